//! Sounds that came to the audio clock when their time was over, in whole
//! sessions: with nothing in the way, on a slow machine, on a slow and stuck
//! one, and in a page that nobody sees.

use anyhow::Result;

use super::scenario::{Outcome, SCENARIOS, Scenario, play};
use super::{Bench, IDLE};

/// A page counts as hidden when it was for so long, in milliseconds.
const HIDDEN: f64 = 12.0 * 60_000.0;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    for scenario in &SCENARIOS {
        let outcome = if scenario.name == IDLE.name {
            bench.listened()?.outcome
        } else {
            let url = bench.site.url();
            bench.runtime.block_on(play(&url, scenario, Vec::new()))?
        };
        print(bench, scenario, &outcome);
    }
    Ok(())
}

fn print(bench: &mut Bench, scenario: &Scenario, outcome: &Outcome) {
    let recording = &outcome.recording;
    let late = outcome.late();
    let worst = late.iter().copied().fold(0.0, f64::max) * 1000.0;
    bench.report.note(&format!(
        "{}: {:.1} s, {} sounds, stood still {} times",
        scenario.name,
        outcome.seconds,
        recording.audible().len(),
        outcome.pauses(),
    ));
    bench.report.bar(
        &format!("  late: {} (worst {worst:.1} ms)", late.len()),
        "none",
        late.is_empty(),
    );
    if scenario.hidden_until_left.is_some() {
        let hidden = recording.hidden_for();
        bench.report.bar(
            &format!("  really hidden: {:.1} min", hidden / 60_000.0),
            "12 min, or nothing is proved",
            hidden >= HIDDEN,
        );
    }
    for problem in &recording.problems {
        bench
            .report
            .note(&format!("  the page complained: {problem}"));
    }
}
