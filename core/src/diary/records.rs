//! All records of one copy of the diary, and the law by which two copies become one.
//!
//! The law: of each name the greatest record stays, and the latest erasure outranks
//! every record that is not later. It is a join of a lattice, so it does not matter
//! which copy is merged into which, in what order, or how often.

use super::{Record, Version};
use std::collections::BTreeMap;

/// The name of the erasure. It is stored as a tombstone of everything.
pub const ERASED: &str = "hamstretch.erased";

/// How long a tombstone is kept (choice), in milliseconds: see `docs/diary-format.md`.
const TOMBSTONE_KEPT_MS: u64 = 365 * 24 * 60 * 60 * 1000;

/// The text to be stored under a name; `None` removes what is stored there.
pub type Write = (String, Option<String>);

/// One copy of the diary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    by_name: BTreeMap<String, Record>,
    /// When all was erased last.
    erased: Version,
}

/// What a merge changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The names whose record is another now, or is gone, in order.
    pub changed: Vec<String>,
    /// The values that gave way to others, on either side, with their names.
    pub replaced: Vec<(String, String)>,
}

impl Records {
    /// Reads what is stored, whatever it is.
    pub fn read(stored: impl IntoIterator<Item = (String, String)>) -> Records {
        let stored = stored.into_iter();
        Records::of(stored.map(|(name, text)| (name, Record::parse(&text))))
    }

    /// What these records come to; of one name there may be several.
    pub fn of(all: impl IntoIterator<Item = (String, Record)>) -> Records {
        let mut records = Records::default();
        for (name, record) in all {
            records.insert(name, record);
        }
        records.drop_erased();
        records
    }

    /// Takes one record in by the law, but for the erasure of others.
    fn insert(&mut self, name: String, record: Record) {
        if name == ERASED {
            self.erased = self.erased.max(record.version);
            return;
        }
        match self.by_name.get_mut(&name) {
            Some(known) if *known >= record => {}
            Some(known) => *known = record,
            None => {
                self.by_name.insert(name, record);
            }
        }
    }

    fn drop_erased(&mut self) -> Vec<String> {
        let erased = self.erased;
        if erased == Version::LEGACY {
            return Vec::new();
        }
        let is_erased = |record: &Record| record.version <= erased;
        let gone = self.by_name.iter().filter(|(_, record)| is_erased(record));
        let gone: Vec<String> = gone.map(|(name, _)| name.clone()).collect();
        self.by_name.retain(|_, record| !is_erased(record));
        gone
    }

    /// Merges another copy into this one.
    pub fn merge(&mut self, other: Records) -> Merged {
        let mut merged = Merged::default();
        if other.erased > self.erased {
            self.erased = other.erased;
            merged.changed = self.drop_erased();
        }
        for (name, record) in other.by_name {
            if record.version <= self.erased && self.erased != Version::LEGACY {
                continue;
            }
            let loser = match self.by_name.get_mut(&name) {
                Some(known) if *known == record => continue,
                Some(known) if *known > record => record.value,
                Some(known) => {
                    merged.changed.push(name.clone());
                    std::mem::replace(known, record).value
                }
                None => {
                    merged.changed.push(name.clone());
                    self.by_name.insert(name, record);
                    continue;
                }
            };
            merged.replaced.extend(loser.map(|value| (name, value)));
        }
        // What was erased may have been written again.
        merged.changed.sort_unstable();
        merged.changed.dedup();
        merged
    }

    /// Writes a record; `value` is `None` to delete it. `version` must be later than
    /// all others here: see [`Clock`](super::Clock).
    pub fn put(&mut self, name: &str, version: Version, value: Option<String>) {
        let record = Record::new(version, value);
        self.by_name.insert(name.to_owned(), record);
    }

    /// Erases everything there is; `version` as for [`Records::put`].
    pub fn erase(&mut self, version: Version) {
        self.erased = self.erased.max(version);
        self.drop_erased();
    }

    /// Drops tombstones that are over a year old; their names.
    pub fn expire(&mut self, now_ms: u64) -> Vec<String> {
        let is_old = |record: &Record| {
            let age = now_ms.saturating_sub(record.version.time_ms());
            record.value.is_none() && age > TOMBSTONE_KEPT_MS
        };
        let old = self.by_name.iter().filter(|(_, record)| is_old(record));
        let old: Vec<String> = old.map(|(name, _)| name.clone()).collect();
        for name in &old {
            self.by_name.remove(name);
        }
        old
    }

    /// The record under a name, deleted or not.
    pub fn get(&self, name: &str) -> Option<&Record> {
        self.by_name.get(name)
    }

    /// What is said under a name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.get(name)?.value.as_deref()
    }

    /// Every record, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Record)> {
        self.by_name
            .iter()
            .map(|(name, record)| (name.as_str(), record))
    }

    /// Every value, in the order of the names.
    pub fn values(&self) -> impl Iterator<Item = (&str, &str)> {
        self.iter()
            .filter_map(|(name, record)| Some((name, record.value.as_deref()?)))
    }

    /// When all was erased last; [`Version::LEGACY`] for never.
    pub fn erased(&self) -> Version {
        self.erased
    }

    /// The latest version in this copy.
    pub fn newest(&self) -> Version {
        let versions = self.by_name.values().map(|record| record.version);
        versions.max().unwrap_or_default().max(self.erased)
    }

    /// The text to be stored under a name, or that nothing is to be.
    pub fn write(&self, name: &str) -> Write {
        let text = match name {
            ERASED => self.erased_text(),
            name => self.get(name).map(Record::to_text),
        };
        (name.to_owned(), text)
    }

    fn erased_text(&self) -> Option<String> {
        let is_erased = self.erased != Version::LEGACY;
        is_erased.then(|| Record::new(self.erased, None).to_text())
    }

    /// All of it as it is stored.
    pub fn to_stored(&self) -> Vec<(String, String)> {
        let erased = self.erased_text().map(|text| (ERASED.to_owned(), text));
        let records = self.iter();
        let records = records.map(|(name, record)| (name.to_owned(), record.to_text()));
        erased.into_iter().chain(records).collect()
    }

    /// What a store that holds `stored` must be given so that it holds this copy.
    pub fn missing_in(&self, stored: &[(String, String)]) -> Vec<Write> {
        let stored: BTreeMap<&str, &str> = stored
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let mine = self.to_stored();
        let is_news = |(name, text): &(String, String)| stored.get(name.as_str()) != Some(&&**text);
        let is_gone = |name: &&str| *name != ERASED && self.get(name).is_none();
        let removed = stored.keys().copied().filter(is_gone);
        let removed: Vec<Write> = removed.map(|name| (name.to_owned(), None)).collect();
        let written = mine.into_iter().filter(is_news);
        written
            .map(|(name, text)| (name, Some(text)))
            .chain(removed)
            .collect()
    }
}
