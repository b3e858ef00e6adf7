//! The browser's rooms as one session uses them: which clock counts, what
//! sounds, what is stored.

mod besides;

use super::hearing::{Hearing, SoundTrouble};
use super::{App, At, Effect, Intent, Lacks, Model, Storing};
use crate::browser::claim::{Claim, claim};
use crate::browser::files::HandedOut;
use crate::browser::offline::Builds;
use crate::browser::screen_lock::{self, ScreenLock};
use crate::browser::storage::{self, Store};
use crate::browser::vault::Vault;
use crate::browser::voice::{self, Spoken};
use crate::browser::{address, apart, clock, haptics, media, page, prose, sharing};
use crate::diary::{Found, Key, Speaker, is_newer};
use crate::pages;
use crate::stretch::ms;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::sync::Arc;
use std::time::Duration;

/// The last sound has rung out by then.
const RINGS_OUT: u32 = 4_000;
/// How long the voices are left to the worker, in milliseconds.
const VOICE_IS_DUE: u32 = 10_000;
/// What a tab claims for its session.
const SESSION: &str = "hamstretch.session";
/// While the sound system wakes up there is no telling when it will.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// The browser's rooms.
pub struct Rooms {
    /// The sound, while a session has it: then its clock is the session's.
    hearing: Hearing,
    /// What keeps other tabs from having a session too.
    claim: Option<Claim>,
    screen_lock: Option<ScreenLock>,
    store: Option<Store>,
    vault: Option<Vault>,
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

impl Rooms {
    /// Opens the rooms, and reads what is stored.
    pub fn open() -> (Rooms, Model, Vec<Effect>) {
        let store = Store::open();
        let storing = match store {
            Some(_) => Storing::Works,
            None => Storing::Blocked,
        };
        // A `Vec` here and below, so that reading is compiled once.
        let found = Found::read(store.as_ref().map(Store::all).unwrap_or_default());
        let lacks = Lacks {
            sound: false,
            vibration: !haptics::is_there(),
            screen_lock: !screen_lock::is_there(),
            sharing: !sharing::is_there(),
            silent_switch: !media::has_silent_switch(),
        };
        let (model, effects) = Model::new(found, storing, lacks, clock::stamp().day());
        let rooms = Rooms {
            hearing: Hearing::default(),
            claim: None,
            screen_lock: None,
            store,
            vault: None,
            voice_due: None,
            wake: None,
            closing: None,
            handed_out: None,
            builds: None,
            installing: None,
        };
        (rooms, model, effects)
    }

    /// What the clocks say.
    pub fn at(&self) -> At {
        let wall = clock::since_opened();
        let [now, sent, soon] = self.hearing.clock().unwrap_or([wall; 3]);
        At {
            now,
            sent,
            soon,
            stamp: clock::stamp(),
            chance: clock::chance(),
        }
    }

    /// Wakes the sound of a session that the phone made stand still: then it says
    /// where it stands.
    pub fn wake_sound(&self) {
        if self.claim.is_some() {
            self.hearing.wake();
        }
    }

    /// Calls `tell` when the session's clock reads `reading`.
    pub fn wake_at(&mut self, reading: Option<Duration>, tell: impl FnOnce() + 'static) {
        self.wake = reading.map(|reading| {
            let wait = reading.saturating_sub(self.at().now);
            let wait = match self.hearing.has_begun() {
                true => wait,
                false => wait.min(LOOK_AGAIN),
            };
            // Rounded up: a millisecond early would be a wake for nothing.
            Timeout::new(ms(wait) as u32 + 1, tell)
        });
    }

    /// Carries out an effect; what came of it, where that matters.
    pub fn carry_out(&mut self, effect: Effect, app: App) -> Option<Intent> {
        match effect {
            Effect::Claim => claim(SESSION, move |claim| app.claimed(claim)),
            Effect::DrawNext => page::soon(move || app.dispatch(Intent::Draw)),
            // It takes its time, and the check is to be seen at once.
            Effect::WarmSound => page::once_painted(move || app.warm_sound()),
            Effect::RingOut => {
                self.closing = Some(Timeout::new(RINGS_OUT, move || app.close_sound()));
            }
            Effect::Show(words, plays) => {
                self.hearing.tell(&words, plays);
            }
            Effect::FetchApart => apart::fetch(move |came| {
                // Not in the task in which it was linked.
                page::soon(move || app.dispatch(Intent::ApartCame(came)));
            }),
            Effect::FetchLearn => prose::fetch(pages::LEARN, move |page| {
                app.dispatch(Intent::LearnCame(page));
            }),
            Effect::FetchVoice(speaker) => {
                self.hearing.listen_to(speaker);
                voice::fetch(speaker.name(), move |spoken| {
                    app.voice_came(speaker, spoken)
                });
            }
            Effect::Schedule(schedule) => {
                self.hearing.schedule(schedule);
                lay_on(app);
            }
            Effect::Silence => {
                self.hearing.silence();
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
                self.hearing.rest();
                self.closing = Some(Timeout::new(RINGS_OUT, move || app.close_sound()));
                return self.carry_out(Effect::DrawNext, app);
            }
            Effect::Store(key, text) => return self.put(key, &text),
            Effect::Persist => storage::persist(),
            Effect::Forget(key) => {
                let newer = self.newer(&key);
                if newer.is_some() {
                    return newer;
                }
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
            Effect::Go(screen) => address::go(screen.address()),
            Effect::GoInstead(screen) => address::go_instead(screen.address()),
            Effect::ReturnToSession => address::forward(),
            effect => self.besides(effect, app),
        }
        None
    }

    /// What a later build has written there, in another tab.
    fn newer(&self, key: &Key) -> Option<Intent> {
        let name = key.name();
        let text = self.store.as_ref()?.get(&name)?;
        is_newer(&name, &text).then_some(Intent::IsNewer(name, text))
    }

    fn put(&self, key: Key, text: &str) -> Option<Intent> {
        let newer = self.newer(&key);
        if newer.is_some() {
            return newer;
        }
        if let Some(vault) = &self.vault {
            vault.write(&key.name(), Some(text));
        }
        let Some(store) = &self.store else {
            return Some(Intent::NotStored(key, Storing::Blocked));
        };
        let stored = store.put(&key.name(), text);
        stored.err().map(|_| Intent::NotStored(key, Storing::Full))
    }

    /// What can wait until the app stands: the other screens, what a session's sound
    /// needs, and the voice.
    pub fn open_more(&mut self, app: App) {
        self.carry_out(Effect::FetchApart, app);
        self.hearing.get_ready();
        // The worker has the voices too, and then hands them over; where there is
        // none, they are fetched a little later than the app.
        self.voice_due = Some(Timeout::new(VOICE_IS_DUE, move || {
            app.dispatch(Intent::VoiceIsDue);
        }));
    }

    /// So can the safer store, what it has, and whether a session runs in another tab.
    pub fn open_vault(&mut self, app: App) {
        self.vault = Some(Vault::open(move |kept| {
            let news = app.peek(|model| model.log.news(kept));
            let found = Arc::new(Found::read(news));
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
        self.hearing.close();
        let store = self.store.as_ref();
        Intent::RunsElsewhere(store.and_then(|store| store.get(&Key::Running.name())))
    }

    /// Takes a voice in; nothing where by now another is to speak.
    pub fn take_voice(&mut self, speaker: Speaker, spoken: Spoken) -> Option<Intent> {
        let voice = self.hearing.take_voice(speaker, spoken)?;
        Some(Intent::VoiceCame(speaker, voice))
    }

    /// See [`Hearing::prepare`]; a sound that still rings is not closed later.
    ///
    /// # Errors
    /// As there.
    pub fn prepare(
        &mut self,
        intent: &Intent,
        model: &Model,
        app: App,
    ) -> Result<(), SoundTrouble> {
        if model.opens_sound(intent) {
            self.closing = None;
        }
        self.hearing.prepare(intent, model, app)
    }

    /// See [`Hearing::check`].
    ///
    /// # Errors
    /// As there.
    pub fn check_sound(&mut self) -> Result<(), SoundTrouble> {
        self.hearing.check()
    }

    /// See [`Hearing::warm`].
    pub fn warm_sound(&self) {
        self.hearing.warm();
    }

    /// See [`Hearing::lay_more`].
    pub fn lay_more(&mut self) -> bool {
        self.hearing.lay_more()
    }

    /// Closes the sound: from now on the wall clock counts.
    pub fn close_sound(&mut self) {
        self.hearing.close();
    }
}

/// Has the cues that are not on the clock yet put there, some in each task.
fn lay_on(app: App) {
    page::soon(move || {
        if app.lay_more() {
            lay_on(app);
        }
    });
}
