//! One shape laid over a whole recording, sample by sample, by way of their
//! spectra: minutes of sound in a second.

use std::sync::Arc;

use realfft::num_complex::Complex32;
use realfft::{ComplexToReal, RealFftPlanner, RealToComplex};

/// Samples that are compared at a time.
const BLOCK: usize = 1 << 16;

/// A shape laid over a recording at every sample.
pub(super) struct Overlay {
    forward: Arc<dyn RealToComplex<f32>>,
    back: Arc<dyn ComplexToReal<f32>>,
    /// The shape's spectrum, turned round so that multiplying compares.
    shape: Vec<Complex32>,
    /// So many samples of each block have the whole shape over them.
    whole: usize,
}

impl Overlay {
    pub(super) fn new(shape: &[f32]) -> Self {
        let mut planner = RealFftPlanner::new();
        let forward = planner.plan_fft_forward(BLOCK);
        let back = planner.plan_fft_inverse(BLOCK);
        let spectrum = spectrum(forward.as_ref(), shape);
        Self {
            shape: spectrum
                .iter()
                .map(|part| part.conj() / BLOCK as f32)
                .collect(),
            forward,
            back,
            whole: BLOCK + 1 - shape.len(),
        }
    }

    /// For each sample of the recording, how much the shape that begins there
    /// has in common with it.
    pub(super) fn products(&mut self, sound: &[f32]) -> impl Iterator<Item = (usize, f32)> {
        let blocks = (0..sound.len()).step_by(self.whole);
        blocks.flat_map(move |from| {
            let to = sound.len().min(from + BLOCK);
            let mut product = spectrum(self.forward.as_ref(), &sound[from..to]);
            for (part, shape) in product.iter_mut().zip(&self.shape) {
                *part *= shape;
            }
            let mut over = self.back.make_output_vec();
            // Of a real sound's spectrum these two are real, but for rounding.
            for end in [0, product.len() - 1] {
                product[end].im = 0.0;
            }
            self.back
                .process(&mut product, &mut over)
                .expect("both are as long as planned");
            over.truncate(self.whole.min(sound.len() - from));
            over.into_iter()
                .enumerate()
                .map(move |(index, product)| (from + index, product))
        })
    }
}

fn spectrum(transform: &dyn RealToComplex<f32>, sound: &[f32]) -> Vec<Complex32> {
    let mut padded = transform.make_input_vec();
    padded[..sound.len()].copy_from_slice(sound);
    let mut spectrum = transform.make_output_vec();
    transform
        .process(&mut padded, &mut spectrum)
        .expect("both are as long as planned");
    spectrum
}
