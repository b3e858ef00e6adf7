//! A diary says the same whether its records were read one by one or all at once.

use crate::support::diary::{NOW, entry_at, later, said};
use hamstretch_core::diary::{
    Angle, By, Checked, Cleared, Diary, Id, Key, Measured, Notes, Records, Scored, SettingName,
    Stamp, Stopped, Unfinished,
};
use hamstretch_core::method::{Answers, BrokenOff, Ending, Leg, Note, Phase, Place};
use proptest::prelude::*;
use proptest::test_runner::Config;

fn at(minutes: i64) -> Stamp {
    Stamp {
        utc_ms: NOW.utc_ms + minutes * 60_000,
        offset_min: 60,
    }
}

/// What was measured, or scored, at the same time on two phones.
fn measured(phone: u32, degrees: u8) -> (Key, String) {
    let measured = Measured::new(at(0), phone).with(Leg::Left, By::Lifted, Angle::new(degrees));
    (Key::Measured(measured.id.clone()), measured.to_text())
}

fn scored(phone: u32, score: u8) -> (Key, String) {
    let what = Note::new("run").expect("a note");
    let scored = Scored::new(what, score, at(0), phone).expect("0-10");
    (Key::Scored(scored.id.clone()), scored.to_text())
}

fn entry(phone: u32, reps: u8, ending: Ending) -> (Key, String) {
    let mut entry = entry_at(at(0).utc_ms, 60, phone);
    (entry.outcome.left, entry.outcome.right) = (reps, reps);
    entry.outcome.ending = ending;
    (Key::Entry(entry.id.clone()), entry.to_text())
}

/// A session under way, written down under its own name or under an earlier build's.
fn running(phone: u32, minutes: i64, is_of_earlier_build: bool) -> (Key, String) {
    let mut entry = entry_at(at(0).utc_ms, 60, phone);
    (entry.outcome.left, entry.outcome.right) = (0, 3);
    entry.outcome.ending = Ending::EndedEarly;
    let broken_off = BrokenOff {
        outcome: entry.outcome,
        place: Place {
            phase: Phase::CountIn,
            leg: Leg::Right,
            rep: 4,
        },
        reps: [0, 0b1110],
    };
    let id: Id = entry.id;
    let key = Key::Running((!is_of_earlier_build).then(|| id.clone()));
    let unfinished = Unfinished::new(broken_off, id, at(minutes), Notes::default());
    (key, unfinished.to_text())
}

/// Records of every kind, several of which are of one time or of one session.
fn all() -> Vec<(Key, String)> {
    let checked = Checked {
        at: at(0),
        answers: Answers::default(),
        stopped: None,
        known: at(0).utc_ms,
        cleared: Cleared::default(),
    };
    let last_stop = Stopped {
        utc_ms: at(9).utc_ms,
    };
    let text = |key: Key, text: &str| (key, text.to_owned());
    vec![
        measured(1, 60),
        measured(1, 70),
        measured(2, 60),
        measured(3, 60),
        scored(1, 5),
        scored(2, 5),
        scored(2, 6),
        entry(1, 15, Ending::Finished),
        entry(1, 9, Ending::StoppedForPain),
        entry(2, 9, Ending::StoppedForPain),
        entry(3, 0, Ending::StoppedForPain),
        running(1, 1, false),
        running(1, 2, false),
        running(2, 1, false),
        running(3, 1, false),
        running(1, 1, true),
        running(3, 3, true),
        (Key::Checked, checked.to_text()),
        (Key::Stopped, last_stop.to_text()),
        text(Key::Before, "v=1&day=20779&pain=3"),
        text(Key::Note, "Slowly, Anna"),
        text(Key::Seen, "v=1&news=3&install=1"),
        text(Key::Seen, "v=2&news=3"),
        text(Key::Seen, "v=1&news"),
        text(Key::Routine, "reps=9"),
        text(Key::Routine, "reps=99"),
        text(Key::Thing, "run"),
        text(
            Key::Settings,
            "v=1&sound=false&vibration=true&days_a_week=4",
        ),
        text(Key::Settings, "v=2&sound=loud"),
        text(Key::Setting(SettingName::Sound), "true"),
        text(Key::Setting(SettingName::Sound), "loud"),
        text(Key::Setting(SettingName::DaysAWeek), "6"),
        text(Key::Quarantined("routine~0".to_owned()), "?"),
    ]
}

#[track_caller]
fn check_says_the_same(one_by_one: &Diary, at_once: &Diary) -> Result<(), TestCaseError> {
    let rest = |diary: &Diary| {
        let mut lists = (diary.quarantined.clone(), diary.future.clone());
        lists.0.sort();
        lists.1.sort();
        (
            (diary.checked, diary.before, diary.seen, diary.copied),
            diary.running.clone(),
            lists,
            (diary.last_stop(), diary.unreadable()),
        )
    };
    prop_assert_eq!(said(one_by_one), said(at_once));
    prop_assert_eq!(rest(one_by_one), rest(at_once));
    Ok(())
}

proptest! {
    #![proptest_config(Config::with_cases(1000))]

    #[test]
    fn what_is_put_and_deleted_says_the_same_as_when_it_is_read_anew(
        steps in prop::collection::vec((0..32_usize, prop::bool::weighted(0.7)), 1..30),
    ) {
        let mut diary = Diary::default();
        let all = all();
        for (step, (chosen, is_put)) in steps.into_iter().enumerate() {
            let (key, text) = all[chosen].clone();
            let now = later(step as i64, 1);
            match is_put {
                // What is done then counts in this page alone.
                _ if diary.future.contains(&key.name()) => {}
                true => diary.put(&key, text, now),
                // It outlives all but an erasure.
                false if key == Key::Stopped => {}
                false => diary.delete(&key, now),
            }
        }
        let anew = Diary::read(diary.records().to_stored(), later(100, 1));
        check_says_the_same(&diary, &anew)?;
    }

    #[test]
    fn what_is_heard_of_another_tab_says_the_same_as_when_it_is_read_anew(
        steps in prop::collection::vec((0..32_usize, prop::bool::weighted(0.7)), 1..30),
    ) {
        let (mut here, mut there) = (Diary::default(), Diary::default());
        let all = all();
        for (step, (chosen, is_put)) in steps.into_iter().enumerate() {
            let (key, text) = all[chosen].clone();
            let now = later(step as i64, 1);
            match is_put {
                _ if there.future.contains(&key.name()) => {}
                true => there.put(&key, text, now),
                false if key == Key::Stopped => {}
                false => there.delete(&key, now),
            }
            let told = there.take_dirty().into_iter().map(|name| there.write(&name));
            let told = told.filter_map(|(name, text)| Some((name, text?)));
            here.merge(Records::read(told), now);
        }
        let anew = Diary::read(here.records().to_stored(), later(100, 1));
        prop_assert_eq!(said(&here), said(&anew));
        prop_assert_eq!(&here.running, &anew.running);
        prop_assert_eq!(here.last_stop(), anew.last_stop());
        prop_assert_eq!((here.checked, here.before, here.seen), (anew.checked, anew.before, anew.seen));
    }
}

#[test]
fn what_is_done_where_a_later_build_has_written_counts_once_in_this_page_alone() {
    let later_build = |key: &Key| (key.name(), "v=9&mood=3".to_owned());
    let records = [
        [
            entry(1, 9, Ending::Finished),
            entry(1, 15, Ending::Finished),
        ],
        [measured(1, 60), measured(1, 70)],
        [scored(1, 5), scored(1, 6)],
        [running(1, 1, false), running(1, 2, false)],
    ];
    let stored = records.each_ref().map(|[(key, _), _]| later_build(key));
    let mut diary = Diary::read(stored.to_vec(), NOW);
    diary.settle(NOW);
    let before = diary.records().clone();
    for [first, second] in &records {
        for (key, text) in [first, second, second] {
            diary.put(key, text.clone(), NOW);
        }
    }
    let seconds = records.map(|[_, second]| second);
    let expected = Diary::read(seconds.map(|(key, text)| (key.name(), text)).to_vec(), NOW);
    assert_eq!(said(&diary), said(&expected));
    assert_eq!(diary.running, expected.running);
    assert_eq!(*diary.records(), before);
    assert_eq!((diary.future.len(), diary.quarantined.len()), (4, 4));
    for (key, _) in &stored.map(|(name, text)| (Key::named(&name).expect("ours"), text)) {
        diary.put_back(key, None, NOW);
    }
    assert_eq!(said(&diary), said(&Diary::default()));
    assert_eq!(*diary.records(), before);
}
