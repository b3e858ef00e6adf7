//! Finding one's own tempo: two reps, a tap at each turn, the first for practice.

use super::{Amount, Part, Phase, Routine, ms};
use std::time::Duration;

/// The pull in a try-out: the method's two seconds.
const PULL: Duration = Duration::from_secs(2);
/// Taps a rep: as the lift begins, at the highest point, with the foot down.
const TAPS: usize = 3;
const REPS: usize = 2;

/// A try-out under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tempo {
    taps: [Duration; TAPS],
    count: usize,
}

impl Tempo {
    /// One more tap, at this reading of any one clock. Nothing once it is over.
    pub fn tap(&mut self, now: Duration) {
        if !self.is_over() {
            self.taps[self.count % TAPS] = now;
            self.count += 1;
        }
    }

    /// Which tap of a rep comes next, from 0.
    pub fn step(&self) -> usize {
        self.count % TAPS
    }

    /// The phase that the next tap ends.
    pub fn phase(&self) -> Phase {
        [Phase::Rest, Phase::Lift, Phase::Pull][self.step()]
    }

    /// Whether the rep under way is the one for practice.
    pub fn is_rehearsal(&self) -> bool {
        self.count < TAPS
    }

    /// Whether both reps are done.
    pub fn is_over(&self) -> bool {
        self.count == TAPS * REPS
    }

    /// The routine with the tempo that was found, to the half second; and whether
    /// either time was outside what the method allows and was brought within.
    pub fn applied(&self, routine: Routine) -> (Routine, bool) {
        let [lift, top, floor] = self.taps;
        let down = floor.saturating_sub(top).saturating_sub(PULL);
        let parts = [(Part::Lift, top.saturating_sub(lift)), (Part::Lower, down)];
        let mut is_bounded = false;
        let routine = parts.into_iter().fold(routine, |routine, (part, took)| {
            let halves = (ms(took) + 250) / 500;
            let amount = Amount::halves(u16::try_from(halves).unwrap_or(u16::MAX));
            let allowed = amount.clamp(part.least(), part.most());
            is_bounded |= allowed != amount;
            routine
                .with(part, allowed)
                .expect("it was brought within the part's range")
        });
        (routine, is_bounded)
    }
}
