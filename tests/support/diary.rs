//! Any diary, and entries of one's own choosing.

use super::{any_leg, any_routine, routine};
use hamstretch::diary::{
    Angle, By, Entry, Felt, Found, Log, Measured, Notes, Pain, Reminders, Scored, Settings,
    Speaker, Stamp,
};
use hamstretch::stretch::{Ending, Hurt, Leg, Note, Offer, Outcome, PainStop, Phase, Place, Talk};
use proptest::prelude::*;
use std::time::Duration;

fn any_notes() -> impl Strategy<Value = Notes> {
    let pain = || prop::option::of((0..=10_u8).prop_map(|pain| Pain::new(pain).expect("0-10")));
    let felt = || prop::option::of((0..3_usize).prop_map(|felt| Felt::ALL[felt]));
    let words = prop::option::of("\\PC{1,140}").prop_map(|words| Note::new(&words?));
    let notes =
        (pain(), pain(), felt(), felt(), words).prop_map(|(before, after, left, right, words)| {
            Notes {
                before,
                after,
                left,
                right,
                words,
            }
        });
    prop_oneof![Just(Notes::default()), notes]
}

pub fn any_entry() -> impl Strategy<Value = Entry> {
    (any_bare_entry(), any_notes()).prop_map(|(entry, notes)| Entry { notes, ..entry })
}

fn any_bare_entry() -> impl Strategy<Value = Entry> {
    let stop = (0..4_usize, 0..8_usize, any_leg(), 1..=30_u8);
    let stopped = prop::option::of(stop).prop_map(|stop| (Ending::StoppedForPain, stop));
    let ending = prop_oneof![
        Just((Ending::Finished, None)),
        Just((Ending::EndedEarly, None)),
        stopped
    ];
    (
        any_routine(),
        any_leg(),
        0..=30_u8,
        0..=30_u8,
        ending,
        0..10_000_000_u64,
        0..4_000_000_000_000_i64,
        -840..=840_i32,
        any::<u32>(),
    )
        .prop_map(
            |(routine, first, left, right, (ending, stop), lasted, utc_ms, offset_min, chance)| {
                let stop = stop.map(|(hurt, phase, leg, rep)| PainStop {
                    hurt: Hurt::ALL[hurt],
                    place: Place {
                        phase: Phase::ALL[phase],
                        leg,
                        rep: rep.min(routine.reps()),
                    }
                    .as_told(),
                });
                let outcome = Outcome {
                    routine,
                    first,
                    left: left.min(routine.reps()),
                    right: right.min(routine.reps()),
                    ending,
                    stop,
                    lasted: Duration::from_millis(lasted),
                };
                Entry::new(outcome, Stamp { utc_ms, offset_min }, chance)
            },
        )
}

pub fn entry_at(utc_ms: i64, offset_min: i32, chance: u32) -> Entry {
    let outcome = Outcome {
        routine: routine(""),
        first: Leg::Right,
        left: 15,
        right: 15,
        ending: Ending::Finished,
        stop: None,
        lasted: Duration::from_secs(275),
    };
    Entry::new(outcome, Stamp { utc_ms, offset_min }, chance)
}

fn any_stamp() -> impl Strategy<Value = Stamp> {
    (0..4_000_000_000_000_i64, -840..=840_i32)
        .prop_map(|(utc_ms, offset_min)| Stamp { utc_ms, offset_min })
}

fn any_measured() -> impl Strategy<Value = Measured> {
    let angle = || prop::option::of((0..=150_u8).prop_map(Angle::new));
    let angles = (0..=150_u8, angle(), angle(), angle());
    (any_stamp(), any::<u32>(), angles).prop_map(|(at, chance, (one, two, three, four))| {
        Measured::new(at, chance)
            .with(Leg::Left, By::Lifted, Angle::new(one))
            .with(Leg::Left, By::Assisted, two.flatten())
            .with(Leg::Right, By::Lifted, three.flatten())
            .with(Leg::Right, By::Assisted, four.flatten())
    })
}

fn any_words() -> impl Strategy<Value = Note> {
    "\\PC{1,140}".prop_filter_map("it has words", |words| Note::new(&words))
}

fn any_scored() -> impl Strategy<Value = Scored> {
    (any_words(), 0..=10_u8, any_stamp(), any::<u32>())
        .prop_map(|(what, score, at, chance)| Scored::new(what, score, at, chance).expect("0-10"))
}

pub fn any_settings() -> impl Strategy<Value = Settings> {
    let truths = any::<[bool; 7]>();
    let numbers = (1..=10_u8, 1..=7_u8, 0..3_usize);
    let chosen = prop::option::of(any_reminders());
    (truths, numbers, chosen).prop_map(|(truths, (volume, days_a_week, talk), chosen)| {
        let [
            sound,
            over_silent,
            vibration,
            gentle,
            bent,
            is_man,
            track_pain,
        ] = truths;
        Settings {
            sound,
            volume,
            talk: [Talk::Full, Talk::Counts, Talk::Nothing][talk],
            speaker: if is_man { Speaker::Man } else { Speaker::Woman },
            over_silent,
            vibration,
            days_a_week,
            gentle,
            bent,
            track_pain,
            chosen,
        }
    })
}

fn any_reminders() -> impl Strategy<Value = Reminders> {
    (0..=7_u8, 0..24_u8, 0..60_u8, any::<u32>()).prop_map(|(days, hour, minute, chance)| {
        let reminders = Reminders::spread(days).at(&format!("{hour:02}:{minute:02}"));
        reminders.known_by(chance)
    })
}

pub fn any_offer() -> impl Strategy<Value = Offer> {
    (any_routine(), prop::option::of(any_words()))
        .prop_map(|(routine, note)| Offer { routine, note })
}

/// Any diary, as it is found in storage.
pub fn any_diary() -> impl Strategy<Value = Found> {
    let entries = prop::collection::vec(any_entry(), 0..8);
    let measured = prop::collection::vec(any_measured(), 0..4);
    let scored = prop::collection::vec(any_scored(), 0..4);
    let thing = prop::option::of(any_words());
    let parts = (
        entries,
        measured,
        scored,
        any_settings(),
        any_offer(),
        thing,
    );
    parts.prop_map(
        |(entries, mut measured, mut scored, settings, mine, thing)| {
            measured.sort_unstable_by_key(|measured| measured.at);
            scored.sort_unstable_by_key(|scored| scored.at);
            Found {
                settings,
                mine,
                log: Log::new(entries),
                measured,
                scored,
                thing,
                ..Found::default()
            }
        },
    )
}
