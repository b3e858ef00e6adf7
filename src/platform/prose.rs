//! Pages of this build that are fetched when they are read.

use super::fetching::{PATIENCE, fetch as ask_for};
use super::promise::when_settled_within;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Response;

/// Fetches a page; `told` gets its text, or nothing where it cannot be had.
pub fn fetch(file: &str, told: impl FnOnce(Option<String>) + 'static) {
    when_settled_within(PATIENCE, ask_for(file), move |answer| {
        let response = answer.ok().map(JsCast::unchecked_into::<Response>);
        let response = response.filter(Response::ok);
        match response.and_then(|response| response.text().ok()) {
            None => told(None),
            Some(text) => when_settled_within(PATIENCE, text, move |text: Result<JsValue, _>| {
                told(text.ok().and_then(|text| text.as_string()));
            }),
        }
    });
}
