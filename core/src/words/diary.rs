//! The diary in words: what was done in all, what has changed, and the days.

use super::english::{self, *};
use super::{decimal, plural, tenths};
use crate::diary::{Change, Concern, Course, Date, Day, Finding, Means, Verdict, When};
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
    let change = sign(tenths) + &angle(tenths.unsigned_abs() as u16);
    match tenths < 0 && verdict != NORMAL_VARIATION {
        true => since_the_start(&change, &lower(verdict)),
        false => since_the_start(&change, verdict),
    }
}

/// Something to be told of pain, with which pain is meant:
/// `Pain after sessions is 2.5 lower than at the start: likely real`
pub fn finding(finding: Finding) -> String {
    let which = |when| match when {
        When::Before => PAIN_BEFORE_SESSIONS,
        When::After => PAIN_AFTER,
    };
    match finding {
        Finding::Stop(Concern::Pain(When::Before, pain)) => last_pain_before(pain.number()),
        Finding::Stop(Concern::Pain(When::After, pain)) => last_pain_after(pain.number()),
        Finding::Stop(Concern::TooMuch) => TOO_MUCH_RUNNING.to_owned(),
        Finding::Stop(Concern::Numbness) => NOTE_OF_NUMBNESS.to_owned(),
        Finding::Up(when) => pain_is_up(which(when)),
        Finding::Worse(when, by) => pain_is_worse(which(when), &mean_pain(by)),
        Finding::Better(when, by) => pain_is_better(which(when), &mean_pain(by)),
    }
}

/// `Less pain: 5.7 to 3.3 in three weeks`
pub fn course(course: Course) -> String {
    let told = |words: fn(&str, &str, &str) -> String, means: Means| {
        let Means { from, to, weeks } = means;
        words(&mean_pain(from), &mean_pain(to), &in_weeks(weeks))
    };
    match course {
        Course::TooEarly => TOO_EARLY.to_owned(),
        Course::Up => PAIN_UP.to_owned(),
        Course::Better(means) => told(less_pain, means),
        Course::Worse(means) => told(more_pain, means),
        Course::Unclear(means) => told(no_clear_change, means),
    }
}

/// `three weeks`, `12 weeks`
fn in_weeks(weeks: u32) -> String {
    let in_full = COUNTED.get((weeks as usize).wrapping_sub(1));
    let number = in_full.map_or_else(|| count(weeks), |word| (*word).to_owned());
    english::weeks(&number, plural(weeks))
}

fn sign(number: i32) -> String {
    let sign = match number {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    sign.to_owned()
}
