//! What is told of a session: on its screen while it is under way, and once it is over.

use super::{Model, PausedBy};
use crate::method::{Ending, Hurt, Moment, Phase, Session};
use crate::words;

impl Model {
    /// What this device lacks, said once while there is time to read, and what it has done.
    pub fn session_notice(&self) -> String {
        let run = self.session.run.as_ref();
        if let (Some(session), Some(by)) = (run, self.paused_by()) {
            let place = words::paused_at(session);
            match by {
                PausedBy::Device => return words::phone_stopped(&place),
                // Said to whoever comes back: nobody else is there.
                PausedBy::Unnoticed if !self.device.is_hidden => {
                    return words::went_unnoticed(&place);
                }
                PausedBy::Unnoticed | PausedBy::Person => {}
            }
        }
        if self.session.hears_nothing {
            return words::THEN_RESUME.to_owned();
        }
        if !matches!(self.phase(), Some(Phase::Ready | Phase::CountIn)) {
            return String::new();
        }
        let (lacks, settings) = (self.device.lacks, self.diary.settings);
        let said = [
            (lacks.sound, words::NO_SOUND),
            (!settings.sound, words::SOUND_IS_OFF),
            (self.lacks_voice(), words::NO_VOICE),
            (lacks.vibration && settings.vibration, words::NO_VIBRATION),
            (lacks.screen_lock, words::MAY_GO_DARK),
            (self.session.leaves_out_rolling, words::ROLLING_LEFT_OUT),
        ];
        let said = said.iter().filter(|(is_so, _)| *is_so);
        let said: Vec<&str> = said.map(|(_, words)| *words).collect();
        said.join(" ")
    }

    /// What the trainer has said, while there is time to read.
    pub fn note_in_session(&self) -> String {
        let note = self.note().filter(|_| self.phase() == Some(Phase::Ready));
        note.map_or_else(String::new, |note| note.words().to_owned())
    }

    /// The session's phase, while there is a session.
    pub fn phase(&self) -> Option<Phase> {
        let session = self.session.run.as_ref()?;
        Some(session.place().phase)
    }

    /// Whether time is given that may be too much or too little: people are ready early.
    pub fn is_in_a_wait(&self) -> bool {
        let is_of_a_rep = self.phase().is_some_and(Phase::is_of_a_rep);
        self.paused_by().is_none() && !self.waits() && !is_of_a_rep
    }

    /// Whether a paused session can go back a rep.
    pub fn can_go_back(&self) -> bool {
        let session = self.session.run.as_ref().filter(|run| run.is_paused());
        session.and_then(Session::one_rep_back).is_some()
    }

    /// As the first session begins, whether the sound is heard, before all depends on it.
    pub fn asks_whether_heard(&self) -> bool {
        let run = self.session.run.as_ref();
        let begins = run.is_some_and(|session| session.moment() == Moment::START);
        self.is_to_sound() && self.waits() && begins && self.is_first_time()
    }

    /// Whether nothing was ever done here.
    pub fn is_first_time(&self) -> bool {
        self.diary.log.last().is_none()
    }

    /// What hurt, where the session was stopped for pain.
    pub fn what_hurt(&self) -> Option<Hurt> {
        let session = self.session.run.as_ref()?;
        let was_pain = session.ending() == Some(Ending::StoppedForPain);
        was_pain.then(|| session.stop().map_or(Hurt::Other, |stop| stop.hurt))
    }

    /// What comes after a session, and that one gets up slowly. No day is named where a
    /// pause may be better.
    pub fn what_comes_next(&self) -> String {
        let day = match self.what_hurt().is_some() || self.stop_rule_applies() {
            true => None,
            false => self.next_day(),
        };
        let day = day.map(|day| words::next_on(words::DAYS[day]) + " ");
        day.unwrap_or_default() + words::GET_UP_SLOWLY
    }
}
