//! What is written is handed to the stores and to other tabs, and what those tell is
//! merged.

use super::{Batch, Database, Local};
use crate::app::StorageEvent;
use crate::app::copy_state::Copying;
use crate::app::{Effect, Model, Now};
use crate::diary::{Key, Measured, Records, Write, in_writing_order};

impl Model {
    /// Takes what a store, or another tab, tells.
    pub(in crate::app) fn storage_event(
        &mut self,
        event: StorageEvent,
        at: Now,
        effects: &mut Vec<Effect>,
    ) {
        match event {
            StorageEvent::Opened(stored) => {
                self.storage.database = Database::Open;
                self.merge(&stored, at, effects);
                self.diary.settle(at.write_time());
                let writes = self.diary.records().missing_in(&stored);
                let _written_below = self.diary.take_dirty();
                self.storage.unsaved.clear();
                self.storage.has_failed = false;
                self.write_database(writes, effects);
                effects.push(Effect::ReadLocal);
                self.look_for_session(effects);
                self.adopt_offer(at);
            }
            StorageEvent::Late => {
                if !matches!(self.storage.database, Database::Closed) {
                    self.storage.database = Database::Late;
                }
                self.look_for_session(effects);
            }
            StorageEvent::Closed => {
                self.storage.database = Database::Closed;
                let pending = std::mem::take(&mut self.storage.pending);
                self.storage
                    .add_unsaved(pending.into_iter().flat_map(|batch| batch.names));
                // It is given all of that once it is open again.
                self.storage.has_failed = false;
            }
            StorageEvent::Missing => {
                self.storage.database = Database::Missing;
                self.diary.settle(at.write_time());
                let unsaved = std::mem::take(&mut self.storage.unsaved);
                self.save(unsaved, effects);
                effects.push(Effect::ReadLocal);
                self.look_for_session(effects);
                self.adopt_offer(at);
            }
            StorageEvent::Saved(batch) => self.batch_is_saved(batch, effects),
            StorageEvent::Failed(batch) => self.batch_has_failed(batch),
            StorageEvent::LocalRead(stored) => {
                let changed = self.merge(&stored, at, effects);
                let writes = self.diary.records().missing_in(&stored);
                self.write_local(writes, effects);
                // What was written there alone is for the database, too.
                self.save(changed, effects);
                if self.session.elsewhere.is_some() {
                    self.look_for_session(effects);
                }
            }
            StorageEvent::LocalFailed(names) => self.local_has_failed(names),
            // Most is told twice.
            StorageEvent::Heard(stored) if self.diary.others_in(&stored).is_empty() => {}
            StorageEvent::Heard(stored) => {
                if !self.merge(&stored, at, effects).is_empty() {
                    self.look_for_session(effects);
                }
                self.diary.write_again(&stored);
            }
            StorageEvent::StoreAgain => self.store_again(effects),
        }
        self.reload_once_saved(effects);
    }

    fn batch_is_saved(&mut self, batch: u32, effects: &mut Vec<Effect>) {
        let _saved = self.storage.take_batch(batch);
        self.storage.database_has_answered();
        if self.storage.database == Database::Open && !self.storage.unsaved.is_empty() {
            // It takes something again.
            self.store_again(effects);
        }
    }

    fn batch_has_failed(&mut self, batch: u32) {
        // Otherwise the database was closed meanwhile, and is given it when it opens.
        if let Some(names) = self.storage.take_batch(batch) {
            self.storage.add_unsaved(names);
            self.storage.has_failed = true;
            self.storage.database_has_answered();
        }
    }

    fn local_has_failed(&mut self, names: Vec<String>) {
        if self.storage.local == Local::Works {
            self.storage.local = Local::Full;
        }
        if self.storage.database != Database::Missing {
            return;
        }
        let is_aside = |name: &String| matches!(Key::named(name), Some(Key::Quarantined(_)));
        if names.iter().any(is_aside) {
            // What could not be copied is not written over.
            let others = names.iter().filter(|name| !is_aside(name));
            self.storage.read_only.extend(others.cloned());
        }
        self.storage.add_unsaved(names);
        self.storage.has_failed = true;
    }

    /// Merges what another store or tab has; the names under which that changed anything.
    fn merge(
        &mut self,
        stored: &[(String, String)],
        at: Now,
        effects: &mut Vec<Effect>,
    ) -> Vec<String> {
        let speaker = self.diary.settings.speaker;
        let records = Records::read(stored.iter().cloned());
        let was_erased = self.diary.records().erased();
        let corrected = self.corrects_measurement();
        let changed = self.diary.merge(records, at.write_time());
        if self.diary.records().erased() != was_erased {
            // Nothing of what was there is to be put back.
            self.forms.undo = None;
            self.storage.copying = Copying::default();
            self.forms.draft = Measured::new(at.stamp, at.nonce);
        }
        if corrected && !self.corrects_measurement() {
            // It was deleted there: to keep it would bring it back.
            self.forms.draft = Measured::new(at.stamp, at.nonce);
        }
        if !changed.is_empty() {
            self.diary_was_changed_elsewhere();
            // To put back what was before would take back what was done there.
            let undo = self.forms.undo.take();
            self.forms.undo = undo.filter(|undo| !changed.contains(&undo.key.name()));
            self.speak_as(speaker, effects);
        }
        changed
    }

    /// What is shown may be gone, or never have been.
    fn diary_was_changed_elsewhere(&mut self) {
        let running = &self.diary.running;
        let goes_on = |id: &_| running.iter().any(|each| each.entry.id == *id);
        let unfinished = self.session.unfinished.take();
        self.session.unfinished = unfinished.filter(|unfinished| goes_on(&unfinished.entry.id));
        let kept = self.session.entry.take();
        self.session.entry = kept.filter(|id| self.diary.log.has(id));
    }

    /// Hands on what was written since it was last handed on.
    pub(in crate::app) fn hand_on(&mut self, effects: &mut Vec<Effect>) {
        let names = self.diary.take_dirty();
        self.save(names, effects);
    }

    /// Once more what no store has taken.
    pub(in crate::app) fn store_again(&mut self, effects: &mut Vec<Effect>) {
        self.storage.has_failed = false;
        self.storage.read_only.clear();
        if self.storage.local == Local::Full {
            self.storage.local = Local::Works;
        }
        let unsaved = std::mem::take(&mut self.storage.unsaved);
        self.save(in_writing_order(unsaved), effects);
    }

    fn save(&mut self, names: Vec<String>, effects: &mut Vec<Effect>) {
        if names.is_empty() {
            return;
        }
        let writes: Vec<Write> = names.iter().map(|name| self.diary.write(name)).collect();
        effects.push(Effect::TellTabs(writes.clone()));
        self.write_local(writes.clone(), effects);
        match self.storage.database {
            Database::Open => self.write_database(writes, effects),
            Database::Missing if self.storage.local == Local::Blocked => {
                self.storage.add_unsaved(names);
                self.storage.has_failed = true;
            }
            Database::Missing => {
                // It is stored with this, or `LocalFailed` tells.
            }
            Database::Opening | Database::Late | Database::Closed => {
                self.storage.add_unsaved(names);
            }
        }
    }

    fn write_local(&mut self, mut writes: Vec<Write>, effects: &mut Vec<Effect>) {
        writes.retain(|(name, _)| !self.storage.read_only.contains(name));
        if !writes.is_empty() && self.storage.local != Local::Blocked {
            effects.push(Effect::WriteLocal(writes));
        }
    }

    fn write_database(&mut self, writes: Vec<Write>, effects: &mut Vec<Effect>) {
        if !writes.is_empty() {
            self.storage.last_batch += 1;
            let batch = self.storage.last_batch;
            let names = writes.iter().map(|(name, _)| name.clone()).collect();
            self.storage.pending.push(Batch {
                number: batch,
                names,
            });
            effects.push(Effect::WriteDatabase(batch, writes));
        }
    }
}
