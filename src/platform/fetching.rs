//! Fetching a file of this build.

use super::promise::promised;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    // To web-sys it never throws.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch_or_throw(address: &str) -> Result<Promise, JsValue>;
}

/// How long the person waits for a file before being told that it cannot be had, in
/// milliseconds. It may come all the same.
pub const PATIENCE: u32 = 10_000;

/// Asks for a file.
pub fn fetch(address: &str) -> Promise {
    promised(fetch_or_throw(address))
}
