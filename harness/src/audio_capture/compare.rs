//! What was heard, laid beside what was planned.

use hamstretch_core::method::Cue;

use super::{Detector, Onset};

/// A planned sound that is heard further off than this, in seconds, was not
/// heard: something else was.
const NEAR: f64 = 0.25;

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
    let plan: Vec<(Cue, Onset)> = plan
        .iter()
        .filter_map(|cue| Some((*cue, Onset::planned(detector, cue)?)))
        .collect();
    let begins = best_beginning(&plan, heard);
    let mut left = heard.to_vec();
    let mut comparison = Comparison::default();
    for (cue, wanted) in plan {
        let off = |onset: &Onset| onset.at - begins - wanted.at;
        let found = left
            .iter()
            .enumerate()
            .filter(|(_, onset)| onset.signal == wanted.signal && off(onset).abs() < NEAR)
            .min_by(|(_, one), (_, other)| off(one).abs().total_cmp(&off(other).abs()))
            .map(|(index, _)| index);
        match found {
            Some(index) => {
                let onset = left.remove(index);
                let off = off(&onset);
                comparison.matched.push(Matched { cue, onset, off });
            }
            None => comparison.missing.push(cue),
        }
    }
    comparison.extra = left;
    let middle = median(comparison.matched.iter().map(|matched| matched.off));
    for matched in &mut comparison.matched {
        matched.off -= middle;
    }
    comparison
}

/// When the session begins in the recording.
fn best_beginning(plan: &[(Cue, Onset)], heard: &[Onset]) -> f64 {
    let fits = |begins: f64| {
        let is_heard = |(_, wanted): &&(Cue, Onset)| {
            heard.iter().any(|onset| {
                onset.signal == wanted.signal && (onset.at - begins - wanted.at).abs() < NEAR
            })
        };
        plan.iter().filter(is_heard).count()
    };
    // Some of the first few was heard, or the recording is not of this plan.
    let few = plan.iter().take(8);
    heard
        .iter()
        .take(8)
        .flat_map(|onset| few.clone().map(|(_, first)| onset.at - first.at))
        .max_by_key(|begins| fits(*begins))
        .unwrap_or_default()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let values = sorted(values);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

impl Onset {
    /// How a cue would be heard, were it heard as planned; `None` for what is
    /// not a tone of the palette.
    fn planned(detector: &Detector, cue: &Cue) -> Option<Self> {
        Some(Self {
            at: cue.at.since_start().as_secs_f64(),
            signal: detector.heard_as(cue.signal)?,
            lasts: None,
            score: 1.0,
        })
    }
}
