//! Keeping the screen on. The browser lets go whenever the page is hidden, so
//! it is asked again each time the page returns.

use super::promise::{let_be, promised, when_settled};
use super::window;
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

// web-sys has these behind an unstable flag only.
#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(method, catch, getter, js_name = wakeLock)]
    fn wake_lock_if_any(this: &Navigator) -> Result<Option<WakeLock>, JsValue>;

    type WakeLock;
    #[wasm_bindgen(method, catch)]
    fn request(this: &WakeLock, kind: &str) -> Result<Promise, JsValue>;

    type Sentinel;
    #[wasm_bindgen(method, getter)]
    fn released(this: &Sentinel) -> bool;
    #[wasm_bindgen(method, catch)]
    fn release(this: &Sentinel) -> Result<Promise, JsValue>;
}

/// Whether this browser can keep a screen on.
pub fn is_there() -> bool {
    lock().is_some()
}

fn lock() -> Option<WakeLock> {
    let navigator: Navigator = window().navigator().unchecked_into();
    navigator.wake_lock_if_any().ok().flatten()
}

/// Keeps the screen on for as long as it is held.
#[must_use = "dropping it lets the screen go dark"]
pub struct ScreenLock {
    state: Rc<RefCell<State>>,
    answered: Rc<dyn Fn(bool)>,
}

enum State {
    /// Nothing was granted yet, or it was taken back.
    Empty,
    Held(Sentinel),
    /// The handle is gone: what is still granted must be given back.
    Over,
}

impl ScreenLock {
    /// Asks for the screen to stay on; `answered` is told, each time, whether it will.
    pub fn hold(answered: impl Fn(bool) + 'static) -> ScreenLock {
        let lock = ScreenLock {
            state: Rc::new(RefCell::new(State::Empty)),
            answered: Rc::new(answered),
        };
        lock.renew();
        lock
    }

    /// Asks again, where what was granted has been taken back.
    pub fn renew(&self) {
        let is_held =
            matches!(&*self.state.borrow(), State::Held(sentinel) if !sentinel.released());
        let Some(lock) = lock().filter(|_| !is_held) else {
            return;
        };
        let (state, answered) = (self.state.clone(), self.answered.clone());
        when_settled(promised(lock.request("screen")), move |answer| {
            let Ok(sentinel) = answer else {
                return answered(false);
            };
            let sentinel: Sentinel = sentinel.unchecked_into();
            let is_over = matches!(&*state.borrow(), State::Over);
            if is_over {
                return let_be(promised(sentinel.release()));
            }
            if let State::Held(earlier) = state.replace(State::Held(sentinel)) {
                let_be(promised(earlier.release()));
            }
            answered(true);
        });
    }
}

impl Drop for ScreenLock {
    fn drop(&mut self) {
        if let State::Held(sentinel) = self.state.replace(State::Over) {
            let_be(promised(sentinel.release()));
        }
    }
}
