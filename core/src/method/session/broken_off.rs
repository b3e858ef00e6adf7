//! A session in mid-course, as it is written down and taken up again.

use super::{Session, State};
use crate::method::outcome::{Outcome, Tally};
use crate::method::{Ending, Leg, Moment, Phase, Place};

/// A session that was broken off: what it had come to, and where it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenOff {
    /// What it comes to if it never goes on.
    pub outcome: Outcome,
    /// Where it goes on.
    pub place: Place,
    /// Which reps are done, a bit a rep, left leg and right.
    pub reps: [u32; 2],
}

impl BrokenOff {
    /// Whether such a session can have been: its numbers agree with each other
    /// and with its routine.
    pub fn is_sound(&self) -> bool {
        let reps = self.outcome.routine.reps();
        let done = Tally::from_bits(self.reps);
        let is_in_routine = |bits: u32| bits & 1 == 0 && bits >> (reps + 1) == 0;
        let goes_on = match self.place.phase {
            Phase::Roll | Phase::Ready | Phase::CountIn | Phase::Change => true,
            Phase::Done => [self.outcome.left, self.outcome.right] == [reps; 2],
            _ => false,
        };
        goes_on
            && (1..=reps).contains(&self.place.rep)
            && self.reps.into_iter().all(is_in_routine)
            && done.of(Leg::Left) == self.outcome.left
            && done.of(Leg::Right) == self.outcome.right
    }
}

impl Session {
    /// What there is to write down, were it broken off now.
    pub fn broken_off(&self) -> BrokenOff {
        let place = self.place_after_a_break();
        let ending = match place.phase {
            Phase::Done => Ending::Finished,
            _ => Ending::EndedEarly,
        };
        BrokenOff {
            outcome: self.outcome(ending),
            place,
            reps: self.done.bits(),
        }
    }

    /// A session that stands still where another was broken off.
    pub fn taken_up(broken_off: &BrokenOff) -> Session {
        let BrokenOff {
            outcome,
            place,
            reps,
        } = *broken_off;
        let moment = Moment::at(outcome.lasted);
        Session {
            place,
            since: moment,
            moment,
            state: State::Paused,
            done: Tally::from_bits(reps),
            ..Session::new(outcome.routine, outcome.first)
        }
    }
}
