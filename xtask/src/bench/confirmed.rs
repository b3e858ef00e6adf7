//! A change made in the app, the browser killed at a random moment after the app has
//! said that it is done, and what is there when it is opened again: whether what was
//! said to be saved is, and whether what was said to be deleted stays so.

mod attempt;
mod change;
mod given;
mod look;
mod verdict;

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use super::Bench;
use super::chance::chance;
use super::decade::an_hour_ago;
use super::report::Report;
use attempt::{Lane, Plan, Tried};
use change::Change;
use given::Given;
use verdict::Tally;

/// A moment is drawn from so much time after the confirmation.
const SPAN: Duration = Duration::from_secs(3);

/// About how long one try of each change takes, in seconds, with another beside it.
pub(super) const TAKES: u64 = 35;

pub(super) fn measure(bench: &mut Bench, count: usize, seed: u64) -> Result<()> {
    bench.report.note(&format!(
        "{count} tries of each change; `cargo xtask bench confirmed {count} seed={seed}` draws the \
         same moments"
    ));
    let given = Given::at(an_hour_ago()?);
    let (plans, dist) = (plans(count, seed), &bench.dist);
    let tried = bench.runtime.block_on(async {
        // Two browsers at a time: each mostly waits.
        tokio::try_join!(
            lane(dist, given.clone(), plans.iter().step_by(2)),
            lane(dist, given, plans.iter().skip(1).step_by(2))
        )
    })?;
    sum_up(&mut bench.report, &[tried.0, tried.1].concat());
    Ok(())
}

/// Each change in turn, so often.
fn plans(count: usize, seed: u64) -> Vec<Plan> {
    let plan = |place: usize| Plan {
        change: Change::ALL[place % Change::ALL.len()],
        index: place / Change::ALL.len(),
        after: SPAN.mul_f64(chance(seed, place)),
    };
    (0..count * Change::ALL.len()).map(plan).collect()
}

/// The tries, one after the other.
async fn lane(dist: &Path, given: Given, plans: impl Iterator<Item = &Plan>) -> Result<Vec<Tried>> {
    let mut lane = Lane::open(dist, given)?;
    let mut all = Vec::new();
    for plan in plans {
        let tried = lane.run(*plan).await;
        if let Some(wrong) = tried.verdict.wrong() {
            let Plan {
                change,
                index,
                after,
            } = tried.plan;
            println!(
                "  {}, try {index}, killed after {} ms: {wrong}",
                change.name(),
                after.as_millis()
            );
        }
        all.push(tried);
        if all.len().is_multiple_of(20) {
            println!("  {} in one lane of two…", all.len());
        }
    }
    Ok(all)
}

/// A bar for each change.
fn sum_up(report: &mut Report, all: &[Tried]) {
    let killed_after = all.iter().map(|tried| tried.plan.after.as_millis());
    let latest = killed_after.clone().max().unwrap_or_default();
    let earliest = killed_after.min().unwrap_or_default();
    report.note(&format!(
        "killed {earliest} to {latest} ms after the app had said that it was done"
    ));
    for change in Change::ALL {
        let its = all.iter().filter(|tried| tried.plan.change == change);
        let tally = Tally::of(its.map(|tried| &tried.verdict));
        let Tally {
            tries,
            missing,
            back,
            broken,
            failed,
        } = tally;
        report.bar(
            &format!(
                "{}: {tries} times, saved and missing {missing}, deleted and back {back}, broken \
                 {broken}, not measured {failed}",
                change.name()
            ),
            "0 of each",
            tally.is_clean(),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_tried_as_often_at_moments_of_its_own() {
        let plans = plans(30, 7);
        for change in Change::ALL {
            let its: Vec<&Plan> = plans.iter().filter(|plan| plan.change == change).collect();
            assert_eq!(its.len(), 30);
            assert_eq!(its[29].index, 29);
            let early = |plan: &&&Plan| plan.after < SPAN / 2;
            assert!(
                (5..=25).contains(&its.iter().filter(early).count()),
                "{change:?}"
            );
        }
        assert!(plans.iter().all(|plan| plan.after <= SPAN));
        let again = super::plans(30, 7);
        let moments = |plans: &[Plan]| plans.iter().map(|plan| plan.after).collect::<Vec<_>>();
        assert_eq!(moments(&plans), moments(&again));
    }
}
