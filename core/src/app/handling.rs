//! What each intent changes, and what comes of it.

use super::conduct::Starting;
use super::model::{A_PAGE, PausedBy};
use super::{
    Address, Apart, AskedPain, At, Effect, Exchange, Intent, LazyEffect, LazyIntent, Model,
    Question, Screen,
};
use crate::diary::{Id, Key, Measured};
use crate::method::{Input, Offer, Tempo};

impl Model {
    /// Takes an intent.
    #[must_use = "the effects are what happens"]
    pub fn handle(&mut self, intent: impl Into<Intent>, at: At) -> Vec<Effect> {
        self.take(intent.into(), at)
    }

    fn take(&mut self, intent: Intent, at: At) -> Vec<Effect> {
        self.today = at.stamp.day();
        let mut effects = Vec::new();
        self.pause_where_last_seen(at, &mut effects);
        match intent {
            Intent::Start => self.set_out(&mut effects),
            Intent::Tick(sign) => self.answers = self.answers.toggled(sign),
            Intent::Answered => self.answer(self.answers, at, &mut effects),
            Intent::HaveAsked => self.have_asked(at, &mut effects),
            Intent::AnswerAgain => self.answer_again(at),
            Intent::Withdraw => self.withdraw(at),
            Intent::Continue => self.claim(Starting::Again, &mut effects),
            Intent::FinishHere => self.finish_here(at),
            Intent::Claimed => self.begin(at, &mut effects),
            Intent::RunsElsewhere => self.runs_elsewhere(&mut effects),
            Intent::LookedForSession(is_free) => self.looked_for_session(is_free, at),
            Intent::UseHere => self.use_here(&mut effects),
            Intent::SessionTaken => self.session_was_taken(&mut effects),
            Intent::Storage(event) => self.storage(event, at, &mut effects),
            Intent::Wake => self.input(Input::Wake, at, &mut effects),
            Intent::Pause => self.pause(PausedBy::Person, at, &mut effects),
            // The tap that is waited for opens it anew.
            Intent::SoundStopped if self.waits() => {}
            Intent::SoundStopped => self.pause(PausedBy::Device, at, &mut effects),
            Intent::Resume => self.resume(at, &mut effects),
            Intent::Skip => self.jump(Input::Skip, at, &mut effects),
            Intent::BackOneRep => self.jump(Input::BackOneRep, at, &mut effects),
            Intent::TakeLonger => self.take_longer(at, &mut effects),
            Intent::HearNothing => self.hear_nothing(at, &mut effects),
            Intent::AddTime => self.jump(Input::AddTime, at, &mut effects),
            Intent::Begin if !self.waits() => {}
            Intent::Begin => self.jump(Input::Begin, at, &mut effects),
            Intent::AskToStop => self.ask(Question::WhatHappened, at, &mut effects),
            Intent::KeepGoing => self.keep_going(at, &mut effects),
            Intent::Escape if self.asking.is_some() => {}
            Intent::Escape if self.is_in_session() => {
                self.ask(Question::WhatHappened, at, &mut effects);
            }
            Intent::Escape => self.exchange = Exchange::Nothing,
            Intent::Stop(reason) => {
                self.asking = None;
                self.input(Input::Stop(reason), at, &mut effects);
            }
            Intent::SoundFailed => {
                self.lacks.sound = true;
                self.sounds = false;
                self.session_input(at.soon, Input::GoOn, at, &mut effects);
            }
            Intent::TrySound => self.try_sound(at, &mut effects),
            Intent::Draw => self.draw(&mut effects),
            Intent::VoiceIsDue => self.want_voice(&mut effects),
            Intent::VoiceCame(speaker, voice) => {
                if speaker == self.diary.settings.speaker {
                    self.voice = Some(*voice);
                    self.speak_at_once(at, &mut effects);
                }
            }
            Intent::ScreenNotHeld => self.lacks.screen_lock = true,
            Intent::Hidden => self.is_hidden = true,
            Intent::Returned => {
                self.is_hidden = false;
                self.input(Input::Wake, at, &mut effects);
                effects.push(Effect::HoldScreenAgain);
                if !self.is_in_session() {
                    // What other tabs told while this one was frozen may have been lost.
                    effects.push(Effect::ReadLocal);
                }
                if self.apart == Apart::There {
                    self.once_there(LazyIntent::LookForBuild.into(), at, &mut effects);
                }
            }
            Intent::IsKept(is_kept) => {
                self.is_kept = is_kept;
                if is_kept {
                    self.want_voice(&mut effects);
                }
            }
            Intent::Went(address) => self.went(&address, at, &mut effects),
            Intent::KeepOffer => self.keep_offer(at, &mut effects),
            Intent::LeaveOffer => self.leave_offer(at, &mut effects),
            Intent::Set(setting) => {
                let mut settings = self.diary.settings;
                if settings.set(setting) {
                    self.voice = None;
                }
                self.store_settings(settings, at);
                self.want_voice(&mut effects);
            }
            Intent::ApartCame(has_come) => self.lazy_came(has_come, at, &mut effects),
            Intent::FetchApart => self.fetch_lazy(&mut effects),
            Intent::LearnCame(page) => {
                self.learn_failed = page.is_none();
                self.learn = page.unwrap_or_default();
            }
            Intent::Say(id, said) => self.say(&id, said, at),
            Intent::PainBefore(pain) => self.say_pain_before(pain, at),
            Intent::StoreAgain => self.store_again(&mut effects),
            Intent::Lazy(intent) => self.want_lazy(intent, at, &mut effects),
        }
        self.pause_unnoticed(at, &mut effects);
        self.tell(at, &mut effects);
        self.hand_on(&mut effects);
        effects
    }

    fn went(&mut self, address: &str, at: At, effects: &mut Vec<Effect>) {
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
                if self.asking.is_none() {
                    self.ask(Question::WhatNow, at, effects);
                }
            }
            return;
        }
        if screen == Screen::Session && self.session.is_none() {
            self.screen = Screen::Home;
            effects.push(Effect::GoInstead(Screen::Home));
            return;
        }
        let is_same = screen == self.screen;
        if !is_same || !matches!(screen, Screen::Progress | Screen::Home) {
            self.undo = None;
        }
        if screen != Screen::Check {
            self.asked_pain = AskedPain::NotYet;
        }
        // A choice at home leads away from the link, and home.
        self.storage.has_changed &= is_same && screen == Screen::Home;
        self.exchange = Exchange::Nothing;
        self.draft = Measured::new(at.stamp, at.chance);
        self.listed = A_PAGE;
        self.tempo = Tempo::default();
        self.copied = None;
        self.tells_notes = false;
        if self.screen == Screen::Share && screen != Screen::Share {
            // It was for the one it was written to.
            self.diary.delete(&Key::Note, at.write_time());
        }
        self.sending = Offer {
            routine: self.diary.mine.routine,
            note: self.diary.note.clone(),
        };
        self.nowhere = nowhere;
        self.opened = match screen {
            // What was added to it is none of it.
            Screen::Entry => query.split('&').next().and_then(Id::parse),
            _ => None,
        };
        self.screen = screen;
        if screen.is_apart() {
            self.fetch_lazy(effects);
        }
        if screen == Screen::Settings && self.apart == Apart::There {
            effects.push(Effect::Lazy(LazyEffect::LookIfKept));
        }
        if screen == Screen::Learn && self.learn.is_empty() {
            self.learn_failed = false;
            effects.push(Effect::FetchLearn);
        }
        if is_link {
            self.screen = Screen::Home;
        }
        // What came of a session stays, to come back to, until one is home again.
        if self.screen == Screen::Home {
            self.session = None;
            self.kept = None;
        }
    }
}
