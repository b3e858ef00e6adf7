//! Time as a session counts it.

use std::time::Duration;

/// A length in whole milliseconds. What a session counts fits 64 bits, and dividing
/// the standard library's 128 is code to download.
pub fn ms(length: Duration) -> u64 {
    length.as_secs() * 1000 + u64::from(length.subsec_millis())
}

/// Time since the session began, pauses taken out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Duration);

impl Moment {
    /// The session's first instant.
    pub const START: Moment = Moment(Duration::ZERO);

    /// This long after the beginning.
    pub const fn at(since_start: Duration) -> Moment {
        Moment(since_start)
    }

    /// Time since the session began.
    pub fn since_start(self) -> Duration {
        self.0
    }

    /// Time from an earlier moment to this one; nothing if it is not earlier.
    pub fn since(self, earlier: Moment) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

impl std::ops::Add<Duration> for Moment {
    type Output = Moment;

    fn add(self, length: Duration) -> Moment {
        Moment(self.0 + length)
    }
}
