//! What cannot be read is protected: moved to a name of its own, where another build
//! may read it one day, and never written over.

use super::super::{Key, PREFIX, Stopped};
use super::reading::Reading;
use super::{Diary, WriteTime, millis};
use crate::diary::{Records, Version};

impl Diary {
    /// How many things could not be read, now or earlier, but what a later build wrote.
    pub fn unreadable(&self) -> usize {
        let is_new = |(name, text): &&(String, String)| {
            let copy = Key::quarantine(name, text).name();
            self.records.value(&copy).is_none()
        };
        let new = self.unreadable.iter().filter(is_new).count();
        self.quarantined.len() - self.future.len() + new
    }

    /// Whether what is under a name cannot be read, and not since a later build wrote it.
    pub(in super::super) fn is_unreadable(&self, name: &str) -> bool {
        let mut unreadable = self.unreadable.iter();
        unreadable.any(|(known, text)| known == name && self.records.value(name) == Some(text))
    }

    /// What was to be quarantined or put in its place, and is in no record any more, is
    /// erased with the rest.
    pub(super) fn forget_lost(&mut self) {
        let records = &self.records;
        let is_here = |(name, text): &(String, String)| records.value(name) == Some(text);
        self.unreadable.retain(is_here);
        self.rescued.clear();
    }

    /// What lost against another record and cannot be read is put aside: another build
    /// may read it. What can be read while the winner cannot takes its place.
    pub(super) fn rescue(&mut self, name: String, value: String) {
        if self.records.value(&name) == Some(&value) {
            // Another version of the same is no other.
            return;
        }
        if name == Key::Stopped.name() {
            self.stopped_without_entry = self.stopped_without_entry.max(Stopped::parse(&value));
        }
        let reads = |value: &str| Diary::default().reads(&name, value);
        match reads(&value) {
            Reading::Unreadable | Reading::Future => {
                let lost = (name, value);
                if !self.unreadable.contains(&lost) {
                    self.unreadable.push(lost);
                }
            }
            Reading::Read => {
                let winner = self.records.value(&name);
                if winner.is_some_and(|winner| matches!(reads(winner), Reading::Unreadable)) {
                    self.rescued.push((name, value));
                }
            }
            Reading::Unknown => {}
        }
    }

    /// Moves what cannot be read to a name of its own, where nothing is written over
    /// it. The copy is written first, and has the later version: to a build that can
    /// read it, it is what was there.
    pub(super) fn quarantine(&mut self, now: WriteTime) {
        for (name, text) in std::mem::take(&mut self.unreadable) {
            let is_here = self.records.value(&name) == Some(&text);
            let copy = Key::quarantine(&name, &text).name();
            let [deleted, copied] = [(); 2].map(|()| self.clock.next(millis(now), now.nonce));
            if is_here || self.records.value(&copy).is_none() {
                self.put_as_of(&copy, Some(text), copied);
            }
            if is_here {
                self.put_as_of(&name, None, deleted);
            }
        }
        for (name, value) in std::mem::take(&mut self.rescued) {
            if self.records.value(&name).is_none() {
                self.put_value(&name, Some(value), now);
            }
        }
    }

    /// Another build, which ran here between, may have put aside what this one can read:
    /// that has its place again, by the law. But for a session that broke off, which the
    /// person may have put aside because it broke the app.
    pub(super) fn restore_quarantined(&mut self, now: WriteTime) {
        for (copy, text) in self.quarantined.clone() {
            let Some(Key::Quarantined(short)) = Key::named(&copy) else {
                continue;
            };
            let name = PREFIX.to_owned() + short.split('~').next().unwrap_or_default();
            let version = self.records.get(&copy).map(|record| record.version);
            let can_be = !Key::is_running(&name) && Diary::can_say(&name, &text);
            if let (Some(version), true) = (version, can_be) {
                let mut restored = Records::default();
                restored.put(&name, version, Some(text));
                self.records.merge(restored);
                self.dirty.push(name.clone());
                self.read_one(&name);
                self.put_value(&copy, None, now);
            }
        }
    }

    /// Earlier builds, and the page for when the app could not go on, put what they could
    /// not read elsewhere. It has one place on every device, so that no file doubles it.
    pub(super) fn rename_quarantined(&mut self, now: WriteTime) {
        for (name, text) in self.quarantined.clone() {
            let copy = Key::quarantine(&name, &text).name();
            if matches!(Key::named(&name), Some(Key::Quarantined(_))) && name != copy {
                self.put_value(&copy, Some(text), now);
                self.put_value(&name, None, now);
            }
        }
    }

    /// Gives what the person chose a version, if an earlier build stored it: what is
    /// merged from elsewhere without one is nobody's later choice.
    pub(super) fn adopt_choices(&mut self, now: WriteTime) {
        for key in [Key::Settings, Key::Routine, Key::Thing] {
            let name = key.name();
            let record = self.records.get(&name);
            let legacy = record.filter(|record| record.version == Version::LEGACY);
            let value = legacy.and_then(|record| record.value.clone());
            let is_future = self.future.contains(&name);
            if let (Some(value), false) = (value, is_future) {
                let version = self.clock.next(millis(now), now.nonce);
                self.records.put(&name, version, Some(value));
                self.dirty.push(name);
            }
        }
    }
}
