//! The browser killed right after Done, when the last writes may still be on
//! their way to the disk: what `localStorage` alone would have lost, and what the
//! app has, which keeps the same in IndexedDB.

use std::time::Duration;

use anyhow::Result;

use super::attempt::{Plan, Then, When};
use super::fate::Fate;
use super::{kill_all, not_measured, tell};
use crate::bench::Bench;

/// The shortest session there is: one rep a leg, in 12 seconds.
pub(in crate::bench) const SHORTEST: &str =
    "reps=1&lift=1&pull=1&lower=1&rest=0&ready=3&change=3&first=right";

/// The kills are spread evenly over so much time after Done.
const SPAN: Duration = Duration::from_millis(200);

/// About how long one kill takes, in seconds, with another beside it.
pub(in crate::bench) const TAKES: u64 = 12;

pub(in crate::bench) fn measure(bench: &mut Bench, count: usize) -> Result<()> {
    let fates = kill_all(bench, count, |index| Plan {
        routine: SHORTEST,
        reps: 1,
        when: When::Done(after(index, count)),
        // There should be no offer.
        then: Then::Finish,
    });
    tell(bench, &fates);
    sum_up(bench, &fates);
    not_measured(bench, &fates);
    Ok(())
}

/// From none of the span to all of it.
fn after(index: usize, count: usize) -> Duration {
    let share = index as f64 / count.saturating_sub(1).max(1) as f64;
    SPAN.mul_f64(share)
}

fn sum_up(bench: &mut Bench, fates: &[Fate]) {
    let report = &mut bench.report;
    let measured = || fates.iter().filter(|fate| fate.failed.is_none());
    let count = |is: fn(&&Fate) -> bool| measured().filter(is).count();
    let mut moments: Vec<u128> = measured()
        .filter_map(|fate| match fate.at {
            When::Done(after) => Some(after.as_millis()),
            When::Begun(_) => None,
        })
        .collect();
    moments.sort_unstable();
    let moments: Vec<String> = moments.iter().map(u128::to_string).collect();
    report.note(&format!(
        "{} measured, killed so many milliseconds after Done: {}",
        moments.len(),
        moments.join(" ")
    ));
    report.note(&format!(
        "not in `localStorage` before the app was opened again: {} (what it alone would have lost)",
        count(|fate| fate.alone == 0)
    ));
    let lost = count(|fate| fate.kept == 0);
    report.bar(
        &format!("not in the diary once the app stood again: {lost}"),
        "none",
        lost == 0,
    );
    let unreadable: usize = measured().map(|fate| fate.unreadable).sum();
    report.bar(
        &format!("records nobody can read: {unreadable}"),
        "none",
        unreadable == 0,
    );
    // What is lost is offered, or not even that: it is counted above.
    let uneasy = count(|fate| fate.kept > 0 && fate.broken.is_some());
    report.bar(
        &format!("kept, but other than finished, or with an offer or a complaint: {uneasy}"),
        "none",
        uneasy == 0,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::scenario::{IDLE, Scenario};

    #[test]
    fn the_kills_are_spread_over_the_whole_span() {
        assert_eq!(after(0, 50), Duration::ZERO);
        assert_eq!(after(49, 50), SPAN);
        assert!(after(25, 50) > after(24, 50));
        assert_eq!(after(0, 1), Duration::ZERO);
    }

    #[test]
    fn the_shortest_session_is_a_good_one() {
        let shortest = Scenario {
            routine: SHORTEST,
            ..IDLE
        };
        let reps = shortest.routine().map(|routine| routine.reps());
        assert_eq!(reps.ok(), Some(1));
    }
}
