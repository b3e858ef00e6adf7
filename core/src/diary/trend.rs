//! What the diary says: how often, how far, and what has changed.
//!
//! All of it goes by the calendar of the place where it was written down
//! ([`Stamp::day`](super::Stamp::day)): a session at half past midnight is that
//! day's, wherever one has flown to since. Whole numbers throughout; where a mean
//! is asked for, it is in tenths.

mod pain;

pub use pain::{Course, Finding, Means, Pains, findings};

use super::{By, Day, Log, Measured};
use crate::method::Leg;
use std::time::Duration;

/// How much was done, in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Sessions with at least one rep.
    pub sessions: u32,
    /// Their reps, of both legs.
    pub reps: u32,
    /// How long they took.
    pub lasted: Duration,
}

impl Totals {
    /// Of every session, whatever a clock said of its day.
    pub fn of(log: &Log) -> Totals {
        let mut totals = Totals::default();
        for entry in log.entries().iter().filter(|entry| entry.has_reps()) {
            totals.sessions += 1;
            totals.reps += u32::from(entry.outcome.left) + u32::from(entry.outcome.right);
            totals.lasted = totals.lasted.saturating_add(entry.outcome.lasted);
        }
        totals
    }
}

/// On which days there was a session with at least one rep: a byte a week, the
/// present one first, and in it a bit a day, from Monday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weeks {
    weeks: Vec<u8>,
    today: Day,
}

impl Weeks {
    /// So many of them have a day of the past year in it.
    pub const OF_A_YEAR: usize = 53;
    /// Today, and the days before it until it is the same day of the year. As many
    /// more would not always lie in 53 weeks.
    const DAYS_OF_A_YEAR: i64 = 365;

    /// The weeks up to the one that `today` is in. A session of a later one was
    /// written down by a clock that was wrong, or on the other side of the date
    /// line: its week counts when it comes.
    pub fn of(log: &Log, today: Day) -> Weeks {
        let mut weeks = vec![0; Weeks::OF_A_YEAR];
        for entry in log.entries().iter().filter(|entry| entry.has_reps()) {
            let day = entry.day();
            let ago = (today.monday().0 - day.monday().0) / 7;
            let Ok(ago) = usize::try_from(ago) else {
                continue;
            };
            if ago >= weeks.len() {
                weeks.resize(ago + 1, 0);
            }
            weeks[ago] |= 1_u8 << day.weekday();
        }
        Weeks { weeks, today }
    }

    /// Days of the present week with a session.
    pub fn this_week(&self) -> u8 {
        days(self.weeks[0])
    }

    /// How many weeks running the plan was met, as the plan is now. The present week
    /// counts once it has met it, and until it is over it breaks nothing.
    pub fn streak(&self, days_a_week: u8) -> u32 {
        let is_met = |week: &u8| days(*week) >= days_a_week.max(1);
        let [now, past @ ..] = self.weeks.as_slice() else {
            return 0;
        };
        let past = past.iter().take_while(|week| is_met(week)).count();
        past as u32 + u32::from(is_met(now))
    }

    /// The first day of the past year.
    pub fn since(&self) -> Day {
        Day(self.today.0 - Weeks::DAYS_OF_A_YEAR + 1)
    }

    /// Days of the past year with a session.
    pub fn days_done(&self) -> u32 {
        self.year().filter(|(.., is_done)| *is_done).count() as u32
    }

    /// The days of the past year, the earliest first: in which of the 53 weeks and
    /// on which day of it each lies, and whether there was a session. The last is today.
    pub fn year(&self) -> impl Iterator<Item = (usize, usize, bool)> {
        (self.since().0..=self.today.0).map(|day| {
            let day = Day(day);
            let ago = ((self.today.monday().0 - day.monday().0) / 7) as usize;
            let is_done = self.weeks[ago] & (1 << day.weekday()) != 0;
            (Weeks::OF_A_YEAR - 1 - ago, day.weekday(), is_done)
        })
    }
}

fn days(week: u8) -> u8 {
    week.count_ones() as u8
}

/// One point of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its day; a week's is its Monday.
    pub day: Day,
    /// Tenths of a degree, or of a step of pain.
    pub tenths: u16,
}

/// Before this app was: the first of January 2026.
const BEFORE: Day = Day(20_454);

/// Whether a record can be put in order by its day. One that a clock has dated
/// before the app was made, or later than tomorrow, would make itself the start or
/// the present of a series for good. (A flight westward can make it tomorrow's.)
pub(super) fn is_in_order(day: Day, today: Day) -> bool {
    (BEFORE.0..=today.0 + 1).contains(&day.0)
}

/// How high a leg went, a point a day, the earliest first. Of several on one day the
/// last counts: it was measured again because the first was not good, and a day
/// does not repeat itself.
pub fn angles(measured: &[Measured], leg: Leg, by: By, today: Day) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for measured in measured {
        let day = measured.at.day();
        let Some(angle) = measured.angle(leg, by).filter(|_| is_in_order(day, today)) else {
            continue;
        };
        let tenths = u16::from(angle.degrees()) * 10;
        match points.last_mut() {
            // They come in the order of time, of which the calendar's day can fall
            // short by one after a flight.
            Some(last) if last.day >= day => last.tenths = tenths,
            _ => points.push(Point { day, tenths }),
        }
    }
    points
}

/// What a change is to be called: the method's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may be nothing.
    Normal,
    /// It may be something.
    Possible,
    /// It is hardly nothing.
    LikelyReal,
}

/// How far now is from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// In tenths; less than nothing where it went down.
    pub tenths: i32,
    /// What that is to be called.
    pub verdict: Verdict,
}

/// Less than this is normal.
pub const POSSIBLE: u16 = 80;
const LIKELY: u16 = 120;

/// How the latest angle stands to the first.
///
/// The first measurement is the start, since everything done in this app comes
/// after it, and the latest is now; what lies between is drawn, not judged. Under 8
/// degrees is normal variation, 12 and more likely real, whichever way. Between
/// them it is possible, and likely real where the measurement before, of another day
/// and not the start itself, was at least 8 degrees away on the same side: then the
/// latest is the one that repeats it.
///
/// `None` where nothing can be compared.
pub fn change(points: &[Point]) -> Option<Change> {
    let [start, between @ .., now] = points else {
        return None;
    };
    let from_start = |point: &Point| i32::from(point.tenths) - i32::from(start.tenths);
    let is_away = |tenths: i32, by: u16| tenths.unsigned_abs() >= by.into();
    let tenths = from_start(now);
    let repeats = between.last().is_some_and(|point| {
        let before = from_start(point);
        is_away(before, POSSIBLE) && (before > 0) == (tenths > 0)
    });
    let verdict = match tenths {
        _ if is_away(tenths, LIKELY) => Verdict::LikelyReal,
        _ if !is_away(tenths, POSSIBLE) => Verdict::Normal,
        _ if repeats => Verdict::LikelyReal,
        _ => Verdict::Possible,
    };
    Some(Change { tenths, verdict })
}

/// By how many tenths of a degree left and right differ, where that is more than
/// most people's sides do. The latest of each leg are compared, and only where they
/// are of one day: otherwise what a leg has gained meanwhile would be held against
/// the other.
pub fn sides_differ(left: &[Point], right: &[Point]) -> Option<u16> {
    let (left, right) = (left.last()?, right.last()?);
    let differ = left.tenths.abs_diff(right.tenths);
    (left.day == right.day && differ >= LIKELY).then_some(differ)
}

/// The mean of so many, to the nearest.
pub(super) fn mean(sum: u32, count: u32) -> u16 {
    ((sum + count / 2) / count) as u16
}
