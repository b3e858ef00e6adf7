//! When an event comes.

use crate::diary::{Stamp, WriteTime};
use std::time::Duration;

/// When an event comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The session clock's reading of what is heard now.
    pub now: Duration,
    /// The reading of what has been handed to the loudspeaker: it will be heard
    /// whatever happens, so a pause begins there.
    pub sent: Duration,
    /// The first reading for which a sound can still be put on that clock.
    pub soon: Duration,
    /// The calendar's.
    pub stamp: Stamp,
    /// A number nobody can guess.
    pub nonce: u32,
}

impl Now {
    /// When something is written.
    pub fn write_time(&self) -> WriteTime {
        WriteTime {
            utc_ms: self.stamp.utc_ms,
            nonce: self.nonce,
        }
    }
}
