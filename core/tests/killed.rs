//! A browser that is killed loses what `localStorage` has not written to the disk, and
//! keeps what the database has. What was said to be saved is there, and what was deleted
//! is not back.

use crate::support::app::life::{do_session, lived_in};
use crate::support::app::{App, LINK, moment};
use hamstretch_core::app::{
    CheckEvent, DiaryEvent, Event, ExchangeEvent, MeasuringEvent, NavigationEvent, RoutineEvent,
    SessionEvent,
};
use hamstretch_core::diary::{Angle, By, Key, Pain, Records, Said, Setting};
use hamstretch_core::method::{Hurt, Leg, Note, Part, Reason};

/// What a person does, one event at a time.
type Step = fn(&App) -> Event;

const BEGIN: f64 = 5000.0;

/// That a copy of the diary knows all that another did: of each record that version or a
/// later one, be it a deletion.
fn assert_knows(copy: &Records, other: &Records, what: &str) {
    let mut merged = copy.clone();
    merged.merge(other.clone());
    assert_eq!(copy, &merged, "{what}");
}

/// Notes what was said to be saved.
fn note_saved(app: &App, saved: &mut Records) {
    if app.storage.is_saved() {
        *saved = app.diary.records().clone();
    }
}

/// What the database has written by the time the browser is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lag {
    /// All.
    None,
    /// All, but it could not say so any more.
    Unheard,
    /// All but what the last step wrote.
    OneStep,
}

/// Does these steps, `localStorage` being written out after `out` of them, if ever, and
/// has the browser killed; the app after that, and what was said to be saved before.
fn killed_after(app: &App, steps: &[Step], out: usize, lag: Lag) -> (App, Records) {
    let mut app = app.clone();
    let mut saved = app.diary.records().clone();
    let seconds = |step: usize| moment(BEGIN + step as f64 * 4.0);
    app.browser().borrow_mut().database.is_slow = lag != Lag::None;
    for (number, step) in steps.iter().enumerate() {
        if number == out {
            app.browser().borrow_mut().local.write_out();
        }
        app.browser().borrow_mut().answer();
        app.hear(seconds(number));
        note_saved(&app, &mut saved);
        let event = step(&app);
        let _ = app.update(event, seconds(number));
        note_saved(&app, &mut saved);
    }
    if out == steps.len() {
        app.browser().borrow_mut().local.write_out();
    }
    if lag == Lag::Unheard {
        app.browser().borrow_mut().answer();
    }
    app.browser().borrow_mut().database.is_slow = false;
    (app.killed(seconds(steps.len())), saved)
}

/// Has the browser killed after each step; the app after all of them, saved and killed.
fn kill_at_any_point(app: &App, steps: &[Step]) -> App {
    for count in 0..=steps.len() {
        for out in 0..=count + 1 {
            for lag in [Lag::None, Lag::Unheard, Lag::OneStep] {
                let what = format!("{count} steps, written out after {out}, {lag:?}");
                let (again, saved) = killed_after(app, &steps[..count], out, lag);
                assert_knows(again.diary.records(), &saved, &what);
                assert!(again.storage.is_saved(), "{what}");
                // Nor does anything come back later on.
                let after = again.diary.records().clone();
                let later = again.reopened(moment(6000.0));
                assert_eq!(later.diary.records(), &after, "{what}");
            }
        }
    }
    killed_after(app, steps, 0, Lag::None).0
}

#[test]
fn what_is_said_of_a_session_is_there_after_a_kill() {
    let app = lived_in();
    let after = kill_at_any_point(
        &app,
        &[
            |_| Event::Navigation(NavigationEvent::Went("#/progress".to_owned())),
            |app| {
                let id = app.diary.log.entries()[1].id.as_str().to_owned();
                Event::Navigation(NavigationEvent::Went(format!("#/entry?{id}")))
            },
            |app| say(app, Said::Words(Note::new("Tight"))),
            |app| say(app, Said::Words(Note::new("Tight at first"))),
            |app| say(app, Said::After(Pain::new(6))),
        ],
    );
    let notes = &after.diary.log.entries()[1].notes;
    assert_eq!(notes.words, Note::new("Tight at first"));
    assert_eq!(notes.after, Pain::new(6));
}

fn say(app: &App, said: Said) -> Event {
    Event::Diary(DiaryEvent::Say(app.diary.log.entries()[1].id.clone(), said))
}

#[test]
fn what_was_chosen_is_there_after_a_kill() {
    let after = kill_at_any_point(
        &lived_in(),
        &[
            |_| Event::Diary(DiaryEvent::Set(Setting::Louder(false))),
            |_| Event::Diary(DiaryEvent::Set(Setting::MoreDays(true))),
            |_| RoutineEvent::Step(Part::Reps, true).into(),
            |_| RoutineEvent::Step(Part::Reps, true).into(),
            |_| MeasuringEvent::Name(Note::new("Running")).into(),
        ],
    );
    let settings = after.diary.settings;
    assert_eq!((settings.volume, settings.days_a_week), (7, 4));
    assert_eq!(after.diary.mine.routine.reps(), 4);
    assert_eq!(after.diary.thing, Note::new("Running"));
}

#[test]
fn what_was_deleted_is_not_back_after_a_kill() {
    let app = lived_in();
    let id = app.diary.log.entries()[0].id.clone();
    let after = kill_at_any_point(
        &app,
        &[
            |_| Event::Navigation(NavigationEvent::Went("#/progress".to_owned())),
            |app| DiaryEvent::Delete(app.diary.log.entries()[0].id.clone()).into(),
            |app| MeasuringEvent::DeleteMeasurement(app.diary.measured[0].id.clone()).into(),
            |app| MeasuringEvent::CorrectScore(app.diary.scored[0].id.clone(), None).into(),
            |_| Event::Navigation(NavigationEvent::Went("#/".to_owned())),
        ],
    );
    assert_eq!(after.diary.log.entries().len(), 1);
    assert!(!after.diary.log.has(&id));
    assert!(after.diary.measured.is_empty() && after.diary.scored.is_empty());
}

#[test]
fn what_was_erased_is_not_back_after_a_kill() {
    let after = kill_at_any_point(
        &lived_in(),
        &[
            |_| Event::Navigation(NavigationEvent::Went("#/data".to_owned())),
            |_| ExchangeEvent::AskToErase(true).into(),
            |_| ExchangeEvent::Erase.into(),
            |_| Event::Navigation(NavigationEvent::Went("#/".to_owned())),
            |_| Event::Diary(DiaryEvent::Set(Setting::Sound(false))),
        ],
    );
    assert!(!after.has_history());
    assert_eq!((&after.diary.thing, after.diary.checked), (&None, None));
    assert!(!after.diary.settings.sound, "what came after it stays");
}

#[test]
fn what_was_taken_in_is_there_after_a_kill() {
    // Made on another phone, before a session was deleted here.
    let file = |app: &App| app.diary.to_json();
    let mut app = lived_in();
    let all = file(&app);
    let id = app.diary.log.entries()[0].id.clone();
    let _ = app.update(DiaryEvent::Delete(id.clone()), moment(3000.0));
    do_session(&mut app, 4000.0);
    let _ = app.update(NavigationEvent::Went("#/data".to_owned()), moment(4500.0));
    let _ = app.update(ExchangeEvent::FileCame(Ok(all)), moment(4600.0));
    app.browser().borrow_mut().local.write_out();
    let steps: [[Step; 2]; 2] = [
        [
            |_| ExchangeEvent::TakeIn(true).into(),
            |_| Event::Diary(DiaryEvent::Set(Setting::Bent(true))),
        ],
        [
            |_| ExchangeEvent::TakeIn(false).into(),
            |_| Event::Diary(DiaryEvent::Set(Setting::Bent(true))),
        ],
    ];
    for (steps, brings_back) in steps.iter().zip([true, false]) {
        let after = kill_at_any_point(&app, steps);
        assert_eq!(after.diary.log.has(&id), brings_back);
        let sessions = if brings_back { 3 } else { 2 };
        assert_eq!(after.diary.log.entries().len(), sessions);
    }
}

#[test]
fn an_answer_to_the_check_that_was_withdrawn_is_not_back_after_a_kill() {
    let app = lived_in();
    assert!(!app.check_is_due());
    let after = kill_at_any_point(
        &app,
        &[
            |_| Event::Navigation(NavigationEvent::Went("#/settings".to_owned())),
            |_| Event::Check(CheckEvent::Withdraw),
            |_| Event::Navigation(NavigationEvent::Went("#/".to_owned())),
        ],
    );
    assert!(after.check_is_due());
}

#[test]
fn a_stop_for_pain_makes_the_check_due_after_a_kill() {
    let mut app = lived_in();
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(4000.0));
    assert!(!app.check_is_due());
    let after = kill_at_any_point(
        &app,
        &[
            |_| SessionEvent::Start.into(),
            |_| SessionEvent::SessionLocked.into(),
            |_| SessionEvent::Wake.into(),
            |_| SessionEvent::AskToStop.into(),
            |_| SessionEvent::Stop(Reason::Hurts(Hurt::BelowKnee)).into(),
        ],
    );
    assert!(after.check_is_due());
    assert_eq!(after.session.unfinished, None, "it does not go on");
    assert!(after.storage.is_saved());
}

#[test]
fn what_is_left_of_a_deletion_goes_after_a_year_from_both_stores() {
    const DAY: f64 = 86_400.0;
    let mut app = lived_in();
    let id = app.diary.log.entries()[0].id.clone();
    let name = Key::Entry(id.clone()).name();
    let _ = app.update(DiaryEvent::Delete(id), moment(3000.0));
    // Of later ones there are as many as are kept whatever their age.
    for number in 0..500 {
        let then = moment(3001.0 + f64::from(number));
        let _ = app.update(
            MeasuringEvent::EnterAngle(Leg::Left, By::Lifted, Angle::new(60)),
            then,
        );
        let _ = app.update(MeasuringEvent::KeepMeasured, then);
        let kept = app.diary.measured.last().expect("kept").id.clone();
        let _ = app.update(MeasuringEvent::DeleteMeasurement(kept), then);
    }
    for (days, is_there) in [(364.0, true), (367.0, false), (368.0, false)] {
        app = app.reopened(moment(days * DAY));
        assert_eq!(app.diary.records().get(&name).is_some(), is_there);
        let browser = app.browser().borrow();
        for stored in [browser.local.all(), browser.database.all()] {
            let mut names = stored.iter().map(|(name, _)| name);
            assert_eq!(names.any(|other| *other == name), is_there, "{days} days");
        }
    }
}
