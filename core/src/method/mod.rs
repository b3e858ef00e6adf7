//! The method: what is done, when, and what is heard, felt and seen of it.
//!
//! Knows no browser, no clock and no screen. Time comes in as readings of
//! somebody else's clock; what should happen goes out as [`Effect`]s.

mod cue;
mod forwarded;
mod leg;
mod link;
mod moment;
mod outcome;
pub mod palette;
mod phase;
mod place;
pub mod pose;
mod routine;
mod safety;
mod script;
mod session;
mod tempo;
mod timeline;
mod voice;

pub use cue::{Buzz, Cue, Schedule, Signal};
pub use forwarded::{Forwarded, capped, decoded, folded};
pub use leg::{First, Leg};
pub use link::{LinkError, Note, Offer, shortened};
pub use moment::{Moment, ms};
pub use outcome::{Ending, Hurt, Outcome, PainStop, Reason};
pub use phase::Phase;
pub use place::Place;
pub use routine::{Amount, Part, Routine, RoutineError, RoutineErrorKind};
pub use safety::{Answers, Group, Sign, Verdict};
pub use script::sound_check;
pub use session::{BrokenOff, Effect, Input, RepState, Session};
pub use tempo::Tempo;
pub use timeline::{Span, timeline};
pub use voice::{Clip, Speech, Talk, Voice, Word};
