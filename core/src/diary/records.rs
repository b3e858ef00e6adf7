//! All records of one copy of the diary, and the law by which two copies become one.
//!
//! The law: of each name the greatest record stays, and the latest erasure outranks
//! every record that is not later. It is a join of a lattice, so it does not matter
//! which copy is merged into which, in what order, or how often.

use super::{Record, Version};
use std::cmp::Ordering;

/// The name of the erasure. It is stored as a tombstone of everything.
pub const ERASED: &str = "hamstretch.erased";

/// How long a tombstone is kept (choice), in milliseconds: see `docs/diary-format.md`.
const TOMBSTONE_KEPT_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// So many of the latest are kept however old a clock that may be wrong calls them (choice):
/// some 40 KB.
const TOMBSTONES_KEPT: usize = 500;

/// The text to be stored under a name; `None` removes what is stored there.
pub type Write = (String, Option<String>);

/// One copy of the diary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// In the order of the names, each name once. A sorted list is less to download than a
    /// tree, and as quick for as many records as there are.
    by_name: Vec<(String, Record)>,
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
            match name.as_str() {
                ERASED => records.erased = records.erased.max(record.version),
                _ => records.by_name.push((name, record)),
            }
        }
        records.by_name.sort_unstable();
        // Of one name the greatest comes last, and stays.
        records.by_name.dedup_by(|greater, kept| {
            let is_same = greater.0 == kept.0;
            if is_same {
                std::mem::swap(greater, kept);
            }
            is_same
        });
        records.drop_erased();
        records
    }

    /// Where a name is, or would be.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.by_name
            .binary_search_by(|(other, _)| other.as_str().cmp(name))
    }

    fn drop_erased(&mut self) -> Vec<String> {
        let erased = self.erased;
        if erased == Version::LEGACY {
            return Vec::new();
        }
        let mut gone = Vec::new();
        self.by_name.retain(|(name, record)| {
            let stays = record.version > erased;
            if !stays {
                gone.push(name.clone());
            }
            stays
        });
        gone
    }

    /// Merges another copy into this one.
    pub fn merge(&mut self, other: Records) -> Merged {
        let mut merged = Merged::default();
        if other.erased > self.erased {
            self.erased = other.erased;
            merged.changed = self.drop_erased();
        }
        let mut added = Vec::new();
        for (name, record) in other.by_name {
            if record.version <= self.erased && self.erased != Version::LEGACY {
                continue;
            }
            let Ok(place) = self.place(&name) else {
                merged.changed.push(name.clone());
                added.push((name, record));
                continue;
            };
            let known = &mut self.by_name[place].1;
            let loser = match record.cmp(known) {
                Ordering::Equal => continue,
                Ordering::Less => record.value,
                Ordering::Greater => {
                    merged.changed.push(name.clone());
                    std::mem::replace(known, record).value
                }
            };
            merged.replaced.extend(loser.map(|value| (name, value)));
        }
        if !added.is_empty() {
            self.by_name.extend(added);
            self.by_name.sort_unstable();
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
        match self.place(name) {
            Ok(place) => self.by_name[place].1 = record,
            Err(place) => self.by_name.insert(place, (name.to_owned(), record)),
        }
    }

    /// Erases everything there is; `version` as for [`Records::put`].
    pub fn erase(&mut self, version: Version) {
        self.erased = self.erased.max(version);
        self.drop_erased();
    }

    /// Drops tombstones that are over a year old, but the latest 500; their names.
    pub fn expire(&mut self, now_ms: u64) -> Vec<String> {
        let mut young = 0;
        // The latest first. (Sorting them is code of its own.)
        let mut latest: Vec<Version> = Vec::new();
        for (_, Record { version, value }) in &self.by_name {
            let age = now_ms.saturating_sub(version.time_ms());
            match value {
                Some(_) => {}
                None if age <= TOMBSTONE_KEPT_MS => young += 1,
                None => {
                    let place = latest.partition_point(|other| other > version);
                    latest.insert(place, *version);
                }
            }
        }
        let Some(goes) = latest.get(TOMBSTONES_KEPT.saturating_sub(young)).copied() else {
            return Vec::new();
        };
        let is_old = |record: &Record| record.value.is_none() && record.version <= goes;
        let mut old = Vec::new();
        self.by_name.retain(|(name, record)| {
            let goes = is_old(record);
            if goes {
                old.push(name.clone());
            }
            !goes
        });
        old
    }

    /// The record under a name, deleted or not.
    pub fn get(&self, name: &str) -> Option<&Record> {
        let place = self.place(name).ok()?;
        Some(&self.by_name[place].1)
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
        let versions = self.by_name.iter().map(|(_, record)| record.version);
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
        let mut stored: Vec<&(String, String)> = stored.iter().collect();
        stored.sort_unstable();
        let is_news = |record: &(String, String)| stored.binary_search(&record).is_err();
        let is_gone = |name: &&String| *name != ERASED && self.get(name).is_none();
        let names = stored.iter().map(|(name, _)| name);
        let removed = names.filter(is_gone);
        let removed: Vec<Write> = removed.map(|name| (name.clone(), None)).collect();
        let written = self.to_stored().into_iter().filter(is_news);
        written
            .map(|(name, text)| (name, Some(text)))
            .chain(removed)
            .collect()
    }
}
