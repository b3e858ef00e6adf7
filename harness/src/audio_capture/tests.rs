use std::f32::consts::TAU;

use hamstretch_core::method::{Cue, Leg, Offer, Phase, Session, Signal, palette};

use super::*;

const RATE: u32 = 48_000;
/// Where the session begins in the recording, in samples; not a whole one.
const BEGINS: f64 = 31_415.4;
/// What the ear, the detector and the bench count as the same.
const EXACT: f64 = 0.000_3;

/// What may lie over a session on its way to the ear.
#[derive(Clone, Copy)]
struct Room {
    volume: f32,
    /// How loud the fan is beside the tones, in decibels.
    fan: f32,
    /// Whether every tone is made softer while a word is said over it.
    words: bool,
}

const QUIET: Room = Room {
    volume: 1.0,
    fan: -90.0,
    words: false,
};

fn plan(routine: &str) -> Vec<Cue> {
    let (offer, problems) = Offer::parse(routine);
    assert_eq!(problems, []);
    Session::new(offer.routine, Leg::Right).cues()
}

const SHORT: &str = "reps=2&lift=1&pull=2&lower=1&rest=1&ready=4&change=4&roll=5";

/// The session as a loudspeaker gives it.
fn played(plan: &[Cue], room: Room) -> Vec<f32> {
    let rate = RATE as f32;
    let last = plan.last().expect("a plan").end().since_start();
    let mut sound = vec![0.0; (last.as_secs_f32() * rate) as usize + 2 * RATE as usize];
    for cue in plan {
        let mut samples = palette::samples(cue.signal, cue.lasts, rate);
        if room.words {
            say_a_word_over(&mut samples);
        }
        let at = BEGINS + cue.at.since_start().as_secs_f64() * f64::from(RATE);
        let (whole, part) = (at.floor() as usize, at.fract() as f32);
        for (index, sample) in samples.iter().enumerate() {
            sound[whole + index] += sample * (1.0 - part);
            sound[whole + index + 1] += sample * part;
        }
    }
    // A palette tone is about 0.2 on average.
    let fan = 0.2 * 10.0_f32.powf(room.fan / 20.0);
    let mut rumble = Rumble(1, 0.0);
    for (index, sample) in sound.iter_mut().enumerate() {
        let carrier = 0.001 * (40.0 * TAU * index as f32 / rate).sin();
        *sample = room.volume * (*sample + carrier + fan * rumble.next());
    }
    sound
}

/// The tone falls to 0.3 over 30 ms after its opening, for 600 ms, and something
/// like a vowel lies over it.
fn say_a_word_over(samples: &mut [f32]) {
    for (index, sample) in samples.iter_mut().enumerate() {
        let at = index as f32 / RATE as f32;
        let said = ((at - 0.25) / 0.03).min((0.85 - at) / 0.03).clamp(0.0, 1.0);
        let vowel: f32 = [1.0, 2.0, 3.0, 5.0, 6.0]
            .iter()
            .map(|overtone| (190.0 * (1.0 + 0.1 * at) * overtone * TAU * at).sin())
            .sum();
        *sample = *sample * (1.0 - 0.7 * said) + 0.08 * said * vowel;
    }
}

/// Noise, 1 on average, with more of the low in it than of the high.
struct Rumble(u32, f32);

impl Rumble {
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        let white = self.0 as f32 / u32::MAX as f32 * 2.0 - 1.0;
        self.1 = 0.9 * self.1 + white;
        self.1 / 1.32
    }
}

#[track_caller]
fn hears_all(room: Room, exact: f64) {
    let plan = plan(SHORT);
    let detector = Detector::new(RATE);
    let heard = detector.find(&played(&plan, room));
    let comparison = compare(&detector, &plan, &heard);
    assert_eq!((comparison.missing, comparison.extra), (vec![], vec![]));
    for Matched { cue, onset, .. } in &comparison.matched {
        let at = BEGINS / f64::from(RATE) + cue.at.since_start().as_secs_f64();
        assert!((onset.at - at).abs() < exact, "{cue:?}: {onset:?}, {at}");
        let is_steady = cue.signal == Signal::Begins(Phase::Pull);
        assert_eq!(onset.lasts.is_some(), is_steady);
        let longer = onset.lasts.map(|lasts| lasts - cue.lasts.as_secs_f64());
        assert!(
            longer.is_none_or(|longer| longer.abs() < 0.003),
            "{onset:?}"
        );
    }
    assert_eq!(comparison.matched.len(), plan.len());
}

#[test]
fn every_sound_is_heard_to_a_fraction_of_a_millisecond() {
    hears_all(QUIET, 0.000_05);
}

/// A test each, since each takes its time and they may run side by side.
const FAN: Room = Room {
    fan: -30.0,
    ..QUIET
};

#[test]
fn a_fan_hides_no_sound() {
    hears_all(FAN, EXACT);
}

#[test]
fn a_tenth_of_the_volume_hides_no_sound() {
    hears_all(Room { volume: 0.1, ..FAN }, EXACT);
}

#[test]
fn a_word_over_it_hides_no_sound() {
    hears_all(Room { words: true, ..FAN }, EXACT);
}

#[test]
fn a_loud_fan_hides_no_sound() {
    // A soft tick in so much noise may be taken for one a turn away.
    let loud = Room {
        fan: -15.0,
        ..QUIET
    };
    hears_all(loud, 0.001_5);
}

#[test]
fn a_session_that_is_faded_in_begins_when_it_begins() {
    let plan = &plan(SHORT)[2..];
    let mut sound = played(plan, QUIET);
    let begins = BEGINS + plan[0].at.since_start().as_secs_f64() * f64::from(RATE);
    let fade = 0.012 * RATE as f32;
    for (index, sample) in sound[begins as usize..].iter_mut().enumerate() {
        *sample *= (index as f32 / fade).min(1.0);
    }
    let heard = &Detector::new(RATE).find(&sound)[0];
    assert_eq!(heard.signal, Signal::Begins(Phase::Ready));
    let off = (heard.at - begins / f64::from(RATE)).abs();
    assert!(off < EXACT, "{heard:?}");
}

#[test]
fn silence_noise_and_speech_are_no_sounds_of_the_palette() {
    let mut rumble = Rumble(7, 0.0);
    let rumble = (0..96_000).map(|_| 0.3 * rumble.next());
    let mut speech = vec![0.0; 96_000];
    say_a_word_over(&mut speech);
    let detector = Detector::new(RATE);
    for sound in [vec![0.0; 96_000], rumble.collect(), speech] {
        assert_eq!(detector.find(&sound), []);
    }
}

#[test]
fn what_is_missing_doubled_or_moved_is_said() {
    let plan = plan(SHORT);
    let mut other = plan.clone();
    let lost = other.remove(7);
    other[9].at = other[9].at + std::time::Duration::from_millis(20);
    let detector = Detector::new(RATE);
    let heard = detector.find(&played(&other, QUIET));
    let comparison = compare(&detector, &plan, &heard);
    assert_eq!(
        (&*comparison.missing, &*comparison.extra),
        (&[lost][..], &[][..])
    );
    let worst = comparison.errors().pop().expect("something was heard");
    assert!((worst - 0.02).abs() < EXACT, "{worst}");

    let heard = detector.find(&played(&plan, QUIET));
    let comparison = compare(&detector, &plan[..plan.len() - 1], &heard);
    let extra: Vec<Signal> = comparison.extra.iter().map(|it| it.signal).collect();
    assert_eq!(extra, [Signal::Begins(Phase::Done)]);
}
