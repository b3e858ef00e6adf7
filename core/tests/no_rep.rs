//! A session with no rep leaves no trace, but for a stop for pain.

use crate::support::app::life::{do_session, lived_in, values};
use crate::support::app::{App, LINK, fresh, moment, start, writes};
use hamstretch_core::app::{
    CheckEvent, DiaryEvent, Effect, NavigationEvent, RoutineEvent, SessionEvent,
};
use hamstretch_core::diary::{Key, Setting};
use hamstretch_core::method::{First, Hurt, Leg, Reason};

/// Starts, and stops before the first rep.
fn stop_at_once(app: &mut App, from: f64, reason: Reason) -> Vec<Effect> {
    let _ = start(app, moment(from));
    let _ = app.update(SessionEvent::Wake, moment(from + 2.0));
    let _ = app.update(SessionEvent::AskToStop, moment(from + 2.5));
    app.update(SessionEvent::Stop(reason), moment(from + 3.0))
}

fn has_said(name: &str) -> bool {
    // What is said of the first visit and of the check is no matter of the session.
    name != Key::Seen.name() && name != Key::Checked.name()
}

#[test]
fn a_session_with_no_rep_is_no_entry_and_nothing_is_asked_about_it() {
    let mut app = lived_in();
    let before = values(&app.saved());
    let effects = stop_at_once(&mut app, 5000.0, Reason::Enough);
    assert!(!effects.contains(&Effect::Persist));
    let is_deletion = |(key, value): (Key, Option<String>)| {
        assert!(matches!(key, Key::Running(Some(_))) && value.is_none());
    };
    writes(&effects).into_iter().for_each(is_deletion);
    assert_eq!(app.session.entry, None);
    assert_eq!(values(&app.saved()), before);
    assert_eq!(app.session.unfinished, None);
    let again = app.killed(moment(5010.0));
    assert_eq!(
        (&again.session.unfinished, values(&again.diary)),
        (&None, before)
    );
}

#[test]
fn a_session_with_no_rep_that_broke_off_leaves_no_trace_either() {
    for event in [SessionEvent::FinishHere, SessionEvent::Start] {
        let mut app = lived_in();
        let before = values(&app.saved());
        let _ = start(&mut app, moment(5000.0));
        let _ = app.update(SessionEvent::Wake, moment(5002.0));
        let mut app = app.killed(moment(5003.0));
        assert!(app.session.unfinished.is_some());
        let _ = app.update(event, moment(5004.0));
        let _ = app.update(SessionEvent::SessionLocked, moment(5004.0));
        let _ = app.update(SessionEvent::Stop(Reason::Enough), moment(5005.0));
        assert_eq!(values(&app.saved()), before);
    }
}

#[test]
fn a_session_with_no_rep_does_not_take_a_turn() {
    let mut app = fresh();
    let _ = app.update(RoutineEvent::BeginWith(First::Alternate), moment(0.0));
    let first = app.first_leg();
    for from in [10.0, 20.0] {
        let _ = stop_at_once(&mut app, from, Reason::Enough);
        assert_eq!(app.first_leg(), first);
    }
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), moment(30.0));
    let _ = start(&mut app, moment(31.0));
    let _ = app.update(SessionEvent::Stop(Reason::Enough), moment(100.0));
    let last = app.diary.log.last().expect("it is kept");
    assert_eq!(last.outcome.first, first);
    let other = match first {
        Leg::Left => Leg::Right,
        Leg::Right => Leg::Left,
    };
    assert_eq!(app.first_leg(), other);
}

#[test]
fn a_session_with_no_rep_keeps_the_help_for_whoever_begins() {
    let mut app = fresh();
    let _ = app.update(DiaryEvent::Set(Setting::Sound(true)), moment(0.0));
    for number in 0..4 {
        let from = 10.0 * f64::from(number + 1);
        let _ = stop_at_once(&mut app, from, Reason::Enough);
        let _ = app.update(NavigationEvent::Went("#/".to_owned()), moment(from + 5.0));
        assert!(app.offers_gentle_start());
        assert!(app.may_have_copy() && !app.has_history());
        assert_eq!(app.diary.log.last(), None);
    }
    // The first with a rep has the browser asked to keep things, as the very first.
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(99.0));
    let _ = start(&mut app, moment(100.0));
    let effects = app.update(SessionEvent::Wake, moment(200.0));
    assert!(effects.contains(&Effect::Persist));
}

#[test]
fn a_stop_for_pain_before_the_first_rep_makes_the_check_due_and_is_no_entry() {
    for hurt in Hurt::ALL {
        let mut app = fresh();
        do_session(&mut app, 0.0);
        assert!(!app.check_is_due());
        let before = values(&app.saved());
        let effects = stop_at_once(&mut app, 1000.0, Reason::Hurts(hurt));
        assert!(app.check_is_due() && app.session.entry.is_none());
        let keys: Vec<Key> = writes(&effects).into_iter().map(|(key, _)| key).collect();
        assert!(keys.contains(&Key::Stopped), "{keys:?}");
        assert_eq!(app.saved().log.entries().len(), 1);
        // Whatever is deleted, and whenever the browser is killed.
        let id = app.diary.log.entries()[0].id.clone();
        let _ = app.update(DiaryEvent::Delete(id), moment(1010.0));
        let mut app = app.killed(moment(1020.0));
        assert!(app.check_is_due(), "{hurt:?}");
        let _ = app.update(SessionEvent::Start, moment(1030.0));
        let _ = app.update(CheckEvent::Answered, moment(1031.0));
        assert!(!app.check_is_due());
        let mut said: Vec<String> = values(&app.saved()).into_iter().map(|it| it.0).collect();
        let left = [Key::Stopped.name(), Key::Routine.name()];
        said.retain(|name| has_said(name) && !left.contains(name));
        let entries = before.iter().filter(|(name, _)| name.contains(".entry."));
        assert_eq!((entries.count(), said), (1, Vec::new()));
    }
}

#[test]
fn of_two_stops_for_pain_deleting_one_leaves_the_check_due() {
    let mut app = fresh();
    let mut ids = Vec::new();
    for from in [0.0, 1000.0] {
        let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(from));
        let _ = start(&mut app, moment(from + 1.0));
        let hurts = SessionEvent::Stop(Reason::Hurts(Hurt::BelowKnee));
        let _ = app.update(hurts, moment(from + 9.0));
        ids.extend(app.session.entry.clone());
        let _ = app.update(
            NavigationEvent::Went("#/progress".to_owned()),
            moment(from + 20.0),
        );
    }
    assert_eq!(ids.len(), 2);
    for id in ids {
        let _ = app.update(DiaryEvent::Delete(id), moment(2000.0));
        assert!(app.check_is_due());
        assert!(app.clone().killed(moment(3000.0)).check_is_due());
    }
}
