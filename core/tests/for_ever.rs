//! What any build has ever written as a file is read for ever.

use crate::support::diary::{any_parts, entry_at, put_entry, said};
use hamstretch_core::diary::{Diary, Id, Incoming, Key, WriteTime};
use hamstretch_core::method::Note;
use proptest::prelude::*;
use proptest::test_runner::Config;

/// One of everything that version 1 had.
const VERSION_1: &str = include_str!("fixtures/diary-1.json");
/// One of everything that version 2 has.
const VERSION_2: &str = include_str!("fixtures/diary-2.json");

/// Two days after the files were written: tombstones are a year at most.
const NOW: WriteTime = WriteTime {
    utc_ms: 1_762_200_000_000,
    nonce: 7,
};

fn taken(mine: &Diary, file: &str) -> Diary {
    let incoming = Incoming::read(file, NOW).expect("it is a diary");
    assert_eq!(incoming.faults, [], "{file}");
    let mut mine = mine.clone();
    mine.take_in(&incoming, false, NOW);
    mine
}

proptest! {
    #![proptest_config(Config::with_cases(128))]

    #[test]
    fn any_diary_of_a_build_that_knew_no_versions_comes_back_from_its_file(parts in any_parts()) {
        let diary = Diary::read(parts.as_stored_before_versions(), NOW);
        let file = diary.to_json();
        prop_assert!(!file.contains("\"at\":"));
        let file = file.replacen("\"version\":2", "\"version\":1", 1);
        let back = taken(&Diary::default(), &file);
        prop_assert_eq!(back.records(), diary.records());
        prop_assert_eq!(said(&back), said(&parts.written(NOW)));
        // Any record with a version outranks it.
        let written = parts.written(NOW);
        prop_assert_eq!(taken(&written, &file).value(&Key::Routine), written.value(&Key::Routine));
        let ids = parts.entries.iter().map(|entry| entry.id.clone());
        let keys: Vec<Key> = ids.map(Key::Entry).collect();
        let mut deleted = written.clone();
        keys.iter().for_each(|key| deleted.delete(key, NOW));
        prop_assert_eq!(taken(&deleted, &file).log, deleted.log);
    }
}

#[test]
fn a_file_of_version_1_is_read_for_ever() {
    let diary = taken(&Diary::default(), VERSION_1);
    assert_eq!(diary.log.entries().len(), 3);
    assert_eq!((diary.measured.len(), diary.scored.len()), (1, 1));
    assert_eq!(diary.settings.days_a_week, 5);
    assert_eq!(diary.mine.routine.reps(), 12);
    assert_eq!(diary.thing.as_ref().map(Note::words), Some("tie my shoes"));
    let words = diary.log.entries()[0].notes.words.as_ref().map(Note::words);
    assert_eq!(words, Some("less \"stiff\", =1+1 🙂"));
    let lines = |file: &str| {
        let lines = file.lines().skip(1);
        let mut lines: Vec<_> = lines
            .map(|line| line.trim_end_matches(',').to_owned())
            .collect();
        lines.sort();
        lines
    };
    let written = diary.to_json();
    assert_eq!(lines(&written), lines(VERSION_1), "and written as it was");
}

#[test]
fn a_file_of_version_2_is_read_for_ever() {
    let diary = taken(&Diary::default(), VERSION_2);
    assert_eq!(diary.log.entries().len(), 2);
    assert_eq!((diary.measured.len(), diary.scored.len()), (1, 1));
    // One of its own, one of an earlier build's.
    let settings = diary.settings;
    assert_eq!((settings.volume, settings.days_a_week), (3, 5));
    assert_eq!(diary.mine.routine.reps(), 12);
    assert_eq!(diary.thing.as_ref().map(Note::words), Some("tie my shoes"));
    let [last, first] = diary.log.entries() else {
        panic!("{:?}", diary.log);
    };
    assert!(first.outcome.stop.is_some() && !first.notes.is_empty());
    assert!(last.outcome.stop.is_none() && last.notes.is_empty());
    let [(name, text)] = &diary.quarantined[..] else {
        panic!("{:?}", diary.quarantined);
    };
    assert!(name.starts_with("hamstretch.aside.angles.019a46d6c000-00000007~"));
    assert_eq!(text, "v=1&id=\u{1}\"half");
    // What another phone wrote between the erasure and the deletion, and before both.
    let erased_ms = 1_762_000_000_000_i64;
    let when = |ms| WriteTime {
        utc_ms: erased_ms + ms,
        nonce: 1,
    };
    let deleted = Id::parse("019a41b06000-0badcafe").expect("an id");
    let mut other = Diary::default();
    let mut session = entry_at(1_762_086_400_000, 60, 7);
    session.id = deleted.clone();
    put_entry(&mut other, &session, when(1000));
    assert!(other.log.has(&deleted));
    assert!(!taken(&other, VERSION_2).log.has(&deleted));
    let mut other = Diary::default();
    put_entry(&mut other, &entry_at(0, 0, 1), when(-1));
    assert_eq!(taken(&other, VERSION_2).log, diary.log);
    assert_eq!(diary.to_json(), VERSION_2, "and written as it was");
}
