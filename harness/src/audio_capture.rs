//! A private sound device, and what it heard.
//!
//! A loudspeaker is a sound server of its own, whose only device is one that plays into
//! nothing; an [`AudioCapture`] writes down all that one plays. A browser given
//! [`AudioCapture::environment`] plays there and nowhere else; no sound card is needed,
//! and nothing of the machine's own sound is touched. [`Detector`] turns the
//! recording back into the palette's sounds and knows nothing else of the app;
//! [`compare`] lays them beside a plan.

mod compare;
mod detector;
mod device;
mod likeness;
mod loudspeaker;
mod priority;
mod steady;

use std::path::Path;

use anyhow::{Context, Result};

pub use compare::{Comparison, Matched, compare};
pub use detector::{Detector, Onset};
pub use device::AudioCapture;
pub(crate) use loudspeaker::Loudspeaker;

/// What was heard: one channel, each sample within -1 and 1 unless clipped.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recorded {
    /// In order of time, without a gap.
    pub samples: Vec<f32>,
    /// Samples a second.
    pub rate: u32,
}

impl Recorded {
    /// Writes it as a WAV file of 16 bits; the folder is made when missing.
    ///
    /// # Errors
    /// When the disk refuses it.
    pub fn write_wav(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: self.rate,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut wav = hound::WavWriter::create(file, spec)
            .with_context(|| format!("writing {}", file.display()))?;
        for sample in &self.samples {
            wav.write_sample((sample * f32::from(i16::MAX)).round() as i16)?;
        }
        Ok(wav.finalize()?)
    }
}

#[cfg(test)]
mod tests;
