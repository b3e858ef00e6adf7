//! The browser's capabilities that are open, and what is asked of them at once.

use super::session_audio::SessionAudio;
use crate::platform::clock;
use crate::platform::files::HandedOut;
use crate::platform::idb_store::IdbStore;
use crate::platform::local_store::LocalStore;
use crate::platform::offline::Builds;
use crate::platform::screen_lock::ScreenLock;
use crate::platform::session_lock::SessionLock;
use crate::platform::tab_channel::TabChannel;
use crate::platform::voice::Spoken;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use hamstretch_core::app::{DeviceEvent, Event, Now, SessionEvent, StorageEvent};
use hamstretch_core::diary::{Speaker, Write};
use hamstretch_core::method::ms;
use std::time::Duration;

/// While the sound system wakes up there is no telling when it will.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// The capabilities that are open.
pub struct Platform {
    /// The sound, while a session has it: then its clock is the session's.
    pub(super) session_audio: SessionAudio,
    /// What keeps other tabs from having a session too.
    pub(super) lock: Option<SessionLock>,
    pub(super) screen_lock: Option<ScreenLock>,
    pub(super) local: Option<LocalStore>,
    pub(super) database: Option<IdbStore>,
    pub(super) tabs: Option<TabChannel>,
    pub(super) voice_due: Option<Timeout>,
    pub(super) wake: Option<Timeout>,
    pub(super) closing: Option<Timeout>,
    /// The file handed out last: a browser may still be fetching it.
    pub(super) handed_out: Option<HandedOut>,
    /// What tells of newer builds, …
    pub(super) builds: Option<Builds>,
    /// … and of installing.
    pub(super) installing: Option<[EventListener; 2]>,
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

    /// Writes to `localStorage`, in order; the names of what it did not take, from the
    /// first that failed.
    pub(super) fn write_local(&self, writes: &[Write]) -> Option<Event> {
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
            return SessionEvent::SessionLocked.into();
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
}
