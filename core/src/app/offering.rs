//! The routine that a link brings: it becomes that of whoever has none, and waits at home
//! for the choice of whoever has one. It is a record, so it outlasts a reload, other
//! screens and a session, and every tab has the same.

use super::{Effect, Model, Now, Screen, Undoable};
use crate::diary::Key;
use crate::method::{Forwarded, Note, Offer};

impl Model {
    /// A link was opened.
    pub(super) fn offer(&mut self, sent: Forwarded, at: Now) {
        let Forwarded {
            offer, problems, ..
        } = sent;
        // Where nothing of it could be taken, nothing was sent to whoever has no routine.
        let is_something =
            self.diary.has_routine() || problems.is_empty() || offer != Offer::default();
        if is_something {
            self.diary
                .put(&Key::Offer, offer.to_text(), at.write_time());
        }
        self.navigation.link_errors = problems;
        self.adopt_offer(at);
    }

    /// What was sent becomes the routine of whoever has none. Not before every store was
    /// read that answers: another may have one.
    pub(super) fn adopt_offer(&mut self, at: Now) {
        if !self.storage.has_answered() || self.diary.has_routine() {
            return;
        }
        if let Some(offer) = &self.diary.offer {
            let text = offer.to_text();
            self.diary.put(&Key::Routine, text, at.write_time());
        }
    }

    /// What is done at present: what was sent until the person has chosen, else their own.
    pub fn present(&self) -> &Offer {
        self.diary.offer.as_ref().unwrap_or(&self.diary.mine)
    }

    /// Whether the person has to choose between what was sent and their own.
    pub fn has_to_choose(&self) -> bool {
        self.diary.has_routine() && *self.present() != self.diary.mine
    }

    /// The words that the trainer sent with it.
    pub fn note(&self) -> Option<&Note> {
        self.present().note.as_ref()
    }

    /// What was sent is the person's own from now on.
    pub(super) fn keep_offer(&mut self, at: Now, effects: &mut Vec<Effect>) {
        if let Some(offer) = self.diary.offer.clone() {
            self.remember_choice(Key::Routine);
            self.diary.mine = offer;
            self.store_routine(at);
            self.offer_is_settled(effects);
        }
    }

    /// What was sent is not wanted: the person's own is done again, or the method's where
    /// they had none.
    pub(super) fn leave_offer(&mut self, at: Now, effects: &mut Vec<Effect>) {
        let is_a_choice = self.has_to_choose();
        if is_a_choice {
            self.remember_choice(Key::Offer);
        } else if self.diary.offer.is_some() {
            self.remember_choice(Key::Routine);
            self.diary.delete(&Key::Routine, at.write_time());
        }
        self.diary.delete(&Key::Offer, at.write_time());
        self.storage.has_changed = true;
        self.offer_is_settled(effects);
    }

    /// It can be undone.
    fn remember_choice(&mut self, key: Key) {
        self.forms.undo = None;
        self.remember(key, Undoable::RoutineChanged);
    }

    fn offer_is_settled(&mut self, effects: &mut Vec<Effect>) {
        self.navigation.link_errors.clear();
        if self.navigation.screen == Screen::Home {
            // A reload is not to open the link again.
            effects.push(Effect::GoInstead(Screen::Home));
        }
    }

    /// A link's routine that became the person's own is done with once they change it, or
    /// have done a session with it.
    pub(super) fn settle_offer(&mut self, at: Now) {
        let offer = self.diary.offer.as_ref().map(Offer::to_text);
        if offer.is_some() && offer == self.diary.value(&Key::Routine) {
            self.diary.delete(&Key::Offer, at.write_time());
        }
    }
}
