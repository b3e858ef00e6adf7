//! The browser's rooms as one session uses them: which clock counts, what
//! sounds, what is stored.

use super::{At, Effect, Intent, Lacks, Model, Storing};
use crate::browser::audio::Sound;
use crate::browser::screen_lock::{self, ScreenLock};
use crate::browser::storage::Store;
use crate::browser::{address, clock, haptics, page};
use crate::diary::{Found, Key};
use crate::stretch::ms;
use gloo_timers::callback::Timeout;
use std::time::Duration;

/// A device that stands the sound still for longer than this has stopped it.
const STALL: Duration = Duration::from_millis(250);
/// A sound system takes up to two seconds to begin; one that takes longer is
/// not there.
const BEGINS_WITHIN: Duration = Duration::from_secs(4);
/// The last sound has rung out by then.
const RINGS_OUT: u32 = 4_000;
/// While the sound system wakes up there is no telling when it will.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// What can be wrong with the sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoundTrouble {
    /// It cannot be opened, or never began.
    IsNotThere,
    /// It was there, and the device stopped it.
    Stopped,
}

/// The browser's rooms.
pub struct Rooms {
    /// The sound, while a session has it: then its clock is the session's.
    sound: Option<Sound>,
    /// How audio and wall clock stood when last compared.
    compared: Option<Compared>,
    screen_lock: Option<ScreenLock>,
    store: Option<Store>,
    wake: Option<Timeout>,
    closing: Option<Timeout>,
}

#[derive(Clone, Copy)]
struct Compared {
    heard: Duration,
    wall: Duration,
    /// Whether the audio clock has moved since sound was last put on it.
    has_begun: bool,
}

impl Rooms {
    /// Opens the rooms, and reads what is stored.
    pub fn open() -> (Rooms, Model, Vec<Effect>) {
        let store = Store::open();
        let storing = match store {
            Some(_) => Storing::Works,
            None => Storing::Blocked,
        };
        let found = Found::read(store.iter().flat_map(Store::all));
        let lacks = Lacks {
            sound: false,
            vibration: !haptics::is_there(),
            screen_lock: !screen_lock::is_there(),
        };
        let (model, effects) = Model::new(found, storing, lacks, clock::stamp().day());
        let rooms = Rooms {
            sound: None,
            compared: None,
            screen_lock: None,
            store,
            wake: None,
            closing: None,
        };
        (rooms, model, effects)
    }

    /// What an intent needs before its time is taken: sound can be opened in
    /// the tap only, and its clock is the one that counts.
    ///
    /// # Errors
    /// [`SoundTrouble::IsNotThere`] where sound is wanted and cannot be opened.
    pub fn prepare(&mut self, intent: &Intent, model: &Model) -> Result<(), SoundTrouble> {
        let wants_sound = model.settings.sound && !model.lacks.sound;
        let opens = match intent {
            Intent::Start if !model.is_in_session() => {
                // The last session's sound may still ring: its clock is not this one's.
                self.closing = None;
                self.close_sound();
                model.settings.sound
            }
            // What a call or a lock has stopped is opened anew.
            Intent::Resume | Intent::KeepGoing => {
                let runs = self.sound.as_ref().is_some_and(Sound::runs);
                wants_sound && !runs && model.is_in_session()
            }
            _ => false,
        };
        if opens {
            self.compared = None;
            self.sound = Sound::open();
        }
        match self.sound {
            None if opens => Err(SoundTrouble::IsNotThere),
            _ => Ok(()),
        }
    }

    /// What the clocks say.
    pub fn at(&self) -> At {
        let wall = clock::since_opened();
        let (now, sent, soon) = match &self.sound {
            Some(sound) => (sound.heard(), sound.sent(), sound.soon()),
            None => (wall, wall, wall),
        };
        At {
            now,
            sent,
            soon,
            stamp: clock::stamp(),
            chance: clock::chance(),
        }
    }

    /// Whether the sound does what a running session needs of it.
    ///
    /// # Errors
    /// What it does instead.
    pub fn check_sound(&mut self) -> Result<(), SoundTrouble> {
        let (Some(sound), Some(compared)) = (&self.sound, &mut self.compared) else {
            return Ok(());
        };
        let (heard, wall) = (sound.heard(), clock::since_opened());
        let moved = heard.saturating_sub(compared.heard);
        let passed = wall.saturating_sub(compared.wall);
        if !compared.has_begun && moved.is_zero() {
            return match passed > BEGINS_WITHIN {
                true => Err(SoundTrouble::IsNotThere),
                false => Ok(()),
            };
        }
        let has_stalled = compared.has_begun && passed > moved + STALL;
        *compared = Compared {
            heard,
            wall,
            has_begun: true,
        };
        match has_stalled {
            true => Err(SoundTrouble::Stopped),
            false => Ok(()),
        }
    }

    /// Closes the sound: from now on the wall clock counts.
    pub fn close_sound(&mut self) {
        self.sound = None;
        self.compared = None;
    }

    /// Calls `tell` when the session's clock reads `reading`.
    pub fn wake_at(&mut self, reading: Option<Duration>, tell: impl FnOnce() + 'static) {
        self.wake = reading.map(|reading| {
            let wait = reading.saturating_sub(self.at().now);
            let has_begun = self.compared.is_none_or(|compared| compared.has_begun);
            let wait = if has_begun {
                wait
            } else {
                wait.min(LOOK_AGAIN)
            };
            // Rounded up: a millisecond early would be a wake for nothing.
            Timeout::new(ms(wait) as u32 + 1, tell)
        });
    }

    /// Carries out an effect; what came of it, where that matters.
    pub fn carry_out(&mut self, effect: Effect, app: super::App) -> Option<Intent> {
        match effect {
            Effect::Schedule(schedule) => {
                if let Some(sound) = &mut self.sound {
                    sound.schedule(&schedule);
                    self.compared = Some(Compared {
                        heard: sound.heard(),
                        wall: clock::since_opened(),
                        has_begun: false,
                    });
                }
            }
            Effect::Silence => {
                if let Some(sound) = &mut self.sound {
                    sound.silence();
                }
                haptics::still();
            }
            Effect::Buzz(buzz) => haptics::buzz(&buzz),
            Effect::HoldScreen => {
                let refused = move || app.dispatch(Intent::ScreenNotHeld);
                self.screen_lock = Some(ScreenLock::hold(refused));
            }
            Effect::HoldScreenAgain => {
                if let Some(lock) = &self.screen_lock {
                    lock.renew();
                }
            }
            Effect::ReleaseScreen => {
                self.screen_lock = None;
                self.compared = None;
                self.closing = Some(Timeout::new(RINGS_OUT, move || app.close_sound()));
            }
            Effect::Store(key, text) => return self.put(key, &text),
            Effect::Forget(key) => {
                if let Some(store) = &self.store {
                    store.forget(&key.name());
                }
            }
            Effect::SetAside(name) => {
                let set_aside = self.store.as_ref()?.set_aside(&name);
                return set_aside.err().map(|_| Intent::NotSetAside(name));
            }
            Effect::Go(screen) => {
                address::go(screen.address());
                page::to_top();
            }
            Effect::GoInstead(screen) => address::go_instead(screen.address()),
            Effect::ReturnToSession => address::forward(),
        }
        None
    }

    fn put(&self, key: Key, text: &str) -> Option<Intent> {
        let Some(store) = &self.store else {
            return Some(Intent::NotStored(key, Storing::Blocked));
        };
        let stored = store.put(&key.name(), text);
        stored.err().map(|_| Intent::NotStored(key, Storing::Full))
    }
}
