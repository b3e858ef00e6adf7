//! Reminders that the person's own calendar has.

use super::{Effect, Model, Now};
use crate::diary::{Reminders, Stamp};
use crate::method::Routine;

/// What is wanted of them. Their days are a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemindersEvent {
    /// Be reminded at this time of day, `18:30`.
    At(String),
    /// Put them into the calendar.
    AddToCalendar,
}

/// What is asked of the browser for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemindersEffect {
    /// Hand the person a file with reminders of this routine, as of now.
    HandOut(Reminders, Routine, Stamp),
}

impl Model {
    pub(super) fn reminders_event(
        &mut self,
        event: RemindersEvent,
        at: Now,
        effects: &mut Vec<Effect>,
    ) {
        let mut settings = self.diary.settings;
        let reminders = match event {
            RemindersEvent::At(time) => settings.reminders().at(&time),
            RemindersEvent::AddToCalendar => {
                let reminders = settings.reminders().known_by(at.nonce);
                let routine = self.diary.mine.routine;
                let hand_out = RemindersEffect::HandOut(reminders, routine, at.stamp);
                effects.push(Effect::Reminders(hand_out));
                reminders
            }
        };
        settings.chosen = Some(reminders);
        self.store_settings(settings, at);
    }
}
