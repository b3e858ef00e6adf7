//! The two signs that an iPhone has on the way to its home screen.

/// The lines of Share and of Add to Home Screen, in a square of 32.
pub const BY_HAND: [&str; 2] = [
    "M12 13H8V28H24V13H20M16 20V4M11 9L16 4L21 9",
    "M9 5H23Q27 5 27 9V23Q27 27 23 27H9Q5 27 5 23V9Q5 5 9 5ZM16 11V21M11 16H21",
];
