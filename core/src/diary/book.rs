//! The diary: its records, which are the truth, and what they say.
//!
//! Every change goes through [`Diary::put`], [`Diary::delete`] or [`Diary::erase`],
//! which give it a version, and everything from elsewhere (the other store, another
//! tab, a file) through [`Diary::merge`]. What is to be written to the stores is
//! collected meanwhile: see [`Diary::take_dirty`].

mod due;
mod quarantine;
mod reading;
mod sessions;

use super::{
    Before, Checked, Copied, Key, Log, Measured, Scored, Seen, Settings, Stopped, Unfinished,
};
use crate::diary::{Clock, ERASED, Records, Version, Write};
use crate::method::{Note, Offer};

/// More changes than this at once, and everything is read anew.
const READ_ANEW: usize = 50;

/// When something is written: what a [`Version`] is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WriteTime {
    /// Milliseconds since 1970 UTC, by the device's clock.
    pub utc_ms: i64,
    /// A random number.
    pub nonce: u32,
}

/// The diary, and everything else that is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diary {
    records: Records,
    clock: Clock,
    /// The names written since they were last taken.
    dirty: Vec<String>,
    /// How the person wants it.
    pub settings: Settings,
    /// The person's own routine, or the method's.
    pub mine: Offer,
    /// The routine that a link brought, until the person has chosen.
    pub offer: Option<Offer>,
    /// Every session with at least one rep.
    pub log: Log,
    /// How high the legs went, oldest first.
    pub measured: Vec<Measured>,
    /// How well the one thing went, oldest first.
    pub scored: Vec<Scored>,
    /// The one thing the person wants back, where it is named.
    pub thing: Option<Note>,
    /// The safety check, where it was answered.
    pub checked: Option<Checked>,
    /// How much it hurts before the session to come.
    pub before: Option<Before>,
    /// What the person is writing to go with a routine they send.
    pub note: Option<Note>,
    /// What was shown here once.
    pub seen: Option<Seen>,
    /// The last copy outside the browser.
    pub copied: Option<Copied>,
    /// Sessions that did not come to their end, the latest last.
    pub running: Vec<Unfinished>,
    /// What could not be read, now or earlier: each name with its text.
    pub quarantined: Vec<(String, String)>,
    /// Those of the names under which a later build has written. It stays there for
    /// that build, and nothing is written over it.
    pub future: Vec<String>,
    /// When a session was stopped for pain last, as it was written down, …
    stopped: Option<Stopped>,
    /// … and as far as is known besides: by sessions without a rep, which earlier builds
    /// kept, and by what was written down in another tab at the same time.
    stopped_without_entry: Option<Stopped>,
    /// What is to be quarantined once every store was read, …
    unreadable: Vec<(String, String)>,
    /// … and what then takes its place.
    rescued: Vec<(String, String)>,
    /// Whether every store that answers was read: see [`Diary::settle`].
    is_settled: bool,
}

impl Diary {
    /// Reads what one store has, and believes none of it.
    pub fn read(stored: Vec<(String, String)>, now: WriteTime) -> Diary {
        let mut diary = Diary {
            records: Records::read(stored),
            ..Diary::default()
        };
        diary.records.expire(millis(now));
        diary.clock.observe(diary.records.newest());
        diary.read_all();
        diary
    }

    /// Every store that answers was read. From now on what cannot be read is
    /// quarantined, and what an earlier build stored of the person's choices has a
    /// version: before, another store may have had a later one.
    pub fn settle(&mut self, now: WriteTime) {
        self.is_settled = true;
        self.quarantine(now);
        self.restore_quarantined(now);
        self.rename_quarantined(now);
        self.adopt_choices(now);
        self.keep_last_stop(now);
    }

    /// The records, to be stored or told.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// The names written since they were last taken, each once.
    pub fn take_dirty(&mut self) -> Vec<String> {
        let mut names = std::mem::take(&mut self.dirty);
        let was_erased = self.records.erased() > Version::LEGACY;
        names.retain(|name| name != ERASED || was_erased);
        names.sort_unstable();
        names.dedup();
        in_writing_order(names)
    }

    /// Has those of another tab's records written again that gave way to others here:
    /// they may have been stored after these.
    pub fn write_again(&mut self, heard: &[(String, String)]) {
        let others = self.others_in(heard);
        self.dirty.extend(others);
    }

    /// The names under which another copy has another text.
    pub fn others_in(&self, stored: &[(String, String)]) -> Vec<String> {
        let is_other = |(name, text): &&(String, String)| self.write(name).1.as_ref() != Some(text);
        let others = stored.iter().filter(is_other);
        others.map(|(name, _)| name.clone()).collect()
    }

    /// What to store under a name.
    pub fn write(&self, name: &str) -> Write {
        self.records.write(name)
    }

    /// Writes a record.
    pub fn put(&mut self, key: &Key, text: String, now: WriteTime) {
        self.put_value(&key.name(), Some(text), now);
    }

    /// Deletes a record: what is left of it is a tombstone.
    pub fn delete(&mut self, key: &Key, now: WriteTime) {
        let name = key.name();
        if self.records.value(&name).is_some() {
            self.keep_last_stop(now);
            self.put_value(&name, None, now);
        }
    }

    /// Writes a record, or deletes it where there is nothing to write.
    pub fn set(&mut self, key: &Key, text: Option<String>, now: WriteTime) {
        match text {
            Some(text) => self.put(key, text, now),
            None => self.delete(key, now),
        }
    }

    /// Writes what was under a name earlier, or that nothing was.
    pub(super) fn put_value(&mut self, name: &str, value: Option<String>, now: WriteTime) {
        if self.future.iter().any(|future| future == name) {
            return self.read_for_now(name, value);
        }
        if self.records.value(name) == value.as_deref() {
            return;
        }
        if self
            .unreadable
            .iter()
            .any(|(unreadable, _)| unreadable == name)
        {
            // Nothing is written over it.
            self.quarantine(now);
        }
        let version = self.clock.next(millis(now), now.nonce);
        self.put_as_of(name, value, version);
    }

    fn put_as_of(&mut self, name: &str, value: Option<String>, version: Version) {
        self.records.put(name, version, value);
        self.dirty.push(name.to_owned());
        self.read_one(name);
    }

    /// Whether the person has a routine of their own: a link's becomes theirs else.
    pub fn has_routine(&self) -> bool {
        self.records.value(&Key::Routine.name()).is_some()
    }

    /// What is under a key at present, to be put back by [`Diary::put_back`].
    pub fn value(&self, key: &Key) -> Option<String> {
        self.records.value(&key.name()).map(str::to_owned)
    }

    /// Writes what was under a key earlier.
    pub fn put_back(&mut self, key: &Key, value: Option<String>, now: WriteTime) {
        self.put_value(&key.name(), value, now);
    }

    /// Erases everything, on every device that this reaches.
    pub fn erase(&mut self, now: WriteTime) {
        let version = self.clock.next(millis(now), now.nonce);
        let names = self.records.iter().map(|(name, _)| name.to_owned());
        self.dirty = [ERASED.to_owned()].into_iter().chain(names).collect();
        self.records.erase(version);
        self.forget_lost();
        self.read_all();
    }

    /// Merges another copy by the law; the names under which something has changed here.
    pub fn merge(&mut self, other: Records, now: WriteTime) -> Vec<String> {
        self.clock.observe(other.newest());
        let was_erased = self.records.erased();
        let mut merged = self.records.merge(other);
        self.records.expire(millis(now));
        if self.records.erased() != was_erased {
            self.forget_lost();
        }
        match merged.changed.len() > READ_ANEW {
            true => self.read_all(),
            false => merged.changed.iter().for_each(|name| self.read_one(name)),
        }
        for (name, value) in merged.replaced {
            self.rescue(name, value);
        }
        if self.is_settled {
            self.quarantine(now);
            self.keep_last_stop(now);
        }
        if self.records.erased() != was_erased {
            merged.changed.push(ERASED.to_owned());
        }
        merged.changed
    }

    /// The same for a copy that no store has: what it changes is written to them.
    pub(super) fn merge_and_store(&mut self, other: Records, now: WriteTime) {
        let changed = self.merge(other, now);
        self.dirty.extend(changed);
    }

    /// Whether a record is in the last copy, as it is now.
    pub fn is_copied(&self, key: &Key) -> bool {
        let record = self.records.get(&key.name());
        let copied = self.copied.as_ref();
        let is_in = |copied: &Copied| record.is_some_and(|record| record.version <= copied.up_to);
        copied.is_some_and(is_in)
    }
}

fn millis(now: WriteTime) -> u64 {
    now.utc_ms.max(0) as u64
}

/// Names in the order in which they are written: when all was erased comes before what is
/// gone, and a copy of what could not be read before its place is written to.
pub fn in_writing_order(names: Vec<String>) -> Vec<String> {
    let is_first =
        |name: &String| name == ERASED || matches!(Key::named(name), Some(Key::Quarantined(_)));
    let (mut first, others): (Vec<String>, Vec<String>) = names.into_iter().partition(is_first);
    first.extend(others);
    first
}
