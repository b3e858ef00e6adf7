//! A copy of the diary outside the browser: when it is offered, and what it holds.

use crate::support::app::life::do_session;
use crate::support::app::{App, LINK, fresh, moment, start};
use hamstretch_core::app::{
    CopyEffect, CopyEvent, CopyTrouble, CopyWay, DeviceEvent, DiaryEvent, Effect, ExchangeEvent,
    Form, MeasuringEvent, NavigationEvent, SessionEvent,
};
use hamstretch_core::diary::{Angle, By, Id, Incoming};
use hamstretch_core::method::{Leg, Note, Reason};

const DAY: f64 = 86_400.0;

/// The way and the text of the copies among the effects.
fn copies(effects: &[Effect]) -> Vec<(CopyWay, &str)> {
    let copies = effects.iter().filter_map(|effect| match effect {
        Effect::Copy(CopyEffect::Make(way, _, file)) => Some((*way, file.as_str())),
        _ => None,
    });
    copies.collect()
}

fn make_copy(app: &mut App, seconds: f64, is_kept_file: bool) {
    let way = match is_kept_file {
        true => CopyWay::ChooseFile,
        false => CopyWay::HandOut,
    };
    let effects = app.update(CopyEvent::Make(way), moment(seconds));
    assert_eq!(copies(&effects).len(), 1);
    let _ = app.update(CopyEvent::Made(is_kept_file), moment(seconds + 1.0));
}

/// One session with two reps, the last of whose effects are told.
fn short_session(app: &mut App, from: f64) -> Vec<Effect> {
    let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(from));
    let _ = start(app, moment(from + 1.0));
    let effects = app.update(SessionEvent::Wake, moment(from + 100.0));
    assert!(app.session.entry.is_some());
    effects
}

/// The sessions that a file would bring to a phone that has none.
fn sessions_in(file: &str) -> Vec<Id> {
    let now = moment(50.0 * DAY).write_time();
    let incoming = Incoming::read(file, now).expect("a diary");
    assert_eq!(incoming.not_ours, 0);
    let mut app = fresh();
    let _ = app.update(ExchangeEvent::FileCame(Ok(file.to_owned())), moment(0.0));
    let _ = app.update(ExchangeEvent::TakeIn(false), moment(1.0));
    let saved = app.saved();
    saved
        .log
        .entries()
        .iter()
        .map(|each| each.id.clone())
        .collect()
}

#[test]
fn a_copy_is_offered_from_the_third_session_on_and_never_in_a_session() {
    let mut app = fresh();
    for number in 1..=4 {
        let from = f64::from(number) * 1000.0;
        let _ = app.update(NavigationEvent::Went(LINK.to_owned()), moment(from));
        let _ = start(&mut app, moment(from + 1.0));
        assert!(!app.offers_copy());
        let _ = app.update(SessionEvent::Wake, moment(from + 100.0));
        assert_eq!(app.offers_copy(), number >= 3, "after {number}");
        assert_eq!(app.sessions_not_copied(), number as usize);
    }
}

#[test]
fn a_copy_is_offered_again_once_a_session_of_two_weeks_ago_is_in_no_file() {
    for is_kept_file in [false, true] {
        let mut app = fresh();
        for number in 1..=3 {
            do_session(&mut app, f64::from(number) * 1000.0);
        }
        assert!(app.offers_copy());
        make_copy(&mut app, 5000.0, is_kept_file);
        assert!(!app.offers_copy());
        assert_eq!(app.sessions_not_copied(), 0);
        let mut app = app.killed(moment(5100.0));
        assert_eq!((app.offers_copy(), app.sessions_not_copied()), (false, 0));
        // However long ago the copy was, all is in it.
        let _ = app.update(DeviceEvent::Returned, moment(30.0 * DAY));
        assert!(!app.offers_copy());
        // (The file that was kept was not written, or that was not said.)
        do_session(&mut app, 30.0 * DAY);
        assert_eq!(app.sessions_not_copied(), 1);
        for (days, is_due) in [(13.0, false), (14.0, true), (15.0, true)] {
            let _ = app.update(DeviceEvent::Returned, moment((30.0 + days) * DAY));
            assert_eq!(app.offers_copy(), is_due, "{days} days later");
        }
        make_copy(&mut app, 46.0 * DAY, false);
        assert!(!app.offers_copy());
    }
}

#[test]
fn a_copy_that_was_not_made_is_none() {
    let mut app = fresh();
    for number in 1..=3 {
        do_session(&mut app, f64::from(number) * 1000.0);
    }
    for trouble in [None, Some(CopyTrouble::Failed)] {
        let _ = app.update(CopyEvent::Make(CopyWay::HandOut), moment(5000.0));
        let _ = app.update(CopyEvent::NotMade(trouble), moment(5001.0));
        assert_eq!((app.sessions_not_copied(), app.diary.copied), (3, None));
        assert!(app.offers_copy());
        let _ = app.update(CopyEvent::Made(false), moment(5002.0));
        assert_eq!(app.diary.copied, None, "of nothing that was asked for");
    }
}

#[test]
fn the_diary_that_is_handed_out_as_a_file_is_a_copy_and_a_table_is_none() {
    let mut app = fresh();
    do_session(&mut app, 0.0);
    let effects = app.update(ExchangeEvent::HandOut(Form::Table), moment(100.0));
    assert_eq!(copies(&effects), []);
    let effects = app.update(ExchangeEvent::HandOut(Form::Json), moment(101.0));
    let [(CopyWay::HandOut, file)] = copies(&effects)[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(sessions_in(file).len(), 1);
    let _ = app.update(CopyEvent::Made(false), moment(102.0));
    assert_eq!(app.sessions_not_copied(), 0);
}

#[test]
fn a_copy_that_was_made_counts_what_was_in_it_and_no_session_that_came_meanwhile() {
    for is_kept_file in [false, true] {
        let mut app = fresh();
        do_session(&mut app, 0.0);
        make_copy(&mut app, 500.0, is_kept_file);
        do_session(&mut app, 1000.0);
        let effects = app.update(CopyEvent::Make(CopyWay::HandOut), moment(2000.0));
        assert_eq!(sessions_in(copies(&effects)[0].1).len(), 2);
        // Where a file is kept, it is asked for once more …
        let effects = short_session(&mut app, 3000.0);
        assert_eq!(copies(&effects).len(), usize::from(is_kept_file));
        let _ = app.update(CopyEvent::Made(false), moment(4000.0));
        assert_eq!(app.sessions_not_copied(), 1);
        if is_kept_file {
            // … and that comes to its own end.
            let mut failed = app.clone();
            let trouble = Some(CopyTrouble::Failed);
            let _ = failed.update(CopyEvent::NotMade(trouble), moment(4001.0));
            assert_eq!(failed.sessions_not_copied(), 1);
            let _ = app.update(CopyEvent::Made(true), moment(4001.0));
            assert_eq!(app.sessions_not_copied(), 0);
        }
    }
}

#[test]
fn what_is_said_of_a_session_after_a_copy_is_in_no_copy() {
    let mut app = fresh();
    do_session(&mut app, 0.0);
    make_copy(&mut app, 500.0, false);
    let id = app.diary.log.entries()[0].id.clone();
    let said = hamstretch_core::diary::Said::Words(None);
    let _ = app.update(DiaryEvent::Say(id, said), moment(600.0));
    assert_eq!(app.sessions_not_copied(), 1);
}

#[test]
fn a_file_that_is_kept_is_written_after_each_session_with_a_rep() {
    let mut app = fresh();
    assert_eq!(copies(&short_session(&mut app, 0.0)), []);
    make_copy(&mut app, 500.0, true);
    for number in 1..=3 {
        let from = f64::from(number) * 1000.0;
        let effects = short_session(&mut app, from);
        let [(CopyWay::WriteFile, file)] = copies(&effects)[..] else {
            panic!("{effects:?}");
        };
        assert_eq!(sessions_in(file).len(), number as usize + 1);
        let _ = app.update(CopyEvent::Made(true), moment(from + 101.0));
        assert_eq!(app.sessions_not_copied(), 0);
        // One by hand does not end that.
        make_copy(&mut app, from + 200.0, false);
        app = app.reopened(moment(from + 300.0));
    }
    let _ = start(&mut app, moment(9000.0));
    let effects = app.update(SessionEvent::Stop(Reason::Enough), moment(9001.0));
    assert_eq!(copies(&effects), [], "there was no rep");
    // After all is erased, there is no such file any more.
    let _ = app.update(ExchangeEvent::AskToErase(true), moment(9100.0));
    let effects = app.update(ExchangeEvent::Erase, moment(9101.0));
    assert!(effects.contains(&Effect::Copy(CopyEffect::ForgetFile)));
    assert_eq!(copies(&short_session(&mut app, 9200.0)), []);
}

#[test]
fn trouble_with_the_file_is_told_until_the_next_copy() {
    let trouble = Some(CopyTrouble::NotAllowed);
    let mut app = fresh();
    do_session(&mut app, 0.0);
    make_copy(&mut app, 500.0, true);
    let _ = short_session(&mut app, 1000.0);
    let _ = app.update(CopyEvent::NotMade(trouble), moment(1101.0));
    assert_eq!(app.storage.copy_trouble, trouble);
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), moment(1200.0));
    // A copy that the person does not want after all is none.
    let _ = app.update(CopyEvent::Make(CopyWay::HandOut), moment(1300.0));
    let _ = app.update(CopyEvent::NotMade(None), moment(1301.0));
    assert_eq!(app.storage.copy_trouble, trouble);
    let effects = app.update(CopyEvent::Make(CopyWay::AllowFile), moment(1400.0));
    assert_eq!(copies(&effects)[0].0, CopyWay::AllowFile);
    assert_eq!(app.storage.copy_trouble, trouble);
    let _ = app.update(CopyEvent::Made(true), moment(1401.0));
    assert_eq!(
        (app.storage.copy_trouble, app.sessions_not_copied()),
        (None, 0)
    );
}

#[test]
fn every_angle_and_score_that_is_in_no_copy_is_counted() {
    let mut app = fresh();
    assert_eq!(app.measurements_not_copied(), 0);
    let angle = MeasuringEvent::EnterAngle(Leg::Left, By::Lifted, Angle::new(60));
    for (second, count) in [(1.0, 1), (2.0, 2)] {
        let _ = app.update(angle.clone(), moment(second));
        let _ = app.update(MeasuringEvent::KeepMeasured, moment(second));
        assert_eq!(app.measurements_not_copied(), count);
    }
    let _ = app.update(MeasuringEvent::Name(Note::new("Socks")), moment(3.0));
    let _ = app.update(MeasuringEvent::Score(Some(4)), moment(3.0));
    assert_eq!(app.measurements_not_copied(), 3);
    make_copy(&mut app, 4.0, false);
    assert_eq!(app.measurements_not_copied(), 0);
    let _ = app.update(MeasuringEvent::Score(Some(5)), moment(5.0));
    assert_eq!(app.measurements_not_copied(), 1);
}
