//! The safety check as it was answered.

use super::fields::Fields;
use super::{Day, Stamp};
use crate::stretch::Answers;

/// After so many days it is asked again.
const HOLDS_FOR_DAYS: i64 = 30;

/// The answers to the safety check, and when they were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// When.
    pub at: Stamp,
    /// What was ticked.
    pub answers: Answers,
    /// How many stops for pain the diary had then. Their number and not their time,
    /// since a clock may have been wrong.
    pub stops: usize,
}

pub(super) const VERSION: i64 = 1;

impl Checked {
    /// Whether the answers are too old to count, or from a day that has not come:
    /// then a clock was wrong.
    pub fn is_old(&self, today: Day) -> bool {
        let age = today.0 - self.at.day().0;
        // A flight westward can make it yesterday.
        !(-1..HOLDS_FOR_DAYS).contains(&age)
    }

    /// As it is stored.
    pub fn to_text(&self) -> String {
        Fields::of_version(VERSION)
            .with_number("utc_ms", self.at.utc_ms)
            .with_number("offset_min", self.at.offset_min.into())
            .with("ticked", &self.answers.to_text())
            .with_number("stops", self.stops as i64)
            .to_text()
    }

    /// Reads what is stored; `None` when it is no such answer.
    pub fn parse(text: &str) -> Option<Checked> {
        let fields = Fields::parse(text)?;
        fields.number("v", VERSION, VERSION)?;
        let at = Stamp::read(&fields)?;
        let answers = Answers::parse(fields.text("ticked")?)?;
        // The first builds wrote none.
        let stops = match fields.text("stops") {
            None => 0,
            Some(_) => fields.number("stops", 0, i64::MAX)? as usize,
        };
        Some(Checked { at, answers, stops })
    }
}
