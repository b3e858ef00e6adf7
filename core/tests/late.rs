//! A database that does not answer within two seconds: the app goes on with what
//! `localStorage` has, and decides nothing that the database may know better.

use crate::support::app::browser::DatabaseState;
use crate::support::app::{App, LINK, in_session, moment, place, start};
use hamstretch_core::app::{
    DiaryEvent, Event, ExchangeEvent, NavigationEvent, Saving, SessionEvent, StorageEvent,
};
use hamstretch_core::diary::Unfinished;
use hamstretch_core::method::{Ending, Reason};
use std::slice;

/// How a session went on that `localStorage` knows the first rep of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WentOn {
    /// It did not.
    Not,
    /// For another rep.
    OneRep,
    ToTheEnd,
    /// To the end, and then it was deleted.
    Deleted,
    /// To the end, and then all was erased.
    Erased,
}

const WAYS: [WentOn; 5] = [
    WentOn::Not,
    WentOn::OneRep,
    WentOn::ToTheEnd,
    WentOn::Deleted,
    WentOn::Erased,
];

/// The app after the browser was killed, the database giving no answer; and the session
/// as far as `localStorage` knows it.
fn late_after(way: WentOn, seconds: f64) -> (App, Unfinished) {
    late_since(16.5, way, seconds)
}

/// The same, `localStorage` knowing how far the session was then.
fn late_since(then: f64, way: WentOn, seconds: f64) -> (App, Unfinished) {
    let mut app = in_session();
    let _ = app.update(SessionEvent::Wake, moment(then));
    let left = app.saved().running.pop().expect("it is written down");
    app.browser().borrow_mut().local.write_out();
    let events: Vec<(f64, Event)> = match way {
        WentOn::Not => vec![],
        WentOn::OneRep => vec![(21.5, SessionEvent::Wake.into())],
        WentOn::ToTheEnd => vec![(60.0, SessionEvent::Wake.into())],
        WentOn::Deleted => vec![
            (60.0, SessionEvent::Wake.into()),
            (61.0, DiaryEvent::Delete(left.entry.id.clone()).into()),
        ],
        WentOn::Erased => vec![
            (60.0, SessionEvent::Wake.into()),
            (61.0, ExchangeEvent::AskToErase(true).into()),
            (62.0, ExchangeEvent::Erase.into()),
        ],
    };
    for (second, event) in events {
        let _ = app.update(event, moment(second));
    }
    assert_eq!(app.storage.saving(), Saving::Saved);
    app.browser().borrow_mut().database.state = DatabaseState::Silent;
    let mut app = app.killed(moment(seconds));
    assert_eq!(app.session.unfinished, None, "the database may answer yet");
    app.tell(StorageEvent::Late, moment(seconds + 2.0));
    (app, left)
}

/// The database opens after all.
fn come_back(app: &mut App, seconds: f64) {
    app.browser().borrow_mut().open_again();
    app.hear(moment(seconds));
    assert_eq!(app.storage.saving(), Saving::Saved);
}

/// Each session's id, how it ended, and its reps.
fn sessions(app: &App) -> Vec<(String, Ending, u8)> {
    let saved = app.saved();
    let entries = saved.log.entries().iter();
    let told = entries.map(|entry| {
        let reps = entry.outcome.left + entry.outcome.right;
        (entry.id.as_str().to_owned(), entry.outcome.ending, reps)
    });
    told.collect()
}

/// What has become of the session, once the database has said how it went on.
fn expected(way: WentOn, left: &Unfinished) -> Vec<(String, Ending, u8)> {
    let id = left.entry.id.as_str().to_owned();
    match way {
        WentOn::Not => vec![(id, Ending::EndedEarly, 1)],
        WentOn::OneRep => vec![(id, Ending::EndedEarly, 2)],
        WentOn::ToTheEnd => vec![(id, Ending::Finished, 4)],
        WentOn::Deleted | WentOn::Erased => vec![],
    }
}

#[test]
fn a_session_that_broke_off_can_go_on_before_the_database_has_answered() {
    let (mut app, left) = late_after(WentOn::Not, 100.0);
    assert_eq!(app.session.unfinished.as_ref(), Some(&left));
    let _ = app.update(SessionEvent::Continue, moment(103.0));
    let _ = app.update(SessionEvent::SessionLocked, moment(103.0));
    assert_eq!(place(&app).rep, 2);
    let _ = app.update(SessionEvent::Wake, moment(200.0));
    assert_eq!(app.storage.saving(), Saving::Late);
    come_back(&mut app, 201.0);
    let id = left.entry.id.as_str().to_owned();
    assert_eq!(sessions(&app), [(id, Ending::Finished, 4)]);
    assert_eq!(app.session.unfinished, None);
}

#[test]
fn nothing_is_kept_as_ended_early_before_the_database_has_answered() {
    const HOURS: f64 = 3600.0;
    for way in WAYS {
        let (mut app, left) = late_after(way, 3.0 * HOURS);
        assert_eq!(app.session.unfinished, None, "it is too long ago");
        assert_eq!(app.diary.log.entries(), [], "{way:?}");
        assert_eq!(app.diary.running, slice::from_ref(&left));
        come_back(&mut app, 3.0 * HOURS + 9.0);
        assert_eq!(sessions(&app), expected(way, &left), "{way:?}");
        assert_eq!(app.saved().running, []);
    }
}

#[test]
fn another_session_keeps_the_one_that_broke_off_and_all_that_the_database_knows_of_it() {
    for way in WAYS {
        let (mut app, left) = late_after(way, 100.0);
        let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(103.0));
        let _ = start(&mut app, moment(104.0));
        let id = left.entry.id.as_str().to_owned();
        let kept = app.diary.log.find(&left.entry.id).expect("it is kept");
        assert_eq!(kept.outcome.ending, Ending::EndedEarly);
        let _ = app.update(SessionEvent::Wake, moment(200.0));
        assert_eq!(app.diary.log.entries().len(), 2);
        come_back(&mut app, 201.0);
        let mut sessions = sessions(&app);
        let (other, ending, reps) = sessions.remove(0);
        assert_ne!(other, id);
        assert_eq!((ending, reps), (Ending::Finished, 4));
        if way == WentOn::OneRep {
            // What the database knew of it was not known when it was given up.
            assert_eq!(
                app.session.unfinished.as_ref().map(|it| it.place.rep),
                Some(1)
            );
            let _ = app.update(SessionEvent::FinishHere, moment(202.0));
            sessions = self::sessions(&app)[1..].to_vec();
        }
        assert_eq!(sessions, expected(way, &left), "{way:?}");
        let saved = app.saved();
        let running = saved.running.iter().map(|each| each.entry.id.as_str());
        assert_eq!(running.collect::<Vec<_>>(), Vec::<&str>::new(), "{way:?}");
    }
}

#[test]
fn a_session_that_is_ended_here_is_as_the_database_knows_it() {
    for way in WAYS {
        let (mut app, left) = late_after(way, 100.0);
        let _ = app.update(SessionEvent::FinishHere, moment(103.0));
        assert_eq!(app.session.unfinished, None);
        assert!(app.diary.log.has(&left.entry.id), "it is kept at once");
        assert_eq!(app.storage.saving(), Saving::Late);
        // Also after another kill, the database giving no answer again.
        app.browser().borrow_mut().local.write_out();
        let mut app = app.killed(moment(110.0));
        app.tell(StorageEvent::Late, moment(112.0));
        assert_eq!(app.session.unfinished, None);
        assert!(app.diary.log.has(&left.entry.id));
        come_back(&mut app, 120.0);
        if way == WentOn::OneRep {
            let _ = app.update(SessionEvent::FinishHere, moment(121.0));
        }
        assert_eq!(sessions(&app), expected(way, &left), "{way:?}");
        assert_eq!(app.saved().running, [], "{way:?}");
    }
}

#[test]
fn a_session_without_a_rep_that_is_ended_here_keeps_the_reps_the_database_knows_of() {
    let (mut app, left) = late_since(11.0, WentOn::OneRep, 100.0);
    assert!(!left.entry.has_reps());
    let _ = app.update(SessionEvent::FinishHere, moment(103.0));
    assert_eq!(app.diary.log.entries(), []);
    come_back(&mut app, 120.0);
    let _ = app.update(SessionEvent::FinishHere, moment(121.0));
    assert_eq!(sessions(&app), expected(WentOn::OneRep, &left));
}

#[test]
fn what_is_gone_on_with_here_does_not_replace_what_it_came_to_before() {
    let (mut app, left) = late_after(WentOn::ToTheEnd, 100.0);
    let _ = app.update(SessionEvent::Continue, moment(103.0));
    let _ = app.update(SessionEvent::SessionLocked, moment(103.0));
    app.browser().borrow_mut().open_again();
    let _ = app.update(SessionEvent::Wake, moment(110.0));
    let _ = app.update(SessionEvent::Stop(Reason::Enough), moment(111.0));
    let [(other, Ending::EndedEarly, _), before] = &sessions(&app)[..] else {
        panic!("{:?}", sessions(&app));
    };
    assert_eq!([before.clone()][..], expected(WentOn::ToTheEnd, &left));
    assert_ne!(other, left.entry.id.as_str());
    assert_eq!(app.saved().running, []);
}
