//! What is said to be saved is saved, whichever store fails.

use crate::support::app::browser::{DatabaseState, Fault};
use crate::support::app::life::{do_session, values};
use crate::support::app::{App, at, browser_with, browser_without_stores, fresh, moment};
use hamstretch_core::app::{DiaryEvent, Effect, Now, Saving, StorageEvent};
use hamstretch_core::diary::{Diary, Pain, Setting};
use hamstretch_core::method::Note;

/// The database comes back, if it was away, and the person taps "Try again".
fn retry(app: &mut App) {
    app.browser().borrow_mut().answer();
    app.hear(moment(100.0));
    if app.storage.saving() != Saving::Saved {
        assert_eq!(app.storage.saving(), Saving::Failed);
        let _ = app.update(StorageEvent::StoreAgain, moment(101.0));
    }
    assert_eq!(app.storage.saving(), Saving::Saved);
}

/// That all of a session is there, in whatever way the page ends.
fn assert_whole(app: &App, whole: &Diary, what: &str) {
    assert_eq!(values(&app.diary), values(whole), "{what}");
    let ends: [fn(App, Now) -> App; 2] = [App::reopened, App::killed];
    for end in ends {
        let again = end(app.clone(), moment(200.0));
        assert_eq!(values(&again.diary), values(whole), "{what}");
    }
}

/// A session where nothing fails, and how many batches and texts that writes.
fn whole_session() -> (Diary, usize, usize) {
    let mut app = fresh();
    do_session(&mut app, 0.0);
    let session = app.diary.log.last().expect("it is kept");
    assert_eq!(session.notes.before, Pain::new(3));
    assert_eq!(session.notes.words, Note::new("Better"));
    let browser = app.browser().borrow();
    (
        app.diary.clone(),
        browser.database.batches,
        browser.local.puts,
    )
}

#[test]
fn whichever_batch_the_database_does_not_take_no_record_of_the_session_is_lost() {
    let (whole, batches, _) = whole_session();
    assert!(batches > 10);
    let faults = [
        Fault::Refused,
        Fault::Throws,
        Fault::Closes { is_stored: true },
        Fault::Closes { is_stored: false },
        Fault::Silence,
    ];
    for fault in faults {
        for batch in 0..batches {
            for is_blocked in [false, true] {
                let what = format!("{fault:?} of batch {batch}, blocked: {is_blocked}");
                let browser = browser_with(Vec::new());
                browser.borrow_mut().local.is_blocked = is_blocked;
                browser.borrow_mut().database.fails_at = Some((batch, fault));
                let mut app = App::open(&browser, at(0.0));
                do_session(&mut app, 0.0);
                if !is_blocked {
                    let again = app.clone().reopened(moment(100.0));
                    assert_eq!(values(&again.diary), values(&whole), "{what}, at once");
                }
                retry(&mut app);
                assert_whole(&app, &whole, &what);
            }
        }
    }
}

#[test]
fn whichever_text_local_storage_has_no_room_for_no_record_of_the_session_is_lost() {
    let (whole, _, puts) = whole_session();
    assert!(puts > 10);
    for state in [DatabaseState::Open, DatabaseState::Missing] {
        for put in 0..puts {
            let what = format!("text {put}, the database {state:?}");
            let browser = browser_with(Vec::new());
            browser.borrow_mut().local.fails_at = Some(put);
            browser.borrow_mut().database.state = state;
            let mut app = App::open(&browser, at(0.0));
            do_session(&mut app, 0.0);
            let expected = match state {
                DatabaseState::Missing => Saving::Failed,
                _ => Saving::Saved,
            };
            assert_eq!(app.storage.saving(), expected, "{what}");
            if state == DatabaseState::Missing {
                let _ = app.update(StorageEvent::StoreAgain, moment(100.0));
                assert_eq!(app.storage.saving(), Saving::Saved, "{what}");
                browser.borrow_mut().local.write_out();
            }
            assert_whole(&app, &whole, &what);
        }
    }
}

#[test]
fn where_no_store_takes_anything_that_is_said_until_one_does() {
    let mut app = App::open(&browser_without_stores(), at(0.0));
    assert!(app.storage.is_blocked());
    do_session(&mut app, 0.0);
    assert_eq!(app.storage.saving(), Saving::Failed);
    assert_eq!(app.storage.unsaved_sessions(), 1);
    let _ = app.update(StorageEvent::StoreAgain, moment(100.0));
    assert_eq!(app.storage.saving(), Saving::Failed);
}

#[test]
fn nothing_at_all_is_stored_only_where_neither_store_is_there() {
    for is_blocked in [false, true] {
        for state in [
            DatabaseState::Open,
            DatabaseState::Silent,
            DatabaseState::Missing,
        ] {
            let browser = browser_with(Vec::new());
            browser.borrow_mut().local.is_blocked = is_blocked;
            browser.borrow_mut().database.state = state;
            let app = App::open(&browser, at(0.0));
            let is_neither = is_blocked && state == DatabaseState::Missing;
            assert_eq!(
                app.storage.is_blocked(),
                is_neither,
                "{is_blocked} {state:?}"
            );
        }
    }
}

#[test]
fn what_the_database_has_not_acknowledged_is_under_way_and_late_once_it_is_closed() {
    let mut app = fresh().into_model();
    assert_eq!(app.storage.saving(), Saving::Saved);
    let effects = app.update(DiaryEvent::Set(Setting::Sound(false)), moment(1.0));
    assert_eq!(app.storage.saving(), Saving::UnderWay);
    let mut batches = effects.iter().filter_map(|effect| match effect {
        Effect::WriteDatabase(batch, _) => Some(*batch),
        _ => None,
    });
    let batch = batches.next().expect("it is handed to the database");
    let mut closed = app.clone();
    let _ = closed.update(StorageEvent::Closed, moment(2.0));
    assert_eq!(closed.storage.saving(), Saving::Late);
    let _ = app.update(StorageEvent::Saved(batch), moment(2.0));
    assert_eq!(app.storage.saving(), Saving::Saved);
}

#[test]
fn a_database_that_was_late_and_then_refuses_is_given_what_comes_next() {
    let mut app = fresh();
    app.browser().borrow_mut().database.fails_at = Some((0, Fault::Silence));
    let _ = app.update(DiaryEvent::Set(Setting::Sound(false)), moment(1.0));
    assert_eq!(app.storage.saving(), Saving::Late);
    app.browser().borrow_mut().refuse();
    app.hear(moment(3.0));
    assert_eq!(app.storage.saving(), Saving::Failed);
    let _ = app.update(DiaryEvent::Set(Setting::Vibration(false)), moment(4.0));
    assert_eq!(app.storage.saving(), Saving::Saved);
    let saved = app.saved().settings;
    assert_eq!((saved.sound, saved.vibration), (false, false));
}
