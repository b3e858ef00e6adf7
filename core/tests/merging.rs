//! Two phones that read in each other's files come to one diary, whatever was done on
//! either.

use crate::support::diary::{
    NOW, any_diary, any_entry, any_settings, diary_of, entry_at, later, put_entry, said,
    settings_before_versions, shared,
};
use hamstretch_core::diary::{Diary, Incoming, Key, SettingName, Settings, WriteTime};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::Config;

const HOUR_MS: i64 = 60 * 60 * 1000;
const YEAR_MS: i64 = 365 * 24 * HOUR_MS;

fn read(file: &str) -> Incoming {
    let incoming = Incoming::read(file, NOW).expect("it is a diary");
    assert_eq!(incoming.faults, [], "{file}");
    incoming
}

fn take_in(mine: &mut Diary, file: &str) {
    mine.take_in(&read(file), false, NOW);
}

/// What a person does with a diary.
#[derive(Clone, Debug)]
enum Change {
    Add(Box<hamstretch_core::diary::Entry>),
    Delete(Index),
    /// A record says what another one of its kind said, where there is one.
    Note(Index, u8),
    Choose(Settings),
    Erase,
}

fn any_change() -> impl Strategy<Value = Change> {
    let with_reps = any_entry().prop_filter("it has reps", |entry| entry.has_reps());
    prop_oneof![
        4 => with_reps.prop_map(|entry| Change::Add(Box::new(entry))),
        4 => any::<Index>().prop_map(Change::Delete),
        4 => (any::<Index>(), 0..=10_u8).prop_map(|(index, pain)| Change::Note(index, pain)),
        2 => any_settings().prop_map(Change::Choose),
        1 => Just(Change::Erase),
    ]
}

fn choose(diary: &mut Diary, settings: &Settings, now: WriteTime) {
    for (name, text) in settings.fields() {
        diary.put_back(&Key::Setting(name), text, now);
    }
}

fn change(diary: &mut Diary, change: Change, now: WriteTime) {
    match change {
        Change::Add(entry) => put_entry(diary, &entry, now),
        Change::Delete(index) => {
            let names = diary.records().values().map(|(name, _)| name.to_owned());
            let names: Vec<String> = names.collect();
            if !names.is_empty() {
                let key = Key::named(&names[index.index(names.len())]).expect("ours");
                diary.delete(&key, now);
            }
        }
        Change::Note(index, pain) => {
            let entries = diary.log.entries();
            if !entries.is_empty() {
                let mut entry = index.get(entries).clone();
                entry.notes.after = hamstretch_core::diary::Pain::new(pain);
                put_entry(diary, &entry, now);
            }
        }
        Change::Choose(settings) => choose(diary, &settings, now),
        Change::Erase => diary.erase(now),
    }
}

/// What was changed, and by how much the clock was wrong then.
fn any_changes() -> impl Strategy<Value = Vec<(Change, i64)>> {
    prop::collection::vec((any_change(), -24 * HOUR_MS..24 * HOUR_MS), 0..8)
}

proptest! {
    #![proptest_config(Config::with_cases(256))]

    #[test]
    fn two_phones_that_read_in_each_others_files_have_the_same_records(
        mut one in any_diary(),
        mut two in any_diary(),
        is_shared: bool,
        changes in [any_changes(), any_changes()],
    ) {
        if is_shared {
            take_in(&mut two, &one.to_json());
        }
        for ((diary, nonce), changes) in [(&mut one, 1), (&mut two, 2)].into_iter().zip(changes) {
            for (each, ms) in changes {
                change(diary, each, later(ms, nonce));
            }
        }
        let files = [one.to_json(), two.to_json()];
        take_in(&mut one, &files[1]);
        take_in(&mut two, &files[0]);
        prop_assert_eq!(shared(&one), shared(&two));
        prop_assert_eq!(said(&one), said(&two));
        // As they are read anew, …
        let anew = Diary::read(one.records().to_stored(), NOW);
        prop_assert_eq!(said(&one), said(&anew));
        // … and twice is as once.
        for file in files {
            let incoming = read(&file);
            prop_assert!(!one.plan(&incoming).is_news());
            one.take_in(&incoming, false, NOW);
            prop_assert_eq!(shared(&one), shared(&two));
        }
    }

    #[test]
    fn what_a_plan_tells_is_what_is_done(
        mut one in any_diary(),
        mut two in any_diary(),
        is_shared: bool,
        changes in any_changes(),
        brings_back: bool,
    ) {
        if is_shared {
            take_in(&mut two, &one.to_json());
        }
        for (each, ms) in changes {
            change(&mut two, each, later(ms, 2));
        }
        let incoming = read(&one.to_json());
        let plan = two.plan(&incoming);
        let before = said(&two);
        two.take_in(&incoming, brings_back, NOW);
        if !brings_back && !plan.is_news() {
            prop_assert_eq!(said(&two), before);
        }
        if brings_back {
            for (name, _) in one.records().values() {
                prop_assert!(two.records().value(name).is_some(), "{}", name);
            }
        }
        prop_assert_eq!(two.plan(&incoming).deleted_here, match brings_back {
            true => 0,
            false => plan.deleted_here,
        });
        one.take_in(&read(&two.to_json()), false, NOW);
        prop_assert_eq!(shared(&one), shared(&two));
    }

    #[test]
    fn phones_that_changed_different_settings_keep_both(
        before in any_settings(),
        chosen in [any_settings(), any_settings()],
        is_first in prop::collection::vec(any::<bool>(), SettingName::ALL.len()),
    ) {
        let base = (Key::Settings.name(), settings_before_versions(&before));
        let mut phones = [1, 2].map(|nonce| {
            let mut phone = Diary::read(vec![base.clone()], NOW);
            phone.settle(later(0, nonce));
            phone
        });
        let mut expected: Vec<_> = before.fields().collect();
        let fields = chosen[0].fields().zip(chosen[1].fields());
        for (index, (one, two)) in fields.enumerate() {
            let (phone, (name, text)) = match is_first[index] {
                true => (0, one),
                false => (1, two),
            };
            // To choose what is there already is to choose nothing.
            if let Some(text) = text {
                phones[phone].put(&Key::Setting(name), text.clone(), later(1, phone as u32));
                expected[index].1 = Some(text);
            }
        }
        let files = phones.each_ref().map(Diary::to_json);
        take_in(&mut phones[0], &files[1]);
        take_in(&mut phones[1], &files[0]);
        for phone in phones {
            prop_assert_eq!(phone.settings.fields().collect::<Vec<_>>(), expected.clone());
        }
    }
}

#[test]
fn a_deletion_and_an_erasure_reach_the_other_phone() {
    let sessions = [1, 2, 3].map(|hour| entry_at(NOW.utc_ms - hour * HOUR_MS, 60, 1));
    let mut one = diary_of(sessions.clone());
    let mut two = Diary::default();
    two.settle(NOW);
    take_in(&mut two, &one.to_json());
    assert_eq!(two.log.entries().len(), 3);
    one.delete(&Key::Entry(sessions[1].id.clone()), later(1, 1));
    let plan = two.plan(&read(&one.to_json()));
    assert_eq!((plan.deleted, plan.known, plan.is_news()), (1, 2, true));
    take_in(&mut two, &one.to_json());
    assert_eq!(said(&two), said(&one));
    // What is written after the erasure stays.
    one.erase(later(2, 1));
    let new = entry_at(NOW.utc_ms, 60, 9);
    put_entry(&mut one, &new, later(3, 1));
    let plan = two.plan(&read(&one.to_json()));
    assert_eq!((plan.deleted, plan.sessions), (2, 1));
    take_in(&mut two, &one.to_json());
    assert_eq!(two.log.entries(), [new]);
    assert_eq!(two.records(), one.records());
    assert!(two.take_dirty().contains(&"hamstretch.erased".to_owned()));
}

#[test]
fn what_was_deleted_or_erased_here_comes_back_only_where_that_is_wanted() {
    let sessions = [1, 2].map(|hour| entry_at(NOW.utc_ms - hour * HOUR_MS, 60, 1));
    let file = diary_of(sessions.clone()).to_json();
    let mut deleted = diary_of(sessions.clone());
    deleted.delete(&Key::Entry(sessions[0].id.clone()), later(1, 1));
    let mut erased = diary_of([]);
    erased.erase(later(1, 1));
    for (mut mine, gone) in [(deleted, 1), (erased, 2)] {
        let incoming = read(&file);
        let plan = mine.plan(&incoming);
        assert_eq!((plan.deleted_here, plan.known), (gone, 2 - gone));
        assert!(!plan.is_news());
        let before = mine.records().clone();
        mine.take_in(&incoming, false, later(2, 1));
        assert_eq!(*mine.records(), before);
        mine.take_in(&incoming, true, later(2, 1));
        assert_eq!(mine.log, diary_of(sessions.clone()).log);
        // Wanted once, it stays with whoever has deleted it.
        let mut other = diary_of([]);
        other.merge(before, NOW);
        take_in(&mut other, &mine.to_json());
        assert_eq!(other.log, mine.log);
    }
}

#[test]
fn what_a_clock_far_ahead_has_written_is_read_and_outranks_nothing() {
    let sessions = [1, 2, 3].map(|hour| entry_at(NOW.utc_ms - hour * HOUR_MS, 60, 1));
    for ahead_ms in [YEAR_MS - 1, YEAR_MS + 1, 100 * YEAR_MS] {
        // Once the clock was wrong; all that was written since has versions later than that.
        let mut wrong = diary_of([sessions[0].clone()]);
        put_entry(&mut wrong, &sessions[1], later(ahead_ms, 1));
        put_entry(&mut wrong, &sessions[2], later(0, 1));
        wrong.delete(&Key::Entry(sessions[0].id.clone()), later(0, 1));
        let file = wrong.to_json();
        let incoming = Incoming::read(&file, NOW).expect("a diary");
        assert_eq!((incoming.not_ours, &incoming.faults), (0, &Vec::new()));
        let mut mine = Diary::default();
        mine.take_in(&incoming, false, NOW);
        assert_eq!(mine.log, wrong.log);
        // What is done here later is not undone by the same file.
        mine.delete(&Key::Entry(sessions[1].id.clone()), later(1, 1));
        let incoming = Incoming::read(&file, NOW).expect("a diary");
        mine.take_in(&incoming, false, later(2, 1));
        assert!(!mine.log.has(&sessions[1].id));
        assert!(mine.log.has(&sessions[2].id));
        // On a phone whose clock is years behind as on any.
        let behind = WriteTime { utc_ms: 1, ..NOW };
        let incoming = Incoming::read(&file, behind).expect("a diary");
        let mut mine = Diary::default();
        mine.take_in(&incoming, false, behind);
        assert_eq!(mine.log, wrong.log);
    }
    // Nor by way of a text that ends as a record with a version does.
    for line in [
        r#"{"kind":"thing","thing":"run&at=7fffffffffff-0000-00000000"}"#,
        r#"{"kind":"aside","key":"thing","text":"run&at=7fffffffffff-0000-00000000"}"#,
    ] {
        let file =
            format!("{{\"format\":\"hamstretch-diary\",\"version\":2,\"records\":[\n{line}\n]}}\n");
        let mut mine = Diary::default();
        let incoming = Incoming::read(&file, NOW).expect("a diary");
        mine.take_in(&incoming, false, NOW);
        assert!(mine.records().newest().time_ms() == 0, "{line}");
    }
}

#[test]
fn a_tombstone_is_gone_after_a_year_from_every_store() {
    let session = entry_at(NOW.utc_ms - HOUR_MS, 60, 1);
    let key = Key::Entry(session.id.clone());
    let mut diary = diary_of([session]);
    diary.delete(&key, later(1, 1));
    // Of later ones there are as many as are kept whatever their age.
    for number in 2..502 {
        let other = entry_at(NOW.utc_ms - HOUR_MS - number, 60, 1);
        put_entry(&mut diary, &other, later(number, 1));
        diary.delete(&Key::Entry(other.id), later(number, 1));
    }
    let stored = diary.records().to_stored();
    for (ms, is_kept) in [(YEAR_MS, true), (YEAR_MS + 2, false)] {
        let now = later(ms, 1);
        // The one store, and then the other.
        let mut opened = Diary::read(stored.clone(), now);
        opened.merge(hamstretch_core::diary::Records::read(stored.clone()), now);
        opened.settle(now);
        assert_eq!(opened.records().get(&key.name()).is_some(), is_kept);
        let removed = (key.name(), None);
        let is_removed = opened.records().missing_in(&stored).contains(&removed);
        assert_eq!(is_removed, !is_kept);
    }
}
