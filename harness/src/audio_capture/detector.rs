//! Finding the palette's sounds in a recording.
//!
//! Only a sound's opening is listened for: a word may be said over what comes
//! later, and the sound made softer for it, but never over an onset. Each
//! opening is laid over the recording at every sample, and where the two are
//! alike enough, whatever the loudness, a sound has begun.

use std::time::Duration;

use hamstretch_core::method::{Phase, Signal, palette};

use super::likeness::{high_pass, likeness, likenesses, onset_near};
use super::steady::{PULL, Steady};

/// So long is the part of a sound that is listened for, at most.
const OPENING: Duration = Duration::from_millis(250);

/// So much of an opening, in seconds, must be there by itself: some begin with
/// one stroke and go on with another sound's first.
const HEAD: f64 = 0.09;

/// In a phase of this length, every sound has all its own length.
const LONG: Duration = Duration::from_secs(5);

/// How alike an opening and a part of the recording must be; 1 is the same but
/// for loudness. Noise and speech stay below a third.
const ALIKE: f32 = 0.6;

/// A better likeness within this time after a good one means the sound had not
/// begun yet: its opening only overlapped with it.
const BETTER_WITHIN: f64 = 0.06;
/// By so much it must be better.
const BETTER: f32 = 0.02;

/// The next sound may begin so long before the present one has quite ended, in
/// seconds; an end is not known to the sample.
const OVERLAP: f64 = 0.02;

/// A sound of the palette, heard.
#[derive(Debug, Clone, PartialEq)]
pub struct Onset {
    /// When it begins, in seconds from the recording's start.
    pub at: f64,
    /// Which; of signals that sound the same, the first.
    pub signal: Signal,
    /// How long it sounds, in seconds, for the steady tone that lasts as long
    /// as its phase; `None` for all others.
    pub lasts: Option<f64>,
}

/// Knows the palette, and nothing of any plan.
pub struct Detector {
    rate: u32,
    openings: Vec<Opening>,
    steady: Steady,
}

/// How a sound begins.
struct Opening {
    /// All that begin so.
    signals: Vec<Signal>,
    /// Filtered.
    shape: Vec<f32>,
    /// How long the whole sound is, in seconds; the steady tone's is not known.
    lasts: f64,
}

/// A place in the recording that is like an opening.
struct Likeness<'a> {
    at: usize,
    opening: &'a Opening,
    score: f32,
}

impl Detector {
    /// For recordings of so many samples a second.
    #[must_use]
    pub fn new(rate: u32) -> Self {
        let mut openings: Vec<Opening> = Vec::new();
        let phases = Phase::ALL.into_iter().map(Signal::Begins);
        for signal in phases.chain([Signal::Tick]) {
            let Some(lasts) = palette::length(signal, LONG) else {
                continue;
            };
            let mut shape = high_pass(&palette::samples(signal, lasts, rate as f32), rate);
            shape.truncate((OPENING.as_secs_f64() * f64::from(rate)) as usize);
            match openings.iter_mut().find(|known| known.shape == shape) {
                Some(known) => known.signals.push(signal),
                None => openings.push(Opening {
                    signals: vec![signal],
                    shape,
                    lasts: lasts.as_secs_f64(),
                }),
            }
        }
        Self {
            rate,
            openings,
            steady: Steady::new(rate),
        }
    }

    /// The signal that this one is heard as: itself, or the first that sounds
    /// the same. `None` for what is silent, or not of the palette's tones.
    #[must_use]
    pub fn heard_as(&self, signal: Signal) -> Option<Signal> {
        let mut openings = self.openings.iter();
        Some(openings.find(|it| it.signals.contains(&signal))?.signals[0])
    }

    /// Every sound of the palette in a recording, in order.
    #[must_use]
    pub fn find(&self, samples: &[f32]) -> Vec<Onset> {
        let sound = high_pass(samples, self.rate);
        let likenesses = self.likenesses(&sound);
        let within = (BETTER_WITHIN * f64::from(self.rate)) as usize;
        let mut found = Vec::new();
        let mut free_from = 0;
        for (index, first) in likenesses.iter().enumerate() {
            if first.at < free_from {
                continue;
            }
            let later = likenesses[index..].iter();
            let near = later.take_while(|later| later.at <= first.at + within);
            let best = near.max_by(|one, other| one.score.total_cmp(&other.score));
            let best = best.unwrap_or(first);
            if best.score > first.score + BETTER {
                continue;
            }
            if let Some(onset) = self.onset(&sound, first.at, best) {
                let end = onset.at + onset.lasts.unwrap_or(best.opening.lasts);
                free_from = ((end - OVERLAP) * f64::from(self.rate)) as usize;
                found.push(onset);
            }
        }
        found
    }

    /// The sound that begins between a first likeness and the best. `None` when it is another
    /// sound, whose beginning is like the rest of this one's opening.
    fn onset(&self, sound: &[f32], first: usize, best: &Likeness) -> Option<Onset> {
        let Opening { signals, shape, .. } = best.opening;
        let exact = onset_near(sound, shape, first, best.at, self.rate);
        let head = shape.len().min((HEAD * f64::from(self.rate)) as usize);
        if likeness(&shape[..head], sound.get(exact.round() as usize..)?) < ALIKE {
            return None;
        }
        let lasts = (signals[0] == PULL).then(|| self.steady.length(sound, exact));
        Some(Onset {
            at: exact / f64::from(self.rate),
            signal: signals[0],
            lasts: lasts.flatten(),
        })
    }

    /// Everywhere the recording is like an opening, more than just before and
    /// after; in order of time.
    fn likenesses(&self, sound: &[f32]) -> Vec<Likeness<'_>> {
        let mut found = Vec::new();
        for opening in &self.openings {
            let scores = likenesses(&opening.shape, sound);
            for (index, part) in scores.windows(3).enumerate() {
                let (at, score) = (index + 1, part[1]);
                if score >= ALIKE && score > part[0] && score >= part[2] {
                    found.push(Likeness { at, opening, score });
                }
            }
        }
        found.sort_by_key(|likeness| likeness.at);
        found
    }
}
