//! The law of merging: on any records, and over random histories of several devices.

#![allow(missing_docs)]

use hamstretch_core::diary::{Clock, Record, Records, Version};
use proptest::prelude::*;

fn any_version() -> impl Strategy<Value = Version> {
    prop_oneof![
        1 => Just(Version::LEGACY),
        4 => (0..6_u64, 0..3_u32).prop_map(|(time, node)| Clock::default().next(time + 1, node)),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (prop::option::of("[ab]{1,2}(&[cd])?"), any_version())
            .prop_map(|(value, version)| Record::new(version, value).to_text()),
        1 => "\\PC{0,40}",
        1 => "[ab&=at-]{0,12}",
    ]
}

fn any_stored() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop_oneof![
        1 => Just("hamstretch.erased".to_owned()),
        8 => "hamstretch\\.[abc]",
        1 => "\\PC{0,10}",
    ];
    prop::collection::vec((name, any_text()), 0..8)
}

fn merged(a: &Records, b: &Records) -> Records {
    let mut both = a.clone();
    both.merge(b.clone());
    both
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn merging_is_commutative_associative_and_idempotent_over_any_texts(
        a in any_stored(), b in any_stored(), c in any_stored()
    ) {
        let [a, b, c] = [a, b, c].map(Records::read);
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a.clone());
        prop_assert_eq!(merged(&merged(&a, &b), &b), merged(&a, &b));
    }

    #[test]
    fn what_is_stored_is_read_back(stored in any_stored()) {
        let records = Records::read(stored);
        prop_assert_eq!(Records::read(records.to_stored()), records);
    }

    #[test]
    fn a_store_given_what_it_lacks_holds_the_same(a in any_stored(), b in any_stored()) {
        let mut store: std::collections::BTreeMap<_, _> = Records::read(b).to_stored().into_iter().collect();
        let before: Vec<_> = store.clone().into_iter().collect();
        let records = merged(&Records::read(a), &Records::read(before.clone()));
        for (name, text) in records.missing_in(&before) {
            match text {
                Some(text) => store.insert(name, text),
                None => store.remove(&name),
            };
        }
        prop_assert_eq!(Records::read(store), records);
    }

    #[test]
    fn what_a_merge_says_it_changed_is_what_changed(a in any_stored(), b in any_stored()) {
        let (before, other) = (Records::read(a), Records::read(b));
        let mut after = before.clone();
        let said = after.merge(other).changed;
        let names: std::collections::BTreeSet<&str> =
            before.iter().chain(after.iter()).map(|(name, _)| name).collect();
        let is_changed = |name: &&str| before.get(name) != after.get(name);
        let changed: Vec<&str> = names.into_iter().filter(is_changed).collect();
        prop_assert_eq!(said, changed);
    }

    #[test]
    fn a_version_is_read_back_and_ordered_as_its_text(a in any::<(u64, u32)>(), b in any::<(u64, u32)>()) {
        let [a, b] = [a, b].map(|(time, node)| Clock::default().next(time, node));
        prop_assert_eq!(Version::parse(&a.to_string()), Some(a));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }

    #[test]
    fn each_version_of_a_clock_is_later_than_all_before(
        steps in prop::collection::vec((any::<u32>(), any::<u32>()), 1..50)
    ) {
        let mut clock = Clock::default();
        let mut last = Version::LEGACY;
        for (now, node) in steps {
            let next = clock.next(now.into(), node);
            prop_assert!(next > last);
            last = next;
        }
    }
}

#[test]
fn a_clock_counts_on_where_the_devices_clock_runs_backwards() {
    let mut clock = Clock::default();
    let first = clock.next(1_000_000, 1);
    let second = clock.next(1_000_000 - 86_400, 0);
    assert!(second > first);
    clock.observe(Version::at(2_000_000));
    assert!(clock.next(5, 0) > Version::at(2_000_000));
}

#[test]
fn of_two_writes_in_one_millisecond_the_second_is_later_whatever_its_random_number() {
    let mut clock = Clock::default();
    let first = clock.next(1_000_000, 9);
    let second = clock.next(1_000_000, 1);
    assert!(second > first);
    assert_eq!(second.time_ms(), 1_000_000);
}

#[test]
fn a_version_is_read_as_it_is_written_and_in_no_other_spelling() {
    assert!(Version::parse("019a3f0c2b11-0000-5eed1234").is_some());
    for text in [
        "019A3F0C2B11-0000-5EED1234",
        "+19a3f0c2b11-0000-5eed1234",
        "19a3f0c2b11-0-5eed1234",
        "019a3f0c2b11-0000-5eed1234-",
        "019a3f0c2b11-0000",
        "",
    ] {
        assert_eq!(Version::parse(text), None, "{text}");
    }
}

#[test]
fn of_two_records_of_one_version_the_deletion_stays_or_what_says_more() {
    let record = |value: Option<&str>| Record::new(Version::at(5), value.map(str::to_owned));
    assert!(record(None) > record(Some("a&b&c")));
    assert!(record(Some("a&b")) > record(Some("z")));
    assert!(record(Some("b")) > record(Some("a")));
    assert!(Record::new(Version::at(6), Some("a".to_owned())) > record(None));
}

#[test]
fn at_the_end_of_time_a_clock_stands_and_nothing_breaks() {
    let mut clock = Clock::default();
    let far = clock.next(u64::MAX, 0);
    clock.observe(far);
    let last = clock.next(5, 5);
    assert_eq!(clock.next(6, 6), last);
    assert_eq!(Version::parse(&last.to_string()), Some(last));
}

#[test]
fn a_version_of_later_than_the_end_of_time_is_none() {
    let last = Version::parse("7fffffffffff-0000-00000000").expect("the last millisecond");
    assert_eq!(Version::at(u64::MAX), last);
    assert_eq!(Version::parse("800000000000-0000-00000000"), None);
}

#[test]
fn a_record_without_a_version_is_older_than_any_with_one() {
    let mut records = Records::read([("k".to_owned(), "written long ago".to_owned())]);
    let deleted = Record::new(Version::at(1), None);
    records.merge(Records::read([("k".to_owned(), deleted.to_text())]));
    assert_eq!(records.value("k"), None);
    records.merge(Records::read([("k".to_owned(), "z & more".to_owned())]));
    assert_eq!(records.value("k"), None);
}

#[test]
fn tombstones_go_after_a_year_but_the_latest_and_values_stay() {
    const DAY: u64 = 24 * 60 * 60 * 1000;
    let mut records = Records::default();
    records.put("old", Version::at(DAY), None);
    records.put("kept", Version::at(DAY), Some("x".to_owned()));
    for number in 0..499 {
        let version = Version::at(2 * DAY + number);
        records.put(&format!("later.{number}"), version, None);
    }
    let none: [&str; 0] = [];
    assert_eq!(records.expire(9_999 * DAY), none, "a clock may be wrong");
    records.put("new", Version::at(300 * DAY), None);
    assert_eq!(records.expire(366 * DAY), none);
    assert_eq!(records.expire(366 * DAY + 1), ["old"]);
    assert_eq!(records.expire(9_999 * DAY), none);
    assert!(records.get("new").is_some() && records.get("kept").is_some());
}
