//! Reminders that the person's own calendar has.

use super::{Effect, Model, Now, RemindersEffect, RemindersEvent};

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
