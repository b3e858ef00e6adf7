//! The panic hook: the words of a panic are left where `public/watch.js` finds them for the
//! crash page.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Where they are left.
const LEFT: &str = "panicked";
/// From these on, a message may quote what the person wrote: a text that was cut in the
/// middle of a letter, what could not be read.
const QUOTES: [char; 4] = [':', '`', '\'', '"'];

/// What of a panic's message is ours for sure.
#[must_use]
pub fn without_quotes(message: &str) -> &str {
    message.split(QUOTES).next().unwrap_or_default()
}

/// From now on each panic leaves its place in the source and its first words.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.payload_as_str().unwrap_or_default();
        let mut words = without_quotes(message).to_owned();
        if let Some(place) = panic.location() {
            words = words + " (" + place.file() + ":" + &place.line().to_string() + ")";
        }
        // Without them, the page says what the engine says.
        let _ = Reflect::set(&js_sys::global(), &LEFT.into(), &JsValue::from(words));
    }));
}
