//! Parts of a diary by chance.

use std::time::Duration;

use fastrand::Rng;
use hamstretch_core::diary::{Angle, By, Entry, Felt, Key, Measured, Pain, Said, Scored, Stamp};
use hamstretch_core::method::{
    Amount, Ending, First, Hurt, Leg, Note, Outcome, PainStop, Part, Phase, Place, Routine,
};

use super::DAY_MS;

/// What is written differently in a record, in JSON or in HTML, what takes more than one
/// byte or one unit, and what is not seen.
const LETTERS: &str =
    "abcxyz 012 &=+%#?;,.'\"\\/<>{}[] äßéø Ωж ש عربي 漢字 🙂🦵🏽 \u{301}\u{2028}\u{200d}\u{feff}";

/// In minutes: of places whose clocks are far from UTC, and not by whole hours.
const OFFSETS: [i32; 6] = [0, 60, -210, 345, 840, -660];

/// Numbers that look like chance, and come again with the same seed.
pub(super) struct Made(pub(super) Rng);

impl Made {
    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.0.usize(..all.len())]
    }

    pub(super) fn note(&mut self) -> Note {
        let letters: Vec<char> = LETTERS.chars().collect();
        let length = self.0.usize(..Note::MOST);
        let words: String = (0..length).map(|_| self.one_of(&letters)).collect();
        // A space at either end does not count as a word.
        Note::new(&format!("{words}!")).expect("it is not empty and not too long")
    }

    pub(super) fn routine(&mut self) -> Routine {
        let mut routine = Routine::default().with_first(self.one_of(&First::ALL));
        for part in Part::ALL {
            let [least, most] = [part.least(), part.most()].map(Amount::in_halves);
            let halves = self.0.u16(least..=most);
            let amount = match part.is_time() {
                true => Amount::halves(halves),
                false => Amount::whole(halves / 2),
            };
            routine = routine.with(part, amount).expect("it is in bounds");
        }
        routine
    }

    pub(super) fn outcome(&mut self) -> Outcome {
        let routine = self.routine();
        let (reps, ending) = (routine.reps(), self.one_of(&Ending::ALL));
        let is_whole = ending == Ending::Finished;
        // One without a rep is no session.
        let least = if is_whole { [reps; 2] } else { [1, 0] };
        let [left, right] = least.map(|least| self.0.u8(least..=reps));
        let place = Place {
            phase: self.one_of(&[Phase::Lift, Phase::Pull, Phase::Lower, Phase::Rest]),
            leg: self.one_of(&Leg::BOTH),
            rep: self.0.u8(1..=reps),
        };
        let stop = PainStop {
            hurt: self.one_of(&Hurt::ALL),
            place,
        };
        Outcome {
            routine,
            first: self.one_of(&Leg::BOTH),
            left,
            right,
            ending,
            stop: (ending == Ending::StoppedForPain).then_some(stop),
            lasted: Duration::from_millis(self.0.u64(..3_600_000)),
        }
    }

    /// Sometime in the day that begins so many days before `last`.
    pub(super) fn stamp(&mut self, last: i64, days: usize) -> Stamp {
        let utc_ms = last - days as i64 * DAY_MS - self.0.i64(0..DAY_MS);
        Stamp {
            utc_ms,
            offset_min: self.one_of(&OFFSETS),
        }
    }

    /// All that can be said of a session, or only some of it.
    pub(super) fn entry(
        &mut self,
        done: Outcome,
        at: Stamp,
        note: Option<Note>,
        some: bool,
    ) -> Entry {
        let mut entry = Entry::new(done, at, self.0.u32(..));
        let mut pain = || Pain::new(self.0.u8(..=Pain::MOST));
        let mut all = vec![Said::Words(note), Said::Before(pain()), Said::After(pain())];
        all.extend(Leg::BOTH.map(|leg| Said::Felt(leg, Some(self.one_of(&Felt::ALL)))));
        for said in all {
            if !some || self.0.bool() {
                entry.notes.say(said);
            }
        }
        entry
    }

    /// All four angles, or only some of them.
    pub(super) fn measured(&mut self, at: Stamp, some: bool) -> (String, String) {
        let mut measured = Measured::new(at, self.0.u32(..));
        for leg in Leg::BOTH {
            for by in By::BOTH {
                let is_measured = !some || by == By::Lifted || self.0.bool();
                let angle = Angle::new(self.0.u8(..=Angle::MOST)).filter(|_| is_measured);
                measured = measured.with(leg, by, angle);
            }
        }
        let key = Key::Measured(measured.id.clone());
        (key.name(), measured.to_text())
    }

    pub(super) fn scored(&mut self, at: Stamp, thing: Note) -> (String, String) {
        let scored = Scored::new(thing, self.0.u8(..=Scored::MOST), at, self.0.u32(..));
        let scored = scored.expect("it is in bounds");
        (Key::Scored(scored.id.clone()).name(), scored.to_text())
    }
}
