//! What leaves the device, recorded and laid beside the plan: every tone, when it begins,
//! and how long the pulls are.

use anyhow::Result;
use hamstretch_core::method::{Leg, Session};
use harness::audio_capture::{Detector, compare};
use xtask::project;

use crate::report::worst_but_one_in_100;
use crate::{Asked, Bench, IDLE};

/// In milliseconds.
const SPACING: f64 = 3.0;
/// A step of this much, in milliseconds, is silence the device put in because it was given
/// nothing to play in time.
const RAN_DRY: f64 = 0.5;

pub(crate) fn measure(bench: &mut Bench, _: Asked) -> Result<()> {
    let listened = bench.listened()?;
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
    report.bar(
        &is,
        "none missing, none extra",
        matched > 0 && missing + extra == 0,
    );
    let steps = comparison.steps();
    let lengths = comparison.length_errors();
    let dry = steps
        .iter()
        .filter(|step| 1000.0 * **step > RAN_DRY)
        .count();
    println!("the output ran dry {dry} times");
    let ms = |seconds: Option<f64>| seconds.map_or(f64::INFINITY, |seconds| 1000.0 * seconds);
    for (what, errors) in [
        ("from one onset to the next, off", steps),
        ("pulls, too long or short", lengths),
    ] {
        let (count, worst) = (errors.len(), ms(errors.last().copied()));
        let most = ms(worst_but_one_in_100(&errors));
        let is = format!("{count} {what} by at most {worst:.3} ms, 99 of 100 by {most:.3}");
        report.bar(&is, &format!("{SPACING} ms"), worst <= SPACING);
    }
    Ok(())
}
