//! What was heard, laid beside what was planned.

use hamstretch_core::method::{Cue, Signal};

use super::{Detector, Onset};

/// A planned sound that is heard further off than this, in seconds, was not
/// heard: something else was.
const NEAR: f64 = 0.25;

/// Some of so many sounds at the beginning was heard, or the recording is not of this plan.
const FIRST: usize = 8;

/// A plan and a recording, sound by sound.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// Sounds both planned and heard, in order.
    pub matched: Vec<Matched>,
    /// Planned, not heard.
    pub missing: Vec<Cue>,
    /// Heard, not planned.
    pub extra: Vec<Onset>,
}

/// A sound that was planned and heard.
#[derive(Debug, Clone)]
pub struct Matched {
    /// As planned.
    pub cue: Cue,
    /// As heard.
    pub onset: Onset,
    /// How much later than planned it began, in seconds, counted from where the
    /// session as a whole lies in the recording.
    pub off: f64,
}

impl Comparison {
    /// How far each sound was off, in seconds, whichever way; the worst last.
    #[must_use]
    pub fn errors(&self) -> Vec<f64> {
        sorted(self.matched.iter().map(|matched| matched.off.abs()))
    }

    /// How far the time from each sound to the next was off, in seconds,
    /// whichever way; the worst last.
    #[must_use]
    pub fn steps(&self) -> Vec<f64> {
        let pairs = self.matched.windows(2);
        sorted(pairs.map(|pair| (pair[1].off - pair[0].off).abs()))
    }

    /// How much longer or shorter than planned each steady tone was, in seconds,
    /// whichever way; the worst last.
    #[must_use]
    pub fn length_errors(&self) -> Vec<f64> {
        sorted(self.matched.iter().filter_map(|matched| {
            let lasts = matched.onset.lasts?;
            Some((lasts - matched.cue.lasts.as_secs_f64()).abs())
        }))
    }
}

/// Finds each of the plan's tones in what was heard. Where the session lies in
/// the recording is found too: where most sounds fit.
#[must_use]
pub fn compare(detector: &Detector, plan: &[Cue], heard: &[Onset]) -> Comparison {
    let heard_as = |cue: &Cue| Some((*cue, detector.heard_as(cue.signal)?));
    let tones: Vec<(Cue, Signal)> = plan.iter().filter_map(heard_as).collect();
    let at = |cue: &Cue| cue.at.since_start().as_secs_f64();
    let off = |begins: f64, (cue, signal): &(Cue, Signal), onset: &Onset| {
        let off = onset.at - begins - at(cue);
        (onset.signal == *signal && off.abs() < NEAR).then_some(off)
    };
    let fits = |begins: &f64| {
        let heard_of = |tone| heard.iter().find_map(|onset| off(*begins, tone, onset));
        tones.iter().filter_map(heard_of).count()
    };
    let first = tones.iter().take(FIRST);
    let places = heard.iter().take(FIRST).flat_map(|onset| {
        let begins = |(cue, _): &(Cue, Signal)| onset.at - at(cue);
        first.clone().map(begins)
    });
    let begins = places.max_by_key(fits).unwrap_or_default();
    let mut comparison = Comparison {
        extra: heard.to_vec(),
        ..Comparison::default()
    };
    for tone in tones {
        let left = comparison.extra.iter().enumerate();
        let near = left.filter_map(|(index, onset)| Some((index, off(begins, &tone, onset)?)));
        let nearest = near.min_by(|(_, one), (_, other)| one.abs().total_cmp(&other.abs()));
        match (nearest, tone.0) {
            (Some((index, off)), cue) => {
                let onset = comparison.extra.remove(index);
                comparison.matched.push(Matched { cue, onset, off });
            }
            (None, cue) => comparison.missing.push(cue),
        }
    }
    let offs = sorted(comparison.matched.iter().map(|matched| matched.off));
    let middle = offs.get(offs.len() / 2).copied().unwrap_or_default();
    for matched in &mut comparison.matched {
        matched.off -= middle;
    }
    comparison
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}
