//! Pages that are made at the build and fetched when they are read: prose would
//! only make the app's first visit longer. They have their words from the same
//! list as everything else.

mod learn;

pub use learn::learn;

/// The name of [`learn`]'s file.
pub const LEARN: &str = "learn.html";
