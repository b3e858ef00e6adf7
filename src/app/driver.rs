//! One dispatcher down which every intent goes, one signal out of which every
//! view comes.

use super::hearing::SoundTrouble;
use super::queue::Queue;
use super::rooms::Rooms;
use super::{CopyTrouble, Effect, Intent, LazyIntent, Model};
use crate::browser::keys::Shortcut;
use crate::browser::voice::Spoken;
use crate::browser::{address, keys, offline, page, repeat};
use crate::diary::Speaker;
use crate::platform::session_lock::SessionLock;
use crate::stretch::Session;
use gloo_events::EventListener;
use leptos::prelude::*;
use std::rc::Rc;

/// Something to be done with the rooms, and the intent that comes of it.
type InRooms = Box<dyn FnOnce(&mut Rooms) -> Option<Intent>>;

/// What waits for its turn. The rooms are used in a task and nowhere else, and tasks
/// are done one at a time: so whatever a capability answers, and when, never comes into
/// the middle of another's work.
enum Task {
    /// Take this intent.
    Take(Intent),
    /// Do this with the rooms.
    Do(InRooms),
}

/// The running app. Copying it copies a handle.
#[derive(Clone, Copy)]
pub struct App {
    model: RwSignal<Model>,
    rooms: StoredValue<Rooms, LocalStorage>,
    queue: StoredValue<Rc<Queue<Task>>, LocalStorage>,
    listening: StoredValue<Vec<EventListener>, LocalStorage>,
}

impl App {
    /// Opens the browser's rooms, and reads what is stored.
    pub fn open() -> App {
        let (rooms, model) = Rooms::open();
        let app = App {
            model: RwSignal::new(model),
            rooms: StoredValue::new_local(rooms),
            queue: StoredValue::new_local(Rc::default()),
            listening: StoredValue::new_local(Vec::new()),
        };
        app.do_in_rooms(move |rooms| rooms.open_channel(app));
        app
    }

    /// Goes where the address says, and listens from now on.
    pub fn listen(self) {
        self.dispatch(Intent::Went(address::opened_at()));
        let went = address::on_change(move |fragment| {
            self.dispatch(Intent::Went(fragment));
            // Another screen is read from its beginning, however far down the last was.
            page::to_top();
        });
        let seen = page::on_visibility(move |is_seen| {
            self.dispatch(match is_seen {
                true => Intent::Returned,
                false => Intent::Hidden,
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
        let intent = self.peek(|model| match key {
            Shortcut::Escape => Some(Intent::Escape),
            Shortcut::Space => model.space_bar(),
        });
        let means = intent.is_some();
        if let Some(intent) = intent {
            self.dispatch(intent);
        }
        means
    }

    /// Has the page drawn, part by part, then sees to what could wait.
    pub fn draw_on(self) {
        page::soon(move || {
            let drawn = self.peek(|model| model.drawn);
            if drawn >= Model::SHOWN {
                page::unveil();
            }
            if drawn >= Model::PARTS {
                return self.open_more();
            }
            self.dispatch(Intent::Draw);
            self.draw_on();
        });
    }

    fn open_more(self) {
        let steps: [fn(App); 3] = [
            |app| app.do_in_rooms(move |rooms| rooms.open_more(app)),
            |app| app.do_in_rooms(move |rooms| rooms.open_database(app)),
            |_| offline::keep(),
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

    #[inline(never)]
    fn memo_boxed<T>(self, part: Box<dyn Fn(&Model) -> T + Send + Sync>) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.model.with(&part))
    }

    /// A part of the state in words, told anew only when it has changed.
    pub fn read(self, part: impl Fn(&Model) -> String + Send + Sync + 'static) -> Memo<String> {
        self.memo(part)
    }

    /// Whether something is so, told anew only when it has changed.
    pub fn asks(self, is_so: impl Fn(&Model) -> bool + Send + Sync + 'static) -> Memo<bool> {
        self.memo(is_so)
    }

    /// Words about the session; none where there is no session.
    pub fn read_session(self, words: fn(&Session) -> String) -> Memo<String> {
        self.read(move |model| model.session.as_ref().map(words).unwrap_or_default())
    }

    /// A part of the state as it is now.
    pub fn peek<T>(self, part: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(part)
    }

    /// Takes an intent through the model and carries out what comes of it: at once, or
    /// after what is being done.
    pub fn dispatch(self, intent: impl Into<Intent>) {
        self.put(Task::Take(intent.into()));
    }

    /// Does something with the rooms, at once or after what is being done.
    fn do_in_rooms(self, act: impl FnOnce(&mut Rooms) + 'static) {
        self.ask_rooms(move |rooms| {
            act(rooms);
            None
        });
    }

    /// The same, where an intent comes of it.
    fn ask_rooms(self, act: impl FnOnce(&mut Rooms) -> Option<Intent> + 'static) {
        self.put(Task::Do(Box::new(act)));
    }

    #[inline(never)]
    fn put(self, task: Task) {
        let queue = self.queue.get_value();
        if queue.is_handling() {
            // A task of the page does not run within another: what is still being handled
            // then never ends. Something was thrown through it.
            let stuck = queue.clone();
            page::soon(move || assert!(!stuck.is_handling(), "a task was left in its middle"));
        }
        queue.handle(task, |task| match task {
            Task::Take(intent) => self.handle(intent),
            Task::Do(act) => {
                if let Some(Some(intent)) = self.rooms.try_update_value(act) {
                    self.handle(intent);
                }
            }
        });
    }

    fn handle(self, intent: Intent) {
        let opened = self.model.with_untracked(|model| {
            self.rooms
                .try_update_value(|rooms| rooms.prepare(&intent, model, self))
        });
        match intent {
            Intent::Wake => self.take_checking_sound(intent),
            Intent::Returned => {
                self.take_checking_sound(intent);
                self.rooms.with_value(Rooms::wake_sound);
            }
            Intent::SoundFailed => self.go_on_without_sound(),
            _ => self.take(intent),
        }
        if opened == Some(Err(SoundTrouble::IsNotThere)) {
            self.take(Intent::SoundFailed);
        }
    }

    fn take_checking_sound(self, intent: Intent) {
        let (is_running, waits) = self.peek(|model| {
            let is_running = model.session.as_ref().is_some_and(Session::is_running);
            (is_running, model.waits())
        });
        let checked = self
            .rooms
            .try_update_value(|rooms| rooms.check_sound())
            .filter(|_| is_running);
        match checked {
            // The tap that is waited for opens it anew.
            Some(Err(SoundTrouble::Stopped)) if !waits => self.take(Intent::SoundStopped),
            Some(Err(SoundTrouble::IsNotThere)) => self.go_on_without_sound(),
            _ => self.take(intent),
        }
    }

    /// What was counted on the one clock goes on on the other.
    fn go_on_without_sound(self) {
        self.take(Intent::Pause);
        self.rooms.update_value(Rooms::close_sound);
        self.take(Intent::SoundFailed);
    }

    fn take(self, intent: Intent) {
        let at = self.rooms.with_value(Rooms::at);
        let mut effects = Vec::new();
        let is_wake = matches!(intent, Intent::Wake);
        self.model.try_maybe_update(|model| {
            let was = model.glance();
            effects = model.handle(intent, at);
            // A wake before its time is nothing to draw.
            (!is_wake || was != model.glance(), ())
        });
        self.carry_out(effects);
        let next = self.model.with_untracked(Model::poll_timeout);
        self.rooms
            .update_value(|rooms| rooms.wake_at(next, move || self.dispatch(Intent::Wake)));
    }

    fn carry_out(self, effects: Vec<Effect>) {
        for effect in effects {
            let result = self
                .rooms
                .try_update_value(|rooms| rooms.carry_out(effect, self))
                .flatten();
            if let Some(intent) = result {
                self.dispatch(intent);
            }
        }
    }

    /// Word about whether this tab may have a session.
    pub(super) fn session_lock_came(self, lock: Option<SessionLock>) {
        self.ask_rooms(move |rooms| Some(rooms.take_session_lock(lock)));
    }

    /// Another tab has taken this tab's session.
    pub(super) fn session_lock_was_taken(self) {
        self.ask_rooms(|rooms| {
            rooms.lose_session_lock();
            Some(Intent::SessionTaken)
        });
    }

    /// Hands out a copy of the diary as a download.
    pub(super) fn hand_out_copy(self, name: String, file: String) {
        self.ask_rooms(move |rooms| {
            Some(match rooms.hand_out_copy(&name, &file) {
                true => LazyIntent::CopyMade(false).into(),
                false => LazyIntent::CopyNotMade(Some(CopyTrouble::Failed)).into(),
            })
        });
    }

    /// A voice was fetched.
    pub(super) fn voice_came(self, speaker: Speaker, spoken: Spoken) {
        self.ask_rooms(move |rooms| rooms.take_voice(speaker, spoken));
    }

    /// Wakes the device's sound system, where no sound is open yet.
    pub(super) fn warm_sound(self) {
        self.do_in_rooms(|rooms| rooms.warm_sound());
    }

    /// Puts the cues that are not on the clock yet there, some in each task of the page.
    pub(super) fn lay_on(self) {
        page::soon(move || {
            self.ask_rooms(move |rooms| {
                match rooms.lay_more() {
                    Ok(true) => self.lay_on(),
                    Ok(false) => {}
                    Err(_) => return Some(Intent::SoundFailed),
                }
                None
            });
        });
    }

    /// The last sound has rung out.
    pub(super) fn close_sound(self) {
        self.do_in_rooms(Rooms::close_sound);
    }
}
