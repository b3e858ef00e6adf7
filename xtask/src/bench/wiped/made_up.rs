//! A diary of random contents: all that can be said in one is said in it somewhere.

use crate::bench::stores::settings_records;
use hamstretch_core::diary::{
    Angle, By, Entry, Felt, Key, Measured, Pain, Reminders, Said, Scored, Settings, Speaker, Stamp,
};
use hamstretch_core::method::{
    Amount, Ending, First, Hurt, Leg, Note, Offer, Outcome, PainStop, Part, Phase, Place, Routine,
    Talk,
};
use std::time::Duration;

use crate::bench::chance::chance;
use crate::bench::stores::Records;

pub(super) const SESSIONS: usize = 200;
pub(super) const ANGLES: usize = 26;
pub(super) const SCORES: usize = 52;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// In minutes: of places whose clocks are far from UTC, and not by whole hours.
const OFFSETS: [i32; 6] = [0, 60, -210, 345, 840, -660];

/// What notes are made of: what is written differently in a record, in JSON or in HTML,
/// what takes more than one byte or one unit, and what is not seen.
const LETTERS: &str =
    "abcxyz 012 &=+%#?;,.'\"\\/<>{}[] äßéø Ωж ש عربي 漢字 🙂🦵🏽 \u{301}\u{2028}\u{200d}\u{feff}";

const PHASES: [Phase; 4] = [Phase::Lift, Phase::Pull, Phase::Lower, Phase::Rest];

/// Numbers by chance, each drawn once.
struct Dice {
    seed: u64,
    thrown: usize,
}

impl Dice {
    /// From 0 to `most`.
    fn up_to(&mut self, most: u32) -> u32 {
        self.thrown += 1;
        let share = chance(self.seed, self.thrown);
        (share * (f64::from(most) + 1.0)) as u32
    }

    fn byte(&mut self, most: u8) -> u8 {
        self.up_to(most.into()) as u8
    }

    fn is_heads(&mut self) -> bool {
        self.up_to(1) == 1
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.up_to(all.len() as u32 - 1) as usize]
    }

    fn note(&mut self) -> Note {
        let letters: Vec<char> = LETTERS.chars().collect();
        let length = self.up_to(Note::MOST as u32 - 1);
        let words: String = (0..length).map(|_| self.one_of(&letters)).collect();
        // A space at either end does not count as a word.
        Note::new(&format!("{words}!")).expect("it is not empty and not too long")
    }

    fn routine(&mut self) -> Routine {
        let mut routine = Routine::default().with_first(self.one_of(&First::ALL));
        for part in Part::ALL {
            let [least, most] = [part.least(), part.most()].map(|it| u32::from(it.in_halves()));
            let halves = (least + self.up_to(most - least)) as u16;
            let amount = match part.is_time() {
                true => Amount::halves(halves),
                false => Amount::whole(halves / 2),
            };
            routine = routine.with(part, amount).expect("it is in bounds");
        }
        routine
    }

    fn outcome(&mut self) -> Outcome {
        let routine = self.routine();
        let reps = routine.reps();
        let ending = self.one_of(&Ending::ALL);
        let [left, right] = match ending {
            Ending::Finished => [reps; 2],
            // One without a rep is no session.
            Ending::EndedEarly | Ending::StoppedForPain => {
                [1 + self.byte(reps - 1), self.byte(reps)]
            }
        };
        let place = Place {
            phase: self.one_of(&PHASES),
            leg: self.one_of(&Leg::BOTH),
            rep: 1 + self.byte(reps - 1),
        };
        let hurt = self.one_of(&Hurt::ALL);
        Outcome {
            routine,
            first: self.one_of(&Leg::BOTH),
            left,
            right,
            ending,
            stop: (ending == Ending::StoppedForPain).then_some(PainStop { hurt, place }),
            lasted: Duration::from_millis(self.up_to(3_600_000).into()),
        }
    }

    /// Sometime in the day that begins so many days before `last`.
    fn stamp(&mut self, last: i64, days: usize) -> Stamp {
        let earlier = i64::from(self.up_to(DAY_MS as u32 - 1));
        Stamp {
            utc_ms: last - days as i64 * DAY_MS - earlier,
            offset_min: self.one_of(&OFFSETS),
        }
    }

    fn entry(&mut self, at: Stamp) -> Entry {
        let mut entry = Entry::new(self.outcome(), at, self.up_to(u32::MAX - 1));
        let all = [
            Said::Before(Pain::new(self.byte(Pain::MOST))),
            Said::After(Pain::new(self.byte(Pain::MOST))),
            Said::Felt(Leg::Left, Some(self.one_of(&Felt::ALL))),
            Said::Felt(Leg::Right, Some(self.one_of(&Felt::ALL))),
            Said::Words(Some(self.note())),
        ];
        for said in all {
            if self.is_heads() {
                entry.notes.say(said);
            }
        }
        entry
    }

    fn measured(&mut self, at: Stamp) -> Measured {
        let mut measured = Measured::new(at, self.up_to(u32::MAX - 1));
        let always = self.one_of(&Leg::BOTH);
        for leg in Leg::BOTH {
            for by in By::BOTH {
                let angle = Angle::new(self.byte(Angle::MOST));
                let is_measured = leg == always || self.is_heads();
                measured = measured.with(leg, by, angle.filter(|_| is_measured));
            }
        }
        measured
    }

    fn scored(&mut self, at: Stamp) -> Scored {
        let (what, score) = (self.note(), self.byte(Scored::MOST));
        Scored::new(what, score, at, self.up_to(u32::MAX - 1)).expect("it is in bounds")
    }

    /// Not the usual ones.
    fn settings(&mut self) -> Settings {
        let reminders = Reminders::spread(1 + self.byte(6)).at("07:35");
        Settings {
            sound: self.is_heads(),
            volume: 1 + self.byte(9),
            talk: self.one_of(&Talk::ALL),
            speaker: self.one_of(&[Speaker::Woman, Speaker::Man]),
            over_silent: self.is_heads(),
            vibration: false,
            days_a_week: 1 + self.byte(6),
            gentle: self.is_heads(),
            bent: self.is_heads(),
            track_pain: self.is_heads(),
            chosen: Some(reminders.known_by(self.up_to(u32::MAX - 1))),
        }
    }
}

/// Everything up to `last`, in milliseconds since 1970, as the app stores it.
pub(super) fn diary(seed: u64, last: i64) -> Records {
    let mut dice = Dice { seed, thrown: 0 };
    let mine = Offer {
        routine: dice.routine(),
        note: Some(dice.note()),
    };
    let mut records = vec![
        (Key::Routine.name(), mine.to_text()),
        (Key::Thing.name(), dice.note().words().to_owned()),
    ];
    records.extend(settings_records(&dice.settings()));
    for day in 0..SESSIONS {
        let at = dice.stamp(last, day);
        let entry = dice.entry(at);
        records.push((Key::Entry(entry.id.clone()).name(), entry.to_text()));
    }
    for day in 0..ANGLES {
        let at = dice.stamp(last, 7 * day);
        let measured = dice.measured(at);
        let key = Key::Measured(measured.id.clone());
        records.push((key.name(), measured.to_text()));
    }
    for day in 0..SCORES {
        let at = dice.stamp(last, 3 * day);
        let scored = dice.scored(at);
        records.push((Key::Scored(scored.id.clone()).name(), scored.to_text()));
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;
    use hamstretch_core::diary::{Diary, WriteTime};

    #[test]
    fn the_app_reads_all_of_it_whatever_the_seed() {
        for seed in 0..20 {
            let found = Diary::read(diary(seed, 1_800_000_000_000), WriteTime::default());
            assert_eq!(found.unreadable(), 0, "seed {seed}");
            assert_eq!(found.log.entries().len(), SESSIONS);
            assert_eq!((found.measured.len(), found.scored.len()), (ANGLES, SCORES));
            assert!(found.thing.is_some() && found.settings.chosen.is_some());
            assert!(found.mine.note.is_some());
        }
    }

    #[test]
    fn it_says_all_that_can_be_said_and_the_same_again_with_the_same_seed() {
        let stored = diary(7, 1_800_000_000_000);
        assert_eq!(stored, diary(7, 1_800_000_000_000));
        assert_ne!(stored, diary(8, 1_800_000_000_000));
        let text: String = stored.iter().map(|(_, text)| text.as_str()).collect();
        let fields = [
            "before",
            "after",
            "felt_left",
            "felt_right",
            "words",
            "stop",
        ];
        let angles = [
            "left_lifted",
            "left_assisted",
            "right_lifted",
            "right_assisted",
        ];
        for field in fields.into_iter().chain(angles) {
            assert!(text.contains(&format!("&{field}=")), "{field}");
        }
    }
}
