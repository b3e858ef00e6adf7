//! What is opened as the app starts, and once it stands.

use super::super::App;
use crate::app::capabilities::Platform;
use crate::app::session_audio::SessionAudio;
use crate::platform::idb_store::{IdbEvent, IdbStore};
use crate::platform::local_store::LocalStore;
use crate::platform::tab_channel::TabChannel;
use crate::platform::{copy_file, haptics, media, page, screen_lock, sharing};
use gloo_timers::callback::Timeout;
use hamstretch_core::app::{DeviceEvent, Effect, Event, Lacks, Model, StorageEvent};
use std::sync::Arc;

/// How long the voices are left to the worker, in milliseconds.
const VOICE_IS_DUE: u32 = 10_000;

impl Platform {
    /// Opens the platform, and reads what is stored.
    pub fn open() -> (Platform, Model) {
        let local = LocalStore::open();
        let lacks = Lacks {
            voice: false,
            sound: false,
            vibration: !haptics::is_there(),
            screen_lock: !screen_lock::is_there(),
            sharing: !sharing::is_there(),
            printing: !page::can_print(),
            files: false,
            silent_switch: !media::has_silent_switch(),
            kept_file: !copy_file::can_choose(),
        };
        let platform = Platform {
            session_audio: SessionAudio::default(),
            lock: None,
            screen_lock: None,
            local,
            database: None,
            tabs: None,
            voice_due: None,
            wake: None,
            closing: None,
            handed_out: None,
            builds: None,
            installing: None,
        };
        let stored = platform.local.as_ref().map(LocalStore::all);
        let model = Model::new(stored, lacks, platform.at());
        (platform, model)
    }

    /// What can wait until the app stands: the other screens, what a session's sound
    /// needs, and the voice.
    pub fn open_more(&mut self, app: App) {
        self.perform(Effect::FetchLazy, app);
        self.session_audio.get_ready();
        // The worker has the voices too, and then hands them over; where there is
        // none, they are fetched a little later than the app.
        self.voice_due = Some(Timeout::new(VOICE_IS_DUE, move || {
            app.dispatch(DeviceEvent::VoiceIsDue);
        }));
    }

    /// So can the database.
    pub fn open_database(&mut self, app: App) {
        self.database = Some(IdbStore::open(move |event| {
            app.dispatch(Event::Storage(match event {
                IdbEvent::Opened(stored) => StorageEvent::Opened(Arc::new(stored)),
                IdbEvent::Late => StorageEvent::Late,
                IdbEvent::Closed => StorageEvent::Closed,
                IdbEvent::Missing => StorageEvent::Missing,
                IdbEvent::Saved(batch) => StorageEvent::Saved(batch),
                IdbEvent::Failed(batch) => StorageEvent::Failed(batch),
            }));
        }));
    }

    /// Hears what other tabs write from now on.
    pub fn open_channel(&mut self, app: App) {
        self.tabs = Some(TabChannel::open(move |records| {
            let heard = StorageEvent::Heard(Arc::new(records));
            app.dispatch(Event::Storage(heard));
        }));
    }
}
