//! One session, as it is kept.

use super::{Day, Stamp};
use crate::stretch::{Ending, Leg, Offer, Outcome, ms};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;

/// What tells one entry from all others, on this phone and any other. Later
/// entries have greater ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// An id for something that happened then; `chance` keeps apart what
    /// happened on two phones in one millisecond.
    pub fn new(then: Stamp, chance: u32) -> Id {
        Id(format!("{:012x}-{chance:08x}", then.utc_ms))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn read(text: &str) -> Option<Id> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let fits = (1..=40).contains(&text.len()) && text.chars().all(is_plain);
        fits.then(|| Id(text.to_owned()))
    }
}

/// One session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What tells it from others.
    pub id: Id,
    /// When it ended.
    pub at: Stamp,
    /// What was to be done, and what was done.
    pub outcome: Outcome,
}

/// A record that is not an [`Entry`]: what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

/// An entry as it is written, version 1. Fields this build does not know are
/// another build's: a record with them is not ours to rewrite.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    v: u32,
    id: String,
    utc_ms: i64,
    offset_min: i32,
    routine: String,
    first: String,
    left: u8,
    right: u8,
    ending: String,
    lasted_ms: u64,
}

const VERSION: u32 = 1;

impl Entry {
    /// The session that came to `outcome` and ended `at`.
    pub fn new(outcome: Outcome, at: Stamp, chance: u32) -> Entry {
        Entry {
            id: Id::new(at, chance),
            at,
            outcome,
        }
    }

    /// The day it is counted on.
    pub fn day(&self) -> Day {
        self.at.day()
    }

    /// Reps done with a leg.
    pub fn reps(&self, leg: Leg) -> u8 {
        match leg {
            Leg::Left => self.outcome.left,
            Leg::Right => self.outcome.right,
        }
    }

    /// Whether any rep was done at all.
    pub fn has_reps(&self) -> bool {
        self.outcome.left + self.outcome.right > 0
    }

    /// As it is stored.
    pub fn to_text(&self) -> String {
        let outcome = &self.outcome;
        let written = Written {
            v: VERSION,
            id: self.id.0.clone(),
            utc_ms: self.at.utc_ms,
            offset_min: self.at.offset_min,
            routine: outcome.routine.to_text(),
            first: outcome.first.name().to_owned(),
            left: outcome.left,
            right: outcome.right,
            ending: outcome.ending.name().to_owned(),
            lasted_ms: ms(outcome.lasted),
        };
        serde_urlencoded::to_string(&written).expect("plain fields can always be written")
    }

    /// Reads what is stored, and believes none of it.
    ///
    /// # Errors
    /// [`Unreadable`] when it is not an entry of a version this build knows, or
    /// says what cannot have been.
    pub fn parse(text: &str) -> Result<Entry, Unreadable> {
        let wrong = |what: &str| Unreadable(what.to_owned());
        let written: Written =
            serde_urlencoded::from_str(text).map_err(|error| Unreadable(error.to_string()))?;
        if written.v != VERSION {
            return Err(Unreadable(format!("version {} is not known", written.v)));
        }
        let (Offer { routine, .. }, problems) = Offer::parse(&written.routine);
        if let Some(problem) = problems.first() {
            return Err(Unreadable(problem.to_string()));
        }
        let entry = Entry {
            id: Id::read(&written.id).ok_or_else(|| wrong("id"))?,
            at: Stamp {
                utc_ms: written.utc_ms,
                offset_min: written.offset_min,
            },
            outcome: Outcome {
                routine,
                first: Leg::named(&written.first).ok_or_else(|| wrong("first"))?,
                left: written.left,
                right: written.right,
                ending: Ending::named(&written.ending).ok_or_else(|| wrong("ending"))?,
                lasted: Duration::from_millis(written.lasted_ms),
            },
        };
        if !entry.at.is_plausible() {
            return Err(wrong("at"));
        }
        if entry.outcome.left.max(entry.outcome.right) > routine.reps() {
            return Err(wrong("more reps than the routine has"));
        }
        Ok(entry)
    }
}
