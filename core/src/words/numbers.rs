//! Numbers as the language writes and counts them, which its own file says.
//!
//! A browser's `Intl` could, too, but making what writes the first number takes some
//! 130 ms with the processor 4x slower, while home is drawn.

use super::{GROUP, POINT};

/// `12`, `2.5`: so many halves.
pub fn decimal(halves: u32) -> String {
    tenths(halves.saturating_mul(5))
}

/// `12`, `3.7`: so many tenths.
pub fn tenths(tenths: u32) -> String {
    let whole = (tenths / 10).to_string();
    let mut written = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(GROUP);
        }
        written.push(digit);
    }
    if !tenths.is_multiple_of(10) {
        written.push(POINT);
        written += &(tenths % 10).to_string();
    }
    written
}
