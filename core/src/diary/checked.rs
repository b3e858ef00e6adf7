//! The safety check as it was answered.

use super::fields::Fields;
use super::{Cleared, Day, Stamp, Stopped};
use crate::method::{Answers, Sign};

/// After so many days it is asked again.
const HOLDS_FOR_DAYS: i64 = 30;

/// The answers to the safety check, and when they were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// When.
    pub at: Stamp,
    /// What was ticked.
    pub answers: Answers,
    /// The latest stop for pain that was known then: a later one makes the check due.
    pub stopped: Option<Stopped>,
    /// Until when sessions were known then, in UTC ms: that time, or a later one's where the
    /// clock ran backwards. What is said of one after it can make the check due.
    pub known: i64,
    /// When which of what was ticked was cleared by a clinician.
    pub cleared: Cleared,
}

/// Version 1 counted the stops, and neither it nor version 2 knew the single signs; version
/// 3 knew of none that a clinician has cleared.
pub(super) const VERSION: i64 = 4;

impl Checked {
    /// Whether the answers are too old to count, or from a day that has not come:
    /// then a clock was wrong.
    pub fn is_old(&self, today: Day) -> bool {
        let age = today.0 - self.at.day().0;
        // A flight westward can make it yesterday.
        !(-1..HOLDS_FOR_DAYS).contains(&age)
    }

    /// When a sign was cleared, unless that was said today: it is as it was said.
    pub fn cleared_before(&self, sign: Sign, today: Day) -> Option<Day> {
        let is_of_today = |day: &Day| self.answers.has_cleared(sign) && *day == today;
        self.cleared.day(sign).filter(|day| !is_of_today(day))
    }

    /// Whether a session was stopped for pain since.
    pub fn is_before(&self, stopped: Option<Stopped>) -> bool {
        stopped > self.stopped
    }

    /// As it is stored. What version 3 can say is of that version: builds that know no
    /// later one can read it, too.
    pub fn to_text(&self) -> String {
        let version = VERSION - i64::from(self.cleared.is_none());
        let fields = Fields::of_version(version)
            .with_number("utc_ms", self.at.utc_ms)
            .with_number("offset_min", self.at.offset_min.into())
            .with("ticked", &self.answers.to_text())
            .with_number("stopped", self.stopped.map_or(0, |stopped| stopped.utc_ms))
            .with_number("known", self.known);
        self.cleared.write(fields).to_text()
    }

    /// Reads what is stored; `None` when it is no such answer.
    pub fn parse(text: &str) -> Option<Checked> {
        let fields = Fields::parse(text)?;
        let version = fields.number("v", 1, VERSION)?;
        let at = fields.stamp()?;
        let answers = Answers::parse(fields.text("ticked")?)?;
        let cleared = Cleared::read(&fields);
        let knows = version == VERSION;
        if cleared.is_none() == knows || (answers.has_any_cleared() && !knows) {
            return None;
        }
        // What was stopped and done by then was known then.
        let number = |name, since| match version < since {
            true => Some(at.utc_ms),
            false => fields.number(name, i64::MIN, i64::MAX),
        };
        let (stopped, known) = (number("stopped", 2)?, number("known", 3)?);
        Some(Checked {
            at,
            answers,
            stopped: (stopped != 0).then_some(Stopped { utc_ms: stopped }),
            known,
            cleared,
        })
    }
}
