//! What was done: the person's record of it.
//!
//! Knows no browser, no clock and no screen: a date is given to it, and what it
//! wants stored it hands out as keys and texts.

mod checked;
mod day;
mod entry;
mod exchange;
mod fields;
mod json;
mod lines;
mod log;
mod measured;
mod notes;
mod plot;
mod reminders;
mod saved;
mod seen;
mod settings;
mod summary;
mod table;
mod trend;
mod unfinished;

pub use checked::Checked;
pub use day::{Date, Day, Stamp};
pub use entry::{Entry, Id, Unreadable};
pub use exchange::{Fault, Incoming, Plan, Refusal};
pub use log::Log;
pub use measured::{Angle, By, Measured, Scored};
pub use notes::{Felt, Notes, Pain, Said};
pub use plot::Plot;
pub use reminders::{Event, Reminders, Zone};
pub use saved::{Found, Key, PREFIX, is_newer, set_aside_key};
pub use seen::Seen;
pub use settings::{Setting, Settings, Speaker};
pub use summary::{Height, Latest, PainOfWeek, Span, Stop, Summary, Thing};
pub use trend::{Change, Pains, Point, Totals, Verdict, Weeks, angles, change, sides_differ};
pub use unfinished::Unfinished;
