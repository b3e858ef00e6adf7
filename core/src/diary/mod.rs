//! What was done: the person's record of it.
//!
//! Knows no browser, no clock and no screen: a date is given to it, and what it
//! wants stored it hands out as names and texts.

mod book;
mod charts;
mod checked;
mod cleared;
mod concern;
mod copied;
mod day;
mod document;
mod entry;
mod exchange;
mod fields;
mod file_error;
mod id;
mod json;
mod key;
mod lines;
mod log;
mod measured;
mod notes;
mod numbness;
mod plot;
mod record;
mod records;
mod reminders;
mod seen;
mod settings;
mod stopped;
mod summary;
mod table;
mod trend;
mod unfinished;
mod version;
mod zone;

pub use book::{Diary, WriteTime, in_writing_order};
pub use charts::{AngleChart, PainChart, angle_charts, differing_sides, pain_charts};
pub use checked::Checked;
pub use cleared::Cleared;
pub use concern::Concern;
pub use copied::Copied;
pub use day::{Date, Day, Stamp};
pub use document::Position;
pub use entry::{Entry, EntryError};
pub use exchange::{Incoming, Plan};
pub use file_error::{FileError, RecordError};
pub use id::Id;
pub use key::{Key, PREFIX};
pub use log::Log;
pub use measured::{Angle, AngleText, By, Measured, Scored};
pub use notes::{Felt, Notes, Pain, Said, When};
pub use plot::Plot;
pub use record::Record;
pub use records::{ERASED, Merged, Records, Write};
pub use reminders::{CalendarEvent, Reminders};
pub use seen::Seen;
pub use settings::{Setting, SettingName, Settings, Speaker};
pub use stopped::{Before, Stopped};
pub use summary::{Height, Latest, PainOfWeek, Span, Stop, Summary, Thing};
pub use trend::{
    Change, Course, Finding, Means, Pains, Point, Totals, Verdict, Weeks, angles, change, findings,
    sides_differ,
};
pub use unfinished::Unfinished;
pub use version::{Clock, Version};
pub use zone::Zone;
