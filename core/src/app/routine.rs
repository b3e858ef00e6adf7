//! The routine that is being changed, and finding one's own tempo.

use super::{Effect, Model, Now, RoutineEvent, Screen};
use crate::method::{Offer, Routine, Tempo};
use std::time::Duration;

impl Model {
    pub(super) fn routine_event(
        &mut self,
        event: RoutineEvent,
        at: Now,
        effects: &mut Vec<Effect>,
    ) {
        match event {
            RoutineEvent::Step(part, up) => {
                self.change_routine(self.changing().stepped(part, up), at);
            }
            RoutineEvent::BeginWith(first) => {
                self.change_routine(self.changing().with_first(first), at);
            }
            RoutineEvent::UsualRoutine => {
                self.diary.mine = Offer::default();
                self.store_routine(at);
            }
            RoutineEvent::TempoTap => {
                let now = Duration::from_millis(at.stamp.utc_ms as u64);
                self.forms.tempo.tap(now);
            }
            RoutineEvent::TempoAgain => self.forms.tempo = Tempo::default(),
            RoutineEvent::KeepTempo => {
                (self.diary.mine.routine, _) = self.forms.tempo.applied(self.diary.mine.routine);
                self.store_routine(at);
                self.navigation.screen = Screen::Routine;
                effects.push(Effect::GoInstead(Screen::Routine));
            }
        }
    }

    /// The routine that is being changed: another person's where one is made for
    /// them, else the person's own.
    pub fn changing(&self) -> &Routine {
        match self.navigation.screen {
            Screen::Share => &self.forms.sending.routine,
            _ => &self.diary.mine.routine,
        }
    }

    fn change_routine(&mut self, routine: Routine, at: Now) {
        if self.navigation.screen == Screen::Share {
            self.forms.sending.routine = routine;
            self.forms.copied = None;
        } else {
            self.diary.mine.routine = routine;
            self.store_routine(at);
        }
    }
}
