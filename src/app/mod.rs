//! The driver: input, session, effects, browser.
//!
//! [`Model`] is the whole state as plain data, and the one place where an
//! [`Intent`] changes it. What should happen outside it hands out as
//! [`Effect`]s. `driver` carries them out and is the only part here that knows
//! there is a browser.

mod address;
mod apart;
mod check;
mod conduct;
mod copying;
#[cfg(target_arch = "wasm32")]
mod driver;
mod exchanging;
mod extras;
mod handling;
#[cfg(target_arch = "wasm32")]
mod hearing;
mod intent;
mod keeping;
mod lacks;
mod measuring;
mod model;
mod offering;
mod questions;
#[cfg(any(test, target_arch = "wasm32"))]
mod queue;
#[cfg(target_arch = "wasm32")]
mod rooms;
mod screen;
mod speech;
mod storage;
mod unnoticed;

pub use address::Address;
pub use check::AskedPain;
pub use copying::{CopyTrouble, CopyWay};
#[cfg(target_arch = "wasm32")]
pub use driver::App;
pub use exchanging::{Exchange, Form};
pub use extras::{Build, Extra, Extras, Install};
pub use intent::{At, Effect, Intent, LazyEffect, LazyIntent, Sent};
pub use keeping::{Undo, Undoable};
pub use lacks::Lacks;
pub use model::{Model, PausedBy};
pub use questions::Question;
#[cfg(apart)]
pub(crate) use rooms::Rooms;
pub use screen::{Apart, Screen};
pub use storage::{Database, Local, Saving, Storage, StorageEvent};
