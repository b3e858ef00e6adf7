//! Angles entered by hand, and the one thing's score: what becomes of each press.

use crate::support::app::browser::Fault;
use crate::support::app::{App, at, days_later, fresh, without_writes, writes};
use hamstretch_core::app::{
    Effect, MeasuringEvent, Model, NavigationEvent, Saving, Screen, StorageEvent,
};
use hamstretch_core::diary::{Angle, AngleText, By, Key, Measured, Scored};
use hamstretch_core::method::{Leg, Note};
use hamstretch_core::words;

fn angle(app: &Model, leg: Leg, by: By) -> Option<u8> {
    app.forms.draft.angle(leg, by).map(|angle| angle.degrees())
}

fn step(app: &mut App, leg: Leg, by: By, up: bool) {
    assert_eq!(
        app.update(MeasuringEvent::StepAngle(leg, by, up), at(1.0)),
        []
    );
}

fn enter(app: &mut App, leg: Leg, by: By, typed: &str) {
    let entered = MeasuringEvent::EnterAngle(leg, by, Angle::read(typed));
    assert_eq!(app.update(entered, at(1.0)), []);
}

#[test]
fn angles_begin_where_they_were_last_and_are_kept_in_a_record_of_their_own() {
    let mut app = fresh();
    let _ = app.update(NavigationEvent::Went("#/measure".to_owned()), at(0.0));
    assert_eq!(
        app.update(MeasuringEvent::KeepMeasured, at(0.5)),
        [],
        "nothing to keep"
    );
    assert!(!app.has_measurement_to_keep());
    for up in [true, false] {
        step(&mut app, Leg::Left, By::Lifted, up);
        let said = angle(&app, Leg::Left, By::Lifted);
        assert_eq!(said, None, "nobody has said a number");
    }
    enter(&mut app, Leg::Left, By::Lifted, "60");
    assert!(app.has_measurement_to_keep());
    step(&mut app, Leg::Left, By::Lifted, true);
    step(&mut app, Leg::Left, By::Lifted, true);
    enter(&mut app, Leg::Right, By::Assisted, "60");
    step(&mut app, Leg::Right, By::Assisted, false);
    let effects = app.update(MeasuringEvent::KeepMeasured, at(2.0));
    let writes = writes(&effects);
    let [(Key::Measured(_), Some(text))] = writes.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(
        without_writes(effects),
        [Effect::GoInstead(Screen::Progress)]
    );
    let kept = Measured::parse(text).expect("a measurement");
    assert_eq!(
        kept.angle(Leg::Left, By::Lifted).map(|a| a.degrees()),
        Some(62)
    );
    assert_eq!(
        kept.angle(Leg::Right, By::Assisted).map(|a| a.degrees()),
        Some(59)
    );
    assert_eq!(kept.angle(Leg::Right, By::Lifted), None);
    assert_eq!(app.saved().measured, [kept]);

    let _ = app.update(NavigationEvent::Went("#/measure".to_owned()), days_later(1));
    assert_eq!(
        angle(&app, Leg::Left, By::Lifted),
        None,
        "nothing is taken for granted"
    );
    step(&mut app, Leg::Left, By::Lifted, false);
    assert_eq!(angle(&app, Leg::Left, By::Lifted), Some(62));
}

#[test]
fn an_angle_stays_within_what_a_leg_can_do() {
    let mut app = fresh();
    enter(&mut app, Leg::Left, By::Lifted, "60");
    enter(&mut app, Leg::Right, By::Lifted, "60");
    for _ in 0..200 {
        step(&mut app, Leg::Left, By::Lifted, true);
        step(&mut app, Leg::Right, By::Lifted, false);
    }
    assert_eq!(angle(&app, Leg::Left, By::Lifted), Some(150));
    assert_eq!(angle(&app, Leg::Right, By::Lifted), Some(0));
}

#[test]
fn a_typed_angle_is_a_whole_number_that_a_leg_can_reach_or_none() {
    for (typed, read) in [
        ("0", Some(0)),
        ("62", Some(62)),
        (" 62° ", Some(62)),
        ("062", Some(62)),
        ("150", Some(150)),
    ] {
        assert_eq!(Angle::read(typed).map(Angle::degrees), read, "{typed}");
    }
    for typed in [
        "", " ", "°", "151", "256", "999999", "-1", "+62", "62.5", "6 2", "sixty",
    ] {
        assert_eq!(Angle::read(typed), None, "{typed}");
    }
}

#[test]
fn what_was_typed_stays_in_its_field_until_another_angle_is_entered() {
    let text = |typed, entered: Option<u8>| {
        let AngleText { text, is_wrong } = AngleText::of(typed, entered.and_then(Angle::new));
        (text, is_wrong)
    };
    let is = |text: &str| (text.to_owned(), false);
    assert_eq!(text("", None), is(""));
    assert_eq!(text(" 62° ", Some(62)), is(" 62° "));
    assert_eq!(text("62", Some(63)), is("63"), "after a step");
    assert_eq!(text("62", None), is(""), "after it was cleared");
    assert_eq!(text("sixty", Some(61)), is("61"), "after a step");
    assert_eq!(text("sixty", None), ("sixty".to_owned(), true));
    assert_eq!(text("  ", None), is("  "));
}

#[test]
fn an_angles_note_has_the_last_one_or_what_can_be_one() {
    let last = Angle::new(62);
    for by in By::BOTH {
        let note = words::angle_note(by, None, false);
        assert_eq!(note, words::by_note(by));
        let with_last = words::angle_note(by, last, false);
        assert!(with_last.starts_with(&note) && with_last.contains("62°"));
        assert_eq!(words::angle_note(by, last, true), words::ANGLE_BOUNDS);
    }
}

#[test]
fn the_one_thing_has_one_score_a_week() {
    let mut app = fresh();
    assert_eq!(
        app.update(MeasuringEvent::Score(Some(3)), at(0.0)),
        [],
        "nothing is named"
    );
    let thing = Note::new("Tying my shoes");
    let effects = app.update(MeasuringEvent::Name(thing.clone()), at(0.0));
    assert_eq!(
        writes(&effects),
        [(Key::Thing, Some("Tying my shoes".to_owned()))]
    );
    let _ = app.update(MeasuringEvent::Score(Some(3)), days_later(0));
    // The same evening, on second thoughts.
    let effects = app.update(MeasuringEvent::Score(Some(4)), days_later(0));
    assert_eq!((app.diary.scored.len(), app.score_now()), (1, Some(4)));
    let written = writes(&effects);
    let [(Key::Scored(id), Some(text))] = written.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(*id, app.diary.scored[0].id, "in the place of the first");
    assert_eq!(Scored::parse(text).as_ref(), app.diary.scored.first());
    assert_eq!(
        app.update(MeasuringEvent::Score(Some(11)), days_later(0)),
        [],
        "0 to 10"
    );

    let _ = app.update(NavigationEvent::Went("#/".to_owned()), days_later(8));
    assert_eq!(app.score_now(), None, "a new week asks anew");
    let _ = app.update(MeasuringEvent::Score(Some(6)), days_later(8));
    assert_eq!(app.diary.scored.len(), 2);
    // Another thing is another matter.
    let _ = app.update(MeasuringEvent::Name(Note::new("Running")), days_later(8));
    assert_eq!(app.score_now(), None);
    let effects = app.update(MeasuringEvent::Name(None), days_later(8));
    assert_eq!(writes(&effects), [(Key::Thing, None)]);
}

/// An app in which one thing is named and scored, and an angle measured.
fn measured() -> App {
    let mut app = fresh();
    let _ = app.update(MeasuringEvent::Name(Note::new("Tying my shoes")), at(0.0));
    let _ = app.update(MeasuringEvent::Score(Some(5)), at(1.0));
    enter(&mut app, Leg::Left, By::Assisted, "60");
    let _ = app.update(MeasuringEvent::KeepMeasured, at(2.0));
    app
}

fn assert_same_measured(one: &Model, other: &Model) {
    assert_eq!(one.diary.measured, other.diary.measured);
    assert_eq!(one.diary.scored, other.diary.scored);
    let thing_and_score = |model: &Model| (model.diary.thing.clone(), model.score_now());
    assert_eq!(thing_and_score(one), thing_and_score(other));
}

#[test]
fn what_was_measured_is_there_again_the_next_time() {
    let app = measured();
    assert_eq!(app.score_now(), Some(5));
    let again = app.clone().reopened(at(3.0));
    assert_eq!(again.diary.unreadable(), 0);
    assert_same_measured(&again, &app);
}

#[test]
fn what_only_the_safer_store_has_is_taken_over_once() {
    let app = measured();
    app.browser().borrow_mut().local.set(Vec::new());
    let lost = app.clone().reopened(at(3.0));
    assert_same_measured(&lost, &app);
    let local = lost.browser().borrow().local.all();
    assert_eq!(app.diary.records().missing_in(&local), []);
    let puts = lost.browser().borrow().local.puts;
    let again = lost.reopened(at(4.0));
    assert_eq!(again.browser().borrow().local.puts, puts, "it is there");
}

#[test]
fn what_full_storage_did_not_take_is_stored_once_there_is_room_whatever_it_is() {
    let writers = [
        MeasuringEvent::Name(Note::new("Running")),
        MeasuringEvent::Score(Some(5)),
        MeasuringEvent::KeepMeasured,
    ];
    for (batch, _) in writers.iter().enumerate() {
        let mut app = fresh();
        enter(&mut app, Leg::Left, By::Assisted, "60");
        let mut seconds = (1..).map(f64::from).map(at);
        let mut next = || seconds.next().expect("there is always more");
        app.browser().borrow_mut().database.fails_at = Some((batch, Fault::Refused));
        for writer in &writers[..=batch] {
            assert_eq!(app.storage.saving(), Saving::Saved);
            let _ = app.update(writer.clone(), next());
        }
        assert_eq!(app.storage.saving(), Saving::Failed);
        let effects = app.update(StorageEvent::StoreAgain, next());
        assert_eq!(writes(&effects).len(), 1);
        assert_eq!(app.storage.saving(), Saving::Saved);
        assert_eq!(app.update(StorageEvent::StoreAgain, next()), []);
        assert_same_measured(&app.clone().killed(next()), &app);
    }
}

#[test]
fn angles_are_of_the_day_on_which_they_are_kept() {
    let mut app = fresh();
    let _ = app.update(NavigationEvent::Went("#/measure".to_owned()), at(0.0));
    enter(&mut app, Leg::Left, By::Lifted, "60");
    let _ = app.update(MeasuringEvent::KeepMeasured, days_later(1));
    let [kept] = app.diary.measured.as_slice() else {
        panic!("one measurement");
    };
    assert_eq!(kept.at, days_later(1).stamp, "the phone slept on it");
    // Corrected later, they stay of their day.
    let _ = app.update(
        MeasuringEvent::CorrectMeasurement(kept.id.clone()),
        days_later(3),
    );
    enter(&mut app, Leg::Left, By::Lifted, "61");
    let _ = app.update(MeasuringEvent::KeepMeasured, days_later(3));
    let kept: Vec<_> = app.diary.measured.iter().map(|kept| kept.at).collect();
    assert_eq!(kept, [days_later(1).stamp]);
}

#[test]
fn a_score_that_a_wrong_clock_dated_later_hides_no_weeks_score() {
    let mut app = fresh();
    let _ = app.update(MeasuringEvent::Name(Note::new("Socks")), at(0.0));
    let _ = app.update(MeasuringEvent::Score(Some(3)), days_later(900));
    for score in [4, 5] {
        let _ = app.update(MeasuringEvent::Score(Some(score)), days_later(1));
        assert_eq!(app.score_now(), Some(score));
    }
    assert_eq!(app.diary.scored.len(), 2, "one takes the other's place");
}
