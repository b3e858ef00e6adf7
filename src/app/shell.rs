//! One dispatcher down which every event goes, one signal out of which every
//! view comes.

use super::capabilities::Platform;
use super::session_audio::SoundError;
use crate::platform::keys::Shortcut;
use crate::platform::scrolling::ScrollPositions;
use crate::platform::session_lock::SessionLock;
use crate::platform::voice::Spoken;
use crate::platform::{address, keys, offline, page, repeat};
use gloo_events::EventListener;
use hamstretch_core::app::{
    CopyEvent, CopyTrouble, DeviceEvent, Effect, Event, Model, NavigationEvent, Queue, SessionEvent,
};
use hamstretch_core::diary::Speaker;
use hamstretch_core::method::Session;
use leptos::prelude::*;
use std::rc::Rc;

/// A call of the platform, and the event that comes of it.
type WithPlatform = Box<dyn FnOnce(&mut Platform) -> Option<Event>>;

/// What waits for its turn. The platform is called in a task and nowhere else, and one task
/// runs at a time: whatever a capability answers, and when, never comes into the middle of
/// another task.
enum Task {
    /// Update the model with this event.
    Take(Event),
    /// Call the platform.
    Do(WithPlatform),
}

/// The running app. Copying it copies a handle.
#[derive(Clone, Copy)]
pub struct App {
    model: RwSignal<Model>,
    platform: StoredValue<Platform, LocalStorage>,
    queue: StoredValue<Rc<Queue<Task>>, LocalStorage>,
    listening: StoredValue<Vec<EventListener>, LocalStorage>,
}

/// The running app, from any component.
///
/// # Panics
/// Outside the app's tree of components.
pub fn use_app() -> App {
    expect_context()
}

impl App {
    /// Opens the platform, and reads what is stored.
    pub fn open() -> App {
        let (platform, model) = Platform::open();
        let app = App {
            model: RwSignal::new(model),
            platform: StoredValue::new_local(platform),
            queue: StoredValue::new_local(Rc::default()),
            listening: StoredValue::new_local(Vec::new()),
        };
        app.with_platform(move |platform| platform.open_channel(app));
        app
    }

    /// Goes where the address says, and listens from now on.
    pub fn listen(self) {
        self.dispatch(NavigationEvent::Went(address::opened_at()));
        let positions = ScrollPositions::begin();
        let went = address::on_change(move |fragment| {
            positions.restore();
            self.dispatch(NavigationEvent::Went(fragment));
        });
        let seen = page::on_visibility(move |is_seen| {
            self.dispatch(match is_seen {
                true => DeviceEvent::Returned,
                false => DeviceEvent::Hidden,
            });
        });
        let keys = keys::listen(move |key| self.on_key(key));
        self.listening.update_value(|all| {
            all.extend([Some(went), seen, Some(keys)].into_iter().flatten());
            all.extend(repeat::while_held(".step"));
        });
    }

    /// Does what a key means at present; whether it means anything.
    fn on_key(self, key: Shortcut) -> bool {
        let event = self.with_untracked(|model| match key {
            Shortcut::Escape => Some(Event::from(NavigationEvent::Escape)),
            Shortcut::Space => model.space_bar().map(Event::from),
        });
        let means = event.is_some();
        if let Some(event) = event {
            self.dispatch(event);
        }
        means
    }

    /// Has the page drawn, part by part, then sees to what could wait.
    pub fn draw_on(self) {
        page::soon(move || {
            let drawn = self.with_untracked(|model| model.navigation.drawn);
            if drawn >= Model::SHOWN && page::unveil() && page::start_was_tapped() {
                self.dispatch(SessionEvent::StartedEarly);
            }
            if drawn >= Model::PARTS {
                return self.open_more();
            }
            self.dispatch(NavigationEvent::Draw);
            self.draw_on();
        });
    }

    fn open_more(self) {
        let steps: [fn(App); 4] = [
            |app| app.with_platform(move |platform| platform.open_more(app)),
            |app| app.with_platform(move |platform| platform.open_database(app)),
            |_| offline::keep(),
            |app| app.with_platform(move |platform| platform.watch_extras(app)),
        ];
        for step in steps {
            page::soon(move || step(self));
        }
    }

    /// A part of the state, told anew only when it has changed.
    pub fn memo<T>(self, part: impl Fn(&Model) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        // Boxed, so that it is compiled once for each type, and not for each part.
        self.memo_boxed(Box::new(part))
    }

    fn memo_boxed<T>(self, part: Box<dyn Fn(&Model) -> T + Send + Sync>) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.model.with(&part))
    }

    /// Words about the session; none where there is no session.
    pub fn read_session(self, words: fn(&Session) -> String) -> Memo<String> {
        self.memo(move |model| model.session.run.as_ref().map(words).unwrap_or_default())
    }

    /// Whether something is so, for `Show`.
    pub fn is(self, so: fn(&Model) -> bool) -> impl Fn() -> bool + Clone + Send + Sync {
        let is_so = self.memo(so);
        move || is_so.get()
    }

    /// A part of the state as it is now.
    pub fn with_untracked<T>(self, part: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(part)
    }

    /// Updates the model with an event and performs the effects: at once, or after the task
    /// that is running.
    pub fn dispatch(self, event: impl Into<Event>) {
        self.put(Task::Take(event.into()));
    }

    /// Calls the platform, at once or after the task that is running.
    fn with_platform(self, act: impl FnOnce(&mut Platform) + 'static) {
        self.ask_platform(move |platform| {
            act(platform);
            None
        });
    }

    /// The same, where an event may come of it.
    fn ask_platform(self, act: impl FnOnce(&mut Platform) -> Option<Event> + 'static) {
        self.put(Task::Do(Box::new(act)));
    }

    fn put(self, task: Task) {
        let queue = self.queue.get_value();
        if queue.is_handling() {
            // A task of the page does not run within another: what is still being handled
            // then never ends. Something was thrown through it.
            let stuck = queue.clone();
            page::soon(move || assert!(!stuck.is_handling(), "a task was left in its middle"));
        }
        queue.handle(task, |task| match task {
            Task::Take(event) => self.handle(event),
            Task::Do(act) => {
                if let Some(Some(event)) = self.platform.try_update_value(act) {
                    self.handle(event);
                }
            }
        });
    }

    fn handle(self, event: Event) {
        let opened = self.model.with_untracked(|model| {
            self.platform
                .try_update_value(|platform| platform.prepare(&event, model, self))
        });
        match event {
            Event::Session(SessionEvent::Wake) => {
                self.check_sound();
                self.take(event);
            }
            Event::Device(DeviceEvent::Returned) => {
                self.check_sound();
                self.take(event);
                self.platform.with_value(Platform::wake_sound);
            }
            Event::Session(SessionEvent::SoundFailed) => self.go_on_without_sound(),
            _ => self.take(event),
        }
        if opened == Some(Err(SoundError::IsNotThere)) {
            self.take(SessionEvent::SoundFailed);
        }
    }

    /// Before the time of a running session's clock is believed: whether that still tells it.
    fn check_sound(self) {
        let platform = self.platform;
        let checked = platform.try_update_value(|platform| platform.session_audio.check());
        let is_running = self.with_untracked(Model::runs);
        match checked.filter(|_| is_running) {
            Some(Err(SoundError::Stopped)) => self.take(SessionEvent::SoundStopped),
            Some(Err(SoundError::IsNotThere)) => self.go_on_without_sound(),
            Some(Ok(())) | None => {}
        }
    }

    /// What was counted on the one clock goes on on the other.
    fn go_on_without_sound(self) {
        let is_running = self.with_untracked(Model::runs);
        self.take(SessionEvent::Pause);
        self.platform
            .update_value(|platform| platform.session_audio.close());
        self.take(SessionEvent::SoundFailed);
        if is_running {
            self.take(SessionEvent::GoOn);
        }
    }

    fn take(self, event: impl Into<Event>) {
        let event = event.into();
        let at = self.platform.with_value(Platform::at);
        let mut effects = Vec::new();
        let is_wake = matches!(event, Event::Session(SessionEvent::Wake));
        self.model.try_maybe_update(|model| {
            let was = model.glance();
            effects = model.update(event, at);
            // A wake before its time is nothing to draw.
            (!is_wake || was != model.glance(), ())
        });
        self.perform(effects);
        let next = self.model.with_untracked(Model::poll_timeout);
        self.platform.update_value(|platform| {
            platform.wake_at(next, move || self.dispatch(SessionEvent::Wake))
        });
    }

    fn perform(self, effects: Vec<Effect>) {
        for effect in effects {
            let result = self
                .platform
                .try_update_value(|platform| platform.perform(effect, self))
                .flatten();
            if let Some(event) = result {
                self.dispatch(event);
            }
        }
    }

    /// Word about whether this tab may have a session.
    pub(super) fn session_lock_came(self, lock: Option<SessionLock>) {
        self.ask_platform(move |platform| Some(platform.take_session_lock(lock)));
    }

    /// Another tab has taken this tab's session.
    pub(super) fn session_lock_was_taken(self) {
        self.ask_platform(|platform| {
            platform.lose_session_lock();
            Some(SessionEvent::Taken.into())
        });
    }

    /// Hands out a copy of the diary as a download.
    pub(super) fn hand_out_copy(self, name: String, file: String) {
        self.ask_platform(move |platform| {
            Some(match platform.hand_out_copy(&name, &file) {
                true => CopyEvent::Made(false).into(),
                false => CopyEvent::NotMade(Some(CopyTrouble::Failed)).into(),
            })
        });
    }

    /// A voice was fetched.
    pub(super) fn voice_came(self, speaker: Speaker, spoken: Spoken) {
        self.ask_platform(move |platform| platform.take_voice(speaker, spoken));
    }

    /// Wakes the device's sound system, where no sound is open yet.
    pub(super) fn warm_sound(self) {
        self.with_platform(|platform| platform.session_audio.warm());
    }

    /// Puts the cues that are not on the clock yet there, some in each task of the page.
    pub(super) fn schedule_rest(self) {
        page::soon(move || {
            self.ask_platform(move |platform| {
                match platform.session_audio.schedule_next() {
                    Ok(true) => self.schedule_rest(),
                    Ok(false) => {}
                    Err(_) => return Some(SessionEvent::SoundFailed.into()),
                }
                None
            });
        });
    }

    /// The last sound has rung out.
    pub(super) fn close_sound(self) {
        self.with_platform(|platform| platform.session_audio.close());
    }
}
