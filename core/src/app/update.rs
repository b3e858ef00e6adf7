//! What each event changes, and what comes of it.

use super::PausedBy;
use super::navigation::A_PAGE;
use super::session_control::Starting;
use super::{
    Address, AskedPain, Effect, Event, Exchange, LazyEffect, LazyEvent, LazyState, Model, Now,
    Question, Screen,
};
use crate::diary::{Id, Key, Measured};
use crate::method::{Input, Offer, Tempo};

impl Model {
    /// Takes an event.
    #[must_use = "the effects are what happens"]
    pub fn update(&mut self, event: impl Into<Event>, at: Now) -> Vec<Effect> {
        self.take(event.into(), at)
    }

    fn take(&mut self, event: Event, at: Now) -> Vec<Effect> {
        self.today = at.stamp.day();
        let mut effects = Vec::new();
        self.pause_where_last_seen(at, &mut effects);
        match event {
            Event::Start => self.set_out(&mut effects),
            Event::StartedEarly => self.set_out_early(&mut effects),
            Event::Tick(sign) => self.forms.answers = self.forms.answers.toggled(sign),
            Event::Answered => self.answer(self.forms.answers, at, &mut effects),
            Event::HaveAsked => self.have_asked(at, &mut effects),
            Event::AnswerAgain => self.answer_again(at),
            Event::Withdraw => self.withdraw(at),
            Event::Continue => self.claim(Starting::Again, &mut effects),
            Event::FinishHere => self.finish_here(at),
            Event::Claimed => self.begin(at, &mut effects),
            Event::RunsElsewhere => self.runs_elsewhere(&mut effects),
            Event::LookedForSession(is_free) => self.looked_for_session(is_free, at),
            Event::UseHere => self.use_here(&mut effects),
            Event::SessionTaken => self.session_was_taken(&mut effects),
            Event::Storage(event) => self.storage(event, at, &mut effects),
            Event::Wake => self.input(Input::Wake, at, &mut effects),
            Event::Pause => self.pause(PausedBy::Person, at, &mut effects),
            // The tap that is waited for opens it anew.
            Event::SoundStopped if self.waits() => {}
            Event::SoundStopped => self.pause(PausedBy::Device, at, &mut effects),
            Event::Resume => self.resume(at, &mut effects),
            Event::Skip => self.jump(Input::Skip, at, &mut effects),
            Event::BackOneRep => self.jump(Input::BackOneRep, at, &mut effects),
            Event::TakeLonger => self.take_longer(at, &mut effects),
            Event::HearNothing => self.hear_nothing(at, &mut effects),
            Event::AddTime => self.jump(Input::AddTime, at, &mut effects),
            Event::Begin if !self.waits() => {}
            Event::Begin => self.jump(Input::Begin, at, &mut effects),
            Event::AskToStop => self.ask(Question::WhatHappened, at, &mut effects),
            Event::KeepGoing => self.keep_going(at, &mut effects),
            Event::Escape if self.session.question.is_some() => {}
            Event::Escape if self.is_in_session() => {
                self.ask(Question::WhatHappened, at, &mut effects);
            }
            Event::Escape => self.forms.exchange = Exchange::Nothing,
            Event::Stop(reason) => {
                self.session.question = None;
                self.input(Input::Stop(reason), at, &mut effects);
            }
            Event::SoundFailed => {
                self.device.lacks.sound = true;
                self.session.sounds = false;
                self.session_input(at.soon, Input::GoOn, at, &mut effects);
            }
            Event::TrySound => self.try_sound(at, &mut effects),
            Event::Draw => self.draw(&mut effects),
            Event::VoiceIsDue => self.want_voice(&mut effects),
            Event::VoiceCame(speaker, voice) => {
                if speaker == self.diary.settings.speaker {
                    self.device.voice = Some(*voice);
                    self.speak_at_once(at, &mut effects);
                }
            }
            Event::ScreenNotHeld => self.device.lacks.screen_lock = true,
            Event::Hidden => self.device.is_hidden = true,
            Event::Returned => {
                self.device.is_hidden = false;
                self.input(Input::Wake, at, &mut effects);
                effects.push(Effect::HoldScreenAgain);
                if !self.is_in_session() {
                    // What other tabs told while this one was frozen may have been lost.
                    effects.push(Effect::ReadLocal);
                }
                if self.lazy.state == LazyState::Loaded {
                    self.once_loaded(LazyEvent::LookForBuild.into(), at, &mut effects);
                }
            }
            Event::WorksOffline(is_kept) => {
                self.device.works_offline = is_kept;
                if is_kept {
                    self.want_voice(&mut effects);
                }
            }
            Event::Went(address) => self.went(&address, at, &mut effects),
            Event::KeepOffer => self.keep_offer(at, &mut effects),
            Event::LeaveOffer => self.leave_offer(at, &mut effects),
            Event::Set(setting) => {
                let mut settings = self.diary.settings;
                if settings.set(setting) {
                    self.device.voice = None;
                }
                self.store_settings(settings, at);
                self.want_voice(&mut effects);
            }
            Event::LazyCame(came) => self.lazy_came(came, at, &mut effects),
            Event::LearnCame(page) => {
                self.device.learn_failed = page.is_none();
                self.device.learn = page.unwrap_or_default();
            }
            Event::Say(id, said) => self.say(&id, said, at),
            Event::PainBefore(pain) => self.say_pain_before(pain, at),
            Event::StoreAgain => self.store_again(&mut effects),
            Event::Lazy(event) => self.want_lazy(event, at, &mut effects),
        }
        self.pause_unnoticed(at, &mut effects);
        self.tell(at, &mut effects);
        self.hand_on(&mut effects);
        effects
    }

    fn went(&mut self, address: &str, at: Now, effects: &mut Vec<Effect>) {
        let Address {
            screen,
            query,
            offer,
            nowhere,
        } = Address::read(address);
        let is_link = offer.is_some();
        if let Some(offer) = offer {
            self.offer(offer, at);
        }
        if self.is_in_session() {
            if screen != Screen::Session {
                effects.push(Effect::ReturnToSession);
                if self.session.question.is_none() {
                    self.ask(Question::WhatNow, at, effects);
                }
            }
            return;
        }
        if screen == Screen::Session && self.session.run.is_none() {
            self.navigation.screen = Screen::Home;
            effects.push(Effect::GoInstead(Screen::Home));
            return;
        }
        let is_same = screen == self.navigation.screen;
        if !is_same || !matches!(screen, Screen::Progress | Screen::Home) {
            self.forms.undo = None;
        }
        if screen != Screen::Check {
            self.forms.asked_pain = AskedPain::NotYet;
        }
        // A choice at home leads away from the link, and home.
        self.storage.has_changed &= is_same && screen == Screen::Home;
        self.forms.exchange = Exchange::Nothing;
        self.forms.draft = Measured::new(at.stamp, at.nonce);
        self.navigation.listed = A_PAGE;
        self.forms.tempo = Tempo::default();
        self.forms.copied = None;
        self.forms.tells_notes = false;
        if self.navigation.screen == Screen::Share && screen != Screen::Share {
            // It was for the one it was written to.
            self.diary.delete(&Key::Note, at.write_time());
        }
        self.forms.sending = Offer {
            routine: self.diary.mine.routine,
            note: self.diary.note.clone(),
        };
        self.navigation.unknown_address = nowhere;
        self.navigation.opened = match screen {
            // What was added to it is none of it.
            Screen::Entry => query.split('&').next().and_then(Id::parse),
            _ => None,
        };
        self.navigation.screen = screen;
        if screen.is_lazy() {
            self.fetch_lazy(effects);
        }
        if screen == Screen::Settings && self.lazy.state == LazyState::Loaded {
            effects.push(Effect::Lazy(LazyEffect::CheckOffline));
        }
        if screen == Screen::Learn && self.device.learn.is_empty() {
            self.device.learn_failed = false;
            effects.push(Effect::FetchLearn);
        }
        if is_link {
            self.navigation.screen = Screen::Home;
        }
        // What came of a session stays, to come back to, until one is home again.
        if self.navigation.screen == Screen::Home {
            self.session.run = None;
            self.session.entry = None;
        }
    }
}
