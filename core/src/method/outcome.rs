//! What a session came to.

use super::{Leg, Place, Routine};
use std::time::Duration;

/// Why a session was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Enough for now.
    Enough,
    /// It hurts, in this way.
    Hurts(Hurt),
}

/// What hurts, for those who stop for pain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hurt {
    /// A sharp pain, or a pop.
    SharpOrPop,
    /// Pain below the knee.
    BelowKnee,
    /// Pins and needles.
    PinsAndNeedles,
    /// Something else.
    Other,
}

impl Hurt {
    /// Every answer, in the order they are asked.
    pub const ALL: [Hurt; 4] = [
        Hurt::SharpOrPop,
        Hurt::BelowKnee,
        Hurt::PinsAndNeedles,
        Hurt::Other,
    ];

    /// As written in records.
    pub fn name(self) -> &'static str {
        match self {
            Hurt::SharpOrPop => "sharp",
            Hurt::BelowKnee => "below-knee",
            Hurt::PinsAndNeedles => "pins",
            Hurt::Other => "other",
        }
    }

    /// Reads what [`Hurt::name`] writes.
    pub fn named(name: &str) -> Option<Hurt> {
        Hurt::ALL.into_iter().find(|hurt| hurt.name() == name)
    }
}

/// A stop for pain: what hurt, and where in the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PainStop {
    /// What hurt.
    pub hurt: Hurt,
    /// Leg, rep and phase.
    pub place: Place,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With the last rep of the second leg.
    Finished,
    /// Before that, by choice.
    EndedEarly,
    /// Before that, because it hurt.
    StoppedForPain,
}

impl Ending {
    /// Every ending.
    pub const ALL: [Ending; 3] = [Ending::Finished, Ending::EndedEarly, Ending::StoppedForPain];

    /// As written in records.
    pub fn name(self) -> &'static str {
        match self {
            Ending::Finished => "finished",
            Ending::EndedEarly => "early",
            Ending::StoppedForPain => "pain",
        }
    }

    /// Reads what [`Ending::name`] writes.
    pub fn named(name: &str) -> Option<Ending> {
        Ending::ALL.into_iter().find(|ending| ending.name() == name)
    }
}

/// What a session came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What was to be done.
    pub routine: Routine,
    /// The leg it began with.
    pub first: Leg,
    /// Reps done with the left leg.
    pub left: u8,
    /// Reps done with the right leg.
    pub right: u8,
    /// How it ended.
    pub ending: Ending,
    /// What was said of a stop for pain. Sessions kept by the first builds have
    /// none.
    pub stop: Option<PainStop>,
    /// How long it took, pauses taken out.
    pub lasted: Duration,
}

/// Which reps are done: a bit a rep, so that one done twice counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    left: u32,
    right: u32,
}

impl Tally {
    /// As [`Tally::bits`] gave them.
    pub(super) fn from_bits([left, right]: [u32; 2]) -> Tally {
        Tally { left, right }
    }

    /// A bit a rep, left leg and right.
    pub(super) fn bits(self) -> [u32; 2] {
        [self.left, self.right]
    }

    fn bits_of(&mut self, leg: Leg) -> &mut u32 {
        match leg {
            Leg::Left => &mut self.left,
            Leg::Right => &mut self.right,
        }
    }

    pub(super) fn add(&mut self, leg: Leg, rep: u8) {
        *self.bits_of(leg) |= 1 << rep;
    }

    pub(super) fn of(mut self, leg: Leg) -> u8 {
        // At most 30 reps fit a routine, so at most 30 bits are set.
        self.bits_of(leg).count_ones() as u8
    }

    pub(super) fn has(mut self, leg: Leg, rep: u8) -> bool {
        *self.bits_of(leg) & (1 << rep) != 0
    }
}
