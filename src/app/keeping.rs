//! What of the state is stored, and what to do when it is not.

use super::{Effect, Model, Storing};
use crate::diary::{Entry, Key};

impl Model {
    pub(super) fn keep(&mut self, entry: Entry, effects: &mut Vec<Effect>) {
        let key = Key::Entry(entry.id.clone());
        let text = entry.to_text();
        self.log.add(entry);
        self.store(key, text, effects);
    }

    pub(super) fn store_routine(&mut self, effects: &mut Vec<Effect>) {
        let text = self.mine.to_text();
        self.store(Key::Routine, text, effects);
    }

    pub(super) fn store_settings(&mut self, effects: &mut Vec<Effect>) {
        let text = self.settings.to_text();
        self.store(Key::Settings, text, effects);
    }

    pub(super) fn store_again(&mut self, effects: &mut Vec<Effect>) {
        self.storing = Storing::Works;
        let unsaved = std::mem::take(&mut self.unsaved);
        for entry in self.log.entries() {
            if unsaved.contains(&entry.id) {
                effects.push(Effect::Store(Key::Entry(entry.id.clone()), entry.to_text()));
            }
        }
        self.store_routine(effects);
        self.store_settings(effects);
    }

    /// Nothing is ever written over what could not be read.
    pub(super) fn store(&mut self, key: Key, text: String, effects: &mut Vec<Effect>) {
        if !self.frozen.contains(&key.name()) {
            effects.push(Effect::Store(key, text));
        }
    }
}
