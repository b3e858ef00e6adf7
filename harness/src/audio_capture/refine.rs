//! When exactly a sound begins: finer than a sample, once it is known roughly.

/// So far beyond the rough places the onset may be, in seconds.
const ROOM: f64 = 0.008;

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
    let mut loudness = vec![0.0];
    let mut sum = 0.0;
    loudness.extend(shape.iter().map(|sample| {
        sum += sample * sample;
        sum
    }));
    let explains = |at: usize| -> f32 {
        let stretch = &sound[at.min(end)..end];
        let count = stretch.len().min(shape.len());
        let common: f32 = stretch
            .iter()
            .zip(shape)
            .map(|(one, other)| one * other)
            .sum();
        common.max(0.0).powi(2) / loudness[count].max(f32::MIN_POSITIVE)
    };
    let values: Vec<f32> = (first..=to + room).map(explains).collect();
    // A sample's width decides between two turns, so each peak is taken where
    // it is, between the samples.
    let peaks = values.windows(3).enumerate().filter_map(|(index, part)| {
        let (value, off) = peak([part[0], part[1], part[2]])?;
        Some((value, (first + index + 1) as f64 + f64::from(off)))
    });
    peaks
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map_or(from as f64, |(_, at)| at)
}

/// How high the parabola through three neighbouring values is at its peak, and
/// how far from the middle one; `None` where the middle is not the highest.
fn peak([before, here, after]: [f32; 3]) -> Option<(f32, f32)> {
    let bend = before - 2.0 * here + after;
    if here < before || here < after || bend >= 0.0 {
        return None;
    }
    let off = 0.5 * (before - after) / bend;
    Some((here - 0.25 * (before - after) * off, off))
}
