//! What leaves the device, recorded and laid beside the plan: every tone, when
//! it begins, and how long the pulls are.

use anyhow::Result;
use hamstretch_core::method::{Leg, Session};

use super::report::worst_but_one_in_100;
use super::scenario::clocks;
use super::{Bench, IDLE};
use crate::ears::{Detector, compare};
use crate::project;

/// In milliseconds.
const SPACING: f64 = 3.0;

/// A step of this much, in milliseconds, is silence the device put in because
/// it was given nothing to play in time.
const RAN_DRY: f64 = 0.5;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let listened = bench.listened()?;
    let file = project::root().join("target/heard.wav");
    listened.recorded.write_wav(&file)?;
    bench
        .report
        .note(&format!("the recording: {}", file.display()));
    let plan = Session::new(IDLE.routine()?, Leg::Right).cues();
    let detector = Detector::new(listened.recorded.rate);
    let heard = detector.find(&listened.recorded.samples);
    let comparison = compare(&detector, &plan, &heard);
    let report = &mut bench.report;
    let (missing, extra) = (comparison.missing.len(), comparison.extra.len());
    report.bar(
        &format!(
            "tones: {} as planned, {missing} missing, {extra} extra",
            comparison.matched.len()
        ),
        "none missing, none extra",
        missing + extra == 0,
    );
    let steps = comparison.steps();
    let ms = |seconds: Option<f64>| seconds.map_or(f64::INFINITY, |seconds| 1000.0 * seconds);
    let worst = ms(steps.last().copied());
    report.bar(
        &format!(
            "from one onset to the next, off by at most {worst:.3} ms, 99 of 100 by {:.3}",
            ms(worst_but_one_in_100(&steps)),
        ),
        &format!("{SPACING} ms"),
        worst <= SPACING,
    );
    let errors = comparison.errors();
    report.note(&format!(
        "from the middle of all onsets, off by at most {:.3} ms, 99 of 100 by {:.3}; the output ran \
         dry {} times",
        ms(errors.last().copied()),
        ms(worst_but_one_in_100(&errors)),
        steps.iter().filter(|step| 1000.0 * **step > RAN_DRY).count(),
    ));
    for matched in comparison
        .matched
        .iter()
        .filter(|it| 1000.0 * it.off.abs() > RAN_DRY)
        .take(5)
    {
        report.note(&format!(
            "  {:?} at {:.1} s: {:+.3} ms",
            matched.cue.signal,
            matched.cue.at.since_start().as_secs_f64(),
            1000.0 * matched.off
        ));
    }
    report.note(&clocks(&listened.outcome.recording));
    let lengths = comparison.length_errors();
    let worst = ms(lengths.last().copied());
    report.bar(
        &format!(
            "{} pulls, too long or short by at most {worst:.3} ms",
            lengths.len()
        ),
        &format!("{SPACING} ms"),
        worst <= SPACING,
    );
    Ok(())
}
