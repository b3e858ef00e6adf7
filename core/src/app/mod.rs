//! The whole state, and what changes it.
//!
//! [`Model`] is the whole state as plain data, and the one place where an
//! [`Intent`] changes it. What should happen outside it hands out as
//! [`Effect`]s, which the app's shell carries out.

mod address;
mod apart;
mod check;
mod conduct;
mod copying;
mod exchanging;
mod extras;
mod handling;
mod intent;
mod keeping;
mod lacks;
mod measuring;
mod model;
mod offering;
mod questions;
mod queue;
mod screen;
mod speech;
mod storage;
mod unnoticed;

pub use address::Address;
pub use apart::LazyUpdate;
pub use check::AskedPain;
pub use copying::{CopyTrouble, CopyWay};
pub use exchanging::{Exchange, FileOutcome, Form};
pub use extras::{Build, Extra, Extras, Install};
pub use intent::{At, Effect, Intent, LazyEffect, LazyIntent, Sent};
pub use keeping::{Undo, Undoable};
pub use lacks::Lacks;
pub use model::{Model, PausedBy};
pub use questions::Question;
pub use queue::Queue;
pub use screen::{Apart, Screen};
pub use storage::{Database, Local, Saving, Storage, StorageEvent};
