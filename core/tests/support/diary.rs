//! Any diary, and entries of one's own choosing.

use super::{any_leg, any_routine, routine};
use hamstretch_core::diary::{
    Angle, By, Diary, Entry, Felt, Key, Log, Measured, Notes, Pain, Reminders, Scored, Settings,
    Speaker, Stamp, WriteTime,
};
use hamstretch_core::method::{
    Ending, Hurt, Leg, Note, Offer, Outcome, PainStop, Phase, Place, Talk,
};
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
            |(routine, first, left, right, (ending, stop), lasted, utc_ms, offset_min, nonce)| {
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
                Entry::new(outcome, Stamp { utc_ms, offset_min }, nonce)
            },
        )
}

pub fn entry_at(utc_ms: i64, offset_min: i32, nonce: u32) -> Entry {
    let outcome = Outcome {
        routine: routine(""),
        first: Leg::Right,
        left: 15,
        right: 15,
        ending: Ending::Finished,
        stop: None,
        lasted: Duration::from_secs(275),
    };
    Entry::new(outcome, Stamp { utc_ms, offset_min }, nonce)
}

fn any_stamp() -> impl Strategy<Value = Stamp> {
    (0..4_000_000_000_000_i64, -840..=840_i32)
        .prop_map(|(utc_ms, offset_min)| Stamp { utc_ms, offset_min })
}

fn any_measured() -> impl Strategy<Value = Measured> {
    let angle = || prop::option::of((0..=150_u8).prop_map(Angle::new));
    let angles = (0..=150_u8, angle(), angle(), angle());
    (any_stamp(), any::<u32>(), angles).prop_map(|(at, nonce, (one, two, three, four))| {
        Measured::new(at, nonce)
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
        .prop_map(|(what, score, at, nonce)| Scored::new(what, score, at, nonce).expect("0-10"))
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
    (0..=7_u8, 0..24_u8, 0..60_u8, any::<u32>()).prop_map(|(days, hour, minute, nonce)| {
        let reminders = Reminders::spread(days).at(&format!("{hour:02}:{minute:02}"));
        reminders.known_by(nonce)
    })
}

pub fn any_offer() -> impl Strategy<Value = Offer> {
    (any_routine(), prop::option::of(any_words()))
        .prop_map(|(routine, note)| Offer { routine, note })
}

/// What a diary is made of.
#[derive(Clone, Debug)]
pub struct Parts {
    pub entries: Vec<Entry>,
    pub measured: Vec<Measured>,
    pub scored: Vec<Scored>,
    pub settings: Settings,
    pub mine: Offer,
    pub thing: Option<Note>,
}

impl Parts {
    /// Each record's name and value, but for settings.
    fn records(&self) -> Vec<(Key, String)> {
        let entries = self.entries.iter();
        let entries = entries.map(|each| (Key::Entry(each.id.clone()), each.to_text()));
        let measured = self.measured.iter();
        let measured = measured.map(|each| (Key::Measured(each.id.clone()), each.to_text()));
        let scored = self.scored.iter();
        let scored = scored.map(|each| (Key::Scored(each.id.clone()), each.to_text()));
        let thing = self.thing.iter();
        let thing = thing.map(|thing| (Key::Thing, thing.words().to_owned()));
        let routine = [(Key::Routine, self.mine.to_text())];
        let all = entries.chain(measured).chain(scored);
        all.chain(thing).chain(routine).collect()
    }

    /// A diary of them, written at that time.
    pub fn written(&self, now: WriteTime) -> Diary {
        let mut diary = Diary::default();
        diary.settle(now);
        for (key, text) in self.records() {
            diary.put(&key, text, now);
        }
        for (name, text) in self.settings.fields() {
            diary.put_back(&Key::Setting(name), text, now);
        }
        diary
    }

    /// As builds stored them that knew no versions.
    pub fn as_stored_before_versions(&self) -> Vec<(String, String)> {
        let records = self.records().into_iter();
        let settings = (Key::Settings, settings_before_versions(&self.settings));
        let records = records.chain([settings]);
        records.map(|(key, text)| (key.name(), text)).collect()
    }
}

/// Settings in one record, as earlier builds stored them.
pub fn settings_before_versions(settings: &Settings) -> String {
    let fields = settings
        .fields()
        .filter_map(|(name, text)| Some(["&", name.text(), "=", &text?].concat()));
    ["v=1", &fields.collect::<String>()].concat()
}

/// An hour, in milliseconds.
pub const HOUR_MS: i64 = 60 * 60 * 1000;

/// So many hours before [`NOW`].
pub fn ago(hours: i64) -> Stamp {
    Stamp {
        utc_ms: NOW.utc_ms - hours * HOUR_MS,
        offset_min: 60,
    }
}

/// When most of what is written in tests is written.
pub const NOW: WriteTime = WriteTime {
    utc_ms: 1_795_300_000_000,
    nonce: 7,
};

/// So many milliseconds later, on the device with this number.
pub fn later(ms: i64, nonce: u32) -> WriteTime {
    WriteTime {
        utc_ms: NOW.utc_ms + ms,
        nonce,
    }
}

pub fn any_parts() -> impl Strategy<Value = Parts> {
    let with_reps = any_entry().prop_filter("it has reps", Entry::has_reps);
    let entries = prop::collection::vec(with_reps, 0..8);
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
    parts.prop_map(|(entries, measured, scored, settings, mine, thing)| Parts {
        entries,
        measured,
        scored,
        settings,
        mine,
        thing,
    })
}

/// Any diary, written at any time of the last hour.
pub fn any_diary() -> impl Strategy<Value = Diary> {
    let when = (-3_600_000..0_i64, any::<u32>());
    let when = when.prop_map(|(ms, nonce)| later(ms, nonce));
    (any_parts(), when).prop_map(|(parts, when)| parts.written(when))
}

/// A diary of these sessions.
pub fn diary_of(entries: impl IntoIterator<Item = Entry>) -> Diary {
    let entries: Vec<Entry> = entries.into_iter().collect();
    let parts = Parts {
        entries,
        measured: Vec::new(),
        scored: Vec::new(),
        settings: Settings::default(),
        mine: Offer::default(),
        thing: None,
    };
    let entries = parts.records().into_iter();
    let entries = entries.filter(|(key, _)| matches!(key, Key::Entry(_)));
    let mut diary = Diary::default();
    diary.settle(NOW);
    entries.for_each(|(key, text)| diary.put(&key, text, NOW));
    diary
}

/// Writes a session into a diary.
pub fn put_entry(diary: &mut Diary, entry: &Entry, now: WriteTime) {
    diary.put(&Key::Entry(entry.id.clone()), entry.to_text(), now);
}

/// What a diary says, without how it came to that.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub settings: Settings,
    pub mine: Offer,
    pub log: Log,
    pub measured: Vec<Measured>,
    pub scored: Vec<Scored>,
    pub thing: Option<Note>,
}

/// What a diary says.
pub fn said(diary: &Diary) -> Said {
    Said {
        settings: diary.settings,
        mine: diary.mine.clone(),
        log: diary.log.clone(),
        measured: diary.measured.clone(),
        scored: diary.scored.clone(),
        thing: diary.thing.clone(),
    }
}

/// What two phones come to share: all records but those that hold for one device.
pub fn shared(diary: &Diary) -> Vec<(String, String)> {
    let mut all = diary.records().to_stored();
    all.retain(|(name, _)| {
        let key = Key::named(name);
        !matches!(
            key,
            Some(Key::Checked | Key::Stopped | Key::Before | Key::Note | Key::Seen | Key::Copied)
        )
    });
    all
}
