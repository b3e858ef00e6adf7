//! What every sound and every recording goes through before they are compared: everything
//! below the palette is taken out, above all a fan's rumble and the carrier that keeps a
//! hidden page awake.

use biquad::{Biquad, Coefficients, DirectForm2Transposed, ToHertz, Type};

/// Below this, in hertz, is no sound of the palette's.
const LOWEST: f64 = 250.0;

/// The steepness of each of the two stages that make a flat fourth-order filter.
const STAGES: [f64; 2] = [0.541_196_1, 1.306_563];

/// The sound without what lies below the palette. Sounds and recordings are delayed alike, so
/// comparing them sees no delay.
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
