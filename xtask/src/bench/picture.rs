//! How far the picture is behind the sound: when the session's phase changed on
//! the screen, against when that phase was to be heard.
//!
//! The browser tells which instant of the audio clock leaves the loudspeaker
//! at which time of the page's clock (`getOutputTimestamp`); the phases' places
//! on the audio clock are known from the sounds that lie there.

use anyhow::{Result, bail};
use hamstretch_core::method::{Cue, Leg, Session, timeline};

use super::report::worst_but_one_in_100;
use super::{Bench, IDLE};
use crate::ears::Detector;
use crate::recorder::{Recording, Shown};

/// In milliseconds: two frames.
const BEHIND: f64 = 34.0;

/// Two places on the audio clock are one when they are as near, in seconds.
const SAME: f64 = 0.001;

/// One reading of the clocks shakes by as much as the output takes at a time;
/// the middle one of so many does not.
const READINGS: usize = 9;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let listened = bench.listened()?;
    let routine = IDLE.routine()?;
    let mut plan = Session::new(routine, Leg::Right).cues();
    // What is said depends on the voice; the tones do not.
    let detector = Detector::new(listened.recorded.rate);
    plan.retain(|cue| detector.heard_as(cue.signal).is_some());
    let recording = &listened.outcome.recording;
    let begins = beginning(recording, &plan)?;
    let spans = timeline(&routine, Leg::Right);
    let shown: Vec<&Shown> = recording
        .views
        .iter()
        .filter(|shown| shown.view.phase.is_some())
        .collect();
    let report = &mut bench.report;
    report.bar(
        &format!("{} phases shown", shown.len()),
        &format!("{}, as planned", spans.len()),
        shown.len() == spans.len(),
    );
    let (mut behind, mut by_latency) = (Vec::new(), Vec::new());
    for (index, (one, span)) in shown.iter().zip(&spans).enumerate() {
        let planned = 1000.0 * (begins + span.from.since_start().as_secs_f64());
        let near = || {
            shown
                .iter()
                .skip(index.saturating_sub(READINGS / 2))
                .take(READINGS)
        };
        let by_stamp = middle(near().filter_map(|shown| {
            let clock = shown.clock.as_ref()?;
            Some(clock.heard_at - 1000.0 * clock.heard_time)
        }));
        let by_clock = middle(near().filter_map(|shown| {
            let clock = shown.clock.as_ref()?;
            Some(shown.at - 1000.0 * (clock.time - clock.latency))
        }));
        behind.extend(by_stamp.map(|offset| one.at - (planned + offset)));
        by_latency.extend(by_clock.map(|offset| one.at - (planned + offset)));
    }
    behind.sort_by(f64::total_cmp);
    by_latency.sort_by(f64::total_cmp);
    let (Some(worst), Some(most)) = (behind.last(), worst_but_one_in_100(&behind)) else {
        bail!("no audio clock ran while the session was shown");
    };
    report.bar(
        &format!("99 of 100 are at most {most:.1} ms behind, the worst {worst:.1}"),
        &format!("{BEHIND} ms"),
        most <= BEHIND,
    );
    let range = |sorted: &[f64]| {
        let at = |part: f64| sorted.get((sorted.len() as f64 * part) as usize).copied();
        format!(
            "{:.1} to {:.1} ms behind, {:.1} in the middle",
            at(0.0).unwrap_or_default(),
            sorted.last().copied().unwrap_or_default(),
            at(0.5).unwrap_or_default()
        )
    };
    report.note(&format!("all: {}", range(&behind)));
    report.note(&format!(
        "reckoned from currentTime less outputLatency: {}",
        range(&by_latency)
    ));
    Ok(())
}

fn middle(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// Where on the audio clock the session begins: where most cues have a sound.
fn beginning(recording: &Recording, plan: &[Cue]) -> Result<f64> {
    let starts: Vec<f64> = recording.audible().iter().map(|it| it.starts).collect();
    let at = |cue: &Cue| cue.at.since_start().as_secs_f64();
    let fits = |begins: f64| {
        let has_sound = |cue: &&Cue| {
            let planned = begins + at(cue);
            starts.iter().any(|start| (start - planned).abs() < SAME)
        };
        plan.iter().filter(has_sound).count()
    };
    let few = starts.iter().take(20);
    let begins = few
        .flat_map(|start| plan.iter().take(20).map(move |cue| start - at(cue)))
        .max_by_key(|begins| fits(*begins));
    match begins {
        Some(begins) if fits(begins) * 2 > plan.len() => Ok(begins),
        _ => bail!("the session's sounds do not lie on the audio clock as planned"),
    }
}
