//! What each cue sounds like, as numbers: one sound a phase, told apart by
//! contour, register and timbre.
//!
//! The lift rises, the pull is one firm steady tone, letting go is a bright
//! strike and a fall, the change of legs is a double call, the end a full close.
//! Nothing lies below 330 Hz, which a phone's speaker hardly gives.

use super::{Phase, Signal};
use std::time::Duration;

/// A tone's overtones: multiples of its pitch, and how strong.
type Timbre = &'static [(u8, f32)];

const ROUND: Timbre = &[(1, 1.0), (2, 0.25), (3, 0.08)];
const FIRM: Timbre = &[(1, 1.0), (2, 0.2), (3, 0.45), (5, 0.16)];
const BELL: Timbre = &[(1, 1.0), (3, 0.22), (4, 0.18)];
const DULL: Timbre = &[(1, 1.0), (2, 0.08)];

/// One tone of a sound. Times in seconds, pitch in hertz.
struct Tone {
    starts: f32,
    lasts: f32,
    pitch: (f32, f32),
    level: f32,
    timbre: Timbre,
    attack: f32,
    release: f32,
    /// Seconds in which a struck tone loses 60 dB; `None` for a held one.
    rings: Option<f32>,
}

const fn held(starts: f32, lasts: f32, pitch: (f32, f32), level: f32, timbre: Timbre) -> Tone {
    Tone {
        starts,
        lasts,
        pitch,
        level,
        timbre,
        attack: 0.04,
        release: 0.12,
        rings: None,
    }
}

const fn struck(starts: f32, lasts: f32, pitch: f32, level: f32, timbre: Timbre) -> Tone {
    Tone {
        starts,
        lasts,
        pitch: (pitch, pitch),
        level,
        timbre,
        attack: 0.004,
        release: 0.04,
        rings: Some(lasts * 1.4),
    }
}

const READY: &[Tone] = &[
    struck(0.0, 0.9, 392.0, 0.34, ROUND),
    struck(0.22, 0.68, 523.25, 0.34, ROUND),
];
const ROLL: &[Tone] = &[
    struck(0.0, 0.4, 440.0, 0.36, DULL),
    struck(0.18, 0.4, 349.2, 0.36, DULL),
];
const LIFT: &[Tone] = &[held(0.0, 0.42, (440.0, 880.0), 0.4, ROUND)];
const LOWER: &[Tone] = &[
    struck(0.0, 0.22, 1568.0, 0.34, BELL),
    held(0.1, 0.6, (740.0, 349.2), 0.36, ROUND),
];
const CHANGE: &[Tone] = &[
    struck(0.0, 0.28, 784.0, 0.42, BELL),
    struck(0.2, 0.28, 523.25, 0.42, BELL),
    struck(0.46, 0.28, 784.0, 0.42, BELL),
    struck(0.66, 0.28, 523.25, 0.42, BELL),
];
const DONE: &[Tone] = &[
    struck(0.0, 2.2, 523.25, 0.24, BELL),
    struck(0.18, 2.02, 659.25, 0.22, BELL),
    struck(0.36, 1.84, 784.0, 0.22, BELL),
    struck(0.54, 1.66, 1046.5, 0.26, BELL),
];
const TICK: &[Tone] = &[struck(0.0, 0.09, 988.0, 0.2, DULL)];

fn tones(signal: Signal) -> &'static [Tone] {
    match signal {
        Signal::Tick => TICK,
        // A voice's, not ours.
        Signal::Says(_) => &[],
        Signal::Begins(phase) => match phase {
            Phase::Roll => ROLL,
            Phase::Ready | Phase::CountIn => READY,
            Phase::Lift => LIFT,
            // Made to measure: see `pull`.
            Phase::Pull => &[],
            Phase::Lower => LOWER,
            // The floor is silent, and so is the rest on it.
            Phase::Rest => &[],
            Phase::Change => CHANGE,
            Phase::Done => DONE,
        },
    }
}

/// The pull's tone, exactly as long as the pull.
fn pull(lasts: f32) -> Tone {
    Tone {
        attack: 0.012,
        release: 0.02,
        ..held(0.0, lasts, (587.33, 587.33), 0.34, FIRM)
    }
}

/// How long after its onset a sound may be spoken over: by then it has told
/// what it is.
pub fn speech_from(signal: Signal) -> Duration {
    Duration::from_millis(match signal {
        Signal::Begins(phase) => match phase {
            Phase::Roll => 500,
            Phase::Ready | Phase::CountIn => 750,
            Phase::Lift => 330,
            Phase::Pull => 250,
            Phase::Lower => 420,
            Phase::Rest => 0,
            Phase::Change => 950,
            Phase::Done => 1200,
        },
        Signal::Tick => 120,
        Signal::Says(_) => 0,
    })
}

/// How long a signal sounds in a phase of this length; `None` where it is silent.
pub fn length(signal: Signal, phase: Duration) -> Option<Duration> {
    if signal == Signal::Begins(Phase::Pull) {
        return Some(phase);
    }
    let ends = tones(signal)
        .iter()
        .map(|tone| tone.starts + tone.lasts)
        .fold(0.0, f32::max);
    let sound = Duration::from_millis((ends * 1000.0).round() as u64);
    let fits = if signal == Signal::Begins(Phase::Done) {
        sound
    } else {
        sound.min(phase)
    };
    (!sound.is_zero()).then_some(fits)
}

/// The samples of a signal that sounds for `lasts`, at so many a second, each
/// within -1 and 1. The first and the last are silent, so that nothing clicks.
pub fn samples(signal: Signal, lasts: Duration, per_second: f32) -> Vec<f32> {
    let count = (lasts.as_secs_f64() * f64::from(per_second)).round() as usize;
    let mut sound = vec![0.0; count];
    if signal == Signal::Begins(Phase::Pull) {
        add(&mut sound, &pull(lasts.as_secs_f32()), per_second);
    } else {
        for tone in tones(signal) {
            add(&mut sound, tone, per_second);
        }
    }
    sound
}

/// Adds a tone to a sound; what does not fit is cut with a short fade.
fn add(sound: &mut [f32], tone: &Tone, per_second: f32) {
    let from = (tone.starts * per_second) as usize;
    let Some(room) = sound.get_mut(from..) else {
        return;
    };
    let count = room.len().min((tone.lasts * per_second).round() as usize);
    let length = count as f32 / per_second;
    let wave = Wave::of(tone.timbre);
    let rise = (tone.pitch.1 - tone.pitch.0) / count.max(1) as f32;
    let fade = tone.rings.map_or(1.0, |rings| {
        // What 60 dB come to from one sample to the next: 1 - x stands for e to
        // the -x, which for so small an x differs by less than can be heard.
        1.0 - LN_OF_60_DB / (rings * per_second)
    });
    let (mut pitch, mut ring, mut turn) = (tone.pitch.0, 1.0_f32, 0.0_f32);
    for (index, sample) in room[..count].iter_mut().enumerate() {
        let at = index as f32 / per_second;
        let edge = (at / tone.attack).min((length - at) / tone.release);
        *sample += tone.level * ring * edge.clamp(0.0, 1.0) * wave.at(turn);
        turn = (turn + pitch / per_second).fract();
        pitch += rise;
        ring *= fade;
    }
    if let Some(last) = room[..count].last_mut() {
        *last = if tone.rings.is_none() { 0.0 } else { *last };
    }
}

/// The natural logarithm of 1000, the ratio that 60 dB are.
const LN_OF_60_DB: f32 = 6.907_755;

/// One turn of a timbre's wave, looked up rather than computed a hundred
/// thousand times while the person waits for Start.
struct Wave([f32; Wave::POINTS]);

impl Wave {
    const POINTS: usize = 1024;

    fn of(timbre: Timbre) -> Wave {
        let sine = Wave::sine();
        let strongest: f32 = timbre.iter().map(|(_, strength)| strength).sum();
        let point = |index: usize| -> f32 {
            timbre
                .iter()
                .map(|(multiple, strength)| {
                    strength * sine[index * usize::from(*multiple) % Wave::POINTS]
                })
                .sum::<f32>()
                / strongest
        };
        Wave(std::array::from_fn(point))
    }

    /// A sine, point by point: each is the one before it turned a little on.
    /// A library's sine, good for every number there is, is more to download.
    fn sine() -> [f32; Wave::POINTS] {
        // The cosine and sine of a 1024th of a turn.
        const TURN: (f64, f64) = (0.999_981_175_282_601_1, 0.006_135_884_649_154_475);
        let (mut x, mut y) = (1.0_f64, 0.0_f64);
        std::array::from_fn(|_| {
            let here = y as f32;
            (x, y) = (x * TURN.0 - y * TURN.1, x * TURN.1 + y * TURN.0);
            here
        })
    }

    fn at(&self, turn: f32) -> f32 {
        let exact = turn * Wave::POINTS as f32;
        let index = exact as usize % Wave::POINTS;
        let next = (index + 1) % Wave::POINTS;
        let part = exact.fract();
        self.0[index] * (1.0 - part) + self.0[next] * part
    }
}
