//! Handing a link or a text on: by the clipboard, or by what the device shares with.

use super::promise::{is_exception, promised, when_settled, when_settled_within};
use super::window;
use js_sys::{Object, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

// To web-sys both are always there; pages that are not secure have neither, and
// some browsers do not share.
#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(method, catch, getter, js_name = clipboard)]
    fn clipboard_if_any(this: &Navigator) -> Result<Option<Clipboard>, JsValue>;
    #[wasm_bindgen(method, catch, getter, js_name = share)]
    fn share_if_any(this: &Navigator) -> Result<Option<Object>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn share(this: &Navigator, what: &What) -> Result<Promise, JsValue>;

    type Clipboard;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(extends = Object)]
    type What;
    #[wasm_bindgen(method, setter)]
    fn set_url(this: &What, url: &str);
    #[wasm_bindgen(method, setter)]
    fn set_text(this: &What, text: &str);
}

/// A clipboard that does not answer for so many milliseconds takes nothing.
const PATIENCE: u32 = 3_000;

fn navigator() -> Navigator {
    window().navigator().unchecked_into()
}

/// Whether this device shares.
pub fn is_there() -> bool {
    navigator()
        .share_if_any()
        .is_ok_and(|share| share.is_some())
}

/// Lets the person share a link; `failed` is called where it could not be. Must be
/// called in a tap.
pub fn share_link(link: &str, failed: impl FnOnce() + 'static) {
    let what: What = Object::new().unchecked_into();
    what.set_url(link);
    share(&what, failed);
}

/// Lets the person share a text, and nothing with it; the same.
pub fn share_text(text: &str, failed: impl FnOnce() + 'static) {
    let what: What = Object::new().unchecked_into();
    what.set_text(text);
    share(&what, failed);
}

fn share(what: &What, failed: impl FnOnce() + 'static) {
    when_settled(promised(navigator().share(what)), move |shared| {
        // The person may think better of it.
        if shared.is_err_and(|error| !is_exception(&error, "AbortError")) {
            failed();
        }
    });
}

/// Puts a text on the clipboard, and tells whether it is there. Must be called
/// in a tap.
pub fn copy(text: &str, tell: impl FnOnce(bool) + 'static) {
    let clipboard = navigator().clipboard_if_any();
    let clipboard = clipboard.and_then(|clipboard| clipboard.ok_or(JsValue::NULL));
    let written = promised(clipboard.and_then(|clipboard| clipboard.write_text(text)));
    when_settled_within(PATIENCE, written, move |done| tell(done.is_ok()));
}
