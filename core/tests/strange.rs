//! What is in storage that this build cannot read.

use crate::support::app::at;
use crate::support::diary::NOW;
use hamstretch_core::app::{
    CheckEvent, CopyEffect, CopyWay, DeviceEvent, DiaryEvent, Effect, Event, ExchangeEvent, Form,
    Lacks, Model, RoutineEvent, SessionEvent, StorageEvent,
};
use hamstretch_core::diary::{Diary, Incoming, Setting, Write};
use std::sync::Arc;

type Stored = Vec<(String, String)>;

fn stored<const N: usize>(records: [(&str, &str); N]) -> Stored {
    let records = records.into_iter();
    records
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

/// The app, opened where `localStorage` has this and the database that, and what it
/// did about it.
fn opened(local: Stored, database: Stored) -> (Model, Vec<Effect>) {
    let mut model = Model::new(Some(local.clone()), Lacks::default(), at(0.0));
    let _ = model.update(DeviceEvent::LazyCame(true), at(0.0));
    let mut all = Vec::new();
    for event in [
        StorageEvent::Opened(Arc::new(database)),
        StorageEvent::LocalRead(Arc::new(local)),
    ] {
        all.extend(model.update(Event::Storage(event), at(0.0)));
    }
    (model, all)
}

/// What is written to the two stores, in order.
fn writes(effects: &[Effect]) -> [Vec<Write>; 2] {
    let mut both = [Vec::new(), Vec::new()];
    for effect in effects {
        match effect {
            Effect::WriteLocal(writes) => both[0].extend(writes.clone()),
            Effect::WriteDatabase(_, writes) => both[1].extend(writes.clone()),
            _ => {}
        }
    }
    both
}

const ROUTINE: &str = "hamstretch.routine";

#[test]
fn what_cannot_be_read_is_copied_before_its_place_is_written_to_in_both_stores() {
    let (mut model, effects) = opened(stored([(ROUTINE, "?")]), stored([(ROUTINE, "!")]));
    assert_eq!(
        (model.diary.quarantined.len(), model.diary.unreadable()),
        (2, 2)
    );
    let is_copy = |(name, _): &Write| name.starts_with("hamstretch.aside.routine~");
    for writes in writes(&effects) {
        let copies = writes.iter().filter(|write| is_copy(write));
        let mut copies: Vec<char> = copies
            .filter_map(|(_, text)| text.as_ref()?.chars().next())
            .collect();
        copies.sort_unstable();
        copies.dedup();
        assert_eq!(copies, ['!', '?']);
        let place = writes.iter().position(|(name, _)| name == ROUTINE);
        let last = writes.iter().rposition(is_copy);
        assert!(last < place, "{writes:?}");
    }
    let effects = model.update(RoutineEvent::UsualRoutine, at(1.0));
    assert!(writes(&effects)[1].iter().any(|(name, _)| name == ROUTINE));
    assert_eq!(model.diary.quarantined.len(), 2);
}

#[test]
fn what_could_be_copied_nowhere_is_not_written_over_in_localstorage() {
    let mut model = Model::new(Some(stored([(ROUTINE, "?")])), Lacks::default(), at(0.0));
    let _ = model.update(DeviceEvent::LazyCame(true), at(0.0));
    let effects = model.update(Event::Storage(StorageEvent::Missing), at(0.0));
    let names = writes(&effects)[0]
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    let failed = StorageEvent::LocalFailed(names);
    let _ = model.update(Event::Storage(failed), at(0.0));
    let effects = model.update(RoutineEvent::UsualRoutine, at(0.0));
    assert_eq!(writes(&effects)[0], []);
    let effects = model.update(DiaryEvent::Set(Setting::Sound(false)), at(0.0));
    assert_eq!(writes(&effects)[0].len(), 1);
}

#[test]
fn an_erasure_that_cannot_be_read_is_left_alone() {
    let erased = stored([("hamstretch.erased", "v=9")]);
    let (mut model, effects) = opened(erased.clone(), erased.clone());
    assert_eq!(writes(&effects), [vec![], vec![]]);
    let heard = StorageEvent::Heard(Arc::new(erased));
    assert_eq!(model.update(Event::Storage(heard), at(1.0)), []);
}

const LATER: [(&str, &str); 3] = [
    ("hamstretch.settings", "v=2&sound=loud"),
    ("hamstretch.running", "v=7&id=1"),
    (
        "hamstretch.entry.019a00000000-0badcafe",
        "v=4&id=019a00000000-0badcafe",
    ),
];

#[test]
fn what_a_later_build_has_written_is_neither_moved_nor_written_over() {
    for (local, database) in [
        (stored(LATER), stored(LATER)),
        (stored(LATER), Stored::new()),
        (Stored::new(), stored(LATER)),
    ] {
        let (mut model, mut all) = opened(local, database);
        assert_eq!(
            (model.diary.future.len(), model.diary.quarantined.len()),
            (3, 3)
        );
        assert_eq!(model.diary.unreadable(), 0, "it is no fault");
        let file = model.update(ExchangeEvent::HandOut(Form::Json), at(0.0));
        let [Effect::Copy(CopyEffect::Make(CopyWay::HandOut, _, file))] = file.as_slice() else {
            panic!("{file:?}");
        };
        // In its own form, for the build that wrote it.
        assert!(file.contains(r#"{"kind":"session","v":4,"#), "{file}");
        all.extend(model.update(DiaryEvent::Set(Setting::Sound(false)), at(0.0)));
        all.extend(model.update(SessionEvent::Start, at(1.0)));
        all.extend(model.update(CheckEvent::Answered, at(1.0)));
        all.extend(model.update(SessionEvent::SessionLocked, at(1.0)));
        assert!(model.session.run.is_some());
        for second in 2..600 {
            all.extend(model.update(SessionEvent::Wake, at(f64::from(second))));
        }
        let all = writes(&all);
        assert!(
            all.iter().all(|writes| writes.len() > 1),
            "the session itself is kept"
        );
        for (name, text) in all.into_iter().flatten() {
            let later = LATER.iter().find(|(later, _)| *later == name);
            let is_as_it_was = later.is_none_or(|(_, later)| text.as_deref() == Some(*later));
            assert!(is_as_it_was, "{name}: {text:?}");
            assert!(!name.starts_with("hamstretch.aside."), "{name}");
        }
    }
}

#[test]
fn what_a_later_build_has_written_in_the_other_store_is_told_once() {
    let (mut model, _) = opened(Stored::new(), Stored::new());
    let later = Arc::new(stored([("hamstretch.settings", "v=2&sound=loud")]));
    for _ in 0..2 {
        let opened = StorageEvent::Opened(later.clone());
        let _ = model.update(Event::Storage(opened), at(0.0));
    }
    assert_eq!(
        (model.diary.future.len(), model.diary.quarantined.len()),
        (1, 1)
    );
}

#[test]
fn what_could_not_be_read_travels_along_as_it_was_found() {
    let mine = stored([
        (
            "hamstretch.entry.019a00000000-0badcafe",
            "v=1&id=\u{0}\"half",
        ),
        // Its fields have the names that a line of a file has for itself.
        (
            "hamstretch.angles.019a00000000-0badcafe",
            "at=1&kind=2&when=3",
        ),
        ("hamstretch.aside.settings", "sound=\u{2028}very"),
        (
            "hamstretch.entry.019b00000000-0badcafe",
            "v=4&id=019b00000000-0badcafe&mood=3",
        ),
    ]);
    // Whether or not every store has answered by then.
    for is_settled in [false, true] {
        let mut mine = Diary::read(mine.clone(), NOW);
        if is_settled {
            mine.settle(NOW);
        }
        assert_eq!((mine.unreadable(), mine.future.len()), (3, 1));
        let file = mine.to_json();
        assert!(file.contains("{\"kind\":\"session\",\"v\":4"), "{file}");
        let incoming = Incoming::read(&file, NOW).expect("a diary");
        // The later build's own line is for that build.
        assert_eq!(incoming.not_ours, 1, "{file}");
        let mut there = Diary::default();
        there.settle(NOW);
        assert_eq!(there.plan(&incoming).unreadable, 3);
        there.take_in(&incoming, false, NOW);
        let texts = |diary: &Diary| {
            let texts = diary.quarantined.iter().map(|(_, text)| text.clone());
            let mut texts: Vec<_> = texts.collect();
            texts.sort();
            texts
        };
        let all = [
            "at=1&kind=2&when=3",
            "sound=\u{2028}very",
            "v=1&id=\u{0}\"half",
        ];
        assert_eq!(texts(&there), all);
        // As storage has it after all was written, and the file came twice.
        let mut read = Diary::read(there.records().to_stored(), NOW);
        read.settle(NOW);
        assert_eq!(texts(&read), all);
        assert!(!read.plan(&incoming).is_news());
        // Back where it came from it changes nothing, either.
        mine.settle(NOW);
        let back = Incoming::read(&there.to_json(), NOW).expect("a diary");
        assert!(!mine.plan(&back).is_news());
    }
}
