//! What goes to another person: a routine as a link, and the summary for a trainer.

use super::{Effect, Model, Now, Screen, SendingEffect, SendingEvent, Sent};
use crate::diary::Key;
use crate::method::Note;

impl Model {
    pub(super) fn sending_event(
        &mut self,
        event: SendingEvent,
        at: Now,
        effects: &mut Vec<Effect>,
    ) {
        let mut ask = |effect| effects.push(Effect::Sending(effect));
        match event {
            SendingEvent::Note(words) => self.write_note(Note::new(&words), at),
            SendingEvent::CopyLink => ask(SendingEffect::Copy(Sent::Link(self.sending_link()))),
            SendingEvent::ShareLink => ask(SendingEffect::Share(Sent::Link(self.sending_link()))),
            SendingEvent::TellNotes(are_told) => {
                self.forms.tells_notes = are_told;
                self.forms.copied = None;
            }
            SendingEvent::CopyText(text) => ask(SendingEffect::Copy(Sent::Text(text))),
            SendingEvent::ShareText(text) => ask(SendingEffect::Share(Sent::Text(text))),
            SendingEvent::Print => ask(SendingEffect::Print),
            SendingEvent::Copied(is_copied) => self.forms.copied = Some(is_copied),
            SendingEvent::NotShared(sent) => ask(SendingEffect::Copy(sent)),
            SendingEvent::NotPrinted => self.device.lacks.printing = true,
        }
    }

    /// The end of the address at which the routine for another person is offered.
    pub fn sending_link(&self) -> String {
        Screen::Routine.address().to_owned() + "?" + &self.forms.sending.to_text()
    }

    /// What goes with a routine for another person: kept as it is typed, until its
    /// screen is left.
    fn write_note(&mut self, note: Option<Note>, at: Now) {
        let words = note.as_ref().map(|note| note.words().to_owned());
        self.diary.set(&Key::Note, words, at.write_time());
        self.forms.sending.note = note;
        self.forms.copied = None;
        self.storage.has_changed = true;
    }
}
