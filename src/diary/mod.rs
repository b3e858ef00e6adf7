//! What was done: the person's record of it.
//!
//! Knows no browser, no clock and no screen: a date is given to it, and what it
//! wants stored it hands out as keys and texts.

mod checked;
mod day;
mod entry;
mod fields;
mod log;
mod measured;
mod notes;
mod reminders;
mod saved;
mod settings;
mod unfinished;

pub use checked::Checked;
pub use day::{Day, Stamp};
pub use entry::{Entry, Id, Unreadable};
pub use log::Log;
pub use measured::{Angle, By, Measured, Scored};
pub use notes::{Felt, Notes, Pain, Said};
pub use reminders::{Event, Reminders, Zone};
pub use saved::{Found, Key, PREFIX, set_aside_key};
pub use settings::{Setting, Settings, Speaker};
pub use unfinished::Unfinished;
