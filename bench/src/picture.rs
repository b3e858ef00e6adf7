//! How far the picture is behind the sound: when the session's phase changed on
//! the screen, against when that phase was to be heard.
//!
//! The browser tells which instant of the audio clock leaves the loudspeaker
//! at which time of the page's clock (`getOutputTimestamp`); the phases' places
//! on the audio clock are known from the sounds that lie there.

use anyhow::{Context, Result, ensure};
use hamstretch_core::method::{Cue, Leg, Session, timeline};

use harness::audio_capture::Detector;
use harness::recorder::{Recording, Shown};

use crate::report::{middle, worst, worst_but_one_in_100};
use crate::{Bench, IDLE};

/// In milliseconds: two frames.
const BEHIND: f64 = 34.0;

/// Two places on the audio clock are one when they are as near, in seconds.
const SAME: f64 = 0.001;

/// One reading of the clocks shakes by as much as the output takes at a time;
/// the middle one of so many does not.
const READINGS: usize = 9;

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    let listened = bench.listened().await?;
    let routine = IDLE.routine()?;
    let mut plan = Session::new(routine, Leg::Right).cues();
    // What is said depends on the voice; the tones do not.
    let detector = Detector::new(listened.recorded.rate);
    plan.retain(|cue| detector.heard_as(cue.signal).is_some());
    let recording = &listened.outcome.recording;
    let begins = beginning(recording, &plan)?;
    let spans = timeline(&routine, Leg::Right);
    let mut shown: Vec<&Shown> = recording.views.iter().collect();
    shown.retain(|shown| shown.view.phase.is_some());
    let is = format!("{} phases shown", shown.len());
    let bar = format!("{}, as planned", spans.len());
    bench.report.bar(&is, &bar, shown.len() == spans.len());
    let mut behind = Vec::new();
    for (index, (one, span)) in shown.iter().zip(&spans).enumerate() {
        let planned = 1000.0 * (begins + span.from.since_start().as_secs_f64());
        let near = shown.iter().skip(index.saturating_sub(READINGS / 2));
        let readings = near.take(READINGS).filter_map(|shown| shown.heard_from);
        behind.push(one.at - (planned + middle(&readings.collect::<Vec<_>>())));
    }
    behind.retain(|behind| behind.is_finite());
    behind.sort_by(f64::total_cmp);
    ensure!(
        !behind.is_empty(),
        "no audio clock ran while the session was shown"
    );
    let (first, usual, worst) = (behind[0], middle(&behind), worst(&behind));
    println!("all: {first:.1} to {worst:.1} ms behind, {usual:.1} in the middle");
    let most = worst_but_one_in_100(&behind);
    let is = format!("99 of 100 are at most {most:.1} ms behind, the worst {worst:.1}");
    bench.report.most(&is, " ms", most, BEHIND);
    Ok(())
}

/// Where on the audio clock the session begins: where most cues have a sound.
fn beginning(recording: &Recording, plan: &[Cue]) -> Result<f64> {
    let starts: Vec<f64> = recording.audible().iter().map(|it| it.starts).collect();
    let at = |cue: &Cue| cue.at.since_start().as_secs_f64();
    let fits = |begins: f64| {
        let is_at = |place: f64| starts.iter().any(|start| (start - place).abs() < SAME);
        plan.iter().filter(|cue| is_at(begins + at(cue))).count()
    };
    let (few, first) = (starts.iter().take(20), plan.iter().take(20));
    let places = few.flat_map(|start| first.clone().map(move |cue| start - at(cue)));
    let begins = places.max_by_key(|begins| fits(*begins));
    let begins = begins.filter(|begins| fits(*begins) * 2 > plan.len());
    begins.context("the session's sounds do not lie on the audio clock as planned")
}
