//! What each event changes, and what comes of it.

use super::navigation::A_PAGE;
use super::{
    Address, AskedPain, CheckEvent, DeviceEvent, DiaryEvent, Effect, Event, Exchange, ExtrasEffect,
    LazyState, Model, NavigationEvent, Now, PausedBy, Question, Screen, SessionEvent,
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
            Event::Session(event) => self.session_event(event, at, &mut effects),
            Event::Check(event) => self.check_event(event, at, &mut effects),
            Event::Diary(event) => self.diary_event(event, at, &mut effects),
            Event::Navigation(event) => self.navigation_event(event, at, &mut effects),
            Event::Device(event) => self.device_event(event, at, &mut effects),
            Event::Storage(event) => self.storage_event(event, at, &mut effects),
            Event::Routine(event) => self.routine_event(event, at, &mut effects),
            Event::Sending(event) => self.sending_event(event, at, &mut effects),
            Event::Measuring(event) => self.measuring_event(event, at, &mut effects),
            Event::Copy(event) => self.copy_event(event, at, &mut effects),
            Event::Exchange(event) => self.exchange_event(event, at, &mut effects),
            Event::Reminders(event) => self.reminders_event(event, at, &mut effects),
            Event::Extras(event) => self.extras_event(event, at, &mut effects),
        }
        self.pause_unnoticed(at, &mut effects);
        self.tell(at, &mut effects);
        self.hand_on(&mut effects);
        effects
    }

    /// A session, from the wish for one to its end.
    fn session_event(&mut self, event: SessionEvent, at: Now, effects: &mut Vec<Effect>) {
        match event {
            SessionEvent::Start => self.set_out(effects),
            SessionEvent::StartedEarly => self.set_out_early(effects),
            SessionEvent::Continue => self.take_up(effects),
            SessionEvent::FinishHere => self.finish_here(at),
            SessionEvent::SessionLocked => self.begin(at, effects),
            SessionEvent::RunsElsewhere => self.runs_elsewhere(effects),
            SessionEvent::LookedForSession(is_free) => self.looked_for_session(is_free, at),
            SessionEvent::UseHere => self.use_here(effects),
            SessionEvent::Taken => self.session_was_taken(effects),
            SessionEvent::Wake => self.input(Input::Wake, at, effects),
            SessionEvent::Pause => self.pause(PausedBy::Person, at, effects),
            // The tap that is waited for opens it anew.
            SessionEvent::SoundStopped if self.waits() => {}
            SessionEvent::SoundStopped => self.pause(PausedBy::Device, at, effects),
            SessionEvent::Resume => self.resume(at, effects),
            SessionEvent::Skip => self.jump(Input::Skip, at, effects),
            SessionEvent::BackOneRep => self.jump(Input::BackOneRep, at, effects),
            SessionEvent::TakeLonger => self.take_longer(at, effects),
            SessionEvent::HearNothing => self.hear_nothing(at, effects),
            SessionEvent::AddTime => self.jump(Input::AddTime, at, effects),
            SessionEvent::Begin if !self.waits() => {}
            SessionEvent::Begin => self.jump(Input::Begin, at, effects),
            SessionEvent::AskToStop => self.ask(Question::WhatHappened, at, effects),
            SessionEvent::KeepGoing => self.keep_going(at, effects),
            SessionEvent::Stop(reason) => {
                self.session.question = None;
                self.input(Input::Stop(reason), at, effects);
            }
            SessionEvent::SoundFailed => {
                self.device.lacks.sound = true;
                self.session.sounds = false;
            }
            SessionEvent::GoOn => self.session_input(at.soon, Input::GoOn, at, effects),
        }
    }

    /// The safety check.
    fn check_event(&mut self, event: CheckEvent, at: Now, effects: &mut Vec<Effect>) {
        match event {
            CheckEvent::Tick(sign) => self.forms.answers = self.forms.answers.toggled(sign),
            CheckEvent::Answered => self.answer(self.forms.answers, at, effects),
            CheckEvent::HaveAsked => self.have_asked(at, effects),
            CheckEvent::AnswerAgain => self.answer_again(at),
            CheckEvent::Withdraw => self.withdraw(at),
            CheckEvent::Clear(sign) => self.clear(sign, at),
        }
    }

    /// What is set, offered and said of sessions.
    fn diary_event(&mut self, event: DiaryEvent, at: Now, effects: &mut Vec<Effect>) {
        match event {
            DiaryEvent::KeepOffer => self.keep_offer(at, effects),
            DiaryEvent::LeaveOffer => self.leave_offer(at, effects),
            DiaryEvent::Set(setting) => {
                let mut settings = self.diary.settings;
                if settings.set(setting) {
                    self.device.voice = None;
                }
                self.store_settings(settings, at);
                self.want_voice(effects);
            }
            DiaryEvent::Say(id, said) => self.say(&id, said, at),
            DiaryEvent::PainBefore(pain) => self.say_pain_before(pain, at),
            DiaryEvent::Delete(id) => self.delete_session(id, at, effects),
            DiaryEvent::Undo => self.undo(at),
        }
    }

    /// What is shown.
    fn navigation_event(&mut self, event: NavigationEvent, at: Now, effects: &mut Vec<Effect>) {
        match event {
            NavigationEvent::Escape if self.session.question.is_some() => {}
            NavigationEvent::Escape if self.is_in_session() => {
                self.ask(Question::WhatHappened, at, effects);
            }
            NavigationEvent::Escape => self.forms.exchange = Exchange::Nothing,
            NavigationEvent::Draw => self.draw(effects),
            NavigationEvent::ShowOlder => self.navigation.listed += A_PAGE,
            NavigationEvent::Went(address) => self.went(&address, at, effects),
        }
    }

    /// What becomes of the page and of what it fetches.
    fn device_event(&mut self, event: DeviceEvent, at: Now, effects: &mut Vec<Effect>) {
        match event {
            DeviceEvent::TrySound => self.try_sound(at, effects),
            DeviceEvent::VoiceIsDue => self.want_voice(effects),
            DeviceEvent::VoiceCame(speaker, voice) => {
                if speaker == self.diary.settings.speaker {
                    self.device.voice = Some(*voice);
                    self.device.lacks.voice = false;
                    self.speak_at_once(at, effects);
                }
            }
            DeviceEvent::VoiceFailed(speaker) => {
                self.device.lacks.voice |= speaker == self.diary.settings.speaker;
            }
            DeviceEvent::ScreenHeld(is_held) => self.device.lacks.screen_lock = !is_held,
            DeviceEvent::Hidden => self.device.is_hidden = true,
            DeviceEvent::Returned => {
                self.device.is_hidden = false;
                self.input(Input::Wake, at, effects);
                effects.push(Effect::HoldScreenAgain);
                if !self.is_in_session() {
                    // What other tabs told while this one was frozen may have been lost.
                    effects.push(Effect::ReadLocal);
                }
                self.look_for_build(at, effects);
                self.fetch_lazy_again(effects);
            }
            DeviceEvent::WorksOffline(is_kept) => {
                self.device.works_offline = is_kept;
                if is_kept {
                    self.want_voice(effects);
                }
            }
            DeviceEvent::LazyCame(has_come) => self.device.lazy_screens.came(has_come),
            DeviceEvent::FetchLazy => self.fetch_lazy_again(effects),
            DeviceEvent::LearnCame(page) => {
                self.device.learn_failed = page.is_none();
                self.device.learn = page.unwrap_or_default();
            }
        }
    }

    /// Tries once more to load the screens that could not be had.
    pub(super) fn fetch_lazy_again(&mut self, effects: &mut Vec<Effect>) {
        if self.device.lazy_screens == LazyState::Failed {
            self.device.lazy_screens = LazyState::Loading;
            effects.push(Effect::FetchLazy);
        }
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
        let between = [Screen::Progress, Screen::Entry];
        if !between.contains(&screen) || !between.contains(&self.navigation.screen) {
            self.navigation.listed = A_PAGE;
        }
        let opened = self.navigation.opened.take();
        self.navigation.came_from = opened.filter(|_| screen == Screen::Progress);
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
            self.fetch_lazy_again(effects);
        }
        if screen == Screen::Settings {
            effects.push(Effect::Extras(ExtrasEffect::CheckOffline));
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
