//! The Web Lock that keeps a session to one tab.

use super::queue;
use crate::platform::promise::{when_settled, when_settled_within};
use crate::platform::window;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

// web-sys has these behind an unstable flag only.
#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(method, catch, getter, js_name = locks)]
    fn locks_if_any(this: &Navigator) -> Result<Option<Locks>, JsValue>;

    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &Options,
        granted: &JsValue,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn query(this: &Locks) -> Result<Promise, JsValue>;

    type Snapshot;
    #[wasm_bindgen(method, getter)]
    fn held(this: &Snapshot) -> Option<Array>;

    type Held;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Held) -> Option<String>;

    #[wasm_bindgen(extends = Object)]
    type Options;
    #[wasm_bindgen(method, setter, js_name = ifAvailable)]
    fn set_if_available(this: &Options, is_set: bool);
    #[wasm_bindgen(method, setter)]
    fn set_steal(this: &Options, is_set: bool);
}

/// How long a browser may take to answer, in milliseconds: Start must not wait for one
/// that never does.
const PATIENCE: u32 = 2_000;

/// How to ask for the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Only where no tab has it.
    IfFree,
    /// Also from the tab that has it, which is then told.
    Steal,
}

/// The lock, held by this tab.
#[must_use = "dropping it gives the lock back"]
pub struct SessionLock {
    /// Settles the promise for as long as which the browser holds the lock; `None`
    /// in a browser without locks.
    release: Option<Function>,
    is_released: Rc<Cell<bool>>,
}

impl SessionLock {
    /// What stands for the lock in a browser that has none, or whose locks fail: it
    /// cannot know of other tabs, and must run sessions all the same.
    fn unguarded() -> SessionLock {
        SessionLock {
            release: None,
            is_released: Rc::default(),
        }
    }
}

impl Drop for SessionLock {
    fn drop(&mut self) {
        self.is_released.set(true);
        if let Some(release) = &self.release {
            // A function that settles a promise does not fail.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Who is told of the answer, once.
type Then = Rc<Cell<Option<Box<dyn FnOnce(Option<SessionLock>)>>>>;

/// Asks for the lock of this name. `then` gets it, or `None` where another tab has
/// it. `lost` is called later, when another tab has stolen it; not when it was
/// given back.
pub fn session_lock(
    name: &str,
    ask: Ask,
    then: impl FnOnce(Option<SessionLock>) + 'static,
    lost: impl FnOnce() + 'static,
) {
    let then: Then = Rc::new(Cell::new(Some(Box::new(then))));
    let is_released = Rc::new(Cell::new(false));
    let (answer, released) = (then.clone(), is_released.clone());
    let granted = Closure::once(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            answer_soon(&answer, None);
            return JsValue::UNDEFINED;
        }
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve.unchecked_into()));
        let lock = SessionLock {
            release,
            is_released: released,
        };
        answer_soon(&answer, Some(lock));
        held.into()
    });
    let Ok(request) = request(name, ask, granted.as_ref()) else {
        answer_soon(&then, Some(SessionLock::unguarded()));
        return;
    };
    let late = then.clone();
    // A lock that is granted later on is given back at once: nobody takes it.
    let limit = Timeout::new(PATIENCE, move || {
        answer_soon(&late, Some(SessionLock::unguarded()));
    });
    when_settled(request, move |settled| {
        // The browser calls it until then.
        drop((granted, limit));
        if settled.is_ok() || is_released.get() {
            return;
        }
        match then.take() {
            // Rejected before the lock was granted, or refused to this tab.
            Some(then) => then(Some(SessionLock::unguarded())),
            // By an `AbortError`: stolen.
            None => lost(),
        }
    });
}

/// Tells `then` whether no tab has the lock of this name, without asking for it. A
/// browser that cannot tell says that none has.
pub fn is_free(name: &'static str, then: impl FnOnce(bool) + 'static) {
    let asked = query().unwrap_or_else(|_| Promise::resolve(&JsValue::UNDEFINED));
    when_settled_within(PATIENCE, asked, move |snapshot| {
        let snapshot = snapshot.ok().filter(JsValue::is_object);
        let held = snapshot.and_then(|snapshot| snapshot.unchecked_into::<Snapshot>().held());
        let is_it = |lock: JsValue| lock.unchecked_into::<Held>().name().as_deref() == Some(name);
        then(!held.is_some_and(|held| held.iter().any(is_it)));
    });
}

fn query() -> Result<Promise, JsValue> {
    let navigator: Navigator = window().navigator().unchecked_into();
    let locks = navigator.locks_if_any()?.ok_or(JsValue::NULL)?;
    locks.query()
}

fn request(name: &str, ask: Ask, granted: &JsValue) -> Result<Promise, JsValue> {
    let navigator: Navigator = window().navigator().unchecked_into();
    let locks = navigator.locks_if_any()?.ok_or(JsValue::NULL)?;
    let options: Options = Object::new().unchecked_into();
    match ask {
        Ask::IfFree => options.set_if_available(true),
        Ask::Steal => options.set_steal(true),
    }
    locks.request(name, &options, granted)
}

fn answer_soon(then: &Then, lock: Option<SessionLock>) {
    if let Some(then) = then.take() {
        queue(move || then(lock));
    }
}
