//! What each try is made on: what is stored when the app is opened, and what is
//! changed.

use crate::bench::stores::settings_records;
use hamstretch_core::diary::{Checked, Cleared, Diary, Entry, Key, Settings, Stamp, WriteTime};
use hamstretch_core::method::{Answers, Ending, Leg, Offer, Outcome, Sign};

use crate::bench::stores::Records;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Not the usual number, so that it can be told whether settings are erased.
const DAYS_A_WEEK: u8 = 5;

/// What is stored before the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seed {
    /// Nothing.
    Empty,
    /// Two sessions, settings, and a safety check that leaves a session open.
    Diary,
    /// The same, with a safety check that stands in the way.
    Urgent,
}

/// The parts of every try.
#[derive(Debug, Clone)]
pub(super) struct Given {
    /// The newer of two sessions, which is listed first.
    pub(super) newer: Entry,
    pub(super) older: Entry,
    at: Stamp,
}

impl Given {
    /// As of `now`, in milliseconds since 1970.
    pub(super) fn at(now: i64) -> Self {
        let at = |utc_ms| Stamp {
            utc_ms,
            offset_min: 0,
        };
        Self {
            newer: session(12, at(now)),
            older: session(9, at(now - DAY_MS)),
            at: at(now),
        }
    }

    /// What a seed puts into both stores.
    pub(super) fn records(&self, seed: Seed) -> Records {
        let answers = match seed {
            Seed::Empty => return Records::new(),
            Seed::Diary => Answers::default(),
            Seed::Urgent => Answers::default().toggled(Sign::CLOT),
        };
        let checked = Checked {
            at: self.at,
            answers,
            stopped: None,
            known: self.at.utc_ms,
            cleared: Cleared::default(),
        };
        let settings = Settings {
            days_a_week: DAYS_A_WEEK,
            vibration: true,
            ..Settings::default()
        };
        let mut records = self.sessions();
        records.push((Key::Checked.name(), checked.to_text()));
        records.extend(settings_records(&settings));
        records
    }

    /// The two sessions as a file.
    pub(super) fn file(&self) -> String {
        Diary::read(self.sessions(), WriteTime::default()).to_json()
    }

    fn sessions(&self) -> Records {
        let record = |entry: &Entry| (Key::Entry(entry.id.clone()).name(), entry.to_text());
        [&self.newer, &self.older].map(record).into()
    }
}

/// A finished session of so many reps a leg, by which it is known on Progress.
fn session(reps: u8, at: Stamp) -> Entry {
    let (Offer { routine, .. }, _) = Offer::parse(&format!("reps={reps}&first=right"));
    let outcome = Outcome {
        routine,
        first: Leg::Right,
        left: reps,
        right: reps,
        ending: Ending::Finished,
        stop: None,
        lasted: routine.total(),
    };
    Entry::new(outcome, at, reps.into())
}

/// A note of its own for each try, with what is written differently in a record, in
/// JSON and in HTML.
pub(super) fn note(index: usize) -> String {
    format!(
        "Try {index}: “stiff” & sore, 50 % better from rep 5 on; Rücken müde = <b>slow</b>, a+b, it's \
         the whole note up to its last word: end{index}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use hamstretch_core::method::{Note, Verdict};

    const NOW: i64 = 1_800_000_000_000;

    #[test]
    fn the_app_reads_what_is_seeded() {
        let given = Given::at(NOW);
        let found = |seed| Diary::read(given.records(seed), WriteTime::default());
        for seed in [Seed::Diary, Seed::Urgent] {
            let found = found(seed);
            assert!(found.unreadable() == 0);
            let entries = [given.newer.clone(), given.older.clone()];
            assert_eq!(found.log.entries(), entries);
            assert!(found.settings.vibration && found.settings.days_a_week == DAYS_A_WEEK);
        }
        let verdict = |seed| found(seed).checked.expect("answers").answers.verdict();
        assert_eq!(verdict(Seed::Urgent), Verdict::Urgent);
        assert_eq!(verdict(Seed::Diary), Verdict::MayStart { rolls: true });
        assert!(given.records(Seed::Empty).is_empty());
        assert_eq!(given.file().matches("\"kind\":\"session\"").count(), 2);
    }

    #[test]
    fn every_note_fits_and_is_stored_as_it_is_typed() {
        for index in [0, 999] {
            let typed = note(index);
            let stored = Note::new(&typed).expect("it fits");
            assert_eq!(stored.words(), typed);
        }
        assert_ne!(note(1), note(2));
    }
}
