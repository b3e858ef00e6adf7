//! What a session says: whose voice, how much of it, and the sound check.

use super::{Effect, Model, Now};
use crate::method::{self, Input, Moment, Schedule, Speech, sound_check};

impl Model {
    /// The voice and what it is to say, if there is one by now.
    fn speech(&self) -> Option<Speech> {
        let talk = self.diary.settings.talk;
        let asks = self.is_first_time();
        let speech = self.device.voice.map(|voice| Speech { voice, talk, asks });
        speech.filter(|_| self.diary.settings.sound)
    }

    /// Has the session say what the present voice and settings have it say.
    pub(super) fn let_it_speak(&mut self) {
        let speech = self.speech();
        if let Some(session) = &mut self.session.run {
            session.speak(speech);
        }
    }

    /// A voice that came while a session gets ready is heard at once; in the
    /// middle of a rep it waits for the next break.
    pub(super) fn speak_at_once(&mut self, at: Now, effects: &mut Vec<Effect>) {
        let gets_ready = self
            .session
            .run
            .as_ref()
            .is_some_and(|session| session.is_running() && session.place().phase.gets_ready());
        let gets_ready = gets_ready || self.waits();
        if gets_ready {
            self.jump(Input::Wake, at, effects);
        }
    }

    /// Whether a voice is wanted that could not be loaded.
    pub fn lacks_voice(&self) -> bool {
        self.device.lacks.voice && !self.device.lacks.sound && self.wants_voice()
    }

    fn wants_voice(&self) -> bool {
        self.diary.settings.sound && self.diary.settings.talk != method::Talk::Nothing
    }

    /// Asks for the voice, where one is wanted and not there.
    pub(super) fn want_voice(&mut self, effects: &mut Vec<Effect>) {
        if self.wants_voice() && self.device.voice.is_none() {
            effects.push(Effect::FetchVoice(self.diary.settings.speaker));
        }
    }

    /// A sound and a word, for the person to say whether they hear it.
    pub(super) fn try_sound(&mut self, at: Now, effects: &mut Vec<Effect>) {
        if !self.is_in_session() {
            self.device.has_tried_sound = true;
            effects.push(Effect::Schedule(Schedule {
                now: at.soon,
                from: Moment::START,
                cues: sound_check(self.speech().as_ref()),
            }));
            effects.push(Effect::RingOut);
        }
    }
}
