//! What the diary says: weeks, streaks, series, and what may be called a change.

mod changes;
mod charts;
mod course;
mod pain;
mod plots;
mod weeks;

use crate::support::routine;
use hamstretch_core::diary::{
    Angle, By, Day, Entry, Log, Measured, Pain, Pains, Plot, Point, Stamp, Totals, Verdict, Weeks,
    angle_charts, angles, change, pain_charts, sides_differ,
};
use hamstretch_core::method::{Ending, Leg, Outcome};
use proptest::prelude::*;
use std::time::Duration;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Monday, 2 November 2026.
const MONDAY: Day = Day(20_759);

/// That time of the day in UTC.
fn at(day: Day, hour: i64, minute: i64) -> Stamp {
    Stamp {
        utc_ms: day.0 * DAY_MS + (hour * 60 + minute) * 60_000,
        offset_min: 0,
    }
}

fn entry(at: Stamp) -> Entry {
    let outcome = Outcome {
        routine: routine(""),
        first: Leg::Right,
        left: 15,
        right: 14,
        ending: Ending::Finished,
        stop: None,
        lasted: Duration::from_secs(275),
    };
    Entry::new(outcome, at, at.offset_min as u32)
}

fn log(days: impl IntoIterator<Item = i64>) -> Log {
    let entries = days
        .into_iter()
        .map(|day| entry(at(Day(MONDAY.0 + day), 18, 0)));
    Log::new(entries.collect())
}

/// The streak on a day so many after the Monday.
fn streak(log: &Log, today: i64, plan: u8) -> u32 {
    Weeks::of(log, Day(MONDAY.0 + today)).streak(plan)
}

fn with_pain(day: i64, pain: u8) -> Entry {
    let mut entry = entry(at(Day(MONDAY.0 + day), 18, 0));
    entry.notes.after = Pain::new(pain);
    entry
}

/// Pain, session after session, two days apart.
fn pains(said: &[u8]) -> Pains {
    let entries = said
        .iter()
        .zip(0..)
        .map(|(pain, index)| with_pain(index * 2, *pain));
    Pains::of(&Log::new(entries.collect()), Day(MONDAY.0 + 400))
}

fn series(degrees: &[u16]) -> Vec<Point> {
    let point = |(degrees, index): (&u16, i64)| Point {
        day: Day(MONDAY.0 + index * 7),
        tenths: degrees * 10,
    };
    degrees.iter().zip(0..).map(point).collect()
}

fn verdict(degrees: &[u16]) -> Option<(i32, Verdict)> {
    change(&series(degrees)).map(|change| (change.tenths / 10, change.verdict))
}

fn lifted(at: Stamp, degrees: u8) -> Measured {
    Measured::new(at, 1).with(Leg::Left, By::Lifted, Angle::new(degrees))
}

fn left_lifted(measured: &[Measured], today: Day) -> Vec<(i64, u16)> {
    let points = angles(measured, Leg::Left, By::Lifted, today);
    let point = |point: &Point| (point.day.0 - MONDAY.0, point.tenths / 10);
    points.iter().map(point).collect()
}
