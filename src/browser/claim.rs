//! One at a time across all tabs: what one has claimed, no other gets until it
//! is given back or its tab is gone.

use super::promise::{let_be, when_settled};
use super::window;
use js_sys::{Function, JSON, Promise};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    type Locking;
    #[wasm_bindgen(method, getter, js_name = locks)]
    fn locks_if_any(this: &Locking) -> Option<Locks>;

    type Locks;
    #[wasm_bindgen(method)]
    fn request(this: &Locks, name: &str, options: &JsValue, granted: &JsValue) -> Promise;
}

/// Something claimed.
#[must_use = "dropping it gives it back"]
pub struct Claim(Option<Function>);

/// Claims a name, and tells `then` whether it was to be had. A browser without
/// locks cannot know of other tabs: there it always is.
pub fn claim(name: &str, then: impl FnOnce(Option<Claim>) + 'static) {
    let navigator: Locking = window().navigator().unchecked_into();
    let (Some(locks), Ok(options)) = (
        navigator.locks_if_any(),
        JSON::parse(r#"{"ifAvailable":true}"#),
    ) else {
        when_settled(Promise::resolve(&JsValue::UNDEFINED), move |_| {
            then(Some(Claim(None)));
        });
        return;
    };
    // The lock is held until the promise that is given back is settled.
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            then(None);
            return JsValue::UNDEFINED;
        }
        let mut give_back = None;
        let held = Promise::new(&mut |resolve, _| give_back = Some(resolve));
        then(Some(Claim(give_back)));
        held.into()
    });
    let_be(locks.request(name, &options, &granted));
}

impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(give_back) = &self.0 {
            // A function that settles a promise does not fail.
            let _ = give_back.call0(&JsValue::UNDEFINED);
        }
    }
}
