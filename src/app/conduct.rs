//! How the model conducts a session: begins it, keeps it in time with its
//! sound, writes it down as it goes, and takes up one that was broken off.

use super::keeping::Told;
use super::{At, Effect, Intent, Model, PausedBy, Screen, apart};
use crate::diary::{Entry, Found, Id, Key, Notes, Unfinished};
use crate::stretch::{self, Input, Moment, Schedule, Session, Speech, sound_check};
use crate::words;
use std::time::Duration;

/// What is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Starting {
    /// A session from its beginning.
    Anew,
    /// The one that was broken off.
    Again,
}

impl Model {
    /// Asks whether no other tab has a session.
    pub(super) fn claim(&mut self, starting: Starting, effects: &mut Vec<Effect>) {
        let has_what_it_takes = starting == Starting::Anew || self.unfinished.is_some();
        if !self.is_in_session() && self.starting.is_none() && has_what_it_takes {
            self.starting = Some(starting);
            self.elsewhere = None;
            self.lacks.sound = false;
            effects.push(Effect::Claim);
        }
    }

    /// No other tab has one.
    pub(super) fn begin(&mut self, at: At, effects: &mut Vec<Effect>) {
        let Some(starting) = self.starting.take() else {
            return;
        };
        apart::handle(self, Intent::PutAway, at, effects);
        self.deleted = None;
        let goes = match self.screen {
            // Back is to lead home, not to what is answered.
            Screen::Check => Effect::GoInstead,
            _ => Effect::Go,
        };
        effects.push(goes(Screen::Session));
        self.screen = Screen::Session;
        // What came after the last session is drawn anew after this one.
        self.drawn = Model::PARTS;
        self.told = Told::default();
        let is_own = self.offered.is_none();
        self.is_bent = self.settings.bent || (self.settings.gentle && is_own);
        self.leaves_out_rolling = self.wanted() != self.routine();
        self.hears_nothing = false;
        match (starting, self.unfinished.take()) {
            (Starting::Again, Some(unfinished)) => {
                self.session = Some(Session::taken_up(&unfinished.broken_off()));
                self.id = Some(unfinished.entry.id);
                effects.push(Effect::HoldScreen);
                self.resume(at, effects);
            }
            (_, left_behind) => {
                if let Some(unfinished) = left_behind {
                    self.keep_unfinished(unfinished, effects);
                }
                self.session = Some(Session::new(self.routine(), self.first_leg()));
                self.id = Some(Id::new(at.stamp, at.chance));
                self.let_it_speak();
                // Heard from the first instant a sound can be put on the clock.
                self.session_input(at.soon, Input::Start, at, effects);
            }
        }
    }

    /// Another tab has one; `text` is what it has written down.
    pub(super) fn runs_elsewhere(&mut self, text: Option<&str>, effects: &mut Vec<Effect>) {
        self.starting = None;
        if self.screen == Screen::Check {
            self.screen = Screen::Home;
            effects.push(Effect::GoInstead(Screen::Home));
        }
        self.elsewhere = Some(
            text.and_then(Unfinished::parse)
                .map(|unfinished| words::goes_on_at(&unfinished))
                .unwrap_or_default(),
        );
    }

    /// What the safer of the two stores has, and whether no tab has a session.
    pub(super) fn recover(
        &mut self,
        found: &Found,
        is_free: bool,
        at: At,
        effects: &mut Vec<Effect>,
    ) {
        if self.is_erased {
            return;
        }
        // Of two answers the later one counts: the other store may have lost it.
        let known = self.checked.into_iter();
        self.checked = known.chain(found.checked).max_by_key(|checked| checked.at);
        self.recover_measured(found, effects);
        self.extras.seen = self.extras.seen.max(found.seen);
        self.leave_to_later_build(found);
        for entry in found.log.entries() {
            if !self.log.has(&entry.id) {
                self.keep(entry.clone(), effects);
            }
        }
        let latest = self
            .found_running
            .take()
            .into_iter()
            .chain(found.running.clone())
            .max_by_key(|unfinished| unfinished.entry.at.utc_ms);
        let Some(unfinished) = latest else {
            return;
        };
        if self.id.as_ref() == Some(&unfinished.entry.id) {
            // It is this tab's own: it began before the answer came.
        } else if !is_free && !self.is_in_session() && self.starting.is_none() {
            self.elsewhere = Some(words::goes_on_at(&unfinished));
        } else if self.log.has(&unfinished.entry.id) {
            effects.push(Effect::Forget(Key::Running));
        } else if unfinished.may_go_on(at.stamp) && !self.is_in_session() {
            self.unfinished = Some(unfinished);
        } else {
            self.keep_unfinished(unfinished, effects);
        }
    }

    /// The person does not want it to go on.
    pub(super) fn finish_here(&mut self, effects: &mut Vec<Effect>) {
        if let Some(unfinished) = self.unfinished.take() {
            self.keep_unfinished(unfinished, effects);
        }
    }

    fn keep_unfinished(&mut self, unfinished: Unfinished, effects: &mut Vec<Effect>) {
        if unfinished.entry.has_reps() {
            self.keep(unfinished.entry, effects);
        }
        if !self.is_in_session() {
            effects.push(Effect::Forget(Key::Running));
        }
    }

    pub(super) fn pause(&mut self, by: PausedBy, at: At, effects: &mut Vec<Effect>) {
        if self.session.as_ref().is_some_and(Session::is_running) {
            self.paused_by = by;
            self.session_input(at.sent, Input::Pause, at, effects);
        }
    }

    /// The present wait begins anew; work does not wait.
    pub(super) fn take_longer(&mut self, at: At, effects: &mut Vec<Effect>) {
        let session = self.session.as_ref();
        if session.is_some_and(|session| !session.place().phase.is_of_a_rep()) {
            self.jump(Input::TakeLonger, at, effects);
        }
    }

    /// Stands still at the beginning of the present wait: there is help to read.
    pub(super) fn hear_nothing(&mut self, at: At, effects: &mut Vec<Effect>) {
        self.pause_silently(at, effects);
        self.session_input(at.soon, Input::TakeLonger, at, effects);
        self.hears_nothing = self.is_in_session();
    }

    fn pause_silently(&mut self, at: At, effects: &mut Vec<Effect>) {
        if let Some(session) = &mut self.session {
            session.speak(None);
        }
        self.pause(PausedBy::Person, at, effects);
    }

    pub(super) fn resume(&mut self, at: At, effects: &mut Vec<Effect>) {
        self.is_asking = false;
        self.hears_nothing = false;
        self.let_it_speak();
        self.session_input(at.soon, Input::Resume, at, effects);
    }

    /// Skip and back: the sounds are taken back and laid anew from `soon`, and
    /// the time between is nobody's.
    pub(super) fn jump(&mut self, jump: Input, at: At, effects: &mut Vec<Effect>) {
        let is_running = self.session.as_ref().is_some_and(Session::is_running);
        if let Some(session) = &mut self.session {
            // It stands still for a breath: nothing to be said about.
            session.speak(None);
        }
        self.session_input(at.sent, Input::Pause, at, effects);
        self.let_it_speak();
        self.session_input(at.soon, jump, at, effects);
        if is_running {
            self.session_input(at.soon, Input::GoOn, at, effects);
        }
    }

    pub(super) fn ask_to_stop(&mut self, at: At, effects: &mut Vec<Effect>) {
        if self.is_in_session() {
            // Whoever hurts wants quiet.
            self.pause_silently(at, effects);
            // Time may have run out in this very instant.
            self.is_asking = self.is_in_session();
        }
    }

    pub(super) fn input(&mut self, input: Input, at: At, effects: &mut Vec<Effect>) {
        self.session_input(at.now, input, at, effects);
    }

    pub(super) fn session_input(
        &mut self,
        now: Duration,
        input: Input,
        at: At,
        effects: &mut Vec<Effect>,
    ) {
        let Some(session) = &mut self.session else {
            return;
        };
        for effect in session.handle_input(now, input) {
            match effect {
                stretch::Effect::Schedule(schedule) => effects.push(Effect::Schedule(schedule)),
                stretch::Effect::Silence => effects.push(Effect::Silence),
                stretch::Effect::Feel(buzz) if self.settings.vibration => {
                    effects.push(Effect::Buzz(buzz));
                }
                stretch::Effect::Feel(_) => {}
                stretch::Effect::HoldScreen => effects.push(Effect::HoldScreen),
                stretch::Effect::ReleaseScreen => effects.push(Effect::ReleaseScreen),
                stretch::Effect::Keep(outcome) => {
                    let id = self.id.take();
                    let id = id.unwrap_or_else(|| Id::new(at.stamp, at.chance));
                    let at = at.stamp;
                    let notes = Notes {
                        before: self.pain_before.take(),
                        ..Notes::default()
                    };
                    let entry = Entry {
                        id,
                        at,
                        outcome,
                        notes,
                    };
                    self.kept = Some(entry.id.clone());
                    // Now there is something to lose; once is enough to ask.
                    if self.log.last().is_none() {
                        effects.push(Effect::Persist);
                    }
                    self.keep(entry, effects);
                    effects.push(Effect::Forget(Key::Running));
                }
            }
        }
    }

    /// The voice and what it is to say, if there is one by now.
    fn speech(&self) -> Option<Speech> {
        let talk = self.settings.talk;
        let asks = self.log.last().is_none();
        let speech = self.voice.map(|voice| Speech { voice, talk, asks });
        speech.filter(|_| self.settings.sound)
    }

    fn let_it_speak(&mut self) {
        let speech = self.speech();
        if let Some(session) = &mut self.session {
            session.speak(speech);
        }
    }

    /// A voice that came while a session gets ready is heard at once; in the
    /// middle of a rep it waits for the next break.
    pub(super) fn speak_at_once(&mut self, at: At, effects: &mut Vec<Effect>) {
        let gets_ready = self
            .session
            .as_ref()
            .is_some_and(|session| session.is_running() && session.place().phase.gets_ready());
        if gets_ready {
            self.jump(Input::Wake, at, effects);
        }
    }

    /// Asks for the voice, where one is wanted and not there.
    pub(super) fn want_voice(&mut self, effects: &mut Vec<Effect>) {
        let wanted = self.settings.sound && self.settings.talk != stretch::Talk::Nothing;
        if wanted && self.voice.is_none() {
            effects.push(Effect::FetchVoice(self.settings.speaker));
        }
    }

    /// A sound and a word, for the person to say whether they hear it.
    pub(super) fn try_sound(&mut self, at: At, effects: &mut Vec<Effect>) {
        if !self.is_in_session() {
            self.has_tried_sound = true;
            effects.push(Effect::Schedule(Schedule {
                now: at.soon,
                from: Moment::START,
                cues: sound_check(self.speech().as_ref()),
            }));
            effects.push(Effect::RingOut);
        }
    }
}
