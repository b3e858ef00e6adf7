//! When the safety check is due, and which sessions count.

use crate::support::diary::{HOUR_MS, NOW, ago, any_diary, diary_of, entry_at, later, put_entry};
use hamstretch_core::diary::{Checked, Day, Diary, Entry, Incoming, Key, Records, Stopped};
use hamstretch_core::method::{Answers, Ending};
use proptest::prelude::*;
use proptest::sample::Index;

const TODAY: Day = Day(NOW.utc_ms / (24 * HOUR_MS));

/// A session so many hours ago, stopped for pain.
fn stop(hours: i64) -> Entry {
    let at = ago(hours);
    let mut entry = entry_at(at.utc_ms, at.offset_min, hours as u32);
    entry.outcome.ending = Ending::StoppedForPain;
    entry
}

fn answer(diary: &mut Diary, hours_ago: i64) {
    let checked = diary.checked_now(ago(hours_ago), Answers::default());
    diary.put(&Key::Checked, checked.to_text(), NOW);
}

/// As a session ends: whether it becomes an entry does not matter to the check.
fn stops_now(diary: &mut Diary, hours_ago: i64) {
    let stopped = diary.stopped_now(ago(hours_ago).utc_ms);
    diary.put(&Key::Stopped, stopped.to_text(), NOW);
}

fn is_due(diary: &Diary) -> bool {
    diary.check_is_due(TODAY)
}

#[test]
fn it_is_due_once_a_session_was_stopped_for_pain_after_the_answer() {
    let mut diary = diary_of([]);
    assert!(is_due(&diary));
    answer(&mut diary, 9);
    assert!(!is_due(&diary));
    put_entry(&mut diary, &entry_at(ago(8).utc_ms, 60, 1), NOW);
    assert!(!is_due(&diary), "that one went well");
    put_entry(&mut diary, &stop(7), NOW);
    assert!(is_due(&diary));
    answer(&mut diary, 6);
    assert!(!is_due(&diary));
    stops_now(&mut diary, 5);
    assert!(is_due(&diary));
}

#[test]
fn no_deletion_makes_it_due_and_none_makes_it_no_longer_due() {
    // As builds stored them that kept no stop apart.
    let sessions = [stop(9), stop(5), entry_at(ago(3).utc_ms, 60, 3)];
    for answered in [10, 7, 4] {
        for deleted in 0..8 {
            let mut diary = diary_of([]);
            let (before, after): (Vec<_>, Vec<_>) =
                (sessions.iter()).partition(|entry| entry.at < ago(answered));
            before
                .iter()
                .for_each(|entry| put_entry(&mut diary, entry, NOW));
            answer(&mut diary, answered);
            after
                .iter()
                .for_each(|entry| put_entry(&mut diary, entry, NOW));
            let was_due = is_due(&diary);
            assert_eq!(was_due, answered > 5);
            for (index, entry) in sessions.iter().enumerate() {
                if deleted & (1 << index) != 0 {
                    diary.delete(&Key::Entry(entry.id.clone()), NOW);
                }
            }
            assert_eq!(is_due(&diary), was_due, "{answered} {deleted}");
            // Nor after the app was opened again.
            let mut again = Diary::read(diary.records().to_stored(), NOW);
            again.settle(NOW);
            assert_eq!(is_due(&again), was_due, "{answered} {deleted}");
        }
    }
}

#[test]
fn a_deletion_in_another_tab_or_on_another_phone_is_none_either() {
    let mut here = diary_of([stop(9)]);
    answer(&mut here, 8);
    put_entry(&mut here, &stop(7), NOW);
    let mut there = diary_of([]);
    let records = here.records().clone();
    there.merge(records.clone(), NOW);
    there.delete(&Key::Entry(stop(7).id), later(1, 1));
    let mut by_tab = Diary::read(records.to_stored(), NOW);
    by_tab.settle(NOW);
    by_tab.merge(there.records().clone(), NOW);
    let mut by_file = Diary::read(records.to_stored(), NOW);
    by_file.settle(NOW);
    let file = Incoming::read(&there.to_json(), NOW).expect("a diary");
    by_file.take_in(&file, false, NOW);
    for diary in [by_tab, by_file] {
        assert_eq!(diary.log.entries().len(), 1);
        assert!(is_due(&diary));
    }
}

#[test]
fn a_stop_is_later_than_the_answer_also_where_the_clock_ran_backwards() {
    for known in [None, Some(9)] {
        let mut diary = diary_of(known.map(stop));
        answer(&mut diary, 8);
        stops_now(&mut diary, 30);
        assert!(is_due(&diary), "{known:?}");
        answer(&mut diary, 31);
        assert!(!is_due(&diary));
        stops_now(&mut diary, 32);
        assert!(is_due(&diary));
    }
    assert_eq!(Stopped::after(None, -5).utc_ms, -5);
    let most = Stopped { utc_ms: i64::MAX };
    assert_eq!(Stopped::after(Some(most), 5), most);
}

#[test]
fn answers_of_version_1_are_read_and_a_stop_after_them_makes_it_due() {
    let at = ago(8);
    let text = format!("v=1&utc_ms={}&offset_min=60&ticked=&stops=3", at.utc_ms);
    let checked = Checked::parse(&text).expect("version 1 is read for ever");
    assert_eq!((checked.at, checked.answers), (at, Answers::default()));
    let name = Key::Checked.name();
    for (sessions, due) in [
        (vec![stop(9), stop(10)], false),
        (vec![stop(9), stop(7)], true),
    ] {
        let mut diary = diary_of(sessions);
        diary.merge(Records::read([(name.clone(), text.clone())]), NOW);
        assert_eq!(is_due(&diary), due);
        // Whatever the clock says by then.
        stops_now(&mut diary, 30);
        assert!(is_due(&diary));
    }
    let again = Checked::parse(&checked.to_text());
    assert_eq!(again, Some(checked), "and written in the present version");
    for bad in [
        "v=4&utc_ms=0&offset_min=0&ticked=&stopped=0&known=0",
        "v=3&utc_ms=0&offset_min=0&ticked=&stopped=0",
        "v=2&utc_ms=0&offset_min=0&ticked=",
    ] {
        assert_eq!(Checked::parse(bad), None, "{bad}");
    }
}

#[test]
fn of_two_tabs_that_stop_at_the_same_time_the_later_stop_counts_in_both() {
    let mut tabs = [1, 2].map(|nonce| {
        let mut tab = diary_of([]);
        answer(&mut tab, 8);
        // The one that writes later has the earlier stop.
        let stopped = tab.stopped_now(ago(nonce.into()).utc_ms);
        tab.put(&Key::Stopped, stopped.to_text(), later(nonce.into(), nonce));
        tab
    });
    let records = tabs.each_ref().map(|tab| tab.records().clone());
    for (tab, other) in tabs.iter_mut().zip(records.into_iter().rev()) {
        tab.merge(other, NOW);
        let last = Stopped {
            utc_ms: ago(1).utc_ms,
        };
        assert_eq!(tab.last_stop(), Some(last));
        let again = Diary::read(tab.records().to_stored(), NOW);
        assert_eq!(again.last_stop(), Some(last));
    }
}

#[test]
fn a_stop_is_kept_through_all_but_an_erasure() {
    let mut diary = diary_of([]);
    answer(&mut diary, 8);
    stops_now(&mut diary, 7);
    let last = diary.last_stop();
    let read = Diary::read(diary.records().to_stored(), NOW);
    assert_eq!((read.last_stop(), is_due(&read)), (last, true));
    assert_eq!(Stopped::parse(&last.expect("a stop").to_text()), last);
    diary.erase(later(1, 1));
    assert_eq!((diary.last_stop(), diary.checked), (None, None));
}

proptest! {
    #[test]
    fn a_session_without_a_rep_is_no_entry_and_its_stop_for_pain_counts(
        diary in any_diary(),
        hours in 0..100_i64,
        is_stop: bool,
        is_deleted: bool,
    ) {
        let mut without = stop(hours);
        (without.outcome.left, without.outcome.right) = (0, 0);
        if !is_stop {
            without.outcome.ending = Ending::EndedEarly;
        }
        let key = Key::Entry(without.id.clone());
        // An earlier build has stored it.
        let stored = (key.name(), without.to_text());
        let mut with = Diary::read(diary.records().to_stored(), NOW);
        with.merge(Records::read([stored]), NOW);
        with.settle(NOW);
        prop_assert_eq!(&with.log, &diary.log);
        prop_assert_eq!(with.to_csv(), diary.to_csv());
        prop_assert_eq!((with.unreadable(), with.value(&key).is_some()), (0, true));
        let stopped = is_stop.then_some(Stopped { utc_ms: without.at.utc_ms });
        let last = diary.last_stop().max(stopped);
        prop_assert_eq!(with.last_stop(), last);
        if is_deleted {
            with.delete(&key, NOW);
        }
        prop_assert_eq!(with.last_stop(), last);
        let again = Diary::read(with.records().to_stored(), NOW);
        prop_assert_eq!(again.last_stop(), last);
    }

    #[test]
    fn whatever_is_deleted_the_latest_stop_stays(
        diary in any_diary(),
        deleted in prop::collection::vec(any::<Index>(), 0..6),
    ) {
        let last = diary.last_stop();
        let mut diary = Diary::read(diary.records().to_stored(), NOW);
        for index in deleted {
            let entries = diary.log.entries();
            if !entries.is_empty() {
                let key = Key::Entry(index.get(entries).id.clone());
                diary.delete(&key, NOW);
            }
        }
        prop_assert_eq!(diary.last_stop(), last);
    }
}
