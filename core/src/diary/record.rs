//! One record: a value, or the mark of a deletion, and its version.

use super::Version;
use std::cmp::Ordering;

/// What stands between a record's value and its version.
const AT: &str = "at=";

/// A record as it was last written. Records of one name are ordered: the greater is
/// the later, and of two copies of a diary it is the one that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When it was written.
    pub version: Version,
    /// What it says; `None` is a tombstone: it was deleted then.
    pub value: Option<String>,
}

impl Record {
    /// A record of a value, or of a deletion. An empty value is a deletion.
    pub fn new(version: Version, value: Option<String>) -> Record {
        Record {
            version,
            value: value.filter(|value| !value.is_empty() || version == Version::LEGACY),
        }
    }

    /// Reads any text: what has no version was written before there were any.
    pub fn parse(text: &str) -> Record {
        let parts = text.rsplit_once('&');
        let known = parts.and_then(|(value, last)| {
            let version = last.strip_prefix(AT)?;
            Some((value, Version::parse(version)?))
        });
        match known {
            Some(("", version)) => Record::new(version, None),
            Some((value, version)) => Record::new(version, Some(value.to_owned())),
            None => Record::new(Version::LEGACY, Some(text.to_owned())),
        }
    }

    /// As it is stored.
    pub fn to_text(&self) -> String {
        match (&self.value, self.version) {
            (Some(value), Version::LEGACY) => value.clone(),
            (value, version) => format!("{}&{AT}{version}", value.as_deref().unwrap_or_default()),
        }
    }
}

impl Ord for Record {
    /// By version. Of two texts of one version a deletion outranks a value, the value
    /// with more fields says more, and the greater text is greater. (Only records
    /// from before versions, and hostile ones, come to that.)
    fn cmp(&self, other: &Record) -> Ordering {
        let fields = |record: &Record| {
            let value = record.value.as_deref().unwrap_or_default();
            (record.value.is_none(), value.matches('&').count())
        };
        self.version
            .cmp(&other.version)
            .then_with(|| fields(self).cmp(&fields(other)))
            .then_with(|| self.value.cmp(&other.value))
    }
}

impl PartialOrd for Record {
    fn partial_cmp(&self, other: &Record) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
