//! What every sound and every recording goes through before they are compared:
//! everything below the palette is taken out, above all a fan's rumble and the
//! carrier that keeps a hidden page awake.

/// Below this, in hertz, is no sound of the palette's.
const LOWEST: f64 = 250.0;

/// The steepness of each of the two stages that make a flat fourth-order filter.
const STAGES: [f64; 2] = [0.541_196_1, 1.306_563];

/// The sound without what lies below the palette. Sounds and recordings are
/// delayed alike, so comparing them sees no delay.
pub(super) fn high_pass(sound: &[f32], rate: u32) -> Vec<f32> {
    let mut filtered = sound.to_vec();
    for steepness in STAGES {
        let mut stage = Stage::new(steepness, rate);
        for sample in &mut filtered {
            *sample = stage.pass(f64::from(*sample)) as f32;
        }
    }
    filtered
}

/// A second-order high-pass filter, after Bristow-Johnson's audio EQ cookbook.
struct Stage {
    now: [f64; 3],
    before: [f64; 2],
    memory: [f64; 2],
}

impl Stage {
    fn new(steepness: f64, rate: u32) -> Self {
        let turn = std::f64::consts::TAU * LOWEST / f64::from(rate);
        let (sine, cosine) = turn.sin_cos();
        let alpha = sine / (2.0 * steepness);
        let whole = 1.0 + alpha;
        let side = (1.0 + cosine) / 2.0 / whole;
        Self {
            now: [side, -2.0 * side, side],
            before: [-2.0 * cosine / whole, (1.0 - alpha) / whole],
            memory: [0.0; 2],
        }
    }

    fn pass(&mut self, sample: f64) -> f64 {
        let out = self.now[0] * sample + self.memory[0];
        self.memory[0] = self.now[1] * sample - self.before[0] * out + self.memory[1];
        self.memory[1] = self.now[2] * sample - self.before[1] * out;
        out
    }
}
