//! A session, the browser killed at a random moment of it (or, in [`finished`],
//! right after its end), and what is there when it is opened again: how many reps
//! are lost, and whether anything is broken.
//!
//! What was done by then is known from outside: the page tells the site of each
//! change of what it shows, before the app can think of keeping anything.

mod attempt;
mod fate;
pub(super) mod finished;
mod known;

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use super::Bench;
use super::chance::chance;
use attempt::{Plan, Then, When, attempt};
use fate::Fate;

/// Both legs, four times, in 30 seconds.
const ROUTINE: &str = "reps=4&lift=1&pull=1&lower=1&rest=0&ready=3&change=3&first=right";
/// Reps of one leg.
const REPS: usize = 4;

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
    let fates = kill_all(bench, count, |index| Plan {
        routine: ROUTINE,
        reps: REPS,
        when: When::Begun(SPAN.mul_f64(chance(seed, index))),
        // Every second offer of a lane is looked at, and so on.
        then: [Then::Continue, Then::Finish, Then::Reload][index / 2 % 3],
    });
    tell(bench, &fates);
    sum_up(bench, &fates);
    not_measured(bench, &fates);
    Ok(())
}

/// Each session is killed as its plan has it.
fn kill_all(bench: &Bench, count: usize, plan: impl Fn(usize) -> Plan) -> Vec<Fate> {
    bench.runtime.block_on(async {
        // Two browsers at a time: each mostly waits.
        let (some, others) = tokio::join!(
            lane(&bench.dist, 0, count, &plan),
            lane(&bench.dist, 1, count, &plan)
        );
        [some, others].concat()
    })
}

/// Every second kill, one after the other.
async fn lane(dist: &Path, first: usize, count: usize, plan: impl Fn(usize) -> Plan) -> Vec<Fate> {
    let mut fates = Vec::new();
    for index in (first..count).step_by(2) {
        let plan = plan(index);
        let fate = attempt(dist, plan)
            .await
            .unwrap_or_else(|error| Fate::unknown(plan.when, &error));
        fates.push(fate);
        if index % 20 == 0 {
            println!("  {index} of {count}…");
        }
    }
    fates
}

/// A line about each that something is wrong with.
fn tell(bench: &Bench, fates: &[Fate]) {
    for fate in fates {
        if let Some(line) = fate.worth_saying(LOST) {
            bench.report.note(&line);
        }
    }
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
}

fn not_measured(bench: &mut Bench, fates: &[Fate]) {
    let failed = fates.iter().filter(|fate| fate.failed.is_some()).count();
    bench.report.bar(
        &format!("not measured, since the browser could not be driven: {failed}"),
        "none",
        failed == 0,
    );
}
