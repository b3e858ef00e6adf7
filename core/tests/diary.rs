//! The diary: what is written is read back, and nothing else is believed.

use crate::support::diary::{NOW, any_entry, any_settings, entry_at, settings_before_versions};
use crate::support::routine;
use hamstretch_core::diary::{
    Angle, By, Day, Diary, Entry, Felt, Key, Log, Measured, Pain, Scored, SettingName, Settings,
    Stamp,
};
use hamstretch_core::method::{Ending, Hurt, Leg, Note, Offer};
use hamstretch_core::words;
use proptest::prelude::*;
use std::time::Duration;

proptest! {
    #[test]
    fn an_entry_is_read_back_as_it_was_written(entry in any_entry()) {
        prop_assert_eq!(Entry::parse(&entry.to_text()), Ok(entry));
    }

    #[test]
    fn a_mutilated_entry_is_refused_or_is_another_plausible_one(
        entry in any_entry(),
        at in any::<prop::sample::Index>(),
        with in "[ -~]{0,3}",
    ) {
        let mut text = entry.to_text();
        let at = at.index(text.len());
        text.replace_range(at..at + 1, &with);
        if let Ok(read) = Entry::parse(&text) {
            prop_assert!(read.at.is_plausible());
            prop_assert!(read.outcome.left <= read.outcome.routine.reps());
            prop_assert!(read.outcome.right <= read.outcome.routine.reps());
        }
    }

    #[test]
    fn anything_at_all_in_storage_is_read_without_a_panic(
        stored in prop::collection::vec(("hamstretch\\.(entry\\.|aside\\.|setting\\.|running\\.)?[a-z0-9]{0,9}", ".{0,80}"), 0..20),
        good in prop::collection::vec(any_entry(), 0..5),
    ) {
        let good = good.into_iter().map(|entry| {
            (Key::Entry(entry.id.clone()).name(), entry.to_text())
        });
        let good: Vec<_> = good.collect();
        let mut diary = Diary::read(stored.into_iter().chain(good.clone()).collect(), NOW);
        diary.settle(NOW);
        for (_, text) in good {
            let entry = Entry::parse(&text).expect("it was written by us");
            prop_assert_eq!(diary.log.entries().contains(&entry), entry.has_reps());
        }
    }

    #[test]
    fn the_log_is_newest_first_however_it_came_together(
        mut entries in prop::collection::vec(any_entry(), 0..30),
    ) {
        let together = Log::new(entries.clone());
        let mut one_by_one = Log::default();
        entries.reverse();
        for entry in entries {
            one_by_one.add(entry);
        }
        for log in [&together, &one_by_one] {
            for pair in log.entries().windows(2) {
                prop_assert!(pair[0].at.utc_ms >= pair[1].at.utc_ms);
            }
        }
        prop_assert_eq!(&together, &one_by_one);
        for id in together.entries().iter().map(|entry| entry.id.clone()) {
            prop_assert!(one_by_one.remove(&id).is_some());
        }
        prop_assert_eq!(one_by_one, Log::default());
    }
}

#[test]
fn an_entry_of_version_1_is_read_for_ever() {
    let text = "v=1&id=019aa9c0b2e8-0badcafe&utc_ms=1763800000232&offset_min=60&routine=reps%3D15%26lift%3D2%26pull%3D2%26lower%3D3%26rest%3D1%26ready%3D15%26change%3D20%26roll%3D0%26first%3Dright&first=right&left=7&right=15&ending=pain&lasted_ms=201500";
    let entry = Entry::parse(text).expect("version 1 is read for ever");
    assert_eq!((entry.outcome.left, entry.outcome.right), (7, 15));
    assert_eq!(entry.outcome.ending, Ending::StoppedForPain);
    assert_eq!(entry.outcome.lasted, Duration::from_millis(201_500));
    assert_eq!(entry.outcome.routine, routine("ready=15"));
}

#[test]
fn what_was_said_of_a_session_is_listed_line_by_line_and_nothing_else() {
    let mut entry = entry_at(1_763_800_000_000, 60, 7);
    assert_eq!(words::remarks(&entry), [""; 0]);
    assert_eq!(entry.legs(), [Leg::Right, Leg::Left]);
    entry.outcome.ending = Ending::EndedEarly;
    entry.outcome.right = 0;
    entry.notes.after = Pain::new(3);
    entry.notes.left = Some(Felt::Easy);
    let remarks = [
        words::ending(&entry),
        words::pain(&entry.notes),
        words::how_it_felt(&entry.felt()),
    ];
    assert!(remarks.iter().all(|remark| !remark.is_empty()));
    assert_eq!(words::remarks(&entry), remarks);
    assert_eq!(entry.legs(), [Leg::Left], "the other one did nothing");
}

#[test]
fn what_cannot_have_been_is_not_believed() {
    let good = entry_at(1_763_800_000_000, 60, 7).to_text();
    assert!(Entry::parse(&good).is_ok());
    for (from, to) in [
        ("v=1", "v=4"),
        ("left=15", "left=16"),
        ("left=15", "left=-1"),
        ("offset_min=60", "offset_min=900"),
        ("utc_ms=1763800000000", "utc_ms=-5"),
        ("ending=finished", "ending=great"),
        ("first=right&left", "first=both&left"),
        ("reps%3D15", "reps%3D99"),
        ("lasted_ms=275000", "lasted_ms=275000&mood=good"),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good, "{from} is in {good}");
        assert!(Entry::parse(&bad).is_err(), "{to}");
    }
}

proptest! {
    #[test]
    fn every_setting_is_read_as_it_was_stored(settings in any_settings()) {
        let text = settings_before_versions(&settings);
        prop_assert_eq!(Settings::parse(&text), Some(settings));
    }
}

#[test]
fn the_description_of_the_file_has_every_setting() {
    let described = include_str!("../../docs/diary-format.md");
    for name in SettingName::ALL {
        let row = ["`", name.text(), "`"].concat();
        assert!(
            described.contains(&row),
            "docs/diary-format.md has no {row}"
        );
    }
}

#[test]
fn settings_that_are_none_are_not_taken_for_the_usual_ones() {
    let earlier = "v=1&sound=false&vibration=true&days_a_week=5";
    let settings = Settings {
        sound: false,
        days_a_week: 5,
        ..Settings::default()
    };
    assert_eq!(Settings::parse(earlier), Some(settings));
    for rubbish in [
        "",
        "{}",
        "v=2&sound=true&vibration=true&days_a_week=3",
        "v=1",
        "v=1&sound=true&vibration=true&days_a_week=3&volume=11",
        "v=1&sound=true&vibration=true&days_a_week=3&talk=lots",
    ] {
        assert_eq!(Settings::parse(rubbish), None, "{rubbish}");
    }
}

#[test]
fn a_day_is_the_one_on_the_persons_own_calendar() {
    // 2026-11-22 23:30 UTC is a Sunday; in Berlin it is Monday already.
    let utc_ms = 1_795_390_200_000;
    let london = Stamp {
        utc_ms,
        offset_min: 0,
    }
    .day();
    let berlin = Stamp {
        utc_ms,
        offset_min: 60,
    }
    .day();
    assert_eq!(london.weekday(), 6);
    assert_eq!(berlin.weekday(), 0);
    assert_eq!(berlin, Day(london.0 + 1));
    assert_eq!(berlin.monday(), berlin);
    assert_eq!(london.monday(), Day(berlin.0 - 7));
    // Before 1970 and on the other side of the world all the same.
    assert_eq!(Day(-1).weekday(), 2);
}

#[test]
fn a_week_counts_days_with_reps_from_monday_to_sunday() {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let monday = 1_795_390_200_000 - 6 * DAY;
    let mut log = Log::new(vec![
        entry_at(monday, 0, 1),
        entry_at(monday + 1000, 0, 2),
        entry_at(monday + 6 * DAY, 0, 3),
        entry_at(monday - DAY, 0, 4),
    ]);
    let mut nothing_done = entry_at(monday + 2 * DAY, 0, 5);
    nothing_done.outcome.left = 0;
    nothing_done.outcome.right = 0;
    log.add(nothing_done);
    let today = Stamp {
        utc_ms: monday + 3 * DAY,
        offset_min: 0,
    }
    .day();
    let week = log.week(today);
    assert_eq!(week, [true, false, false, false, false, false, true]);
}

#[test]
fn legs_take_turns_by_what_the_last_session_began_with() {
    let (alternate, _) = Offer::parse("first=alternate");
    let first = alternate.routine.first();
    assert_eq!(first.leg(None), Leg::Right);
    assert_eq!(first.leg(Some(Leg::Right)), Leg::Left);
    assert_eq!(first.leg(Some(Leg::Left)), Leg::Right);
}

/// One of each version that any build has written. They are read for ever.
const OF_EACH_VERSION: [&str; 3] = [
    "v=1&id=019a00000000-0badcafe&utc_ms=1762000000000&offset_min=60&routine=reps%3D12%26first%3Dright&first=right&left=12&right=12&ending=finished&lasted_ms=200000",
    "v=2&id=019a00000000-0badcafe&utc_ms=1762000000000&offset_min=60&routine=reps%3D12%26first%3Dright&first=right&left=3&right=12&ending=pain&lasted_ms=200000&stop=hurt%3Dbelow-knee%26phase%3Dpull%26leg%3Dleft%26rep%3D4",
    "v=3&id=019a00000000-0badcafe&utc_ms=1762000000000&offset_min=60&routine=reps%3D12%26first%3Dright&first=right&left=12&right=12&ending=finished&lasted_ms=200000&before=4&after=2&felt_left=easy&felt_right=too-much&words=less+stiff",
];

#[test]
fn every_version_is_read_for_ever() {
    let [one, two, three] = OF_EACH_VERSION.map(|text| {
        let entry = Entry::parse(text).expect(text);
        let again = Entry::parse(&entry.to_text());
        assert_eq!(again, Ok(entry.clone()), "and written as it was");
        assert_eq!(
            &entry.to_text()[..3],
            &text[..3],
            "in the version that tells it"
        );
        entry
    });
    assert_eq!((one.reps(Leg::Left), one.outcome.stop), (12, None));
    let stop = two.outcome.stop.expect("a stop");
    assert_eq!((stop.hurt, stop.place.rep), (Hurt::BelowKnee, 4));
    assert_eq!(three.notes.before, Pain::new(4));
    assert_eq!(three.notes.felt(Leg::Right), Some(Felt::TooMuch));
    let words = three.notes.words.as_ref().map(Note::words);
    assert_eq!(words, Some("less stiff"));
}

#[test]
fn a_version_knows_its_own_fields_only() {
    let [one, two, three] = OF_EACH_VERSION;
    for text in [
        format!("{one}&after=2"),
        format!("{one}&stop=x"),
        format!("{two}&words=x"),
        format!("{three}&mood=good"),
        three.replace("after=2", "after=11"),
        three.replace("felt_left=easy", "felt_left=odd"),
        three.replace("v=3", "v=4"),
    ] {
        assert!(Entry::parse(&text).is_err(), "{text}");
    }
}

#[test]
fn angles_and_scores_are_read_back_and_nothing_else_is_believed() {
    let at = Stamp {
        utc_ms: 1_795_300_000_000,
        offset_min: -300,
    };
    let measured = Measured::new(at, 7)
        .with(Leg::Left, By::Lifted, Angle::new(62))
        .with(Leg::Right, By::Assisted, Angle::new(150));
    let text = measured.to_text();
    assert_eq!(Measured::parse(&text), Some(measured.clone()));
    assert_eq!(measured.angle(Leg::Right, By::Lifted), None);
    assert_eq!(Angle::new(151), None);
    let nothing = Measured::new(at, 7).to_text();
    let thing = Note::new("tie my shoes").expect("a note");
    let scored = Scored::new(thing, 10, at, 8).expect("0-10");
    assert_eq!(Scored::parse(&scored.to_text()), Some(scored.clone()));
    for bad in [
        text.replace("=62", "=162"),
        text.replace("v=1", "v=2"),
        text.clone() + "&mood=good",
        text.replace("utc_ms=1795300000000", "utc_ms=-1"),
        nothing,
        String::new(),
    ] {
        assert_eq!(Measured::parse(&bad), None, "{bad}");
    }
    for bad in [
        scored.to_text().replace("score=10", "score=11"),
        scored.to_text().replace("tie+my+shoes", ""),
        scored.to_text() + "&mood=good",
    ] {
        assert_eq!(Scored::parse(&bad), None, "{bad}");
    }
    let stored = vec![
        (Key::Measured(measured.id.clone()).name(), text.clone()),
        (Key::Scored(scored.id.clone()).name(), scored.to_text()),
        (Key::Scored(measured.id.clone()).name(), scored.to_text()),
    ];
    let diary = Diary::read(stored, NOW);
    assert_eq!(diary.measured, [measured]);
    assert_eq!(diary.scored, [scored]);
    assert_eq!(diary.unreadable(), 1);
}
