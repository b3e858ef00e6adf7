//! What the app does with all of the diary at once, without a browser.

use crate::support::app::{App, at, fresh, in_session, kept};
use crate::support::diary::entry_at;
use hamstretch_core::app::{
    CopyEffect, DiaryEvent, Effect, Event, Exchange, ExchangeEffect, ExchangeEvent, FileOutcome,
    Form, NavigationEvent, Screen, StorageEvent,
};
use hamstretch_core::diary::{FileError, Key, Setting, Write};
use hamstretch_core::words;
use std::sync::Arc;

const FILE: &str = include_str!("fixtures/diary-1.json");

/// What of it the database is to write.
fn written(effects: &[Effect]) -> Vec<Write> {
    let writes = effects.iter().filter_map(|effect| match effect {
        Effect::WriteDatabase(_, writes) => Some(writes.clone()),
        _ => None,
    });
    writes.flatten().collect()
}

fn told(event: impl Into<Event>) -> (App, Vec<Effect>) {
    let mut model = fresh();
    let effects = model.update(event, at(0.0));
    (model, effects)
}

#[test]
fn files_are_called_by_their_day() {
    for (form, name) in [
        (Form::Json, "hamstretch-2026-11-21.json"),
        (Form::Table, "hamstretch-2026-11-21.csv"),
    ] {
        let (_, effects) = told(ExchangeEvent::HandOut(form));
        let ([Effect::Exchange(ExchangeEffect::HandOut(handed_out, _))]
        | [Effect::Copy(CopyEffect::Make(_, handed_out, _))]) = &effects[..]
        else {
            panic!("{effects:?}");
        };
        assert_eq!(handed_out, name);
    }
}

#[test]
fn a_file_changes_nothing_before_it_is_taken_in() {
    let (mut model, effects) = told(ExchangeEvent::FileCame(Ok(FILE.to_owned())));
    assert_eq!(effects, []);
    assert!(matches!(model.forms.exchange, Exchange::Offered(..)));
    assert!(model.diary.log.entries().is_empty());
    let effects = model.update(ExchangeEvent::TakeIn(false), at(1.0));
    // The eight lines of the file, and the stop for pain among them by itself.
    assert_eq!((written(&effects).len(), kept(&effects)), (9, 3));
    assert_eq!(model.diary.log.entries().len(), 3);
    assert_eq!(
        (model.diary.measured.len(), model.diary.scored.len()),
        (1, 1)
    );
    assert_eq!(
        (
            model.diary.settings.days_a_week,
            model.diary.mine.routine.reps()
        ),
        (5, 12)
    );
    let again = ExchangeEvent::TakeIn(false);
    assert_eq!(model.update(again, at(2.0)), [], "once is enough");
    let _ = model.update(ExchangeEvent::FileCame(Ok(FILE.to_owned())), at(3.0));
    let again = ExchangeEvent::TakeIn(false);
    assert_eq!(model.update(again, at(4.0)), [], "all is known");
    let _ = model.update(ExchangeEvent::FileCame(Ok("{}".to_owned())), at(5.0));
    assert_eq!(model.forms.exchange, Exchange::Refused(FileError::NotOurs));
    let _ = model.update(NavigationEvent::Went("#/progress".to_owned()), at(6.0));
    assert_eq!(model.forms.exchange, Exchange::Nothing);
}

/// The database answers what it was asked.
fn answer(model: &mut App) {
    model.browser().borrow_mut().answer();
    model.hear(at(9.0));
}

#[test]
fn a_file_is_said_to_be_taken_in_and_all_to_be_erased_once_that_is_on_the_disk() {
    let told_of = |words: &str| Some(FileOutcome::Told(words.to_owned()));
    let (mut model, _) = told(ExchangeEvent::FileCame(Ok("{}".to_owned())));
    assert_eq!(model.file_outcome(), told_of(words::NOT_A_DIARY));
    let _ = model.update(ExchangeEvent::FileCame(Ok(FILE.to_owned())), at(1.0));
    let Some(FileOutcome::Offered {
        changes,
        has_news: true,
        has_deleted: false,
    }) = model.file_outcome()
    else {
        panic!("{:?}", model.file_outcome());
    };
    assert!(!changes.is_empty());

    model.browser().borrow_mut().database.is_slow = true;
    let _ = model.update(ExchangeEvent::TakeIn(false), at(2.0));
    assert_eq!(model.file_outcome(), None);
    answer(&mut model);
    assert_eq!(model.file_outcome(), told_of(words::TAKEN_IN));

    let _ = model.update(ExchangeEvent::AskToErase(true), at(10.0));
    assert_eq!(model.file_outcome(), None);
    let _ = model.update(ExchangeEvent::Erase, at(11.0));
    assert!(!model.is_erased());
    answer(&mut model);
    assert!(model.is_erased());
}

#[test]
fn what_was_deleted_here_comes_back_with_a_file_only_where_that_is_wanted() {
    let (mut model, _) = told(ExchangeEvent::FileCame(Ok(FILE.to_owned())));
    let _ = model.update(ExchangeEvent::TakeIn(false), at(1.0));
    let id = model.diary.log.entries()[1].id.clone();
    let _ = model.update(DiaryEvent::Delete(id.clone()), at(2.0));
    for brings_back in [false, true] {
        let _ = model.update(ExchangeEvent::FileCame(Ok(FILE.to_owned())), at(3.0));
        let Exchange::Offered(_, _, plan) = &model.forms.exchange else {
            panic!("{:?}", model.forms.exchange);
        };
        assert_eq!((plan.deleted_here, plan.is_news()), (1, false));
        let effects = model.update(ExchangeEvent::TakeIn(brings_back), at(4.0));
        assert_eq!(kept(&effects), usize::from(brings_back));
        assert_eq!(model.diary.log.has(&id), brings_back);
    }
}

#[test]
fn all_is_erased_only_when_it_is_meant_and_then_all_is_as_new() {
    let (mut model, _) = told(NavigationEvent::Went("#/data".to_owned()));
    let _ = model.update(ExchangeEvent::FileCame(Ok(FILE.to_owned())), at(1.0));
    let _ = model.update(ExchangeEvent::TakeIn(false), at(2.0));
    let _ = model.update(DiaryEvent::Set(Setting::Gentle(true)), at(3.0));
    let all: Vec<String> = model
        .diary
        .records()
        .iter()
        .map(|(name, _)| name.to_owned())
        .collect();
    for is_meant in [None, Some(false)] {
        if let Some(is_meant) = is_meant {
            let asked = ExchangeEvent::AskToErase(is_meant);
            let _ = model.update(asked, at(4.0));
        }
        assert_eq!(model.update(ExchangeEvent::Erase, at(5.0)), []);
        assert_eq!(model.diary.log.entries().len(), 3);
    }
    let _ = model.update(ExchangeEvent::AskToErase(true), at(6.0));
    let writes = written(&model.update(ExchangeEvent::Erase, at(7.0)));
    // That it was erased is written first, and then each record goes.
    assert!(matches!(&writes[0], (name, Some(_)) if name == "hamstretch.erased"));
    let gone = writes[1..].iter().map(|(name, text)| {
        assert_eq!(*text, None, "{name}");
        name.clone()
    });
    assert_eq!(gone.collect::<Vec<_>>(), all);
    let new = fresh();
    assert_eq!(
        (&model.diary.log, model.diary.settings, &model.diary.mine),
        (&new.diary.log, new.diary.settings, &new.diary.mine)
    );
    assert_eq!(
        (model.diary.measured.len(), model.diary.scored.len()),
        (0, 0)
    );
    assert_eq!(
        (model.diary.checked, model.navigation.screen),
        (None, Screen::Data)
    );
    assert!(model.check_is_due());
    // What a store had, or another tab, before it was emptied does not come back.
    let entry = entry_at(1_763_800_000_000, 60, 1);
    let stored = vec![(Key::Entry(entry.id.clone()).name(), entry.to_text())];
    let stored = Arc::new(stored);
    for event in [
        StorageEvent::Heard(stored.clone()),
        StorageEvent::LocalRead(stored.clone()),
        StorageEvent::Opened(stored),
    ] {
        let _ = model.update(Event::Storage(event), at(8.0));
        assert!(model.diary.log.entries().is_empty());
    }
}

#[test]
fn a_session_is_not_erased_from_under_the_person() {
    let mut model = in_session();
    let _ = model.update(NavigationEvent::Went("#/data".to_owned()), at(11.0));
    assert_eq!(model.navigation.screen, Screen::Session);
}
