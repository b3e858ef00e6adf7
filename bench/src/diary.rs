//! Made-up diaries, in the core's own types: two sessions, ten years of a session a day, and
//! one in which all that can be said in a diary is said somewhere.

mod made;

use fastrand::Rng;
use hamstretch_core::diary::{Checked, Cleared, Entry, Key, Reminders, Settings, Speaker, Stamp};
use hamstretch_core::method::{Answers, Ending, Leg, Note, Offer, Outcome, Sign, Talk};

use crate::stores::Records;
use made::Made;

/// So many days, a session each.
pub(crate) const DAYS: usize = 3_650;
pub(crate) const SESSIONS: usize = 200;
const WEEKS: usize = 52;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What the person of ten years says of the newest session and of no other.
pub(crate) const NEWEST: &str = "Ten years today";

/// As people write.
const WORDS: [&str; 4] = [
    "Easy today.",
    "Stiff after the long drive, better from rep 5 on.",
    "Right leg goes higher than the left one now; the strap is one hand shorter.",
    "Slept badly. Pull felt long.",
];

/// Two sessions, the newer first, and what is known of them and besides.
#[derive(Debug, Clone)]
pub(crate) struct Short {
    pub(crate) newer: Entry,
    pub(crate) older: Entry,
    at: Stamp,
}

impl Short {
    /// As of `now`, in milliseconds since 1970.
    pub(crate) fn at(now: i64) -> Self {
        let at = |utc_ms| Stamp {
            utc_ms,
            offset_min: 0,
        };
        let session = |reps: u8, at| Entry::new(finished(&format!("reps={reps}")), at, reps.into());
        Self {
            newer: session(12, at(now)),
            older: session(9, at(now - DAY_MS)),
            at: at(now),
        }
    }

    pub(crate) fn sessions(&self) -> Records {
        [&self.newer, &self.older].map(entry_record).into()
    }

    /// Both, settings, and a safety check with that sign: `None` leaves a session open.
    pub(crate) fn with_check(&self, sign: Option<Sign>) -> Records {
        let checked = Checked {
            at: self.at,
            answers: sign.map_or_else(Answers::default, |sign| Answers::default().toggled(sign)),
            stopped: None,
            known: self.at.utc_ms,
            cleared: Cleared::default(),
        };
        let mut records = self.sessions();
        records.push((Key::Checked.name(), checked.to_text()));
        records.extend(settings_records(&settings()));
        records
    }
}

/// Ten years up to the session that ended at `last`: words on two days of three, angles
/// every other week and a score a week.
pub(crate) fn ten_years(last: i64) -> Records {
    let mut made = Made(Rng::with_seed(10));
    let thing = Note::new("Tying my shoes standing up").expect("it fits");
    let mut records = vec![(Key::Thing.name(), thing.words().to_owned())];
    for day in 0..DAYS {
        let at = Stamp {
            utc_ms: last - (DAYS - 1 - day) as i64 * DAY_MS,
            offset_min: 60,
        };
        let words = match day {
            _ if day == DAYS - 1 => Some(NEWEST),
            _ if day % 3 == 2 => None,
            _ => made.0.choice(WORDS),
        };
        let routine = ["reps=8", "reps=15", "reps=20&lower=4&rest=1.5&roll=60"][(day / 400).min(2)];
        let entry = made.entry(finished(routine), at, words.and_then(Note::new), false);
        records.push(entry_record(&entry));
        if day % 14 == 0 {
            records.push(made.measured(at, false));
        }
        if day % 7 == 0 {
            records.push(made.scored(at, thing.clone()));
        }
    }
    records
}

/// Everything that can be said, up to `last`, by chance.
pub(crate) fn everything(seed: u64, last: i64) -> Records {
    let mut made = Made(Rng::with_seed(seed));
    let mine = Offer {
        routine: made.routine(),
        note: Some(made.note()),
    };
    let mut records = vec![
        (Key::Routine.name(), mine.to_text()),
        (Key::Thing.name(), made.note().words().to_owned()),
    ];
    records.extend(settings_records(&settings()));
    for day in 0..SESSIONS {
        let (outcome, at, note) = (made.outcome(), made.stamp(last, day), made.note());
        let entry = made.entry(outcome, at, Some(note), true);
        records.push(entry_record(&entry));
    }
    for week in 0..WEEKS {
        let (at, note) = (made.stamp(last, 7 * week), made.note());
        records.extend([made.measured(at, true), made.scored(at, note)]);
    }
    records
}

/// Not the usual ones, so that it can be told whether they are there.
fn settings() -> Settings {
    Settings {
        volume: 3,
        talk: Talk::ALL[1],
        speaker: Speaker::Man,
        days_a_week: 5,
        vibration: true,
        chosen: Some(Reminders::spread(4).at("07:35").known_by(7)),
        ..Settings::default()
    }
}

fn finished(routine: &str) -> Outcome {
    let (Offer { routine, .. }, _) = Offer::parse(routine);
    Outcome {
        routine,
        first: Leg::Right,
        left: routine.reps(),
        right: routine.reps(),
        ending: Ending::Finished,
        stop: None,
        lasted: routine.total(),
    }
}

fn entry_record(entry: &Entry) -> (String, String) {
    (Key::Entry(entry.id.clone()).name(), entry.to_text())
}

/// Settings as the app stores them: a record each.
fn settings_records(settings: &Settings) -> Records {
    let fields = settings.fields().into_iter();
    fields
        .filter_map(|(name, text)| Some((Key::Setting(name).name(), text?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stores::diary;

    #[test]
    fn everything_is_said_somewhere_whatever_the_seed_and_it_comes_again() {
        let last = 1_800_000_000_000;
        for seed in 0..20 {
            let found = diary(&everything(seed, last));
            assert_eq!(
                (found.unreadable(), found.log.entries().len()),
                (0, SESSIONS)
            );
            assert_eq!((found.measured.len(), found.scored.len()), (WEEKS, WEEKS));
            assert!(found.settings.chosen.is_some() && found.mine.note.is_some());
        }
        let stored = everything(7, last);
        assert!(stored == everything(7, last) && stored != everything(8, last));
        let text: String = stored.iter().map(|(_, text)| text.as_str()).collect();
        for field in "before after felt_left felt_right words stop".split(' ') {
            assert!(text.contains(&format!("&{field}=")), "{field}");
        }
    }
}
