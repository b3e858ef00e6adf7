//! What the person is told of what is kept, and of this device.

use crate::support::app::browser::{DatabaseState, Fault};
use crate::support::app::life::do_session;
use crate::support::app::{App, at, browser_with, browser_without_stores, fresh, moment, opened};
use hamstretch_core::app::{
    CopyEvent, CopyTrouble, DiaryEvent, ExchangeEvent, Notice, SessionEvent, StorageEvent,
};
use hamstretch_core::diary::Setting;
use hamstretch_core::words;
use std::collections::BTreeSet;

#[test]
fn where_all_is_well_nothing_is_told() {
    let mut app = fresh();
    assert_eq!(app.notices(), []);
    do_session(&mut app, 0.0);
    assert_eq!(app.notices(), []);
}

#[test]
fn where_nothing_can_be_kept_that_is_said_and_not_that_there_is_no_room() {
    let mut app = App::open(&browser_without_stores(), at(0.0));
    assert_eq!(app.notices(), [Notice::NotSaved]);
    do_session(&mut app, 0.0);
    assert_eq!(app.notices(), [Notice::NotSaved]);
}

#[test]
fn where_there_is_no_room_it_is_said_what_is_at_stake_until_there_is() {
    let mut app = fresh();
    app.browser().borrow_mut().database.fails_at = Some((0, Fault::Refused));
    let _ = app.update(DiaryEvent::Set(Setting::Sound(false)), moment(1.0));
    assert_eq!(app.notices(), [Notice::Full { sessions: 0 }]);
    let _ = app.update(StorageEvent::StoreAgain, moment(2.0));
    assert_eq!(app.notices(), []);
}

#[test]
fn a_database_that_gives_no_answer_is_late_until_it_does() {
    let browser = browser_with(Vec::new());
    browser.borrow_mut().database.state = DatabaseState::Silent;
    let mut app = App::open(&browser, at(0.0));
    assert_eq!(app.notices(), [], "it may answer yet");
    app.tell(StorageEvent::Late, moment(2.0));
    assert_eq!(app.notices(), [Notice::StoreIsLate]);
    browser.borrow_mut().open_again();
    app.hear(moment(3.0));
    assert_eq!(app.notices(), []);
}

#[test]
fn what_cannot_be_read_is_counted_and_what_a_later_build_has_written_is_not() {
    let stored = |name: &str, text: &str| (format!("hamstretch.{name}"), text.to_owned());
    let app = opened(vec![stored("seen", "v=1&news=loud")]);
    assert_eq!(app.notices(), [Notice::Unreadable(1)]);
    let app = opened(vec![stored("seen", "v=7&news=3&sound=loud")]);
    assert_eq!(app.notices(), [Notice::FutureVersion]);
}

#[test]
fn a_session_that_runs_in_another_tab_is_named() {
    let mut app = fresh();
    app.browser().borrow_mut().lock = Some(9);
    let _ = app.update(SessionEvent::Start, at(2.0));
    let _ = app.update(SessionEvent::RunsElsewhere, at(2.0));
    assert_eq!(app.notices(), [Notice::Elsewhere(String::new())]);
}

#[test]
fn a_file_or_a_copy_that_was_not_taken_is_told() {
    let mut app = fresh();
    let _ = app.update(ExchangeEvent::NotHandedOut, at(1.0));
    let trouble = CopyTrouble::NotAllowed;
    let _ = app.update(CopyEvent::NotMade(Some(trouble)), at(2.0));
    assert_eq!(app.notices(), [Notice::NoFiles, Notice::Copy(trouble)]);
}

#[test]
fn each_says_something_of_its_own() {
    let all = [
        Notice::NotSaved,
        Notice::Full { sessions: 0 },
        Notice::Full { sessions: 1 },
        Notice::Full { sessions: 2 },
        Notice::StoreIsLate,
        Notice::Unreadable(1),
        Notice::Unreadable(2),
        Notice::FutureVersion,
        Notice::Elsewhere(String::new()),
        Notice::Elsewhere("right leg, rep 2 of 2".to_owned()),
        Notice::NoFiles,
        Notice::Copy(CopyTrouble::NotAllowed),
        Notice::Copy(CopyTrouble::Failed),
    ];
    let words: BTreeSet<String> = all.iter().map(words::notice).collect();
    assert_eq!(words.len(), all.len());
}
