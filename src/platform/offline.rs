//! The service worker: it keeps the whole app for when there is no network, and
//! a newer build of it until that is wanted. Whether the app is kept is never
//! remembered here: the worker looks each time it is asked.

use super::promise::{let_be, promised, when_settled};
use super::window;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Event, EventTarget, MessageEvent};

// The parts that are used. To web-sys workers are always there.
#[wasm_bindgen]
extern "C" {
    type Navigator;
    // It throws in a sandboxed frame.
    #[wasm_bindgen(method, catch, getter, js_name = serviceWorker)]
    fn service_worker_if_any(this: &Navigator) -> Result<Option<WorkerContainer>, JsValue>;

    #[wasm_bindgen(extends = EventTarget)]
    type WorkerContainer;
    #[wasm_bindgen(method, catch)]
    fn register(this: &WorkerContainer, file: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn ready(this: &WorkerContainer) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn controller(this: &WorkerContainer) -> Result<Option<Worker>, JsValue>;

    #[derive(Clone)]
    #[wasm_bindgen(extends = EventTarget)]
    type Registration;
    #[wasm_bindgen(method, catch, getter, js_name = installing)]
    fn installing_if_any(this: &Registration) -> Result<Option<Worker>, JsValue>;
    #[wasm_bindgen(method, catch, getter, js_name = waiting)]
    fn waiting_if_any(this: &Registration) -> Result<Option<Worker>, JsValue>;
    #[wasm_bindgen(method, catch, getter, js_name = active)]
    fn active_if_any(this: &Registration) -> Result<Option<Worker>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn update(this: &Registration) -> Result<Promise, JsValue>;

    #[wasm_bindgen(extends = EventTarget)]
    type Worker;
    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &Worker, words: &str) -> Result<(), JsValue>;
}

impl Registration {
    fn installing(&self) -> Option<Worker> {
        self.installing_if_any().ok().flatten()
    }

    fn waiting(&self) -> Option<Worker> {
        self.waiting_if_any().ok().flatten()
    }

    fn active(&self) -> Option<Worker> {
        self.active_if_any().ok().flatten()
    }
}

fn workers() -> Option<WorkerContainer> {
    let navigator: Navigator = window().navigator().unchecked_into();
    // Some refuse even to say, where a page may store nothing.
    navigator.service_worker_if_any().ok().flatten()
}

/// Relative, so that the app may live under any path.
const WORKER: &str = "worker.js";
/// What the worker is told, and asked: see there.
const TAKE_OVER: &str = "take over";
const WHAT_IS_KEPT: &str = "what is kept";
/// What it answers.
const REFUSED: &str = "a page has a session";
const KEPT: &str = "kept";
const NOT_KEPT: &str = "not kept";
const KEPT_OF_ANOTHER: &str = "kept, of another build";

/// How long what is not kept is left alone before it is tried again, at first and at
/// most, in milliseconds (choice). Each time is twice as long as the one before.
const AGAIN_AFTER: u32 = 30_000;
const AGAIN_AFTER_AT_MOST: u32 = 60 * 60 * 1000;

/// Sets the worker up, where the browser has workers and the page is on a secure
/// address: it then keeps everything the app consists of on the device.
pub fn keep() {
    if let Some(workers) = workers() {
        // Where this fails, it is tried again by whoever watches.
        let_be(promised(workers.register(WORKER)));
    }
}

/// What the worker, or the browser, has told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerEvent {
    /// Whether everything the app consists of lies on this device now.
    Kept(bool),
    /// A newer build lies on this device, whole, and waits.
    Waits,
    /// It was asked for, and may not have its turn: a tab has a session.
    Refused,
    /// It has had its turn just now.
    Taken,
    /// This page is not of the build that has its turn.
    IsOther,
}

/// Watches what is kept, and which builds there are.
#[derive(Clone, Default)]
#[must_use = "dropping it ends the listening"]
pub struct Builds(Rc<State>);

#[derive(Default)]
struct State {
    registered: RefCell<Option<Registration>>,
    listening: RefCell<Vec<EventListener>>,
    /// Listens to the newest worker that is being installed.
    installing: RefCell<Option<EventListener>>,
    again: RefCell<Option<Timeout>>,
    is_kept: Cell<bool>,
}

impl Builds {
    /// Begins to watch.
    pub fn watch(tell: impl Fn(WorkerEvent) + 'static) -> Builds {
        let builds = Builds::default();
        let Some(workers) = workers() else {
            return builds;
        };
        let tell: Rc<dyn Fn(WorkerEvent)> = Rc::new(tell);
        let (hearing, answered) = (builds.weak(), tell.clone());
        builds.listen(&workers, "message", move |event| {
            let words = event.unchecked_ref::<MessageEvent>().data().as_string();
            if let (Some(builds), Some(words)) = (hearing.get(), words) {
                builds.hear(&words, &*answered);
            }
        });
        // On a first visit the first worker takes the page that has set it up.
        let was_taken = Cell::new(workers.controller().is_ok_and(|worker| worker.is_some()));
        let (asking, taken) = (builds.weak(), tell.clone());
        builds.listen(&workers, "controllerchange", move |_| {
            if was_taken.replace(true) {
                taken(WorkerEvent::Taken);
            }
            asking.get().iter().for_each(Builds::ask);
        });
        let asking = builds.weak();
        builds.listen(&window(), "online", move |_| {
            asking.get().as_ref().map(Builds::see_to);
        });
        let watching = builds.weak();
        when_settled(promised(workers.ready()), move |registered| {
            let registered = registered.ok().filter(JsValue::is_object);
            if let (Some(registered), Some(builds)) = (registered, watching.get()) {
                builds.follow(registered.unchecked_into(), tell);
            }
        });
        builds.try_again(AGAIN_AFTER);
        builds
    }

    fn hear(&self, words: &str, tell: &dyn Fn(WorkerEvent)) {
        let is_kept = match words {
            REFUSED => return tell(WorkerEvent::Refused),
            KEPT | KEPT_OF_ANOTHER => true,
            NOT_KEPT => false,
            _ => return,
        };
        if self.0.is_kept.replace(is_kept) != is_kept {
            tell(WorkerEvent::Kept(is_kept));
        }
        let registered = self.0.registered.borrow();
        let none_waits = registered.as_ref().is_some_and(|it| it.waiting().is_none());
        let is_controlled = workers()
            .and_then(|workers| workers.controller().ok()?)
            .is_some();
        if words == KEPT_OF_ANOTHER && none_waits && is_controlled {
            tell(WorkerEvent::IsOther);
        }
    }

    fn follow(&self, registered: Registration, tell: Rc<dyn Fn(WorkerEvent)>) {
        *self.0.registered.borrow_mut() = Some(registered.clone());
        let look: Rc<dyn Fn()> = {
            let registered = registered.clone();
            Rc::new(move || {
                if registered.waiting().is_some() && registered.active().is_some() {
                    tell(WorkerEvent::Waits);
                }
            })
        };
        look();
        let watching = self.weak();
        let coming = registered.clone();
        let found: Rc<dyn Fn()> = Rc::new(move || {
            if let (Some(builds), Some(worker)) = (watching.get(), coming.installing()) {
                let look = look.clone();
                let listener = EventListener::new(&worker, "statechange", move |_| look());
                *builds.0.installing.borrow_mut() = Some(listener);
            }
        });
        found();
        self.listen(&registered, "updatefound", move |_| found());
        self.ask();
    }

    fn listen(&self, to: &EventTarget, event: &'static str, then: impl Fn(&Event) + 'static) {
        let listener = EventListener::new(to, event, move |event| then(event));
        self.0.listening.borrow_mut().push(listener);
    }

    fn weak(&self) -> Watching {
        Watching(Rc::downgrade(&self.0))
    }

    /// Asks the worker what is kept, which tells of what it finds and sees to what is
    /// lacking.
    pub fn ask(&self) {
        let registered = self.0.registered.borrow();
        if let Some(worker) = registered.as_ref().and_then(Registration::active) {
            // One that is not asked is asked again.
            let _ = worker.post_message(&format!("{WHAT_IS_KEPT}\n{}", script()));
        }
    }

    /// Looks whether there is a newer one, and if so has it kept.
    pub fn look(&self) {
        let Some(workers) = workers() else {
            return;
        };
        // One that could not be set up, or that the browser has lost, is set up anew.
        when_settled(promised(workers.register(WORKER)), |registered| {
            if let Some(registered) = registered.ok().filter(JsValue::is_object) {
                // Without network there is no news, and what is half here is not kept.
                let registered: Registration = registered.unchecked_into();
                let_be(promised(registered.update()));
            }
        });
    }

    /// Sees to what is not kept, if anything is not; gives whether all was.
    fn see_to(&self) -> bool {
        let is_kept = self.0.is_kept.get();
        if !is_kept {
            self.look();
            self.ask();
        }
        is_kept
    }

    /// Tries again, more and more seldom, for as long as not everything is kept.
    fn try_again(&self, after: u32) {
        let watching = self.weak();
        let timeout = Timeout::new(after, move || {
            let Some(builds) = watching.get() else {
                return;
            };
            let next = match builds.see_to() {
                true => AGAIN_AFTER,
                false => (2 * after).min(AGAIN_AFTER_AT_MOST),
            };
            builds.try_again(next);
        });
        *self.0.again.borrow_mut() = Some(timeout);
    }

    /// Lets the newer one have its turn.
    pub fn take(&self) {
        let registered = self.0.registered.borrow();
        if let Some(waiting) = registered.as_ref().and_then(Registration::waiting) {
            // One that is not told goes on waiting.
            let _ = waiting.post_message(TAKE_OVER);
        }
    }
}

/// What listens must not keep the listening.
struct Watching(Weak<State>);

impl Watching {
    fn get(&self) -> Option<Builds> {
        self.0.upgrade().map(Builds)
    }
}

/// The app's script, by which the worker knows which build a page is of.
fn script() -> String {
    let document = window().document();
    let script = document.and_then(|page| page.query_selector("[rel=modulepreload]").ok()?);
    let address = script.and_then(|script| script.get_attribute("href"));
    address.unwrap_or_default()
}
