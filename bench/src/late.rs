//! Sounds that came to the audio clock when their time was over, in whole sessions: with
//! nothing in the way, on a slow machine, on a slow and stuck one, and in a page that
//! nobody sees.

use anyhow::Result;

use crate::session::{SCENARIOS, play};
use crate::{Bench, IDLE};

/// A page counts as hidden when it was for so long, in milliseconds.
const HIDDEN: f64 = 12.0 * 60_000.0;

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    for scenario in &SCENARIOS {
        let outcome = if scenario.name == IDLE.name {
            bench.listened().await?.outcome
        } else {
            play(&bench.site.url(), scenario, Vec::new()).await?
        };
        let (recording, late) = (&outcome.recording, outcome.late());
        let worst = late.iter().copied().fold(0.0, f64::max) * 1000.0;
        println!(
            "{}: {:.1} s, {} sounds, stood still {} times; problems: {:?}",
            scenario.name,
            outcome.seconds,
            recording.audible().len(),
            outcome.pauses(),
            recording.problems,
        );
        let is = format!("  late: {} (worst {worst:.1} ms)", late.len());
        bench.report.bar(&is, "none", late.is_empty());
        if scenario.hidden_until_left.is_some() {
            let hidden = recording.hidden_for;
            let is = format!("  really hidden: {:.1} min", hidden / 60_000.0);
            let bar = "12 min, or nothing is proved";
            bench.report.bar(&is, bar, hidden >= HIDDEN);
        }
    }
    Ok(())
}
