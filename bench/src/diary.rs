//! Made-up diaries, in the core's own types: two sessions, and ten years of a session a day.

use fastrand::Rng;
use hamstretch_core::diary::{
    Angle, By, Checked, Cleared, Entry, Felt, Key, Measured, Pain, Said, Scored, Settings, Stamp,
};
use hamstretch_core::method::{Answers, Ending, Leg, Note, Offer, Outcome, Sign};

use crate::stores::Records;

/// So many days, a session each.
pub(crate) const DAYS: usize = 3_650;
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
        let settings = Settings {
            days_a_week: 5,
            ..Settings::default()
        };
        let fields = settings.fields();
        // A record each.
        let stored = fields.filter_map(|(name, text)| Some((Key::Setting(name).name(), text?)));
        records.extend(stored);
        records
    }
}

/// Ten years up to the session that ended at `last`: words on two days of three, angles
/// every other week and a score a week.
pub(crate) fn ten_years(last: i64) -> Records {
    let mut chance = Rng::with_seed(10);
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
            _ => chance.choice(WORDS),
        };
        let routine = ["reps=8", "reps=15", "reps=20&lower=4&rest=1.5&roll=60"][(day / 400).min(2)];
        let mut entry = Entry::new(finished(routine), at, chance.u32(..));
        entry.notes.say(Said::Words(words.and_then(Note::new)));
        for say in [Said::Before, Said::After] {
            entry.notes.say(say(Pain::new(chance.u8(..=Pain::MOST))));
        }
        for leg in Leg::BOTH {
            entry.notes.say(Said::Felt(leg, chance.choice(Felt::ALL)));
        }
        records.push(entry_record(&entry));
        if day % 14 == 0 {
            let mut measured = Measured::new(at, chance.u32(..));
            for (leg, by) in Leg::BOTH
                .into_iter()
                .flat_map(|leg| By::BOTH.map(|by| (leg, by)))
            {
                measured = measured.with(leg, by, Angle::new(chance.u8(..=Angle::MOST)));
            }
            let key = Key::Measured(measured.id.clone());
            records.push((key.name(), measured.to_text()));
        }
        if day % 7 == 0 {
            let score = chance.u8(..=Scored::MOST);
            let scored = Scored::new(thing.clone(), score, at, chance.u32(..));
            let scored = scored.expect("it is in bounds");
            records.push((Key::Scored(scored.id.clone()).name(), scored.to_text()));
        }
    }
    records
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
