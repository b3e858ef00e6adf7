//! What of the state is written down, and told to the phone.

use super::session_state::LastSaved;
use super::{Effect, Model, Now, Saving, Screen, Undo, Undoable};
use crate::diary::{Before, Entry, Id, Key, Notes, Pain, Said, Unfinished};
use crate::method::{Ending, Outcome};
use crate::words;

impl Model {
    /// The session that was just kept, unless it is deleted by now.
    pub fn just_kept(&self) -> Option<Id> {
        self.session
            .entry
            .clone()
            .filter(|id| self.diary.log.has(id))
    }

    /// The session that is opened from Progress, unless it is deleted by now.
    pub fn opened_entry(&self) -> Option<Id> {
        self.navigation
            .opened
            .clone()
            .filter(|id| self.diary.log.has(id))
    }

    pub(super) fn keep(&mut self, entry: &Entry, at: Now) {
        let key = Key::Entry(entry.id.clone());
        self.diary.put(&key, entry.to_text(), at.write_time());
    }

    /// A session is over. One without a rep is no entry; one that was stopped for pain
    /// makes the safety check due all the same.
    pub(super) fn session_is_over(&mut self, outcome: Outcome, at: Now, effects: &mut Vec<Effect>) {
        let running = self.session.id.take();
        // Where it is known by now that it had come to an end before it went on here,
        // that stays as it is.
        let id = running.clone().filter(|id| !self.diary.is_over(id));
        let id = id.unwrap_or_else(|| Id::new(at.stamp, at.nonce));
        if outcome.ending == Ending::StoppedForPain {
            let stopped = self.diary.stopped_now(at.stamp.utc_ms);
            let text = stopped.to_text();
            self.diary.put(&Key::Stopped, text, at.write_time());
        }
        let entry = Entry {
            id,
            at: at.stamp,
            outcome,
            notes: std::mem::take(&mut self.session.notes),
        };
        if entry.has_reps() {
            // Now there is something to lose; once is enough to ask.
            if self.is_first_time() {
                effects.push(Effect::Persist);
            }
            self.session.entry = Some(entry.id.clone());
            self.keep(&entry, at);
            self.diary.delete(&Key::Before, at.write_time());
            self.settle_offer(at);
            self.write_copy(effects);
        }
        self.storage.has_changed = true;
        // What is asked after a session is among them.
        self.fetch_lazy_again(effects);
        if running.is_some() {
            self.diary.delete(&Key::Running(running), at.write_time());
        }
    }

    /// Whether what the person changed on this screen is saved; `None` where they
    /// changed nothing, or have other things to look at.
    pub fn saving_shown(&self) -> Option<Saving> {
        let is_shown = self.storage.has_changed && !self.is_in_session();
        is_shown.then(|| self.storage.saving())
    }

    /// Says something of a session.
    pub(super) fn say(&mut self, id: &Id, said: Said, at: Now) {
        let Some(mut entry) = self.diary.log.find(id).cloned() else {
            return;
        };
        if self.navigation.screen == Screen::Entry {
            self.remember(Key::Entry(id.clone()), Undoable::SessionChanged);
        }
        entry.notes.say(said);
        self.keep(&entry, at);
        self.storage.has_changed = true;
    }

    /// How much it hurts before a session.
    pub(super) fn say_pain_before(&mut self, pain: Option<Pain>, at: Now) {
        let day = at.stamp.day();
        let before = pain.map(|pain| Before { day, pain }.to_text());
        self.diary.set(&Key::Before, before, at.write_time());
    }

    /// How much it hurts before the session to come, if that was said today.
    pub fn pain_before(&self) -> Option<Pain> {
        let before = self.diary.before;
        let of_today = before.filter(|before| before.day == self.today);
        of_today.map(|before| before.pain)
    }

    /// What is said of a session before it begins.
    pub(super) fn notes_before(&self) -> Notes {
        Notes {
            before: self.pain_before(),
            ..Notes::default()
        }
    }

    pub(super) fn store_routine(&mut self, at: Now) {
        let text = self.diary.mine.to_text();
        // The offer is settled where it was the routine until now, or has become it.
        self.settle_offer(at);
        self.diary.put(&Key::Routine, text, at.write_time());
        self.settle_offer(at);
        self.storage.has_changed = true;
    }

    /// Stores the settings that are no longer as they were.
    pub(super) fn store_settings(&mut self, settings: crate::diary::Settings, at: Now) {
        let were = self.diary.settings;
        for ((name, text), (_, was)) in settings.fields().zip(were.fields()) {
            if text != was {
                let key = Key::Setting(name);
                self.diary.set(&key, text, at.write_time());
                self.storage.has_changed = true;
            }
        }
    }

    /// Notes a record as it is, to be put back. What is changed several times over is
    /// put back as it was at first.
    pub(super) fn remember(&mut self, key: Key, what: Undoable) {
        let is_noted = |undo: &Undo| undo.key == key && undo.what == what;
        if !self.forms.undo.as_ref().is_some_and(is_noted) {
            let value = self.diary.value(&key);
            self.forms.undo = Some(Undo { key, value, what });
        }
    }

    /// Deletes a record, which can be put back.
    pub(super) fn delete(&mut self, key: Key, what: Undoable, at: Now) {
        self.forms.undo = None;
        self.remember(key.clone(), what);
        self.diary.delete(&key, at.write_time());
        self.storage.has_changed = true;
    }

    /// Deletes a session; where it has the screen to itself, that leads back.
    pub(super) fn delete_session(&mut self, id: Id, at: Now, effects: &mut Vec<Effect>) {
        if self.navigation.screen == Screen::Entry {
            self.navigation.screen = Screen::Progress;
            effects.push(Effect::GoInstead(Screen::Progress));
        }
        self.delete(Key::Entry(id), Undoable::SessionDeleted, at);
    }

    pub(super) fn undo(&mut self, at: Now) {
        if let Some(Undo { key, value, .. }) = self.forms.undo.take() {
            self.diary.put_back(&key, value, at.write_time());
            self.storage.has_changed = true;
        }
    }

    /// Writes down how far the session is, and shows it to the phone, where
    /// either has changed.
    pub(super) fn tell(&mut self, at: Now, effects: &mut Vec<Effect>) {
        let (Some(session), Some(id)) = (&self.session.run, &self.session.id) else {
            return;
        };
        let broken_off = session.broken_off();
        let written = Some((broken_off.place, broken_off.reps));
        let shown = Some((words::outside(session), session.is_running()));
        if shown != self.session.last_saved.shown {
            let (words, plays) = shown.clone().unwrap_or_default();
            effects.push(Effect::ShowOnLockScreen(words, plays));
        }
        if written != self.session.last_saved.written {
            let notes = self.session.notes.clone();
            let unfinished = Unfinished::new(broken_off, id.clone(), at.stamp, notes);
            let key = Key::Running(Some(id.clone()));
            self.diary.put(&key, unfinished.to_text(), at.write_time());
        }
        self.session.last_saved = LastSaved { written, shown };
    }
}
