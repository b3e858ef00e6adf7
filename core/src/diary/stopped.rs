//! What makes the safety check due, and what a person is asked before a session: each
//! kept apart from the sessions, which can be deleted.

use super::fields::Fields;
use super::{Day, Pain};

const VERSION: i64 = 1;

/// When a session was stopped for pain last. It stays when that session is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stopped {
    /// In UTC ms, and later than the stop before it even where the clock says not.
    pub utc_ms: i64,
}

impl Stopped {
    /// A stop at that time, after an earlier one.
    pub fn after(earlier: Option<Stopped>, utc_ms: i64) -> Stopped {
        let least = earlier.map_or(i64::MIN, |earlier| earlier.utc_ms.saturating_add(1));
        Stopped {
            utc_ms: utc_ms.max(least),
        }
    }

    /// As it is stored.
    pub fn to_text(self) -> String {
        let fields = Fields::of_version(VERSION);
        fields.with_number("utc_ms", self.utc_ms).to_text()
    }

    /// Reads what is stored; `None` when it is no such thing.
    pub fn parse(text: &str) -> Option<Stopped> {
        let fields = Fields::parse(text)?;
        fields.number("v", VERSION, VERSION)?;
        let utc_ms = fields.number("utc_ms", i64::MIN, i64::MAX)?;
        Some(Stopped { utc_ms })
    }
}

/// How much it hurts before the session to come. It counts on its day alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// The day it was said.
    pub day: Day,
    /// How much.
    pub pain: Pain,
}

impl Before {
    /// As it is stored.
    pub fn to_text(self) -> String {
        Fields::of_version(VERSION)
            .with_number("day", self.day.0)
            .with_number("pain", self.pain.number().into())
            .to_text()
    }

    /// Reads what is stored; `None` when it is no such thing.
    pub fn parse(text: &str) -> Option<Before> {
        let fields = Fields::parse(text)?;
        fields.number("v", VERSION, VERSION)?;
        let pain = fields.number("pain", 0, Pain::MOST.into())?;
        Some(Before {
            // Some three hundred thousand years each way.
            day: Day(fields.number("day", -100_000_000, 100_000_000)?),
            pain: Pain::new(pain as u8)?,
        })
    }
}
