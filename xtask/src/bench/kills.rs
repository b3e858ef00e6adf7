//! A session, the browser killed at a random moment of it, and what is there
//! when it is opened again: how many reps are lost, and whether anything is
//! broken.
//!
//! What was done by then is known from outside: the page tells the site of each
//! change of what it shows, before the app can think of keeping anything.

mod attempt;
mod known;

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use super::Bench;
use attempt::{Fate, Then, attempt};

/// Both legs, four times, in 30 seconds.
pub(super) const ROUTINE: &str = "reps=4&lift=1&pull=1&lower=1&rest=0&ready=3&change=3&first=right";
/// Reps of one leg.
pub(super) const REPS: usize = 4;

/// A moment is drawn from so much time: the session, and a little after its end.
const SPAN: Duration = Duration::from_secs(33);

/// About how long one kill takes, in seconds, with another beside it.
pub(super) const TAKES: u64 = 12;

/// At most so many reps may be lost.
const LOST: usize = 1;

pub(super) fn measure(bench: &mut Bench, count: usize, seed: u64) -> Result<()> {
    bench.report.note(&format!(
        "{count} kills; `cargo xtask bench kills {count} seed={seed}` draws the same moments"
    ));
    let fates = bench.runtime.block_on(async {
        // Two browsers at a time: each mostly waits.
        let (some, others) = tokio::join!(
            lane(&bench.dist, 0, count, seed),
            lane(&bench.dist, 1, count, seed)
        );
        [some, others].concat()
    });
    for fate in &fates {
        if let Some(line) = fate.worth_saying(LOST) {
            bench.report.note(&line);
        }
    }
    sum_up(bench, &fates);
    Ok(())
}

fn sum_up(bench: &mut Bench, fates: &[Fate]) {
    let report = &mut bench.report;
    let measured = || fates.iter().filter(|fate| fate.failed.is_none());
    let count = |is: fn(&&Fate) -> bool| measured().filter(is).count();
    report.note(&format!(
        "{} measured: {} before the first rep was done, {} in the middle, {} after the end",
        measured().count(),
        count(|fate| fate.done == 0),
        count(|fate| fate.done > 0 && !fate.finished),
        count(|fate| fate.finished)
    ));
    let lost = |reps: usize| measured().filter(|fate| fate.lost == reps).count();
    let worst = measured().map(|fate| fate.lost).max().unwrap_or_default();
    let tally: Vec<String> = (0..=worst)
        .map(|reps| format!("{reps}: {}", lost(reps)))
        .collect();
    report.bar(
        &format!(
            "reps lost: at most {worst} (so many were lost so often: {})",
            tally.join(", ")
        ),
        "1",
        worst <= LOST,
    );
    let broken = count(|fate| fate.broken.is_some());
    report.bar(&format!("broken: {broken}"), "none", broken == 0);
    let ended = count(|fate| fate.finished && fate.kept == 0);
    report.bar(
        &format!("finished, and not in the diary: {ended}"),
        "none",
        ended == 0,
    );
    let failed = fates.len() - measured().count();
    report.bar(
        &format!("not measured, since the browser could not be driven: {failed}"),
        "none",
        failed == 0,
    );
}

/// Every second kill, one after the other.
async fn lane(dist: &Path, first: usize, count: usize, seed: u64) -> Vec<Fate> {
    let mut fates = Vec::new();
    for index in (first..count).step_by(2) {
        let moment = SPAN.mul_f64(chance(seed, index));
        // Every second offer of a lane is looked at, and so on.
        let then = [Then::Continue, Then::Finish, Then::Reload][index / 2 % 3];
        let fate = attempt(dist, moment, then)
            .await
            .unwrap_or_else(|error| Fate::unknown(moment, &error));
        fates.push(fate);
        if index % 20 == 0 {
            println!("  {index} of {count}…");
        }
    }
    fates
}

/// A number from 0 to 1, the same for the same seed and index: one step of
/// Steele's SplitMix64.
fn chance(seed: u64, index: usize) -> f64 {
    let mut bits = seed.wrapping_add((index as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^= bits >> 31;
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_spread_over_the_session_and_come_again() {
        let moments: Vec<f64> = (0..100).map(|index| chance(7, index)).collect();
        let again: Vec<f64> = (0..100).map(|index| chance(7, index)).collect();
        assert_eq!(moments, again);
        for tenth in 0..10 {
            let from = f64::from(tenth) / 10.0;
            let is_in = |moment: &&f64| (from..from + 0.1).contains(*moment);
            assert!(moments.iter().filter(is_in).count() >= 3, "{tenth}");
        }
    }
}
