//! The last copy outside the browser. Browsers wipe what pages store, and with it
//! every copy inside; only a file is safe from that.

use super::Stamp;
use super::fields::Fields;
use crate::diary::Version;

const VERSION: i64 = 1;

/// The last copy that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// When.
    pub at: Stamp,
    /// The newest record in it: what is newer is not.
    pub up_to: Version,
    /// Whether it went to a file that is written again after each session.
    pub is_kept_file: bool,
}

impl Copied {
    /// As it is stored.
    pub fn to_text(self) -> String {
        Fields::of_version(VERSION)
            .with_number("utc_ms", self.at.utc_ms)
            .with_number("offset_min", self.at.offset_min.into())
            .with("up_to", &self.up_to.to_string())
            .with_number("file", self.is_kept_file.into())
            .to_text()
    }

    /// Reads what is stored; `None` when it is no such thing.
    pub fn parse(text: &str) -> Option<Copied> {
        let fields = Fields::parse(text)?;
        fields.number("v", VERSION, VERSION)?;
        Some(Copied {
            at: fields.stamp()?,
            up_to: Version::parse(fields.text("up_to")?)?,
            is_kept_file: fields.number("file", 0, 1)? == 1,
        })
    }
}
