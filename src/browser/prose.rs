//! Pages of this build that are fetched when they are read.

use super::promise::when_settled;
use super::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Response;

/// Fetches a page; `told` gets its text, or nothing where it cannot be had.
pub fn fetch(file: &str, told: impl FnOnce(Option<String>) + 'static) {
    when_settled(window().fetch_with_str(file), move |answer| {
        let response = answer.ok().map(JsCast::unchecked_into::<Response>);
        let response = response.filter(Response::ok);
        match response.and_then(|response| response.text().ok()) {
            None => told(None),
            Some(text) => when_settled(text, move |text: Result<JsValue, _>| {
                told(text.ok().and_then(|text| text.as_string()));
            }),
        }
    });
}
