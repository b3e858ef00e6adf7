//! What this device has been told once, and is not told again.
//!
//! A record of its own and no setting: a build that does not know it leaves it
//! where it is, but drops from a record what it does not know of that. Nor does it
//! go with the diary to another device.

use super::fields::Fields;

/// What was shown here. One that is more was written later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    /// The number of the news that was read last; those of the first visit are no
    /// news.
    pub news: u32,
    /// Whether it was said that the app can be installed.
    pub install: bool,
}

pub(super) const VERSION: i64 = 1;

impl Seen {
    /// As it is stored.
    pub fn to_text(self) -> String {
        Fields::of_version(VERSION)
            .with_number("news", self.news.into())
            .with_number("install", self.install.into())
            .to_text()
    }

    /// Reads what is stored; `None` when it is no such thing.
    pub fn parse(text: &str) -> Option<Seen> {
        let fields = Fields::parse(text)?;
        fields.number("v", VERSION, VERSION)?;
        Some(Seen {
            news: fields.number("news", 0, u32::MAX.into())? as u32,
            install: fields.number("install", 0, 1)? == 1,
        })
    }
}
