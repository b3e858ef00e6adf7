//! Everything that is recorded can be corrected or deleted later, and that undone.

use crate::support::app::life::{do_session, lived_in, values};
use crate::support::app::{App, LINK, days_later, fresh, moment, start, without_writes, writes};
use hamstretch_core::app::{
    DiaryEvent, Effect, MeasuringEvent, NavigationEvent, Screen, SessionEvent, Undoable,
};
use hamstretch_core::diary::{Angle, By, Entry, Felt, Id, Key, Measured, Pain, Said, Scored};
use hamstretch_core::method::{Leg, Note, Reason};

fn what_can_be_undone(app: &App) -> Option<Undoable> {
    app.forms.undo.as_ref().map(|undo| undo.what)
}

/// The app in which the older of two sessions is looked at, a day later.
fn opened_session() -> (App, Id) {
    let mut app = lived_in().reopened(moment(90_000.0));
    let id = app.diary.log.entries()[1].id.clone();
    let address = format!("{}?{}", Screen::Entry.address(), id.as_str());
    let _ = app.update(NavigationEvent::Went(address), moment(90_001.0));
    assert_eq!(
        (app.navigation.screen, app.opened_entry()),
        (Screen::Entry, Some(id.clone()))
    );
    (app, id)
}

fn saved_entry(app: &App, id: &Id) -> Entry {
    let saved = app.saved();
    saved.log.find(id).expect("it is there").clone()
}

#[test]
fn what_was_said_of_a_session_can_be_changed_later_and_that_undone() {
    let said = [
        Said::Words(Note::new("Tight")),
        Said::Words(None),
        Said::Before(Pain::new(9)),
        Said::After(Pain::new(0)),
        Said::After(None),
        Said::Felt(Leg::Left, Some(Felt::TooMuch)),
        Said::Felt(Leg::Right, Some(Felt::Easy)),
        Said::Felt(Leg::Left, None),
    ];
    for said in said {
        let (mut app, id) = opened_session();
        let before = saved_entry(&app, &id);
        let _ = app.update(DiaryEvent::Say(id.clone(), said.clone()), moment(90_002.0));
        let mut expected = before.clone();
        expected.notes.say(said.clone());
        assert_ne!(expected, before, "{said:?}");
        assert_eq!(saved_entry(&app, &id), expected);
        assert_eq!(what_can_be_undone(&app), Some(Undoable::SessionChanged));
        let _ = app.update(DiaryEvent::Undo, moment(90_003.0));
        assert_eq!(saved_entry(&app, &id), before, "{said:?}");
        assert_eq!(what_can_be_undone(&app), None);
        let again = app.killed(moment(90_004.0));
        assert_eq!(again.diary.log.find(&id), Some(&before), "{said:?}");
    }
}

#[test]
fn several_changes_in_a_row_are_undone_at_once_and_leave_the_other_session_alone() {
    let (mut app, id) = opened_session();
    let before = app.saved().log.entries().to_vec();
    for (second, words) in (2..).zip(["T", "Ti", "Tig", "Tight"]) {
        let said = Said::Words(Note::new(words));
        let then = moment(90_000.0 + f64::from(second));
        let _ = app.update(DiaryEvent::Say(id.clone(), said), then);
        // As it is typed.
        assert_eq!(saved_entry(&app, &id).notes.words, Note::new(words));
    }
    let _ = app.update(DiaryEvent::Undo, moment(90_010.0));
    assert_eq!(app.saved().log.entries(), before);
}

#[test]
fn what_is_said_at_done_is_no_change_to_be_undone() {
    let mut app = fresh();
    do_session(&mut app, 0.0);
    assert_eq!(what_can_be_undone(&app), None);
}

#[test]
fn a_session_that_is_deleted_where_it_is_open_leads_to_progress_and_comes_back_by_undo() {
    let (mut app, id) = opened_session();
    let before = values(&app.saved());
    let effects = app.update(DiaryEvent::Delete(id.clone()), moment(90_002.0));
    assert_eq!(writes(&effects), [(Key::Entry(id.clone()), None)]);
    assert_eq!(
        without_writes(effects),
        [Effect::GoInstead(Screen::Progress)]
    );
    let progress = Screen::Progress.address().to_owned();
    assert_eq!(app.opened_entry(), None, "it is deleted");
    let _ = app.update(NavigationEvent::Went(progress), moment(90_003.0));
    assert!(!app.saved().log.has(&id));
    assert_eq!(what_can_be_undone(&app), Some(Undoable::SessionDeleted));
    let _ = app.update(DiaryEvent::Undo, moment(90_004.0));
    assert_eq!(values(&app.saved()), before);
}

fn only_measurement(app: &App) -> Measured {
    let mut measured = app.saved().measured;
    assert_eq!(measured.len(), 1);
    measured.remove(0)
}

#[test]
fn a_correction_of_angles_keeps_their_day_and_can_be_undone() {
    let mut app = lived_in();
    let before = only_measurement(&app);
    let week_later = days_later(7);
    let _ = app.update(NavigationEvent::Went("#/measure".to_owned()), week_later);
    assert!(!app.corrects_measurement());
    let correct = MeasuringEvent::CorrectMeasurement(before.id.clone());
    let _ = app.update(correct, week_later);
    assert!(app.corrects_measurement());
    for event in [
        MeasuringEvent::StepAngle(Leg::Left, By::Lifted, true),
        MeasuringEvent::EnterAngle(Leg::Right, By::Assisted, Angle::new(60)),
    ] {
        assert_eq!(app.update(event, week_later), []);
    }
    let effects = app.update(MeasuringEvent::KeepMeasured, week_later);
    assert_eq!(
        without_writes(effects),
        [],
        "the person stays where they correct"
    );
    let after = only_measurement(&app);
    assert_eq!((&after.id, after.at), (&before.id, before.at));
    let degrees = |measured: &Measured, leg, by| measured.angle(leg, by).map(|a| a.degrees());
    assert_eq!(degrees(&before, Leg::Left, By::Lifted), Some(60));
    assert_eq!(degrees(&after, Leg::Left, By::Lifted), Some(61));
    assert_eq!(degrees(&after, Leg::Right, By::Assisted), Some(60));
    assert!(!app.corrects_measurement(), "what comes next is new");
    assert_eq!(what_can_be_undone(&app), Some(Undoable::MeasurementChanged));
    let _ = app.update(DiaryEvent::Undo, week_later);
    assert_eq!(only_measurement(&app), before);
}

#[test]
fn angles_can_be_deleted_also_one_by_one_and_come_back_by_undo() {
    let app = lived_in();
    let before = only_measurement(&app);
    let id = || before.id.clone();
    let ways = [
        vec![MeasuringEvent::DeleteMeasurement(id())],
        vec![
            MeasuringEvent::CorrectMeasurement(id()),
            MeasuringEvent::DeleteMeasurement(id()),
        ],
        vec![
            MeasuringEvent::CorrectMeasurement(id()),
            MeasuringEvent::EnterAngle(Leg::Left, By::Lifted, None),
            MeasuringEvent::KeepMeasured,
        ],
    ];
    for way in ways {
        let mut app = app.clone();
        for event in way {
            let _ = app.update(event, days_later(7));
        }
        assert_eq!(app.saved().measured, []);
        assert!(!app.corrects_measurement());
        assert_eq!(what_can_be_undone(&app), Some(Undoable::MeasurementDeleted));
        let _ = app.update(DiaryEvent::Undo, days_later(7));
        assert_eq!(only_measurement(&app), before);
    }
}

fn only_score(app: &App) -> Scored {
    let mut scored = app.saved().scored;
    assert_eq!(scored.len(), 1);
    scored.remove(0)
}

#[test]
fn an_earlier_score_can_be_corrected_or_deleted_and_either_undone() {
    let mut app = lived_in();
    let before = only_score(&app);
    for score in [7, 9] {
        let correct = MeasuringEvent::CorrectScore(before.id.clone(), Some(score));
        let _ = app.update(correct, days_later(20));
        let after = only_score(&app);
        assert_eq!((&after.id, after.at), (&before.id, before.at));
        assert_eq!((&after.what, after.score), (&before.what, score));
    }
    assert_eq!(what_can_be_undone(&app), Some(Undoable::ScoreChanged));
    let _ = app.update(DiaryEvent::Undo, days_later(20));
    assert_eq!(only_score(&app), before);

    let delete = MeasuringEvent::CorrectScore(before.id.clone(), None);
    let _ = app.update(delete.clone(), days_later(21));
    assert_eq!(app.saved().scored, []);
    assert_eq!(what_can_be_undone(&app), Some(Undoable::ScoreDeleted));
    assert_eq!(app.update(delete, days_later(21)), [], "once is enough");
    let _ = app.update(DiaryEvent::Undo, days_later(21));
    assert_eq!(only_score(&app), before);
}

#[test]
fn of_two_scores_that_are_corrected_the_second_is_the_one_undone() {
    let mut app = lived_in();
    let _ = app.update(MeasuringEvent::Score(Some(6)), days_later(8));
    let ids = app.saved().scored.into_iter().map(|scored| scored.id);
    for (id, score) in ids.zip([7, 3]) {
        let _ = app.update(
            MeasuringEvent::CorrectScore(id, Some(score)),
            days_later(20),
        );
    }
    let scores = |app: &App| -> Vec<u8> {
        let scored = app.saved().scored.into_iter();
        scored.map(|scored| scored.score).collect()
    };
    assert_eq!(scores(&app), [7, 3]);
    let _ = app.update(DiaryEvent::Undo, days_later(20));
    assert_eq!(scores(&app), [7, 6]);
}

#[test]
fn this_weeks_score_is_taken_back_by_choosing_it_again() {
    let mut app = lived_in();
    assert_eq!(app.score_now(), Some(4));
    let _ = app.update(MeasuringEvent::Score(None), moment(2001.0));
    assert_eq!((app.score_now(), app.saved().scored.len()), (None, 0));
    assert_eq!(app.update(MeasuringEvent::Score(None), moment(2002.0)), []);
    let _ = app.update(DiaryEvent::Undo, moment(2003.0));
    assert_eq!(app.score_now(), Some(4));
}

#[test]
fn what_was_chosen_by_mistake_is_taken_back_where_it_was_chosen() {
    let mut app = fresh();
    let _ = app.update(DiaryEvent::PainBefore(Pain::new(8)), moment(0.0));
    assert_eq!(app.pain_before(), Pain::new(8));
    let _ = app.update(DiaryEvent::PainBefore(None), moment(1.0));
    assert_eq!((app.pain_before(), app.saved().before), (None, None));
    do_session(&mut app, 10.0);
    let entry = app.diary.log.last().expect("it is kept").clone();
    let pain = Pain::new(3);
    assert_eq!(entry.notes.before, pain, "said again");
    let taken_back = [
        Said::Before(None),
        Said::After(None),
        Said::Felt(Leg::Left, None),
        Said::Words(None),
    ];
    for (second, said) in (100..).zip(taken_back) {
        let then = moment(f64::from(second));
        let _ = app.update(DiaryEvent::Say(entry.id.clone(), said), then);
    }
    assert!(saved_entry(&app, &entry.id).notes.is_empty());
}

#[test]
fn pain_before_a_session_belongs_to_its_day_and_survives_a_reload() {
    let mut app = fresh();
    let pain = Pain::new(6);
    let _ = app.update(DiaryEvent::PainBefore(pain), moment(0.0));
    let app = app.killed(moment(1.0));
    assert_eq!(app.pain_before(), pain);
    const NEXT_DAY: f64 = 86_400.0;
    for (day, said) in [(0.0, pain), (NEXT_DAY, None)] {
        let mut app = app.clone();
        let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(day + 2.0));
        assert_eq!(app.pain_before(), said);
        let _ = start(&mut app, moment(day + 3.0));
        let _ = app.update(SessionEvent::Stop(Reason::Enough), moment(day + 11.0));
        let saved = app.saved();
        let entry = saved.log.last().expect("it is kept");
        assert_eq!(entry.notes.before, said);
        assert_eq!(app.pain_before(), None, "it is asked anew");
    }
}

#[test]
fn pain_before_a_session_that_broke_off_stays_with_it() {
    let pain = Pain::new(6);
    for event in [SessionEvent::Continue, SessionEvent::FinishHere] {
        let mut app = fresh();
        let _ = app.update(DiaryEvent::PainBefore(pain), moment(0.0));
        let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(1.0));
        let _ = start(&mut app, moment(2.0));
        let _ = app.update(SessionEvent::Wake, moment(10.0));
        let mut app = app.killed(moment(20.0));
        let _ = app.update(event, moment(21.0));
        let _ = app.update(SessionEvent::SessionLocked, moment(21.0));
        let _ = app.update(SessionEvent::Wake, moment(100.0));
        let saved = app.saved();
        let notes = saved.log.last().map(|entry| entry.notes.before);
        assert_eq!(notes, Some(pain));
    }
}

#[test]
fn a_field_for_words_shows_what_was_typed_until_other_words_are_kept() {
    let note = |words| Note::new(words);
    for (typed, kept, shown) in [
        ("", None, ""),
        ("  ", None, "  "),
        ("stiff ", note("stiff"), "stiff "),
        ("two\nlines", note("two lines"), "two\nlines"),
        // Undone, or changed in another tab.
        ("stiff", None, ""),
        ("stiff", note("better"), "better"),
        ("", note("better"), "better"),
    ] {
        assert_eq!(Note::in_field(typed, kept.as_ref()), shown, "{typed:?}");
    }
}
