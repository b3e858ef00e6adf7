//! Numbers that look like chance, and come again with the same seed.

/// A number from 0 to 1, the same for the same seed and index: one step of
/// Steele's SplitMix64.
pub(super) fn chance(seed: u64, index: usize) -> f64 {
    let mut bits = seed.wrapping_add((index as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^= bits >> 31;
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spread_and_come_again() {
        let numbers: Vec<f64> = (0..100).map(|index| chance(7, index)).collect();
        let again: Vec<f64> = (0..100).map(|index| chance(7, index)).collect();
        assert_eq!(numbers, again);
        for tenth in 0..10 {
            let from = f64::from(tenth) / 10.0;
            let is_in = |number: &&f64| (from..from + 0.1).contains(*number);
            assert!(numbers.iter().filter(is_in).count() >= 3, "{tenth}");
        }
    }
}
