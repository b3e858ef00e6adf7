//! What to do: how many reps, how fast, with what time between.
//!
//! Ranges, defaults and steps are the dose table of the method. A routine that
//! breaks them cannot be built.

use super::phase::COUNT_IN;
use super::{First, Phase};
use std::fmt;
use std::time::Duration;

/// A number in a routine, kept in halves: reps are whole, seconds may be `2.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(u16);

impl Amount {
    /// So many whole reps or seconds.
    pub const fn whole(number: u16) -> Amount {
        Amount(number * 2)
    }

    /// So many half seconds.
    pub const fn halves(halves: u16) -> Amount {
        Amount(halves)
    }

    /// The amount in halves.
    pub fn in_halves(self) -> u16 {
        self.0
    }

    /// The amount taken as seconds.
    pub fn seconds(self) -> Duration {
        Duration::from_millis(u64::from(self.0) * 500)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0 / 2)?;
        if self.0 % 2 == 1 {
            f.write_str(".5")?;
        }
        Ok(())
    }
}

/// A part of a routine that is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Reps per leg.
    Reps,
    /// Seconds the leg is lifted by its own muscles.
    Lift,
    /// Seconds the strap is pulled.
    Pull,
    /// Seconds the foot takes back to the floor.
    Lower,
    /// Seconds the foot lies on the floor between reps.
    Rest,
    /// Seconds to lie down and put the strap on.
    Ready,
    /// Seconds to move the strap to the other foot.
    Change,
    /// Seconds of foam rolling per leg before the stretch; 0 is none.
    Roll,
}

/// One row of the dose table.
struct Dose {
    name: &'static str,
    default: Amount,
    least: Amount,
    most: Amount,
    step: Amount,
}

impl Part {
    /// Every part, in the order they are written.
    pub const ALL: [Part; 8] = [
        Part::Reps,
        Part::Lift,
        Part::Pull,
        Part::Lower,
        Part::Rest,
        Part::Ready,
        Part::Change,
        Part::Roll,
    ];

    const fn dose(self) -> Dose {
        let (name, default, least, most, step) = match self {
            // The trainer's 15-20; published counts are 5-10.
            Part::Reps => ("reps", 30, 2, 60, 2),
            Part::Lift => ("lift", 4, 2, 20, 1),
            // The method; published 1.5-2 s.
            Part::Pull => ("pull", 4, 2, 20, 1),
            Part::Lower => ("lower", 6, 2, 20, 1),
            Part::Rest => ("rest", 2, 0, 60, 1),
            // For a person of 62 with a sore back 15 s were too short.
            Part::Ready => ("ready", 60, 6, 240, 2),
            Part::Change => ("change", 40, 6, 240, 2),
            Part::Roll => ("roll", 0, 0, 360, 10),
        };
        Dose {
            name,
            default: Amount(default),
            least: Amount(least),
            most: Amount(most),
            step: Amount(step),
        }
    }

    /// As written in a link.
    pub fn name(self) -> &'static str {
        self.dose().name
    }

    /// Reads what [`Part::name`] writes.
    pub fn named(name: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.name() == name)
    }

    /// What the method starts with.
    pub fn default(self) -> Amount {
        self.dose().default
    }

    /// The least that is allowed.
    pub fn least(self) -> Amount {
        self.dose().least
    }

    /// The most that is allowed.
    pub fn most(self) -> Amount {
        self.dose().most
    }

    /// How far one press of a stepper goes.
    pub fn step(self) -> Amount {
        self.dose().step
    }

    /// Whether it counts seconds; else it counts reps.
    pub fn is_time(self) -> bool {
        self != Part::Reps
    }
}

/// A number a routine cannot have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}={given}: {why:?}", part.name())]
pub struct RoutineError {
    /// What the number was for.
    pub part: Part,
    /// The number, as it was given.
    pub given: String,
    /// What is wrong with it.
    pub why: RoutineErrorKind,
}

/// Why a number was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoutineErrorKind {
    /// Less than the part allows.
    TooLittle,
    /// More than the part allows.
    TooMuch,
    /// Between two of the part's steps: finer than half a second, or half a rep.
    TooFine,
}

const GENTLE_REPS: Amount = Amount::whole(8);
const MOST_OF_THE_METHOD: Amount = Amount::whole(20);

/// What to do. Always within the method's ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Routine {
    amounts: [Amount; Part::ALL.len()],
    first: First,
}

impl Default for Routine {
    fn default() -> Self {
        Routine {
            amounts: Part::ALL.map(Part::default),
            first: First::default(),
        }
    }
}

impl Routine {
    /// The number for a part.
    pub fn amount(&self, part: Part) -> Amount {
        self.amounts[part as usize]
    }

    /// The same routine with another number for one part.
    ///
    /// # Errors
    /// [`RoutineError`] when the number is outside the part's range, or half a rep.
    pub fn with(mut self, part: Part, amount: Amount) -> Result<Routine, RoutineError> {
        let is_whole = amount.0.is_multiple_of(2);
        let why = match amount {
            amount if amount < part.least() => Some(RoutineErrorKind::TooLittle),
            amount if amount > part.most() => Some(RoutineErrorKind::TooMuch),
            _ if !part.is_time() && !is_whole => Some(RoutineErrorKind::TooFine),
            _ => None,
        };
        if let Some(why) = why {
            return Err(RoutineError {
                part,
                given: amount.to_string(),
                why,
            });
        }
        self.amounts[part as usize] = amount;
        Ok(self)
    }

    /// The gentle start: at most eight reps (choice, since published counts are
    /// 5-10). The other knee is bent in it.
    pub fn gentle(self) -> Routine {
        let reps = self.amount(Part::Reps).min(GENTLE_REPS);
        self.with(Part::Reps, reps)
            .expect("fewer reps are within the range too")
    }

    /// The same routine beginning with another leg.
    pub fn with_first(mut self, first: First) -> Routine {
        self.first = first;
        self
    }

    /// One press of a part's stepper: to the next multiple of its step, and no
    /// further than its range.
    pub fn stepped(self, part: Part, up: bool) -> Routine {
        let (now, step) = (self.amount(part).0, part.step().0);
        let next = if up {
            now / step * step + step
        } else {
            now.div_ceil(step).saturating_sub(1) * step
        };
        let next = Amount(next).clamp(part.least(), part.most());
        self.with(part, next)
            .expect("a step stays within the part's range")
    }

    /// Reps per leg, 1-30.
    pub fn reps(&self) -> u8 {
        u8::try_from(self.amount(Part::Reps).0 / 2).expect("at most 30 reps are allowed")
    }

    /// Which leg begins.
    pub fn first(&self) -> First {
        self.first
    }

    /// How long a phase lasts; nothing for [`Phase::Done`].
    pub fn length(&self, phase: Phase) -> Duration {
        let part = match phase {
            Phase::Roll => Part::Roll,
            Phase::Ready => Part::Ready,
            Phase::CountIn => return COUNT_IN,
            Phase::Lift => Part::Lift,
            Phase::Pull => Part::Pull,
            Phase::Lower => Part::Lower,
            Phase::Rest => Part::Rest,
            Phase::Change => Part::Change,
            Phase::Done => return Duration::ZERO,
        };
        self.amount(part).seconds()
    }

    /// Whether the pull is longer than the method's two seconds.
    pub fn pulls_longer_than_the_method(&self) -> bool {
        self.amount(Part::Pull) > Part::Pull.default()
    }

    /// Whether there are more reps than the trainer's 15 to 20.
    pub fn has_more_reps_than_the_method(&self) -> bool {
        self.amount(Part::Reps) > MOST_OF_THE_METHOD
    }
}
