//! What of the state is stored and told to the phone, and what to do when it is
//! not stored.

use super::{At, Effect, Model, Storing};
use crate::diary::{Entry, Found, Id, Key, Seen, Unfinished};
use crate::stretch::Place;
use crate::words;

/// What was last told of a session, so that nothing is told twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Where it would go on, and with what done, as it was written down.
    written: Option<(Place, [u32; 2])>,
    /// What the phone shows of it, and whether it plays.
    shown: Option<(String, bool)>,
}

impl Model {
    pub(super) fn keep(&mut self, entry: Entry, effects: &mut Vec<Effect>) {
        let key = Key::Entry(entry.id.clone());
        let text = entry.to_text();
        self.log.add(entry);
        self.store(key, text, effects);
    }

    /// Stores an entry of the log anew.
    pub(super) fn store_entry(&mut self, id: &Id, effects: &mut Vec<Effect>) {
        if let Some(entry) = self.log.find(id) {
            let (key, text) = (Key::Entry(id.clone()), entry.to_text());
            self.store(key, text, effects);
        }
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
        for key in std::mem::take(&mut self.unsaved) {
            if let Some(text) = self.text_of(&key) {
                self.store(key, text, effects);
            }
        }
    }

    /// What is to be stored there; nothing where there is no such thing any more.
    fn text_of(&self, key: &Key) -> Option<String> {
        match key {
            Key::Settings => Some(self.settings.to_text()),
            Key::Routine => Some(self.mine.to_text()),
            Key::Checked => self.checked.map(|checked| checked.to_text()),
            Key::Thing => self.thing.as_ref().map(|thing| thing.words().to_owned()),
            // It is written down again as the session goes on.
            Key::Running => None,
            Key::Seen => self.extras.seen.map(Seen::to_text),
            Key::Entry(id) => self.log.find(id).map(|entry| entry.to_text()),
            Key::Measured(id) => {
                let mut all = self.measured.iter();
                all.find(|each| each.id == *id).map(|each| each.to_text())
            }
            Key::Aside(_) => {
                let mut all = self.strange.iter();
                let found = all.find(|(name, _)| *name == key.name());
                found.map(|(_, text)| text.clone())
            }
            Key::Scored(id) => {
                let mut all = self.scored.iter();
                all.find(|each| each.id == *id).map(|each| each.to_text())
            }
        }
    }

    pub(super) fn store(&self, key: Key, text: String, effects: &mut Vec<Effect>) {
        effects.push(Effect::Store(key, text));
    }

    /// Nothing is ever written over what could not be read, nor removed.
    pub(super) fn leave_frozen(&self, effects: &mut Vec<Effect>) {
        effects.retain(|effect| match effect {
            Effect::Store(key, _) | Effect::Forget(key) => !self.frozen.contains(&key.name()),
            _ => true,
        });
    }

    /// What a later build has written in the other store is not written over there,
    /// either.
    pub(super) fn leave_to_later_build(&mut self, found: &Found) {
        for (name, text) in &found.strange {
            if found.newer.contains(name) {
                self.leave_to_later(name, text);
            }
        }
    }

    /// What a later build has written there stays as it is.
    pub(super) fn leave_to_later(&mut self, name: &str, text: &str) {
        if !self.newer.iter().any(|newer| newer == name) {
            self.strange.push((name.to_owned(), text.to_owned()));
            self.newer.push(name.to_owned());
            self.frozen.push(name.to_owned());
        }
    }

    /// Writes down how far the session is, and shows it to the phone, where
    /// either has changed.
    pub(super) fn tell(&mut self, at: At, effects: &mut Vec<Effect>) {
        let (Some(session), Some(id)) = (&self.session, &self.id) else {
            return;
        };
        let broken_off = session.broken_off();
        let written = Some((broken_off.place, broken_off.reps));
        let shown = Some((words::outside(session), session.is_running()));
        if written != self.told.written {
            let unfinished = Unfinished::new(broken_off, id.clone(), at.stamp);
            effects.push(Effect::Store(Key::Running, unfinished.to_text()));
        }
        if shown != self.told.shown {
            let (words, plays) = shown.clone().unwrap_or_default();
            effects.push(Effect::Show(words, plays));
        }
        self.told = Told { written, shown };
    }
}
