//! What the app does with all of the diary at once, without a browser.

mod support;

use hamstretch::app::{Effect, Exchange, Form, Intent, Model, Screen};
use hamstretch::diary::{Found, Key, Refusal, Setting};
use std::sync::Arc;
use support::app::{at, fresh, in_session, kept};
use support::diary::entry_at;

const FILE: &str = include_str!("fixtures/diary-1.json");

fn told(intent: Intent) -> (Model, Vec<Effect>) {
    let mut model = fresh();
    let effects = model.handle(intent, at(0.0));
    (model, effects)
}

#[test]
fn files_are_called_by_their_day() {
    for (form, name) in [
        (Form::Json, "hamstretch-2026-11-21.json"),
        (Form::Table, "hamstretch-2026-11-21.csv"),
    ] {
        let (_, effects) = told(Intent::HandOut(form));
        let [Effect::HandOut(handed_out, _)] = &effects[..] else {
            panic!("{effects:?}");
        };
        assert_eq!(handed_out, name);
    }
}

#[test]
fn a_file_changes_nothing_before_it_is_taken_in() {
    let (mut model, effects) = told(Intent::FileCame(Ok(FILE.to_owned())));
    assert_eq!(effects, []);
    assert!(matches!(model.exchange, Exchange::Offered(_, _, true)));
    assert!(model.log.entries().is_empty());
    let effects = model.handle(Intent::TakeIn, at(1.0));
    assert_eq!((effects.len(), kept(&effects)), (8, 3));
    assert_eq!(model.log.entries().len(), 3);
    assert_eq!((model.measured.len(), model.scored.len()), (1, 1));
    assert_eq!(
        (model.settings.days_a_week, model.mine.routine.reps()),
        (5, 12)
    );
    assert_eq!(model.handle(Intent::TakeIn, at(2.0)), [], "once is enough");
    let _ = model.handle(Intent::FileCame(Ok(FILE.to_owned())), at(3.0));
    assert_eq!(model.handle(Intent::TakeIn, at(4.0)), [], "all is known");
    let _ = model.handle(Intent::FileCame(Ok("{}".to_owned())), at(5.0));
    assert_eq!(model.exchange, Exchange::Refused(Refusal::NotOurs));
    let _ = model.handle(Intent::Went("#/progress".to_owned()), at(6.0));
    assert_eq!(model.exchange, Exchange::Nothing);
}

#[test]
fn all_is_erased_only_when_it_is_meant_and_then_all_is_as_new() {
    let (mut model, _) = told(Intent::Went("#/data".to_owned()));
    let _ = model.handle(Intent::FileCame(Ok(FILE.to_owned())), at(1.0));
    let _ = model.handle(Intent::TakeIn, at(2.0));
    let _ = model.handle(Intent::Set(Setting::Gentle(true)), at(3.0));
    for is_meant in [None, Some(false)] {
        if let Some(is_meant) = is_meant {
            let asked = Intent::AskToErase(is_meant);
            let _ = model.handle(asked, at(4.0));
        }
        assert_eq!(model.handle(Intent::Erase, at(5.0)), []);
        assert_eq!(model.log.entries().len(), 3);
    }
    let _ = model.handle(Intent::AskToErase(true), at(6.0));
    assert_eq!(model.handle(Intent::Erase, at(7.0)), [Effect::Erase]);
    let new = fresh();
    assert_eq!(
        (&model.log, model.settings, &model.mine),
        (&new.log, new.settings, &new.mine)
    );
    assert_eq!((model.measured.len(), model.scored.len()), (0, 0));
    assert_eq!((model.checked, model.screen), (None, Screen::Data));
    assert!(model.check_is_due());
    // What the safer store had, read before it was emptied, does not come back.
    let entry = entry_at(1_763_800_000_000, 60, 1);
    let kept = Found::read([(Key::Entry(entry.id.clone()).name(), entry.to_text())]);
    let late = model.handle(Intent::Recovered(Arc::new(kept), true), at(8.0));
    assert_eq!(late, []);
    assert!(model.log.entries().is_empty());
}

#[test]
fn a_session_is_not_erased_from_under_the_person() {
    let mut model = in_session();
    let _ = model.handle(Intent::Went("#/data".to_owned()), at(11.0));
    assert_eq!(model.screen, Screen::Session);
}
