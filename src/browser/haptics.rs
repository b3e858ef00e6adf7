//! Vibration. Chrome on Android has it; iPhones and Firefox do not.

use super::window;
use crate::stretch::Buzz;
use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    type Vibrating;
    #[wasm_bindgen(method, getter, js_name = vibrate)]
    fn vibrate_if_any(this: &Vibrating) -> Option<Function>;
}

/// Whether there is anything to vibrate with.
pub fn is_there() -> bool {
    let navigator: Vibrating = window().navigator().unchecked_into();
    navigator.vibrate_if_any().is_some()
}

/// Vibrates, in place of whatever vibrated before.
pub fn buzz(buzz: &Buzz) {
    if is_there() {
        let pattern: Array = buzz.0.iter().map(|ms| JsValue::from(*ms)).collect();
        // Refused before the first tap, which Start is.
        let _ = window().navigator().vibrate_with_pattern(&pattern);
    }
}

/// Ends any vibration.
pub fn still() {
    if is_there() {
        let _ = window().navigator().vibrate_with_duration(0);
    }
}
