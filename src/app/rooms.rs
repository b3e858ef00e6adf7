//! The browser's rooms as one session uses them: which clock counts, what
//! sounds, what is stored.

use super::{App, At, Effect, Intent, Lacks, Model, PausedBy, Storing};
use crate::browser::audio::Sound;
use crate::browser::claim::{Claim, claim};
use crate::browser::media::{self, Asked, Playing};
use crate::browser::screen_lock::{self, ScreenLock};
use crate::browser::storage::Store;
use crate::browser::vault::Vault;
use crate::browser::voice::{self, Spoken};
use crate::browser::{address, clock, haptics, page};
use crate::diary::{Found, Key, Speaker};
use crate::stretch::ms;
use gloo_timers::callback::Timeout;
use std::sync::Arc;
use std::time::Duration;

/// A device that stands the sound still for longer than this has stopped it.
const STALL: Duration = Duration::from_millis(250);
/// A sound system takes up to two seconds to begin; one that takes longer is
/// not there.
const BEGINS_WITHIN: Duration = Duration::from_secs(4);
/// The last sound has rung out by then.
const RINGS_OUT: u32 = 4_000;
/// How long the voices are left to the worker, in milliseconds.
const VOICE_IS_DUE: u32 = 10_000;
/// What a tab claims for its session.
const SESSION: &str = "hamstretch.session";
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
    /// What the phone knows of it.
    playing: Option<Playing>,
    /// Who speaks, once the voice is there.
    spoken: Option<Spoken>,
    /// What keeps other tabs from having a session too.
    claim: Option<Claim>,
    /// How audio and wall clock stood when last compared.
    compared: Option<Compared>,
    screen_lock: Option<ScreenLock>,
    store: Option<Store>,
    vault: Option<Vault>,
    voice_due: Option<Timeout>,
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
            silent_switch: !media::has_silent_switch(),
        };
        let (model, effects) = Model::new(found, storing, lacks, clock::stamp().day());
        let rooms = Rooms {
            sound: None,
            playing: None,
            spoken: None,
            claim: None,
            compared: None,
            screen_lock: None,
            store,
            vault: None,
            voice_due: None,
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
    pub fn prepare(
        &mut self,
        intent: &Intent,
        model: &Model,
        app: App,
    ) -> Result<(), SoundTrouble> {
        let settings = model.settings;
        let opens = match intent {
            Intent::Start | Intent::Continue | Intent::TrySound if !model.is_in_session() => {
                // The last session's sound may still ring: its clock is not this one's.
                self.closing = None;
                self.close_sound();
                settings.sound || *intent == Intent::TrySound
            }
            // What a call or a lock has stopped is opened anew.
            Intent::Resume | Intent::KeepGoing => {
                let is_lost = model.paused_by == PausedBy::Device
                    || !self.sound.as_ref().is_some_and(Sound::runs);
                settings.sound && !model.lacks.sound && is_lost && model.is_in_session()
            }
            _ => false,
        };
        if !opens {
            return Ok(());
        }
        self.compared = None;
        media::sound_over_silent(settings.over_silent);
        if self.playing.is_none() {
            self.playing = Playing::begin(move |asked| {
                app.dispatch(match asked {
                    Asked::Play => Intent::Resume,
                    Asked::Pause => Intent::Pause,
                    Asked::Stopped => Intent::SoundStopped,
                });
            });
        }
        let changed = move || app.dispatch(Intent::Wake);
        self.sound = Sound::open(settings.volume, changed);
        match &mut self.sound {
            Some(sound) => {
                sound.speak_with(self.spoken.clone());
                Ok(())
            }
            None => Err(SoundTrouble::IsNotThere),
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
        // A clock that was stopped on purpose is not waited for.
        let has_stalled = compared.has_begun && (passed > moved + STALL || !sound.runs());
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

    /// Wakes the sound of a session that the phone made stand still: then it says
    /// where it stands.
    pub fn wake_sound(&self) {
        if let (Some(sound), true) = (&self.sound, self.claim.is_some()) {
            sound.wake();
        }
    }

    /// Closes the sound: from now on the wall clock counts.
    pub fn close_sound(&mut self) {
        self.sound = None;
        self.playing = None;
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
    pub fn carry_out(&mut self, effect: Effect, app: App) -> Option<Intent> {
        match effect {
            Effect::Claim => claim(SESSION, move |claim| app.claimed(claim)),
            Effect::RingOut => {
                self.closing = Some(Timeout::new(RINGS_OUT, move || app.close_sound()));
            }
            Effect::Show(words, plays) => {
                if let Some(playing) = &self.playing {
                    playing.tell(&words, plays);
                }
            }
            Effect::FetchVoice(speaker) => {
                voice::fetch(speaker.name(), move |spoken| {
                    app.voice_came(speaker, spoken)
                });
            }
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
                self.claim = None;
                self.compared = None;
                self.closing = Some(Timeout::new(RINGS_OUT, move || app.close_sound()));
            }
            Effect::Store(key, text) => return self.put(key, &text),
            Effect::Forget(key) => {
                if let Some(store) = &self.store {
                    store.forget(&key.name());
                }
                if let Some(vault) = &self.vault {
                    vault.write(&key.name(), None);
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
        if let Some(vault) = &self.vault {
            vault.write(&key.name(), Some(text));
        }
        stored.err().map(|_| Intent::NotStored(key, Storing::Full))
    }

    /// What can wait until the app stands: the safer store, what it has, whether
    /// a session runs in another tab, and the voice.
    pub fn open_more(&mut self, app: App) {
        // The worker has the voices too, and then hands them over; where there is
        // none, they are fetched a little later than the app.
        self.voice_due = Some(Timeout::new(VOICE_IS_DUE, move || {
            app.dispatch(Intent::VoiceIsDue);
        }));
        self.vault = Some(Vault::open(move |kept| {
            let found = Arc::new(Found::read(kept));
            claim(SESSION, move |claim| {
                let is_free = claim.is_some();
                // It was a question, not a wish.
                drop(claim);
                app.dispatch(Intent::Recovered(found, is_free));
            });
        }));
    }

    /// What this tab has claimed; `None` where another was first, with what that
    /// one has written down.
    pub fn take_claim(&mut self, claim: Option<Claim>) -> Intent {
        self.claim = claim;
        if self.claim.is_some() {
            return Intent::Claimed;
        }
        self.close_sound();
        let store = self.store.as_ref();
        Intent::RunsElsewhere(store.and_then(|store| store.get(&Key::Running.name())))
    }

    /// Takes a voice in.
    pub fn take_voice(&mut self, speaker: Speaker, spoken: Spoken) -> Intent {
        let voice = Arc::new(spoken.voice);
        if let Some(sound) = &mut self.sound {
            sound.speak_with(Some(spoken.clone()));
        }
        self.spoken = Some(spoken);
        Intent::VoiceCame(speaker, voice)
    }
}
