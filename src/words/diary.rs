//! The diary in words: what was done in all, what has changed, and the days.

use super::english::{self, *};
use super::{decimal, tenths};
use crate::diary::{Change, Date, Day, Point, Verdict};
use std::time::Duration;

/// `3,840`
pub fn count(count: u32) -> String {
    decimal(count.saturating_mul(2))
}

/// `9 h 47 min`: of all sessions together.
pub fn in_all(time: Duration) -> String {
    if time < Duration::from_secs(60) {
        return super::about(time);
    }
    let minutes = (time.as_secs().saturating_add(30) / 60).min(u32::MAX.into()) as u32;
    let (hours, minutes) = (minutes / 60, minutes % 60);
    match hours {
        0 => english::minutes(&count(minutes)),
        _ => english::hours(&count(hours)) + " " + &english::minutes(&count(minutes)),
    }
}

/// `20 Nov 2026`. By hand, since a table has a hundred of them: the browser's own
/// words take longer than all the rest of the screen.
pub fn date(day: Day) -> String {
    let Date { year, month, day } = day.date();
    english::date(day, MONTHS[usize::from(month - 1)], year)
}

/// `62°`, of tenths.
pub fn angle(tenths: u16) -> String {
    english::degrees(((tenths + 5) / 10) as u8)
}

/// `3.7`, of tenths.
pub fn mean_pain(tenths_of_it: u16) -> String {
    tenths(tenths_of_it.into())
}

/// `+9° since the start: possible change`
pub fn changed(change: Option<Change>) -> String {
    let Some(Change { tenths, verdict }) = change else {
        return MEASURED_ONCE.to_owned();
    };
    let verdict = match verdict {
        Verdict::Normal => NORMAL_VARIATION,
        Verdict::Possible => POSSIBLE_CHANGE,
        Verdict::LikelyReal => LIKELY_REAL,
    };
    since_the_start(
        &(sign(tenths) + &angle(tenths.unsigned_abs() as u16)),
        verdict,
    )
}

/// `−2.5 since the start: likely real`; nothing where nothing can be said of it.
pub fn less_pain(points: &[Point], is_less: bool) -> String {
    match points {
        [start, .., now] if is_less => {
            let less = i32::from(now.tenths) - i32::from(start.tenths);
            since_the_start(
                &(sign(less) + &mean_pain(less.unsigned_abs() as u16)),
                LIKELY_REAL,
            )
        }
        _ => String::new(),
    }
}

fn sign(number: i32) -> String {
    let sign = match number {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    sign.to_owned()
}
