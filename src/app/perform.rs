//! Performs effects: the browser's capabilities as the app uses them.

mod copying;
mod exchange;
mod extras;
mod opening;
mod sending;

use super::App;
use super::session_audio::{SessionAudio, SoundError};
use crate::lazy;
use crate::platform::files::HandedOut;
use crate::platform::idb_store::IdbStore;
use crate::platform::local_store::{self, LocalStore};
use crate::platform::offline::Builds;
use crate::platform::screen_lock::ScreenLock;
use crate::platform::session_lock::{Ask, SessionLock, is_free, session_lock};
use crate::platform::tab_channel::TabChannel;
use crate::platform::voice::{self, Spoken};
use crate::platform::{address, clock, haptics, page, prose};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use hamstretch_core::app::{
    DeviceEvent, Effect, Event, Model, NavigationEvent, Now, SessionEvent, StorageEvent,
};
use hamstretch_core::diary::{Speaker, Write};
use hamstretch_core::method::ms;
use hamstretch_core::pages;
use std::sync::Arc;
use std::time::Duration;

/// The last sound has rung out by then.
const RINGS_OUT: u32 = 4_000;
/// The lock that a tab has while it has a session.
const SESSION: &str = "hamstretch.session";
/// While the sound system wakes up there is no telling when it will.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// The capabilities that are open.
pub struct Platform {
    /// The sound, while a session has it: then its clock is the session's.
    session_audio: SessionAudio,
    /// What keeps other tabs from having a session too.
    lock: Option<SessionLock>,
    screen_lock: Option<ScreenLock>,
    local: Option<LocalStore>,
    database: Option<IdbStore>,
    tabs: Option<TabChannel>,
    voice_due: Option<Timeout>,
    wake: Option<Timeout>,
    closing: Option<Timeout>,
    /// The file handed out last: a browser may still be fetching it.
    handed_out: Option<HandedOut>,
    /// What tells of newer builds, …
    builds: Option<Builds>,
    /// … and of installing.
    installing: Option<[EventListener; 2]>,
}

impl Platform {
    /// What the clocks say.
    pub fn at(&self) -> Now {
        let wall = clock::since_opened();
        let [now, sent, soon] = self.session_audio.clock().unwrap_or([wall; 3]);
        Now {
            now,
            sent,
            soon,
            stamp: clock::stamp(),
            nonce: clock::nonce(),
        }
    }

    /// Wakes the sound of a session that the phone made stand still: then it says
    /// where it stands.
    pub fn wake_sound(&self) {
        if self.lock.is_some() {
            self.session_audio.wake();
        }
    }

    /// Calls `tell` when the session's clock reads `reading`.
    pub fn wake_at(&mut self, reading: Option<Duration>, tell: impl FnOnce() + 'static) {
        self.wake = reading.map(|reading| {
            let wait = reading.saturating_sub(self.at().now);
            let wait = match self.session_audio.has_begun() {
                true => wait,
                false => wait.min(LOOK_AGAIN),
            };
            // Rounded up: a millisecond early would be a wake for nothing.
            Timeout::new(ms(wait) as u32 + 1, tell)
        });
    }

    /// Carries out an effect; what came of it, where that matters.
    pub fn perform(&mut self, effect: Effect, app: App) -> Option<Event> {
        match effect {
            Effect::Claim => self.ask_for_session(Ask::IfFree, app),
            Effect::TakeSession => self.ask_for_session(Ask::Steal, app),
            Effect::LookForSession => is_free(SESSION, move |is_free| {
                app.dispatch(SessionEvent::LookedForSession(is_free));
            }),
            Effect::DrawNext => page::soon(move || app.dispatch(NavigationEvent::Draw)),
            // It takes its time, and the check is to be seen at once.
            Effect::WarmSound => page::once_painted(move || app.warm_sound()),
            Effect::RingOut => {
                self.closing = Some(Timeout::new(RINGS_OUT, move || app.close_sound()));
            }
            Effect::Show(words, plays) => {
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
            Effect::ReleaseScreen => {
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

    /// Writes to `localStorage`, in order; the names of what it did not take, from the
    /// first that failed.
    fn write_local(&self, writes: &[Write]) -> Option<Event> {
        let local = self.local.as_ref()?;
        let taken = writes.iter().take_while(|(name, text)| match text {
            Some(text) => local.put(name, text).is_ok(),
            None => {
                local.remove(name);
                true
            }
        });
        let failed = writes.iter().skip(taken.count());
        let failed: Vec<String> = failed.map(|(name, _)| name.clone()).collect();
        (!failed.is_empty()).then_some(Event::Storage(StorageEvent::LocalFailed(failed)))
    }

    /// The lock, or `None` where another tab has it.
    pub fn take_session_lock(&mut self, lock: Option<SessionLock>) -> Event {
        self.lock = lock;
        if self.lock.is_some() {
            return SessionEvent::Claimed.into();
        }
        self.session_audio.close();
        SessionEvent::RunsElsewhere.into()
    }

    /// Another tab has taken the lock.
    pub fn lose_session_lock(&mut self) {
        self.lock = None;
    }

    /// Takes a voice in; nothing where by now another is to speak.
    pub fn take_voice(&mut self, speaker: Speaker, spoken: Spoken) -> Option<Event> {
        let voice = self.session_audio.take_voice(speaker, spoken)?;
        Some(DeviceEvent::VoiceCame(speaker, voice).into())
    }

    /// See [`SessionAudio::prepare`]; a sound that still rings is not closed later.
    ///
    /// # Errors
    /// As there.
    pub fn prepare(&mut self, event: &Event, model: &Model, app: App) -> Result<(), SoundError> {
        if model.opens_sound(event) {
            self.closing = None;
        }
        self.session_audio.prepare(event, model, app)
    }

    /// See [`SessionAudio::check`].
    ///
    /// # Errors
    /// As there.
    pub fn check_sound(&mut self) -> Result<(), SoundError> {
        self.session_audio.check()
    }

    /// See [`SessionAudio::warm`].
    pub fn warm_sound(&self) {
        self.session_audio.warm();
    }

    /// See [`SessionAudio::schedule_next`].
    ///
    /// # Errors
    /// As there.
    pub fn schedule_next(&mut self) -> Result<bool, SoundError> {
        self.session_audio.schedule_next()
    }

    /// Closes the sound: from now on the wall clock counts.
    pub fn close_sound(&mut self) {
        self.session_audio.close();
    }
}
