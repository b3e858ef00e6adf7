//! What cannot be read is protected, whichever store had it, and nothing that can be
//! read is lost to it.

use crate::support::diary::{NOW, diary_of, entry_at, later};
use hamstretch_core::diary::{Diary, Incoming, Key, Records, WriteTime};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::collections::BTreeSet;

type Stored = Vec<(String, String)>;

const ROUTINE: &str = "hamstretch.routine";
const THING: &str = "hamstretch.thing";
const SEEN: &str = "hamstretch.seen";
const ENTRY: &str = "hamstretch.entry.0000000003e8-00000003";
const VERSIONS: [&str; 3] = [
    "",
    "&at=01a000000001-0000-00000001",
    "&at=01a000000002-0000-00000001",
];

/// What can stand under a name: what this build reads, what none does, what a later
/// build has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Good,
    Rubbish,
    Later,
}

fn texts(name: &str) -> Vec<(String, Kind)> {
    let text = |text: &str, kind| (text.to_owned(), kind);
    match name {
        ROUTINE => vec![
            text("reps=9", Kind::Good),
            text("reps=10", Kind::Good),
            text("reps=99", Kind::Rubbish),
            text("?&?", Kind::Rubbish),
        ],
        SEEN => vec![
            text("v=1&news=3&install=1", Kind::Good),
            text("v=1&news=many", Kind::Rubbish),
            text("?", Kind::Rubbish),
            text("v=7&news=3&sound=loud", Kind::Later),
        ],
        THING => vec![
            text("run", Kind::Good),
            text("tie my shoes", Kind::Good),
            (" ".repeat(9), Kind::Rubbish),
            ("x".repeat(200), Kind::Rubbish),
        ],
        _ => vec![
            (entry_at(1000, 0, 3).to_text(), Kind::Good),
            text("v=1&id=half", Kind::Rubbish),
            text("\u{0}", Kind::Rubbish),
            text("v=9&id=0000000003e8-00000003&mood=3", Kind::Later),
        ],
    }
}

fn kind_of(name: &str, value: &str) -> Kind {
    let all = texts(name);
    let known = all.iter().find(|(text, _)| text == value);
    known.expect("one of these").1
}

/// A store that has any of these under any of the names, in any version.
fn any_store() -> impl Strategy<Value = Stored> {
    let one = prop::option::of((0..4_usize, 0..3_usize));
    [one.clone(), one.clone(), one.clone(), one].prop_map(|chosen| {
        let names = [ROUTINE, THING, SEEN, ENTRY].into_iter().zip(chosen);
        let record = |(name, chosen): (&str, Option<(usize, usize)>)| {
            let (text, version) = chosen?;
            let text = texts(name).swap_remove(text).0;
            // Of nothing and a version is a tombstone.
            let version = if text.is_empty() {
                ""
            } else {
                VERSIONS[version]
            };
            Some((name.to_owned(), text + version))
        };
        names.filter_map(record).collect()
    })
}

fn value(text: &str) -> &str {
    text.split("&at=").next().unwrap_or_default()
}

fn values(diary: &Diary) -> Vec<(&str, &str)> {
    diary.records().values().collect()
}

fn opened(one: &Stored, other: &Stored, is_late: bool) -> Diary {
    let mut diary = Diary::read(one.clone(), NOW);
    if is_late {
        diary.settle(NOW);
    }
    diary.merge(Records::read(other.clone()), NOW);
    diary.settle(NOW);
    diary
}

proptest! {
    #![proptest_config(Config::with_cases(1000))]

    #[test]
    fn no_text_that_cannot_be_read_is_lost_and_none_takes_a_good_ones_place(
        one in any_store(),
        other in any_store(),
    ) {
        let diary = opened(&one, &other, false);
        // What the law alone says, of names and of the texts that can be read.
        let law = Records::read(one.iter().chain(&other).cloned());
        let asides = diary.quarantined.iter();
        let asides: BTreeSet<&str> = asides.map(|(_, text)| text.as_str()).collect();
        for (name, text) in one.iter().chain(&other) {
            let text = value(text);
            let is_kept = asides.contains(text) || diary.records().value(name) == Some(text);
            prop_assert!(kind_of(name, text) == Kind::Good || is_kept, "{} {}", name, text);
        }
        for name in [ROUTINE, THING, SEEN, ENTRY] {
            let both = one.iter().chain(&other);
            let both = both.filter(|(known, _)| known == name);
            let good = both.filter(|(_, text)| kind_of(name, value(text)) == Kind::Good);
            let good = Records::read(good.cloned());
            let won = law.value(name);
            let expected = match won.map(|won| kind_of(name, won)) {
                Some(Kind::Rubbish) | None => good.value(name),
                Some(Kind::Good | Kind::Later) => won,
            };
            prop_assert_eq!(diary.records().value(name), expected);
            if won.is_some_and(|won| kind_of(name, won) == Kind::Later) {
                prop_assert_eq!(diary.records().get(name), law.get(name), "as it was");
            }
        }
        // Either way round, it comes to the same.
        let turned = opened(&other, &one, false);
        prop_assert_eq!(values(&turned), values(&diary));
        // All of it is read again so, and nothing more is to be done then.
        let mut again = Diary::read(diary.records().to_stored(), NOW);
        again.settle(NOW);
        prop_assert_eq!(again.take_dirty(), Vec::<String>::new());
        prop_assert_eq!(again.quarantined.len(), diary.quarantined.len());
        prop_assert_eq!(again.unreadable(), diary.unreadable());
    }

    #[test]
    fn a_store_that_answers_late_loses_no_text_that_cannot_be_read_either(
        one in any_store(),
        other in any_store(),
    ) {
        let diary = opened(&one, &other, true);
        let asides = diary.quarantined.iter();
        let asides: BTreeSet<&str> = asides.map(|(_, text)| text.as_str()).collect();
        for (name, text) in one.iter().chain(&other) {
            let text = value(text);
            let is_kept = asides.contains(text) || diary.records().value(name) == Some(text);
            prop_assert!(kind_of(name, text) == Kind::Good || is_kept, "{} {}", name, text);
        }
    }

    #[test]
    fn what_a_later_build_wrote_is_not_written_over_by_anything_done_here(
        store in any_store(),
        is_settled: bool,
    ) {
        let mut diary = Diary::read(store.clone(), NOW);
        if is_settled {
            diary.settle(NOW);
        }
        for name in [ROUTINE, THING, SEEN, ENTRY] {
            let key = Key::named(name).expect("ours");
            diary.put(&key, texts(name).swap_remove(0).0, later(1, 1));
            diary.delete(&key, later(2, 1));
        }
        diary.settle(NOW);
        for (name, text) in &store {
            let text = value(text);
            let stays = diary.records().value(name) == Some(text);
            let is_copied = diary.quarantined.iter().any(|(_, aside)| aside == text);
            match kind_of(name, text) {
                Kind::Good => {}
                Kind::Rubbish => prop_assert!(is_copied && !stays),
                Kind::Later => prop_assert!(stays),
            }
        }
    }

    #[test]
    fn nothing_that_was_quarantined_or_about_to_be_outlives_an_erasure(
        one in any_store(),
        other in any_store(),
        is_settled: bool,
        is_from_elsewhere: bool,
    ) {
        let mut diary = opened(&one, &other, true);
        if !is_settled {
            diary = Diary::read(one.clone(), NOW);
            diary.merge(Records::read(other.clone()), NOW);
        }
        if is_from_elsewhere {
            let mut elsewhere = Diary::default();
            elsewhere.erase(later(1, 2));
            diary.merge(elsewhere.records().clone(), NOW);
        } else {
            diary.erase(later(1, 1));
        }
        diary.settle(later(2, 1));
        // Not out of the stores, either.
        diary.merge(Records::read(one), later(3, 1));
        diary.merge(Records::read(other), later(3, 1));
        prop_assert_eq!(values(&diary), vec![]);
        prop_assert_eq!((diary.unreadable(), diary.quarantined.len()), (0, 0));
    }
}

#[test]
fn before_every_store_was_read_a_change_copies_what_it_takes_the_place_of() {
    let stored = vec![(ROUTINE.to_owned(), "?&?".to_owned())];
    let mut diary = Diary::read(stored, NOW);
    diary.put(&Key::Thing, "run".to_owned(), NOW);
    assert_eq!(diary.take_dirty(), [THING], "nothing is in its place");
    diary.put(&Key::Routine, "reps=9".to_owned(), NOW);
    let dirty = diary.take_dirty();
    assert!(
        dirty[0].starts_with("hamstretch.aside.routine~"),
        "{dirty:?}"
    );
    assert_eq!(dirty[1..], [ROUTINE]);
    assert_eq!(diary.records().value(&dirty[0]), Some("?&?"));
}

#[test]
fn before_every_store_was_read_a_file_has_what_cannot_be_read_as_it_is_and_the_rest_as_ever() {
    let stored = [(ROUTINE, "?&?"), (THING, "run")];
    let stored = stored.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let mut diary = Diary::read(stored.into(), NOW);
    let kinds = |diary: &Diary| -> Vec<String> {
        let file: serde_json::Value = serde_json::from_str(&diary.to_json()).expect("JSON");
        let records = file["records"].as_array().expect("records").iter();
        let kinds = records.map(|record| record["kind"].as_str().expect("a kind").to_owned());
        kinds.collect()
    };
    assert_eq!(kinds(&diary), ["aside", "thing"]);
    // The other store knows better.
    let better = (ROUTINE.to_owned(), "reps=9".to_owned() + VERSIONS[1]);
    diary.merge(Records::read([better]), NOW);
    assert_eq!(kinds(&diary), ["routine", "thing"]);
}

#[test]
fn what_cannot_be_read_is_put_aside_however_many_stores_know_better() {
    let mut diary = Diary::read(vec![(ROUTINE.to_owned(), "?&?".to_owned())], NOW);
    for (reps, version) in [("reps=9", VERSIONS[1]), ("reps=10", VERSIONS[2])] {
        let better = (ROUTINE.to_owned(), reps.to_owned() + version);
        diary.merge(Records::read([better]), NOW);
    }
    diary.settle(NOW);
    assert_eq!(diary.mine.routine.reps(), 10);
    let texts = diary.quarantined.iter().map(|(_, text)| text.as_str());
    assert_eq!(texts.collect::<Vec<_>>(), ["?&?"]);
}

#[test]
fn what_was_chosen_with_an_earlier_build_is_not_outdone_by_a_copy_without_a_version() {
    let stored = |routine: &str, thing: &str| {
        [(ROUTINE, routine), (THING, thing)].map(|(name, text)| (name.to_owned(), text.to_owned()))
    };
    let mut diary = Diary::read(stored("reps=9", "run").into(), NOW);
    diary.settle(NOW);
    let before = (diary.mine.clone(), diary.thing.clone());
    diary.merge(Records::read(stored("reps=9&lift=3", "tie my shoes")), NOW);
    assert_eq!((diary.mine, diary.thing), before);
}

#[test]
fn a_copy_is_written_before_its_place() {
    let mut diary = Diary::read(vec![(ROUTINE.to_owned(), "?".to_owned())], NOW);
    assert_eq!(
        diary.take_dirty(),
        Vec::<String>::new(),
        "another store may know better"
    );
    assert_eq!((diary.unreadable(), diary.quarantined.len()), (1, 0));
    diary.settle(NOW);
    let dirty = diary.take_dirty();
    assert!(
        dirty[0].starts_with("hamstretch.aside.routine~"),
        "{dirty:?}"
    );
    assert_eq!(dirty[1..], [ROUTINE]);
    assert_eq!((diary.unreadable(), diary.quarantined.len()), (1, 1));
}

#[test]
fn what_earlier_builds_had_set_aside_is_kept_in_the_one_place_it_has_on_every_device() {
    let asides = [
        ("hamstretch.aside.routine", "?"),
        ("hamstretch.aside.routine.2", "!"),
        ("hamstretch.aside.routine~019a0000000000000", "%"),
    ];
    let read = |nonce| {
        let stored = asides.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let now = WriteTime { nonce, ..NOW };
        let mut diary = Diary::read(stored.to_vec(), now);
        diary.settle(now);
        diary
    };
    let (mut one, two) = (read(1), read(2));
    assert_eq!(values(&one), values(&two));
    one.merge(two.records().clone(), NOW);
    let mut texts: Vec<&str> = values(&one).into_iter().map(|(_, text)| text).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["!", "%", "?"]);
}

#[test]
fn one_broken_record_takes_nothing_with_it() {
    let whole = diary_of((0..40).map(|hour| entry_at(hour * 3_600_000, 0, 3)));
    let mut stored = whole.records().to_stored();
    stored[7].1.truncate(30);
    let mut diary = Diary::read(stored, NOW);
    diary.settle(NOW);
    assert_eq!((diary.log.entries().len(), diary.unreadable()), (39, 1));
    // The other store has it whole.
    diary = Diary::default();
    let mut stored = whole.records().to_stored();
    stored[7].1.replace_range(0..3, "v=0");
    diary.merge(Records::read(stored), NOW);
    diary.merge(whole.records().clone(), NOW);
    diary.settle(NOW);
    assert_eq!((&diary.log, diary.unreadable()), (&whole.log, 1));
}

#[test]
fn what_was_quarantined_is_there_again_for_a_build_that_can_read_it() {
    let mut diary = Diary::read(vec![(ENTRY.to_owned(), "half".to_owned())], NOW);
    diary.settle(NOW);
    let file = diary.to_json();
    assert!(file.contains("\"text\":\"half\""), "{file}");
    let entry = entry_at(1000, 0, 3);
    let read = file.replace("half", &entry.to_text());
    let mut there = diary_of([]);
    let incoming = Incoming::read(&read, NOW).expect("a diary");
    there.take_in(&incoming, false, NOW);
    assert_eq!(there.log.entries(), [entry]);
}
