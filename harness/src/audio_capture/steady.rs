//! How long the pull's steady tone lasts. The tone may be made softer on the
//! way, while a word is said, but its end is a fall to nothing.

use std::f32::consts::TAU;
use std::time::Duration;

use hamstretch_core::method::{Phase, Signal, palette};

use super::likeness::high_pass;

/// The pull's.
pub(super) const PULL: Signal = Signal::Begins(Phase::Pull);

/// Longer than any pull can be.
const LONGEST: Duration = Duration::from_secs(12);

/// How often the tone's level is read, and over how much sound, in seconds:
/// short enough to see an end, long enough to tell the tone from its neighbours.
const STEP: f64 = 0.0005;
const WINDOW: f64 = 0.016;

/// No pull is shorter, in seconds.
const SHORTEST: f64 = 0.4;
/// What is below this part of the opening's level, for so long, is silence.
const SILENCE: f32 = 0.05;
const GONE_FOR: f64 = 0.025;
/// Under a word the tone sinks to a tenth, where the word itself can hide it. What is back
/// above this part of the opening's level, in step with it, within so many seconds, had not
/// ended: no word is longer, and no two pulls are nearer.
const BACK: f32 = 0.5;
const BACK_WITHIN: f64 = 1.0;
/// The level just before the end is read over this time before it.
const BEFORE: (f64, f64) = (0.1, 0.05);

/// Knows the tone, and how its end looks when its length is known.
pub(super) struct Steady {
    rate: u32,
    /// A tone that does not end, as the recording would have it.
    tone: Vec<f32>,
    /// How much later than its half level a tone ends, in seconds.
    after_half: f64,
}

impl Steady {
    pub(super) fn new(rate: u32) -> Self {
        let sound = |lasts| high_pass(&palette::samples(PULL, lasts, rate as f32), rate);
        let mut steady = Self {
            rate,
            tone: sound(LONGEST),
            after_half: 0.0,
        };
        let known = Duration::from_secs(1);
        let mut one = sound(known);
        one.resize(one.len() * 2, 0.0);
        let half = steady.length(&one, 0.0);
        steady.after_half = half.map_or(0.0, |half| known.as_secs_f64() - half);
        steady
    }

    /// How long the tone sounds that begins at this sample; `None` when it does
    /// not end.
    pub(super) fn length(&self, sound: &[f32], begins: f64) -> Option<f64> {
        let levels = self.levels(sound, begins.round() as usize);
        let steps = |seconds: f64| (seconds / STEP) as usize;
        let opening = median(levels.get(steps(0.05)..steps(0.2))?);
        let quiet = |level: &f32| *level < SILENCE * opening;
        let back = |level: &f32| *level > BACK * opening;
        let all_from = |from: usize, is_so: &dyn Fn(&f32) -> bool| {
            let mut parts = levels.get(from..)?.windows(steps(GONE_FOR));
            Some(from + parts.position(|part| part.iter().all(is_so))?)
        };
        let mut gone = all_from(steps(SHORTEST), &quiet)?;
        while let Some(again) = all_from(gone, &back)
            && again < gone + steps(BACK_WITHIN)
        {
            gone = all_from(again, &quiet)?;
        }
        let (early, late) = (steps(BEFORE.0), steps(BEFORE.1));
        let half = median(&levels[gone.saturating_sub(early)..gone.saturating_sub(late)]) / 2.0;
        let below = (0..gone).rev().find(|index| levels[*index] >= half)?;
        let fall = levels[below] - levels[below + 1];
        let part = (levels[below] - half) / fall.max(f32::MIN_POSITIVE);
        let at = (below as f64 + f64::from(part.clamp(0.0, 1.0))) * STEP;
        let rounded = begins.round() - begins;
        Some(at + self.after_half + rounded / f64::from(self.rate))
    }

    /// How loud the tone is in the recording, step by step from its beginning,
    /// each read from the middle of a window.
    fn levels(&self, sound: &[f32], begins: usize) -> Vec<f32> {
        let rate = f64::from(self.rate);
        let width = (WINDOW * rate) as usize;
        let window: Vec<f32> = (0..width)
            .map(|index| 0.5 - 0.5 * (TAU * (index as f32 + 0.5) / width as f32).cos())
            .collect();
        let part = &sound[begins.min(sound.len())..];
        let room = part.len().min(self.tone.len()).saturating_sub(width);
        let count = (room as f64 / (STEP * rate)) as usize;
        let level = |index: usize| {
            let middle = (index as f64 * STEP * rate) as usize;
            let from = middle.saturating_sub(width / 2);
            let (mut common, mut own) = (0.0, 0.0);
            for (place, weight) in window.iter().enumerate() {
                let tone = self.tone[from + place];
                common += weight * tone * part[from + place];
                own += weight * tone * tone;
            }
            common / own.max(f32::MIN_POSITIVE)
        };
        (0..count).map(level).collect()
    }
}

fn median(levels: &[f32]) -> f32 {
    let mut sorted = levels.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}
