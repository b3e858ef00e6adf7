//! What leaves the device, recorded and laid beside the plan: every tone, when it begins,
//! and how long the pulls are.

use anyhow::Result;
use hamstretch_core::method::{Leg, Session};
use harness::audio_capture::{Detector, compare};
use xtask::project;

use crate::report::{worst, worst_but_one_in_100};
use crate::{Bench, IDLE};

/// In milliseconds.
const SPACING: f64 = 3.0;
/// A step of this much, in milliseconds, is silence the device put in because it was given
/// nothing to play in time.
const RAN_DRY: f64 = 0.5;

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    let listened = bench.listened().await?;
    let file = project::root().join("target/heard.wav");
    listened.recorded.write_wav(&file)?;
    println!("the recording: {}", file.display());
    let plan = Session::new(IDLE.routine()?, Leg::Right).cues();
    let detector = Detector::new(listened.recorded.rate);
    let heard = detector.find(&listened.recorded.samples);
    let comparison = compare(&detector, &plan, &heard);
    let (matched, missing) = (comparison.matched.len(), comparison.missing.len());
    let (extra, report) = (comparison.extra.len(), &mut bench.report);
    let is = format!("tones: {matched} as planned, {missing} missing, {extra} extra");
    let kept = matched > 0 && missing + extra == 0;
    report.bar(&is, "none missing, none extra", kept);
    let (steps, lengths) = (comparison.steps(), comparison.length_errors());
    let is_dry = |step: &&f64| 1000.0 * **step > RAN_DRY;
    let dry = steps.iter().filter(is_dry).count();
    println!("the output ran dry {dry} times");
    for (what, errors) in [
        ("from one onset to the next, off", steps),
        ("pulls, too long or short", lengths),
    ] {
        let (count, worst) = (errors.len(), 1000.0 * worst(&errors));
        let most = 1000.0 * worst_but_one_in_100(&errors);
        let is = format!("{count} {what} by at most {worst:.3} ms, 99 of 100 by {most:.3}");
        report.most(&is, " ms", worst, SPACING);
    }
    Ok(())
}
