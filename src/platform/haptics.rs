//! Vibration. Chrome on Android has it; iPhones and Firefox do not.

use super::window;
use hamstretch_core::method::Buzz;
use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(method, catch, getter, js_name = vibrate)]
    fn vibrate_if_any(this: &Navigator) -> Result<Option<Function>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn vibrate(this: &Navigator, pattern: &Array) -> Result<JsValue, JsValue>;
}

fn navigator() -> Navigator {
    window().navigator().unchecked_into()
}

/// Whether there is anything to vibrate with.
pub fn is_there() -> bool {
    navigator()
        .vibrate_if_any()
        .is_ok_and(|vibrate| vibrate.is_some())
}

/// Vibrates, in place of whatever vibrated before.
pub fn buzz(buzz: &Buzz) {
    let pattern: Array = buzz.0.iter().map(|ms| JsValue::from(*ms)).collect();
    // Missing here, or refused before the first tap, which Start is.
    let _ = navigator().vibrate(&pattern);
}

/// Ends any vibration.
pub fn still() {
    let _ = navigator().vibrate(&Array::new());
}
