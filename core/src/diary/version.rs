//! Versions of records: a hybrid logical clock (Kulkarni et al. 2014), so that any two
//! writes of one record are ordered the same way on every device, also where a
//! device's clock ran backwards between them.

use std::fmt;

/// When a record was written. Versions are ordered; no two writes share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Milliseconds since 1970 UTC, by the device's clock or, if that is behind, by
    /// the newest version it had seen.
    time_ms: u64,
    /// Counts writes within one millisecond.
    count: u16,
    /// A random number, which keeps apart what two devices or tabs wrote in one
    /// millisecond.
    node: u32,
}

impl Version {
    /// The version of a record that was written before records had versions: older
    /// than any other.
    pub const LEGACY: Version = Version {
        time_ms: 0,
        count: 0,
        node: 0,
    };

    /// The latest time a version can have: in the year 6429, and 47 bits long.
    const MOST_TIME_MS: u64 = (1 << 47) - 1;

    /// A version of that time, before all others of the same millisecond.
    pub fn at(time_ms: u64) -> Version {
        Version {
            time_ms: time_ms.min(Version::MOST_TIME_MS),
            ..Version::LEGACY
        }
    }

    /// Milliseconds since 1970 UTC.
    pub fn time_ms(self) -> u64 {
        self.time_ms
    }

    /// Reads what [`Display`](fmt::Display) writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Version> {
        let mut parts = text.splitn(3, '-');
        let mut part = |digits: usize| {
            let part = parts.next()?;
            let is_plain = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            let fits = part.len() == digits && part.bytes().all(is_plain);
            u64::from_str_radix(part, 16).ok().filter(|_| fits)
        };
        let version = Version {
            time_ms: part(12)?,
            count: part(4)? as u16,
            node: part(8)? as u32,
        };
        (version.time_ms <= Version::MOST_TIME_MS).then_some(version)
    }
}

/// `019a3f0c2b11-0000-5eed1234`: as texts, versions are ordered as they are.
impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Version {
            time_ms,
            count,
            node,
        } = self;
        write!(f, "{time_ms:012x}-{count:04x}-{node:08x}")
    }
}

/// Gives out versions, each later than any it has given out or seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    last: Version,
}

impl Clock {
    /// Takes note of a version from elsewhere.
    pub fn observe(&mut self, version: Version) {
        self.last = self.last.max(version);
    }

    /// The version of a write at `now_ms` of the device's clock; `node` is any random
    /// number. At the end of time, versions no longer grow.
    pub fn next(&mut self, now_ms: u64, node: u32) -> Version {
        let (time_ms, count) = match (now_ms > self.last.time_ms, self.last.count) {
            (true, _) => (now_ms, 0),
            (false, u16::MAX) => (self.last.time_ms + 1, 0),
            (false, count) => (self.last.time_ms, count + 1),
        };
        let next = match time_ms <= Version::MOST_TIME_MS {
            true => Version {
                time_ms,
                count,
                node,
            },
            false => Version {
                time_ms: Version::MOST_TIME_MS,
                count: u16::MAX,
                node: u32::MAX,
            },
        };
        self.last = next;
        next
    }
}
