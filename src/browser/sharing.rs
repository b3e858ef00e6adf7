//! Handing a link or a text on: by the clipboard, or by what the device shares with.

use super::promise::{let_be, when_settled};
use super::window;
use js_sys::{Object, Promise};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};

// To web-sys both are always there; pages that are not secure have neither, and
// some browsers do not share.
#[wasm_bindgen]
extern "C" {
    type Handing;
    #[wasm_bindgen(method, getter, js_name = clipboard)]
    fn clipboard_if_any(this: &Handing) -> Option<Clipboard>;
    #[wasm_bindgen(method, getter, js_name = share)]
    fn share_if_any(this: &Handing) -> Option<Object>;
    #[wasm_bindgen(method)]
    fn share(this: &Handing, what: &What) -> Promise;

    type Clipboard;
    #[wasm_bindgen(method, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Promise;

    #[wasm_bindgen(extends = Object)]
    type What;
    #[wasm_bindgen(method, setter)]
    fn set_url(this: &What, url: &str);
    #[wasm_bindgen(method, setter)]
    fn set_text(this: &What, text: &str);
}

fn handing() -> Handing {
    window().navigator().unchecked_into()
}

/// Whether this device shares.
pub fn is_there() -> bool {
    handing().share_if_any().is_some()
}

/// Lets the person share a link. Must be called in a tap.
pub fn share_link(link: &str) {
    let what: What = Object::new().unchecked_into();
    what.set_url(link);
    let_be(handing().share(&what));
}

/// Lets the person share a text, and nothing with it. Must be called in a tap.
pub fn share_text(text: &str) {
    let what: What = Object::new().unchecked_into();
    what.set_text(text);
    let_be(handing().share(&what));
}

/// Puts a text on the clipboard, and tells whether it is there. Must be called
/// in a tap.
pub fn copy(text: &str, tell: impl FnOnce(bool) + 'static) {
    match handing().clipboard_if_any() {
        Some(clipboard) => {
            when_settled(clipboard.write_text(text), move |done| tell(done.is_ok()));
        }
        None => tell(false),
    }
}
