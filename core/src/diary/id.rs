//! What tells one record from all others.

use super::Stamp;

/// What tells one entry from all others, on this phone and any other. Later
/// entries have greater ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// An id for something that happened then; `nonce` keeps apart what
    /// happened on two phones in one millisecond.
    pub fn new(then: Stamp, nonce: u32) -> Id {
        Id(format!("{:012x}-{nonce:08x}", then.utc_ms))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads what [`Id::as_str`] gives; `None` for what cannot be an id.
    pub fn parse(text: &str) -> Option<Id> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let fits = (1..=40).contains(&text.len()) && text.chars().all(is_plain);
        fits.then(|| Id(text.to_owned()))
    }
}
