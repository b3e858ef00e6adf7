//! A file whose records are as they are stored: what the page hands out that is
//! shown when the app could not go on, and which reads no records itself.

use crate::support::diary::{
    NOW, any_diary, any_parts, diary_of, entry_at, later, put_entry, said, shared,
};
use hamstretch_core::diary::{Diary, Incoming, Key, Notes, Records, Unfinished, WriteTime};
use hamstretch_core::method::{BrokenOff, Ending, Leg, Phase, Place};
use proptest::prelude::*;
use proptest::test_runner::Config;

type Stored = Vec<(String, String)>;

/// A diary as the page writes it that is shown when the app could not go on: each
/// record as it is stored, and of two stores what both have.
fn as_stored(stores: &[Stored]) -> String {
    let line = |(name, text): &(String, String)| {
        let key = name.strip_prefix("hamstretch.").expect("ours");
        let key = key.strip_prefix("aside.").unwrap_or(key);
        serde_json::json!({"kind": "aside", "key": key, "text": text}).to_string()
    };
    let mut lines: Vec<String> = Vec::new();
    for line in stores.iter().flatten().map(line) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    format!(
        "{{\"format\":\"hamstretch-diary\",\"version\":2,\"records\":[\n{}\n]}}\n",
        lines.join(",\n")
    )
}

fn stored(name: &str, text: &str) -> (String, String) {
    (format!("hamstretch.{name}"), text.to_owned())
}

fn read(stores: &[Stored]) -> Incoming {
    let incoming = Incoming::read(&as_stored(stores), NOW).expect("a diary");
    assert_eq!(incoming.faults, []);
    incoming
}

/// A diary that has read nothing but this.
fn taken(incoming: &Incoming) -> Diary {
    let mut diary = Diary::default();
    diary.settle(NOW);
    diary.take_in(incoming, false, NOW);
    diary
}

proptest! {
    #![proptest_config(Config::with_cases(64))]

    #[test]
    fn records_as_they_are_stored_are_read_as_what_they_are(diary in any_diary()) {
        let back = taken(&read(&[diary.records().to_stored()]));
        prop_assert_eq!(shared(&back), shared(&diary));
        prop_assert_eq!(said(&back), said(&diary));
    }

    #[test]
    fn records_of_a_build_that_knew_no_versions_are_too(parts in any_parts()) {
        let store = parts.as_stored_before_versions();
        prop_assert_eq!(said(&taken(&read(&[store]))), said(&parts.written(NOW)));
    }

    #[test]
    fn what_two_stores_have_comes_to_what_the_law_says(
        mut diary in any_diary(),
        late in any_diary(),
        deletes in any::<[bool; 8]>(),
        is_erased: bool,
    ) {
        // The first copy is written out late.
        let first = diary.records().to_stored();
        let mut changed = late;
        changed.merge(diary.records().clone(), NOW);
        let names: Vec<String> = changed.records().iter().map(|(name, _)| name.to_owned()).collect();
        for (name, _) in names.iter().zip(deletes).filter(|(_, deletes)| *deletes) {
            changed.delete(&Key::named(name).expect("ours"), later(1, 2));
        }
        if is_erased {
            changed.erase(later(2, 2));
            put_entry(&mut changed, &entry_at(1000, 0, 3), later(3, 2));
        }
        let database = changed.records().to_stored();
        diary.merge(Records::read(database.clone()), NOW);
        for stores in [[first.clone(), database.clone()], [database, first]] {
            let back = taken(&read(&stores));
            prop_assert_eq!(shared(&back), shared(&diary));
            prop_assert_eq!(said(&back), said(&diary));
        }
    }
}

#[test]
fn of_what_is_stored_all_comes_along_but_what_holds_for_one_device() {
    let of_one_device = vec![
        stored("check", "v=1&utc_ms=0&offset_min=0&ticked=&stops=0"),
        stored("stopped", "v=1&utc_ms=5"),
        stored("before", "v=1&day=20779&pain=3"),
        stored("seen", "v=1&news=3&install=1"),
        stored(
            "copied",
            "v=1&utc_ms=0&offset_min=0&up_to=000000000000-0000-00000000&file=0",
        ),
    ];
    let here = Diary::read(of_one_device.clone(), NOW);
    assert_eq!(here.unreadable(), 0);
    assert!(here.checked.is_some() && here.before.is_some());
    assert!(here.seen.is_some() && here.copied.is_some() && here.last_stop().is_some());
    let unreadable = of_one_device
        .iter()
        .map(|(name, _)| (name.clone(), "?".to_owned()));
    let deleted = of_one_device
        .iter()
        .map(|(name, _)| (name.clone(), "&at=000000000001-0000-00000000".to_owned()));
    for store in [
        of_one_device.clone(),
        unreadable.collect(),
        deleted.collect(),
    ] {
        let mut here = Diary::read(store.clone(), NOW);
        here.settle(NOW);
        let own = here.to_json();
        assert_eq!(
            own.lines().filter(|line| line.contains("kind")).count(),
            0,
            "{own}"
        );
        let back = taken(&read(&[store]));
        assert_eq!(back.records().to_stored(), []);
    }
    let all = vec![
        stored("settings", "v=1&sound=true&vibration=true&days_a_week=3"),
        stored("settingsx", "no key of ours"),
        stored("entry.019a00000000-0badcafe", "v=1&id=half"),
        stored(
            "angles.019a00000000-0badcafe",
            "v=9&id=019a00000000-0badcafe",
        ),
    ];
    let incoming = read(std::slice::from_ref(&all));
    assert_eq!(Diary::default().plan(&incoming).unreadable, 3);
    let back = taken(&incoming);
    let values: Vec<&str> = back.records().values().map(|(_, value)| value).collect();
    assert!(all.iter().all(|(_, text)| values.contains(&text.as_str())));
}

#[test]
fn what_was_set_aside_is_read_once_it_can_be() {
    let entry = entry_at(0, 0, 3);
    let id = entry.id.as_str();
    let aside = stored(
        &format!("aside.entry.{id}~0123456789abcdef"),
        &entry.to_text(),
    );
    // As whoever set it aside has stored it: in its place there is a tombstone.
    let (copied, deleted) = (
        "&at=019a00000002-0000-00000000",
        "&at=019a00000001-0000-00000000",
    );
    let with_versions = vec![
        (aside.0.clone(), aside.1.clone() + copied),
        stored(&format!("entry.{id}"), deleted),
    ];
    for store in [vec![aside], with_versions] {
        let plan = Diary::default().plan(&read(std::slice::from_ref(&store)));
        assert_eq!((plan.sessions, plan.unreadable), (1, 0));
        let own = Diary::read(store, NOW).to_json();
        let incoming = Incoming::read(&own, NOW).expect("a diary");
        let plan = Diary::default().plan(&incoming);
        assert_eq!((plan.sessions, plan.unreadable), (1, 0));
    }
}

/// A session that broke off after three reps.
fn broken_off() -> Unfinished {
    let mut entry = entry_at(0, 0, 3);
    (entry.outcome.left, entry.outcome.right) = (0, 3);
    entry.outcome.ending = Ending::EndedEarly;
    let broken_off = BrokenOff {
        outcome: entry.outcome,
        place: Place {
            phase: Phase::CountIn,
            leg: Leg::Right,
            rep: 4,
        },
        // A bit a rep, from the second bit on.
        reps: [0, 0b1110],
    };
    let unfinished = Unfinished::new(broken_off, entry.id.clone(), entry.at, Notes::default());
    assert!(Unfinished::parse(&unfinished.to_text()).is_some());
    unfinished
}

#[test]
fn a_session_that_broke_off_counts_as_far_as_it_came_where_nothing_else_is_known_of_it() {
    let unfinished = broken_off();
    let entry = &unfinished.entry;
    let own_name = format!("running.{}", entry.id.as_str());
    let aside = format!("aside.{own_name}~0123456789ab0000");
    for name in ["running", &own_name, &aside] {
        let store = vec![stored(name, &unfinished.to_text())];
        let incoming = read(std::slice::from_ref(&store));
        let plan = Diary::default().plan(&incoming);
        assert_eq!((plan.sessions, plan.unreadable), (1, 0), "{name}");
        assert_eq!(taken(&incoming).log.entries(), std::slice::from_ref(entry));
        assert!(taken(&incoming).running.is_empty());
        // The app's own file has no such thing, and where it is it may go on yet.
        let mine = Diary::read(store, NOW);
        if !name.starts_with("aside") {
            assert!(!mine.to_json().contains("running"));
            assert!(!mine.plan(&incoming).is_news());
        }
        // It went on, and is known.
        let mut done = entry.clone();
        done.outcome.left = 12;
        let mut mine = diary_of([done.clone()]);
        mine.take_in(&incoming, true, NOW);
        assert_eq!(mine.log.entries(), [done]);
        // It was deleted.
        mine.delete(&Key::Entry(entry.id.clone()), NOW);
        assert!(!mine.plan(&incoming).is_news());
        mine.take_in(&incoming, false, NOW);
        assert_eq!(mine.log.entries(), []);
    }
}

#[test]
fn a_session_that_broke_off_is_erased_with_the_rest_and_stays_if_it_was_later() {
    let unfinished = broken_off();
    let key = Key::Running(Some(unfinished.entry.id.clone()));
    let running = |now: WriteTime| {
        let mut diary = Diary::default();
        diary.put(&key, unfinished.to_text(), now);
        diary.records().to_stored()
    };
    let mut erased = Diary::default();
    erased.erase(later(0, 1));
    let erased = erased.records().to_stored();
    for (ms, sessions) in [(-1, 0), (1, 1)] {
        let stores = [running(later(ms, 2)), erased.clone()];
        assert_eq!(taken(&read(&stores)).log.entries().len(), sessions);
    }
    // The page itself has set it aside, and says so with the later version.
    let name = key.name().replace("hamstretch.", "");
    let (copied, deleted) = (
        "&at=019a00000002-0000-00000000",
        "&at=019a00000001-0000-00000000",
    );
    let store = vec![
        stored(
            &format!("aside.{name}~0123456789ab0000"),
            &(unfinished.to_text() + copied),
        ),
        stored(&name, deleted),
    ];
    assert_eq!(taken(&read(&[store])).log.entries().len(), 1);
    // It was over in the one store, and that is not the last word of the other.
    let mut over = Diary::read(running(NOW), NOW);
    over.delete(&key, later(1, 1));
    let stores = [running(NOW), over.records().to_stored()];
    assert_eq!(taken(&read(&stores)).log.entries(), []);
}
