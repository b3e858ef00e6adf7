//! How alike a shape and parts of a recording are, whatever the loudness.

use biquad::{Biquad, Coefficients, DirectForm2Transposed, ToHertz, Type};
use realfft::RealFftPlanner;

/// Below this, in hertz, is no sound of the palette's.
const LOWEST: f64 = 250.0;

/// The steepness of each of the two stages that make a flat fourth-order filter.
const STAGES: [f64; 2] = [0.541_196_1, 1.306_563];

/// Samples that are compared at a time.
const BLOCK: usize = 1 << 16;

/// What is softer than this on average is silence: 60 dB below full scale.
const SILENCE: f32 = 0.001;

/// So far beyond the rough places an onset may be, in seconds.
const ROOM: f64 = 0.008;

/// The sound without what lies below the palette, above all a fan's rumble and the carrier
/// that keeps a hidden page awake. Every sound and every recording goes through this before
/// they are compared: both are delayed alike.
pub(super) fn high_pass(sound: &[f32], rate: u32) -> Vec<f32> {
    let mut filtered = sound.to_vec();
    for steepness in STAGES {
        let (rate, lowest) = (f64::from(rate).hz(), LOWEST.hz());
        let stage = Coefficients::from_params(Type::HighPass, rate, lowest, steepness);
        let mut stage = DirectForm2Transposed::new(stage.expect("it is far below half the rate"));
        for sample in &mut filtered {
            *sample = stage.run(f64::from(*sample)) as f32;
        }
    }
    filtered
}

/// For each sample of the recording, how alike the shape is that begins there: 1 is the same
/// but for loudness. By way of their spectra: minutes of sound in a second.
pub(super) fn likenesses(shape: &[f32], sound: &[f32]) -> Vec<f32> {
    let mut planner = RealFftPlanner::new();
    let (forward, back) = (
        planner.plan_fft_forward(BLOCK),
        planner.plan_fft_inverse(BLOCK),
    );
    let spectrum = |sound: &[f32]| {
        let mut sound = sound.to_vec();
        sound.resize(BLOCK, 0.0);
        let mut spectrum = forward.make_output_vec();
        let done = forward.process(&mut sound, &mut spectrum);
        done.expect("both are as long as planned");
        spectrum
    };
    let shape_spectrum = spectrum(shape);
    // So many samples of each block have the whole shape over them.
    let whole = BLOCK + 1 - shape.len();
    let mut likenesses = Vec::with_capacity(sound.len());
    for from in (0..sound.len()).step_by(whole) {
        let mut product = spectrum(&sound[from..sound.len().min(from + BLOCK)]);
        for (part, shape) in product.iter_mut().zip(&shape_spectrum) {
            // Turned round, so that multiplying compares.
            *part *= shape.conj() / BLOCK as f32;
        }
        // Of a real sound's spectrum these two are real, but for rounding.
        product[0].im = 0.0;
        product[BLOCK / 2].im = 0.0;
        let mut over = back.make_output_vec();
        let done = back.process(&mut product, &mut over);
        done.expect("both are as long as planned");
        likenesses.extend(&over[..whole.min(sound.len() - from)]);
    }
    let (own, loudness) = (energies(shape)[shape.len()], energies(sound));
    for (at, likeness) in likenesses.iter_mut().enumerate() {
        let end = sound.len().min(at + shape.len());
        *likeness /= (own * audible(loudness[end] - loudness[at], shape.len())).sqrt() as f32;
    }
    likenesses
}

/// The same at one place.
pub(super) fn likeness(shape: &[f32], sound: &[f32]) -> f32 {
    let there = &sound[..shape.len().min(sound.len())];
    let [own, there] = [shape, there].map(|it| audible(product(it, it).into(), shape.len()));
    product(shape, sound) / (own * there).sqrt() as f32
}

fn product(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// What a sound has in it up to each sample, and to its end.
fn energies(sound: &[f32]) -> Vec<f64> {
    let sums = sound.iter().scan(0.0, |sum, sample| {
        *sum += f64::from(sample * sample);
        Some(*sum)
    });
    std::iter::once(0.0).chain(sums).collect()
}

/// No less than silence has.
fn audible(energy: f64, samples: usize) -> f64 {
    energy.max(f64::from(SILENCE * SILENCE) * samples as f64)
}

/// The sample, and part of one, at which `shape` begins in `sound`, somewhere
/// between `from` and `to`.
///
/// A steady tone is as like itself one turn later, and only its attack tells
/// the turns apart. So each beginning is judged by what it explains of one and
/// the same stretch of sound: silence before it, the shape after it, as loud as
/// fits best. The beginning that leaves least unexplained is the right one. All
/// of the shape is judged: where the attack is faded in, a second stroke tells.
pub(super) fn onset_near(sound: &[f32], shape: &[f32], from: usize, to: usize, rate: u32) -> f64 {
    let room = (ROOM * f64::from(rate)) as usize;
    let first = from.saturating_sub(room);
    // The shape reaches to here from wherever it begins.
    let end = (first + shape.len()).min(sound.len());
    let own = energies(shape);
    let explains = |at: usize| {
        let stretch = &sound[at.min(end)..end];
        let common = product(stretch, shape).max(0.0);
        f64::from(common).powi(2) / own[stretch.len().min(shape.len())].max(f64::MIN_POSITIVE)
    };
    let values: Vec<f64> = (first..=to + room).map(explains).collect();
    // A sample's width decides between two turns, so each peak is taken where it is, between
    // the samples: where the parabola through three neighbours is highest.
    let peaks = values.windows(3).enumerate().filter_map(|(index, part)| {
        let (before, here, after) = (part[0], part[1], part[2]);
        let bend = before - 2.0 * here + after;
        if here < before || here < after || bend >= 0.0 {
            return None;
        }
        let off = 0.5 * (before - after) / bend;
        let value = here - 0.25 * (before - after) * off;
        Some((value, (first + index + 1) as f64 + off))
    });
    let highest = peaks.max_by(|(one, _), (other, _)| one.total_cmp(other));
    highest.map_or(from as f64, |(_, at)| at)
}
