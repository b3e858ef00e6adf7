//! How the model conducts a session: begins it, keeps it in time with its
//! sound, writes it down as it goes, and takes up one that was broken off.

use super::session_state::{LastSaved, Starting};
use super::{AskedPain, Database, Effect, Model, Now, PausedBy, Screen};
use crate::diary::{Id, Notes, Unfinished};
use crate::method::{self, Input, Session};
use crate::words;
use std::time::Duration;

/// In a break as long as this the strap was put down (choice).
const LONG_BREAK_MS: i64 = 60 * 1000;

impl Model {
    /// Has the session go on that was broken off, unless the answers to the check speak
    /// against it: then they are told why.
    pub(super) fn take_up(&mut self, effects: &mut Vec<Effect>) {
        match self.is_ruled_out() && !self.is_in_session() {
            true => self.show_check(effects),
            false => self.lock_session(Starting::Again, effects),
        }
    }

    /// Asks whether no other tab has a session.
    pub(super) fn lock_session(&mut self, starting: Starting, effects: &mut Vec<Effect>) {
        let has_what_it_takes = starting != Starting::Again || self.session.unfinished.is_some();
        if !self.is_in_session() && self.session.starting.is_none() && has_what_it_takes {
            self.session.starting = Some(starting);
            self.session.elsewhere = None;
            self.device.lacks.sound = false;
            effects.push(Effect::LockSession);
        }
    }

    /// No other tab has one.
    pub(super) fn begin(&mut self, at: Now, effects: &mut Vec<Effect>) {
        let Some(starting) = self.session.starting.take() else {
            return;
        };
        if starting == Starting::Taken {
            let latest = self.diary.running.last().cloned();
            self.session.unfinished = latest.filter(|latest| !self.diary.is_over(&latest.entry.id));
            if self.session.unfinished.is_none() {
                // It came to its end meanwhile.
                effects.push(Effect::EndSession);
                return;
            }
        }
        self.put_away(at);
        self.forms.undo = None;
        self.forms.asked_pain = AskedPain::NotYet;
        let goes = match self.navigation.screen {
            // Back is to lead home, not to what is answered.
            Screen::Check => Effect::GoInstead,
            _ => Effect::Go,
        };
        effects.push(goes(Screen::Session));
        self.navigation.screen = Screen::Session;
        // What came after the last session is drawn anew after this one.
        self.navigation.drawn = Model::PARTS;
        self.session.last_saved = LastSaved::default();
        self.session.is_bent = self.diary.settings.bent || self.diary.settings.gentle;
        self.session.leaves_out_rolling = self.wanted() != self.routine();
        self.session.hears_nothing = false;
        self.session.question = None;
        self.session.sounds = self.is_to_sound();
        let is_new = self.is_new_to_it();
        let waits = is_new || starting == Starting::Early;
        let waiting = |mut session: Session| {
            if waits {
                session.wait_for_tap();
            }
            if is_new {
                session.wait_after_rolling();
            }
            Some(session)
        };
        match (starting, self.session.unfinished.take()) {
            (Starting::Again | Starting::Taken, Some(unfinished)) => {
                self.session.run = waiting(Session::taken_up(&unfinished.broken_off()));
                self.session.notes = unfinished.entry.notes;
                self.session.id = Some(unfinished.entry.id);
                effects.push(Effect::HoldScreen);
                self.session.needs_get_ready = true;
                self.resume(at, effects);
            }
            (_, left_behind) => {
                if let Some(unfinished) = left_behind {
                    self.keep_unfinished(&unfinished, at);
                }
                self.session.notes = self.notes_before();
                self.session.run = waiting(Session::new(self.routine(), self.first_leg()));
                self.session.needs_get_ready = false;
                self.session.id = Some(Id::new(at.stamp, at.nonce));
                self.let_it_speak();
                // Heard from the first instant a sound can be put on the clock.
                self.session_input(at.soon, Input::Start, at, effects);
            }
        }
    }

    /// Another tab has one.
    pub(super) fn runs_elsewhere(&mut self, effects: &mut Vec<Effect>) {
        self.session.starting = None;
        self.forms.asked_pain = AskedPain::NotYet;
        if self.navigation.screen == Screen::Check {
            self.navigation.screen = Screen::Home;
            effects.push(Effect::GoInstead(Screen::Home));
        }
        let latest = self.diary.running.last();
        self.session.elsewhere = Some(latest.map(words::goes_on_at).unwrap_or_default());
    }

    /// Asks whether no tab has a session, where one was written down.
    pub(super) fn look_for_session(&self, effects: &mut Vec<Effect>) {
        let is_other = |each: &Unfinished| self.session.id.as_ref() != Some(&each.entry.id);
        let is_due = self.session.elsewhere.is_some() || self.diary.running.iter().any(is_other);
        if is_due && self.storage.database != Database::Opening {
            effects.push(Effect::LookForSession);
        }
    }

    /// Whether no tab has a session: what was written down of one goes on in its tab,
    /// can go on here, or is kept as ended early.
    pub(super) fn looked_for_session(&mut self, is_free: bool, at: Now) {
        if self.session.starting.is_some() {
            // One of them may be what begins. It was asked about before that was wanted.
            return;
        }
        let running = self.diary.running.clone();
        let others = running
            .into_iter()
            .filter(|each| self.session.id.as_ref() != Some(&each.entry.id));
        // The latest first.
        let others: Vec<Unfinished> = others.rev().collect();
        let is_idle = !self.is_in_session();
        self.session.elsewhere = None;
        if let (false, true, Some(latest)) = (is_free, is_idle, others.first()) {
            self.session.elsewhere = Some(words::goes_on_at(latest));
            self.session.unfinished = None;
            return;
        }
        let mut unfinished = None;
        for other in others {
            if self.diary.is_over(&other.entry.id) {
                self.diary.delete_running(&other, at.write_time());
            } else if unfinished.is_none() && is_idle && other.may_go_on(at.stamp) {
                unfinished = Some(other);
            } else if self.storage.has_answered() {
                self.keep_unfinished(&other, at);
            }
        }
        if is_idle {
            self.session.unfinished = unfinished;
        }
    }

    /// The session of another tab is to go on here: that tab loses it.
    pub(super) fn use_here(&mut self, effects: &mut Vec<Effect>) {
        if self.is_ruled_out() && !self.is_in_session() {
            self.show_check(effects);
        } else if self.session.elsewhere.is_some()
            && !self.is_in_session()
            && self.session.starting.is_none()
        {
            self.session.starting = Some(Starting::Taken);
            self.session.elsewhere = None;
            self.device.lacks.sound = false;
            effects.push(Effect::StealSession);
        }
    }

    /// Another tab has taken this tab's session: it goes on there.
    pub(super) fn session_was_taken(&mut self, effects: &mut Vec<Effect>) {
        if !self.is_in_session() {
            return;
        }
        self.session.question = None;
        // No time passes in it: this tab may have slept for long.
        self.session.run = None;
        self.session.id = None;
        self.session.notes = Notes::default();
        effects.extend([Effect::Silence, Effect::EndSession]);
        self.navigation.screen = Screen::Home;
        self.session.elsewhere = Some(String::new());
        effects.push(Effect::GoInstead(Screen::Home));
    }

    /// The person does not want it to go on.
    pub(super) fn finish_here(&mut self, at: Now) {
        if let Some(unfinished) = self.session.unfinished.take() {
            self.keep_unfinished(&unfinished, at);
            self.storage.has_changed = true;
        }
    }

    fn keep_unfinished(&mut self, unfinished: &Unfinished, at: Now) {
        let now = at.write_time();
        if !self.storage.has_answered() {
            self.diary.keep_unfinished(unfinished, now);
            return;
        }
        if unfinished.entry.has_reps() {
            self.keep(&unfinished.entry, at);
        }
        self.diary.delete_running(unfinished, now);
    }

    pub(super) fn pause(&mut self, by: PausedBy, at: Now, effects: &mut Vec<Effect>) {
        if self.runs() {
            self.session.paused_by = by;
            self.session.paused_at = at.stamp.utc_ms;
            self.session_input(at.sent, Input::Pause, at, effects);
        }
    }

    /// The present wait begins anew; work does not wait.
    pub(super) fn take_longer(&mut self, at: Now, effects: &mut Vec<Effect>) {
        let session = self.session.run.as_ref();
        if session.is_some_and(|session| !session.place().phase.is_of_a_rep()) {
            self.jump(Input::TakeLonger, at, effects);
        }
    }

    /// Stands still at the beginning of the present wait: there is help to read.
    pub(super) fn hear_nothing(&mut self, at: Now, effects: &mut Vec<Effect>) {
        self.pause_silently(at, effects);
        self.session_input(at.soon, Input::TakeLonger, at, effects);
        self.session.hears_nothing = self.is_in_session();
    }

    pub(super) fn pause_silently(&mut self, at: Now, effects: &mut Vec<Effect>) {
        if let Some(session) = &mut self.session.run {
            session.speak(None);
        }
        self.pause(PausedBy::Person, at, effects);
    }

    /// Goes on: after a break in which the strap was put down, with the whole time to
    /// get ready.
    pub(super) fn resume(&mut self, at: Now, effects: &mut Vec<Effect>) {
        self.session.question = None;
        self.session.hears_nothing = false;
        self.session.sounds = self.is_to_sound();
        self.let_it_speak();
        // A clock that was set back is a break of no known length.
        let lasted = (at.stamp.utc_ms - self.session.paused_at).abs();
        let input = match self.session.needs_get_ready || lasted >= LONG_BREAK_MS {
            true => Input::GetReady,
            false => Input::Resume,
        };
        if self.session.run.as_ref().is_some_and(Session::is_paused) {
            self.session.needs_get_ready = false;
        }
        self.session_input(at.soon, input, at, effects);
    }

    /// Skip and back: the sounds are taken back and laid anew from `soon`, and
    /// the time between is nobody's.
    pub(super) fn jump(&mut self, jump: Input, at: Now, effects: &mut Vec<Effect>) {
        let is_running = self.runs();
        if let Some(session) = &mut self.session.run {
            // It stands still for a breath: nothing to be said about.
            session.speak(None);
        }
        // What it leaves is what is heard now, not what was sent and will be.
        self.session_input(at.now, Input::Pause, at, effects);
        self.let_it_speak();
        self.session_input(at.soon, jump, at, effects);
        if is_running {
            self.session_input(at.soon, Input::GoOn, at, effects);
        }
    }

    pub(super) fn input(&mut self, input: Input, at: Now, effects: &mut Vec<Effect>) {
        self.session_input(at.now, input, at, effects);
    }

    pub(super) fn session_input(
        &mut self,
        now: Duration,
        input: Input,
        at: Now,
        effects: &mut Vec<Effect>,
    ) {
        let Some(session) = &mut self.session.run else {
            return;
        };
        for effect in session.handle_input(now, input) {
            match effect {
                method::Effect::Schedule(schedule) => effects.push(Effect::Schedule(schedule)),
                method::Effect::Silence => effects.push(Effect::Silence),
                method::Effect::Feel(buzz) if self.diary.settings.vibration => {
                    effects.push(Effect::Buzz(buzz));
                }
                method::Effect::Feel(_) => {}
                method::Effect::HoldScreen => effects.push(Effect::HoldScreen),
                method::Effect::ReleaseScreen => effects.push(Effect::EndSession),
                method::Effect::Keep(outcome) => self.session_is_over(outcome, at, effects),
            }
        }
    }
}
