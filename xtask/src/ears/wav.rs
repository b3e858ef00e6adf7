//! A recording as a WAV file, for people's ears.

use std::path::Path;

use anyhow::{Context, Result};

use super::Recorded;

const BYTES_A_SAMPLE: u32 = 2;

pub(super) fn write(recorded: &Recorded, file: &Path) -> Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, bytes(recorded)?).with_context(|| format!("writing {}", file.display()))
}

pub(super) fn bytes(recorded: &Recorded) -> Result<Vec<u8>> {
    let count = u32::try_from(recorded.samples.len()).context("too long for a WAV file")?;
    let size = count
        .checked_mul(BYTES_A_SAMPLE)
        .filter(|size| *size <= u32::MAX - 36)
        .context("too long for a WAV file")?;
    let mut bytes = Vec::with_capacity(size as usize + 44);
    bytes.extend(b"RIFF");
    bytes.extend((size + 36).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16_u32.to_le_bytes());
    // Plain samples, one channel.
    bytes.extend(1_u16.to_le_bytes());
    bytes.extend(1_u16.to_le_bytes());
    bytes.extend(recorded.rate.to_le_bytes());
    bytes.extend((recorded.rate * BYTES_A_SAMPLE).to_le_bytes());
    bytes.extend((BYTES_A_SAMPLE as u16).to_le_bytes());
    bytes.extend(16_u16.to_le_bytes());
    bytes.extend(b"data");
    bytes.extend(size.to_le_bytes());
    for sample in &recorded.samples {
        let level = (sample * f32::from(i16::MAX)).round() as i16;
        bytes.extend(level.to_le_bytes());
    }
    Ok(bytes)
}
