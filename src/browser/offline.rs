//! The service worker: it keeps the whole app for when there is no network, and
//! a newer build of it until that is wanted.

use super::promise::{let_be, promised, when_settled};
use super::window;
use gloo_events::EventListener;
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::EventTarget;

// The parts that are used. To web-sys workers are always there.
#[wasm_bindgen]
extern "C" {
    type Serving;
    // It throws in a sandboxed frame.
    #[wasm_bindgen(method, catch, getter, js_name = serviceWorker)]
    fn service_worker_if_any(this: &Serving) -> Result<Option<Workers>, JsValue>;

    #[wasm_bindgen(extends = EventTarget)]
    type Workers;
    #[wasm_bindgen(method, catch)]
    fn register(this: &Workers, file: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn ready(this: &Workers) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn controller(this: &Workers) -> Result<Option<Worker>, JsValue>;

    #[derive(Clone)]
    #[wasm_bindgen(extends = EventTarget)]
    type Registered;
    #[wasm_bindgen(method, getter)]
    fn installing(this: &Registered) -> Option<Worker>;
    #[wasm_bindgen(method, getter)]
    fn waiting(this: &Registered) -> Option<Worker>;
    #[wasm_bindgen(method, getter)]
    fn active(this: &Registered) -> Option<Worker>;
    #[wasm_bindgen(method, catch)]
    fn update(this: &Registered) -> Result<Promise, JsValue>;

    #[wasm_bindgen(extends = EventTarget)]
    type Worker;
    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &Worker, words: &str) -> Result<(), JsValue>;
}

fn workers() -> Option<Workers> {
    let navigator: Serving = window().navigator().unchecked_into();
    navigator.service_worker_if_any().ok().flatten()
}

/// Sets the worker up. `ready` is told once everything the app consists of lies
/// on the device; never, where the browser has no workers or the page is not
/// on a secure address.
pub fn keep(ready: impl FnOnce() + 'static) {
    let Some(workers) = workers() else {
        return;
    };
    // Relative, so that the app may live under any path.
    when_settled(promised(workers.register("worker.js")), move |registered| {
        // Not kept means not offline, which the settings screen then does not claim.
        if registered.is_ok() {
            when_settled(promised(workers.ready()), move |active| {
                if active.is_ok() {
                    ready();
                }
            });
        }
    });
}

/// What becomes of builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A newer one lies on this device, whole, and waits.
    Waits,
    /// It was asked for, and may not have its turn: a tab has a session.
    Refused,
    /// It has had its turn: what is opened or loaded anew is of that one.
    Taken,
}

/// Watches for newer builds.
#[derive(Clone, Default)]
#[must_use = "dropping it ends the listening"]
pub struct Builds(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    registered: Option<Registered>,
    listening: Vec<EventListener>,
}

impl Builds {
    /// Begins to watch.
    pub fn watch(tell: impl Fn(Turn) + 'static) -> Builds {
        let builds = Builds::default();
        let Some(workers) = workers() else {
            return builds;
        };
        let tell: Rc<dyn Fn(Turn)> = Rc::new(tell);
        let refused = tell.clone();
        builds.listen(&workers, "message", move || refused(Turn::Refused));
        // On a first visit the first worker takes the page that has set it up.
        let was_taken = RefCell::new(workers.controller().is_ok_and(|worker| worker.is_some()));
        let taken = tell.clone();
        builds.listen(&workers, "controllerchange", move || {
            if was_taken.replace(true) {
                taken(Turn::Taken);
            }
        });
        let watching = builds.clone();
        when_settled(promised(workers.ready()), move |registered| {
            if let Some(registered) = registered.ok().filter(JsValue::is_object) {
                watching.follow(registered.unchecked_into(), tell);
            }
        });
        builds
    }

    fn follow(&self, registered: Registered, tell: Rc<dyn Fn(Turn)>) {
        self.0.borrow_mut().registered = Some(registered.clone());
        let look: Rc<dyn Fn()> = {
            let registered = registered.clone();
            Rc::new(move || {
                if registered.waiting().is_some() && registered.active().is_some() {
                    tell(Turn::Waits);
                }
            })
        };
        look();
        let weak = Rc::downgrade(&self.0);
        let coming = registered.clone();
        let found: Rc<dyn Fn()> = Rc::new(move || {
            if let (Some(state), Some(worker)) = (weak.upgrade(), coming.installing()) {
                let look = look.clone();
                Builds(state).listen(&worker, "statechange", move || look());
            }
        });
        found();
        self.listen(&registered, "updatefound", move || found());
    }

    fn listen(&self, to: &EventTarget, event: &'static str, then: impl Fn() + 'static) {
        let listener = EventListener::new(to, event, move |_| then());
        self.0.borrow_mut().listening.push(listener);
    }

    /// Looks whether there is a newer one, and if so has it kept.
    pub fn look(&self) {
        if let Some(registered) = &self.0.borrow().registered {
            // Without network there is no news, and what is half here is not kept.
            let_be(promised(registered.update()));
        }
    }

    /// Lets the newer one have its turn.
    pub fn take(&self) {
        let waiting = self
            .0
            .borrow()
            .registered
            .as_ref()
            .and_then(Registered::waiting);
        if let Some(waiting) = waiting {
            // One that is not told goes on waiting.
            let _ = waiting.post_message("take over");
        }
    }
}
