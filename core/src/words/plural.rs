//! Which form of a word goes with a number.

/// Which form of a word goes with a number, as the CLDR tells them apart.
/// English has two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// As for nothing.
    Zero,
    /// As for one.
    One,
    /// As for two.
    Two,
    /// As for a few.
    Few,
    /// As for many.
    Many,
    /// As for all others.
    Other,
}
