//! Performs effects.

mod copying;
mod exchange;
mod extras;
mod opening;
mod sending;

use super::App;
use super::capabilities::Platform;
use super::session_audio::SoundError;
use crate::lazy;
use crate::platform::local_store;
use crate::platform::screen_lock::ScreenLock;
use crate::platform::session_lock::{Ask, is_free, session_lock};
use crate::platform::voice;
use crate::platform::{address, haptics, page, prose};
use gloo_timers::callback::Timeout;
use hamstretch_core::app::{
    DeviceEvent, Effect, Event, Model, NavigationEvent, SessionEvent, StorageEvent,
};
use hamstretch_core::pages;
use std::sync::Arc;

/// The last sound has rung out by then.
const RINGS_OUT: u32 = 4_000;
/// The lock that a tab has while it has a session.
const SESSION: &str = "hamstretch.session";

impl Platform {
    /// Carries out an effect; what came of it, where that matters.
    pub fn perform(&mut self, effect: Effect, app: App) -> Option<Event> {
        match effect {
            Effect::LockSession => self.ask_for_session(Ask::IfFree, app),
            Effect::StealSession => self.ask_for_session(Ask::Steal, app),
            Effect::LookForSession => is_free(SESSION, move |is_free| {
                app.dispatch(SessionEvent::LookedForSession(is_free));
            }),
            Effect::DrawNext => page::soon(move || app.dispatch(NavigationEvent::Draw)),
            // It takes its time, and the check is to be seen at once.
            Effect::WarmSound => page::once_painted(move || app.warm_sound()),
            Effect::RingOut => {
                self.closing = Some(Timeout::new(RINGS_OUT, move || app.close_sound()));
            }
            Effect::ShowOnLockScreen(words, plays) => {
                self.session_audio.tell(&words, plays);
            }
            // Not in the task in which it was linked.
            Effect::FetchLazy => lazy::fetch(move |has_come| {
                page::soon(move || app.dispatch(DeviceEvent::LazyCame(has_come)));
            }),
            Effect::FetchLearn => prose::fetch(pages::LEARN, move |page| {
                app.dispatch(DeviceEvent::LearnCame(page));
            }),
            Effect::FetchVoice(speaker) => {
                self.session_audio.listen_to(speaker);
                voice::fetch(speaker.name(), move |spoken| match spoken {
                    Some(spoken) => app.voice_came(speaker, spoken),
                    None => app.dispatch(DeviceEvent::VoiceFailed(speaker)),
                });
            }
            Effect::Schedule(schedule) => {
                if self.session_audio.schedule(schedule).is_err() {
                    return Some(SessionEvent::SoundFailed.into());
                }
                app.schedule_rest();
            }
            Effect::Silence => {
                self.session_audio.silence();
                haptics::still();
            }
            Effect::Buzz(buzz) => haptics::buzz(&buzz),
            Effect::HoldScreen => {
                let answered = move |is_held| app.dispatch(DeviceEvent::ScreenHeld(is_held));
                self.screen_lock = Some(ScreenLock::hold(answered));
            }
            Effect::HoldScreenAgain => {
                if let Some(lock) = &self.screen_lock {
                    lock.renew();
                }
            }
            Effect::EndSession => {
                self.screen_lock = None;
                self.lock = None;
                self.session_audio.rest();
                self.closing = Some(Timeout::new(RINGS_OUT, move || app.close_sound()));
                return self.perform(Effect::DrawNext, app);
            }
            Effect::WriteLocal(writes) => return self.write_local(&writes),
            Effect::ReadLocal => {
                let stored = self.local.as_ref()?.all();
                return Some(Event::Storage(StorageEvent::LocalRead(Arc::new(stored))));
            }
            Effect::WriteDatabase(batch, writes) => {
                let database = self.database.as_ref();
                let is_asked = database.is_some_and(|database| database.write(batch, &writes));
                // It has closed, and is about to say so.
                let failed = Event::Storage(StorageEvent::Failed(batch));
                return (!is_asked).then_some(failed);
            }
            Effect::TellTabs(writes) => {
                let texts = writes.into_iter();
                let texts: Vec<_> = texts
                    .filter_map(|(name, text)| Some((name, text?)))
                    .collect();
                if let Some(tabs) = &self.tabs {
                    tabs.tell(&texts);
                }
            }
            Effect::Persist => local_store::persist(),
            Effect::Go(screen) => address::go(screen.address()),
            Effect::GoInstead(screen) => address::go_instead(screen.address()),
            Effect::ReturnToSession => address::forward(),
            Effect::Sending(effect) => sending::perform(effect, app),
            Effect::Copy(effect) => self.perform_copy(effect, app),
            Effect::Exchange(effect) => self.perform_exchange(effect, app),
            Effect::Reminders(effect) => self.perform_reminders(effect, app),
            Effect::Extras(effect) => self.perform_extras(effect),
        }
        None
    }

    /// Asks for the lock that keeps a session to one tab.
    fn ask_for_session(&self, ask: Ask, app: App) {
        session_lock(
            SESSION,
            ask,
            move |lock| app.session_lock_came(lock),
            move || app.session_lock_was_taken(),
        );
    }

    /// See [`SessionAudio::prepare`]; a sound that still rings is not closed later.
    ///
    /// # Errors
    /// As there.
    pub fn prepare(&mut self, event: &Event, model: &Model, app: App) -> Result<(), SoundError> {
        if model.opens_sound(event) {
            self.closing = None;
        }
        self.session_audio
            .prepare(event, model, move |event| app.dispatch(event))
    }
}
