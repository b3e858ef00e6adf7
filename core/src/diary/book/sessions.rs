//! Sessions that did not come to their end, and when one was stopped for pain.

use super::super::{Id, Key, Stopped, Unfinished};
use super::{Diary, WriteTime};
use crate::diary::Version;
use crate::method::Ending;

impl Diary {
    /// When a session was stopped for pain last, as far as is known.
    pub fn last_stop(&self) -> Option<Stopped> {
        let kept = self.stopped.max(self.stopped_without_entry);
        kept.max(self.log.last_stop())
    }

    /// A stop for pain at that time, after all that are known, or were when the safety
    /// check was answered.
    pub fn stopped_now(&self, utc_ms: i64) -> Stopped {
        let known = self.checked.and_then(|checked| checked.stopped);
        Stopped::after(self.last_stop().max(known), utc_ms)
    }

    /// Writes down when a session was stopped for pain last, where only sessions tell:
    /// those can be deleted.
    pub(super) fn keep_last_stop(&mut self, now: WriteTime) {
        let last = self.last_stop();
        if let Some(stopped) = last.filter(|_| last > self.stopped) {
            self.put_value(&Key::Stopped.name(), Some(stopped.to_text()), now);
        }
    }

    /// Whether a session is over: it is in the diary, or was. One that was kept by
    /// [`Diary::keep_unfinished`] is not where it is known by now how it went on.
    pub fn is_over(&self, id: &Id) -> bool {
        let Some(entry) = self.records.get(&Key::Entry(id.clone()).name()) else {
            return false;
        };
        let kept = self.log.find(id);
        let ended_early = kept.is_some_and(|kept| kept.outcome.ending == Ending::EndedEarly);
        !(ended_early && entry.version < self.version_of_running(id))
    }

    pub(super) fn version_of_running(&self, id: &Id) -> Version {
        let running = self.records.get(&Key::Running(Some(id.clone())).name());
        running.map_or(Version::LEGACY, |running| running.version)
    }

    /// Keeps a session that broke off as one that ended early, before every store has
    /// answered: what is kept is as old as what was written down, so that it gives way
    /// to what another store knows of how the session went on, or was deleted.
    pub fn keep_unfinished(&mut self, unfinished: &Unfinished, now: WriteTime) {
        let entry = &unfinished.entry;
        let version = self.version_of_running(&entry.id);
        if entry.has_reps() {
            let name = Key::Entry(entry.id.clone()).name();
            self.put_as_of(&name, Some(entry.to_text()), version);
        }
        match version {
            Version::LEGACY => self.delete_running(unfinished, now),
            version => {
                let name = Key::Running(Some(entry.id.clone())).name();
                self.put_as_of(&name, None, version);
            }
        }
    }

    /// Removes what is written down of a session under way, by whichever build.
    pub fn delete_running(&mut self, unfinished: &Unfinished, now: WriteTime) {
        self.delete(&Key::Running(Some(unfinished.entry.id.clone())), now);
        let old = Key::Running(None);
        let is_it = self.records.value(&old.name()).and_then(Unfinished::parse);
        if is_it.is_some_and(|it| it.entry.id == unfinished.entry.id) {
            self.delete(&old, now);
        }
    }
}
