//! Where in a session one is, and where one goes from there.

use super::phase::COUNT_IN;
use super::{Leg, Phase, Routine};
use std::time::Duration;

/// A phase of a rep of a leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// What is done.
    pub phase: Phase,
    /// With which leg; where it gets ready, the one to come.
    pub leg: Leg,
    /// Which rep, from 1; where it gets ready the one to come, after the last rep the last.
    pub rep: u8,
}

impl Place {
    /// Where a session with this routine begins.
    pub fn first(routine: &Routine, leg: Leg) -> Place {
        let start = Place {
            phase: Phase::Roll,
            leg,
            rep: 1,
        };
        start.or_after(routine, leg)
    }

    /// The same as people tell it: the count-in is getting ready, once more.
    pub fn as_told(self) -> Place {
        match self.phase {
            Phase::CountIn => Place {
                phase: Phase::Ready,
                ..self
            },
            _ => self,
        }
    }

    /// What comes next. Phases of no length are left out; after
    /// [`Phase::Done`] there is nothing but Done.
    pub fn next(self, routine: &Routine, first: Leg) -> Place {
        self.step(routine, first).or_after(routine, first)
    }

    /// Where "skip" goes: to what comes next, and out of rolling altogether, since the
    /// other leg's turn on the roller would be the first leg's turn to stretch once more.
    pub fn skipped(self, routine: &Routine, first: Leg) -> Place {
        let next = self.next(routine, first);
        match next.phase {
            Phase::Roll => next.next(routine, first),
            _ => next,
        }
    }

    /// The lift that "back one rep" goes to: the rep before, or this one where
    /// it is the leg's first. `None` where there is no rep to go back to.
    pub fn one_rep_back(self, routine: &Routine, first: Leg) -> Option<Place> {
        let lift = |leg, rep| {
            Some(Place {
                phase: Phase::Lift,
                leg,
                rep,
            })
        };
        match self.phase {
            Phase::CountIn | Phase::Lift | Phase::Pull | Phase::Lower | Phase::Rest => {
                lift(self.leg, (self.rep - 1).max(1))
            }
            // After a long break in mid-course.
            Phase::Ready if self.rep > 1 => lift(self.leg, self.rep - 1),
            // The strap is still on the first leg's foot.
            Phase::Change => lift(first, routine.reps()),
            Phase::Roll | Phase::Ready | Phase::Done => None,
        }
    }

    /// Where a session goes on that was broken off here, with `left` of the
    /// phase to go: before a whole rep, with time to take up the strap. A rep
    /// whose pull is over is done; one broken off before that is done again.
    pub fn after_a_break(self, routine: &Routine, first: Leg, left: Duration) -> Place {
        let count_in = |rep| Place {
            phase: Phase::CountIn,
            leg: self.leg,
            rep,
        };
        let is_last = self.rep >= routine.reps();
        match self.phase {
            Phase::Lift | Phase::Pull => count_in(self.rep),
            Phase::Lower | Phase::Rest if !is_last => count_in(self.rep + 1),
            Phase::Lower | Phase::Rest => Place {
                phase: Phase::Rest,
                ..self
            }
            .next(routine, first),
            Phase::Ready | Phase::Change | Phase::CountIn if left < COUNT_IN => count_in(self.rep),
            Phase::Roll | Phase::Ready | Phase::Change | Phase::CountIn | Phase::Done => self,
        }
    }

    /// The same after a break in which the strap was put down: with the whole time to
    /// get ready, where there is more of it.
    pub fn after_a_long_break(self, routine: &Routine) -> Place {
        let ready = Place {
            phase: Phase::Ready,
            ..self
        };
        let has_more = routine.length(Phase::Ready) > routine.length(self.phase);
        match self.phase {
            Phase::CountIn | Phase::Change if has_more => ready,
            _ => self,
        }
    }

    fn or_after(self, routine: &Routine, first: Leg) -> Place {
        let is_left_out = self.phase != Phase::Done && routine.length(self.phase).is_zero();
        if is_left_out {
            self.next(routine, first)
        } else {
            self
        }
    }

    fn step(self, routine: &Routine, first: Leg) -> Place {
        let Place { phase, leg, rep } = self;
        let to = |phase, leg, rep| Place { phase, leg, rep };
        let is_first_leg = leg == first;
        match phase {
            Phase::Roll if is_first_leg => to(Phase::Roll, leg.other(), 1),
            Phase::Roll => to(Phase::Ready, first, 1),
            Phase::Ready | Phase::CountIn | Phase::Change => to(Phase::Lift, leg, rep),
            Phase::Lift => to(Phase::Pull, leg, rep),
            Phase::Pull => to(Phase::Lower, leg, rep),
            Phase::Lower => to(Phase::Rest, leg, rep),
            Phase::Rest if rep < routine.reps() => to(Phase::Lift, leg, rep + 1),
            Phase::Rest if is_first_leg => to(Phase::Change, leg.other(), 1),
            Phase::Rest | Phase::Done => to(Phase::Done, leg, rep),
        }
    }
}
