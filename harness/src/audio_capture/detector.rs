//! Finding the palette's sounds in a recording.
//!
//! Only a sound's opening is listened for: a word may be said over what comes
//! later, and the sound made softer for it, but never over an onset. Each
//! opening is laid over the recording at every sample (by way of their spectra,
//! or it would take hours), and where the two are alike enough, whatever the
//! loudness, a sound has begun.

use std::time::Duration;

use hamstretch_core::method::{Phase, Signal, palette};

use super::filter::high_pass;
use super::overlay::Overlay;
use super::refine::onset_near;
use super::steady::Steady;

/// The short sound that counts down to work.
const TICK: Signal = Signal::Tick;

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

/// What is softer than this on average is silence: 60 dB below full scale.
const SILENCE: f64 = 0.001;

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
    /// How alike it was to the palette's; 1 is the same but for loudness.
    pub score: f32,
}

/// Knows the palette, and nothing of any plan.
pub struct Detector {
    rate: u32,
    openings: Vec<Opening>,
    steady: Steady,
}

/// How a sound begins.
struct Opening {
    signal: Signal,
    /// Filtered, and as loud as 1 in all.
    shape: Vec<f32>,
    /// How long the whole sound is, in seconds; the steady tone's is not known.
    lasts: f64,
}

/// A place in the recording that is like an opening.
struct Likeness {
    at: usize,
    opening: usize,
    score: f32,
}

impl Detector {
    /// For recordings of so many samples a second.
    #[must_use]
    pub fn new(rate: u32) -> Self {
        let mut openings: Vec<Opening> = Vec::new();
        for signal in vocabulary() {
            let Some(opening) = Opening::of(signal, rate) else {
                continue;
            };
            let is_known = openings.iter().any(|known| known.shape == opening.shape);
            if !is_known {
                openings.push(opening);
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
        let is_tone = vocabulary().any(|known| known == signal);
        let opening = Opening::of(signal, self.rate).filter(|_| is_tone)?;
        let known = self
            .openings
            .iter()
            .find(|known| known.shape == opening.shape)?;
        Some(known.signal)
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
            let best = likenesses[index..]
                .iter()
                .take_while(|later| later.at <= first.at + within)
                .max_by(|one, other| one.score.total_cmp(&other.score))
                .unwrap_or(first);
            if best.score > first.score + BETTER {
                continue;
            }
            let Some((onset, end)) = self.onset(&sound, first, best) else {
                continue;
            };
            free_from = ((end - OVERLAP) * f64::from(self.rate)) as usize;
            found.push(onset);
        }
        found
    }

    /// The sound that begins between two likenesses, and when it has ended.
    /// `None` when it is another sound, whose beginning is like the rest of
    /// this one's opening.
    fn onset(&self, sound: &[f32], first: &Likeness, best: &Likeness) -> Option<(Onset, f64)> {
        let opening = &self.openings[best.opening];
        let exact = onset_near(sound, &opening.shape, first.at, best.at, self.rate);
        let head = opening
            .shape
            .len()
            .min((HEAD * f64::from(self.rate)) as usize);
        let part = sound.get(exact.round() as usize..)?;
        if likeness(&opening.shape[..head], part) < ALIKE {
            return None;
        }
        let at = exact / f64::from(self.rate);
        let is_steady = opening.signal == Signal::Begins(Phase::Pull);
        let lasts = is_steady
            .then(|| self.steady.length(sound, exact))
            .flatten();
        let onset = Onset {
            at,
            signal: opening.signal,
            lasts,
            score: best.score,
        };
        let end = at + lasts.unwrap_or(opening.lasts);
        Some((onset, end))
    }

    /// Everywhere the recording is like an opening, more than just before and
    /// after; in order of time.
    fn likenesses(&self, sound: &[f32]) -> Vec<Likeness> {
        let loudness = Loudness::of(sound);
        let mut found = Vec::new();
        for (index, opening) in self.openings.iter().enumerate() {
            let mut over = Overlay::new(&opening.shape);
            let length = opening.shape.len();
            let mut last = [0.0_f32; 2];
            for (at, product) in over.products(sound) {
                let score = product / loudness.of_part(at, length);
                if last[1] >= ALIKE && last[1] > last[0] && last[1] >= score {
                    found.push(Likeness {
                        at: at - 1,
                        opening: index,
                        score: last[1],
                    });
                }
                last = [last[1], score];
            }
        }
        found.sort_by_key(|likeness| likeness.at);
        found
    }
}

/// How alike a shape and the sound that begins here are.
fn likeness(shape: &[f32], sound: &[f32]) -> f32 {
    let sums = shape
        .iter()
        .zip(sound)
        .fold([0.0; 3], |sums, (one, other)| {
            [
                sums[0] + one * other,
                sums[1] + one * one,
                sums[2] + other * other,
            ]
        });
    let silence = (SILENCE * SILENCE) as f32 * shape.len() as f32;
    sums[0] / (sums[1] * sums[2].max(silence)).sqrt()
}

fn vocabulary() -> impl Iterator<Item = Signal> {
    Phase::ALL.into_iter().map(Signal::Begins).chain([TICK])
}

impl Opening {
    fn of(signal: Signal, rate: u32) -> Option<Self> {
        let lasts = palette::length(signal, LONG)?;
        let whole = palette::samples(signal, lasts, rate as f32);
        let mut shape = high_pass(&whole, rate);
        shape.truncate((OPENING.as_secs_f64() * f64::from(rate)) as usize);
        let loudness = shape.iter().map(|sample| sample * sample).sum::<f32>();
        for sample in &mut shape {
            *sample /= loudness.sqrt();
        }
        Some(Self {
            signal,
            shape,
            lasts: lasts.as_secs_f64(),
        })
    }
}

/// How loud any part of a recording is.
struct Loudness(Vec<f64>);

impl Loudness {
    fn of(sound: &[f32]) -> Self {
        let mut sum = 0.0;
        let mut sums = vec![0.0];
        sums.extend(sound.iter().map(|sample| {
            sum += f64::from(sample * sample);
            sum
        }));
        Self(sums)
    }

    fn of_part(&self, from: usize, length: usize) -> f32 {
        let to = (from + length).min(self.0.len() - 1);
        let silence = SILENCE * SILENCE * length as f64;
        (self.0[to] - self.0[from.min(to)]).max(silence).sqrt() as f32
    }
}
