//! The palette: what each cue sounds like, listened to as numbers.

use hamstretch_core::method::{Buzz, Phase, Signal, palette};
use std::collections::HashSet;
use std::time::Duration;

const RATE: f32 = 24_000.0;
const LONG: Duration = Duration::from_secs(2);

fn signals() -> impl Iterator<Item = Signal> {
    let phases = Phase::ALL.into_iter().map(Signal::Begins);
    phases.chain([Signal::Tick])
}

fn samples(signal: Signal) -> Vec<f32> {
    match palette::length(signal, LONG) {
        Some(lasts) => palette::samples(signal, lasts, RATE),
        None => Vec::new(),
    }
}

/// How often the sound goes up through zero, a second: roughly its pitch.
fn pitch(samples: &[f32]) -> f32 {
    let rises = samples
        .windows(2)
        .filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0);
    rises.count() as f32 / samples.len() as f32 * RATE
}

#[test]
fn every_sound_begins_and_ends_in_silence_and_never_clips() {
    for signal in signals() {
        let samples = samples(signal);
        let peak = samples
            .iter()
            .fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
        assert!(peak <= 0.95, "{signal:?} peaks at {peak}");
        if let (Some(first), Some(last)) = (samples.first(), samples.last()) {
            assert!(first.abs() < 0.01, "{signal:?} begins at {first}");
            assert!(last.abs() < 0.01, "{signal:?} ends at {last}");
            assert!(peak > 0.1, "{signal:?} is too soft, {peak}");
        }
    }
}

#[test]
fn only_the_rest_is_silent() {
    for signal in signals() {
        let is_silent = palette::length(signal, LONG).is_none();
        assert_eq!(
            is_silent,
            signal == Signal::Begins(Phase::Rest),
            "{signal:?}"
        );
    }
}

#[test]
fn the_lift_rises_the_lower_falls_and_the_pull_is_steady() {
    let halves = |phase| {
        let samples = samples(Signal::Begins(phase));
        // The strike that lets go is over after a third.
        let from = if phase == Phase::Lower {
            samples.len() / 3
        } else {
            0
        };
        let middle = from + (samples.len() - from) / 2;
        (pitch(&samples[from..middle]), pitch(&samples[middle..]))
    };
    let (early, late) = halves(Phase::Lift);
    assert!(late > 1.3 * early, "{early} {late}");
    let (early, late) = halves(Phase::Lower);
    assert!(early > 1.3 * late, "{early} {late}");
    let (early, late) = halves(Phase::Pull);
    assert!((early - late).abs() < 0.02 * early, "{early} {late}");
}

#[test]
fn the_pull_is_as_loud_in_its_last_quarter_as_in_its_first() {
    let samples = samples(Signal::Begins(Phase::Pull));
    let loud = |part: &[f32]| part.iter().map(|sample| sample * sample).sum::<f32>();
    let quarter = samples.len() / 4;
    let ratio = loud(&samples[3 * quarter..]) / loud(&samples[..quarter]);
    assert!((0.95..1.05).contains(&ratio), "{ratio}");
}

#[test]
fn no_two_phases_feel_the_same() {
    let buzzes: Vec<_> = Phase::ALL
        .into_iter()
        // The count-in is getting ready once more.
        .filter(|phase| *phase != Phase::CountIn)
        .filter_map(|phase| Buzz::of(phase, LONG))
        .map(|buzz| buzz.0)
        .collect();
    let different: HashSet<_> = buzzes.iter().collect();
    assert_eq!(different.len(), buzzes.len());
    assert_eq!(buzzes.len(), Phase::ALL.len() - 2);
}
