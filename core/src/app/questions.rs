//! What the person is asked while a session stands still, and what the session's one big
//! button means.

use super::{Effect, Model, Now, Question, SessionEvent};
impl Model {
    /// Stands still and asks what is to be.
    pub(super) fn ask(&mut self, question: Question, at: Now, effects: &mut Vec<Effect>) {
        if self.session.question.is_none() {
            self.session.was_running = self.runs();
        }
        // Whoever hurts wants quiet.
        self.pause_silently(at, effects);
        // Time may have run out in this very instant.
        if self.is_in_session() {
            self.session.needs_get_ready |= question == Question::WhatHappened;
            self.session.question = Some(question);
        }
    }

    /// Nothing happened: all is as it was before the question.
    pub(super) fn keep_going(&mut self, at: Now, effects: &mut Vec<Effect>) {
        let goes_on = self.goes_on_after_question();
        self.session.question = None;
        if goes_on {
            self.resume(at, effects);
        }
    }

    /// Whether “keep going” has the session go on: one that was paused stays paused.
    pub(super) fn goes_on_after_question(&self) -> bool {
        self.session.question.is_some() && self.session.was_running
    }

    /// Whether the session ran before the person was asked.
    pub fn was_running(&self) -> bool {
        self.session.was_running
    }

    /// What the session's one big button means, and the space bar.
    pub fn primary_action(&self) -> SessionEvent {
        match &self.session.run {
            Some(session) if session.waits() => SessionEvent::Begin,
            Some(session) if session.is_paused() => SessionEvent::Resume,
            _ => SessionEvent::Pause,
        }
    }

    /// What the space bar means, wherever the focus is.
    pub fn space_bar(&self) -> Option<SessionEvent> {
        let is_under_way = self.is_in_session() && self.session.question.is_none();
        is_under_way.then(|| self.primary_action())
    }
}
