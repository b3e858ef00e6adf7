//! Numbers in halves, and as English writes them: the same on the host and in a
//! browser.

/// So many halves, and how they are written.
pub const WRITTEN: [(u32, &str); 5] = [
    (0, "0"),
    (1, "0.5"),
    (5, "2.5"),
    (30, "15"),
    (2401, "1,200.5"),
];
