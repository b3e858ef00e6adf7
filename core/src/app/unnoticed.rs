//! A session of which nothing can reach anybody pauses itself.

use super::{Effect, Model, Now, PausedBy};
use crate::method::{Input, ms};
use std::time::Duration;

/// A page that was not woken for so long stood still: it wakes each second.
const STOOD_STILL: Duration = Duration::from_secs(5);

impl Model {
    /// Whether a session that begins or goes on now makes a sound.
    pub fn is_to_sound(&self) -> bool {
        self.diary.settings.sound && !self.device.lacks.sound
    }

    /// Pauses a session of which nothing can reach anybody: it makes no sound, and what
    /// is out of view cannot vibrate, either. Else time would count reps nobody did.
    pub(super) fn pause_unnoticed(&mut self, at: Now, effects: &mut Vec<Effect>) {
        let counts = !self.waits();
        if self.device.is_hidden && !self.session.sounds && counts {
            self.pause(PausedBy::Unnoticed, at, effects);
        }
        let is_running = self.runs();
        self.session.last_seen = (is_running && !self.session.sounds && counts).then_some(at.now);
    }

    /// The same where the whole page stood still, as it does while the device sleeps:
    /// nothing of that time was shown, and it is paused where it was before.
    pub(super) fn pause_where_last_seen(&mut self, at: Now, effects: &mut Vec<Effect>) {
        if let Some(seen) = self.session.last_seen.take()
            && at.now > seen + STOOD_STILL
        {
            self.session.paused_by = PausedBy::Unnoticed;
            self.session.paused_at = at.stamp.utc_ms - ms(at.now - seen) as i64;
            self.session_input(seen, Input::Pause, at, effects);
        }
    }
}
