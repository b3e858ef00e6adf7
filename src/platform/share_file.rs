//! Handing a file to what the device shares with.

use super::files;
use super::{is_exception, queue};
use crate::platform::promise::when_settled;
use crate::platform::window;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, FilePropertyBag, ShareData};

// To web-sys both are always there, and never throw.
#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(method, catch, js_name = canShare)]
    fn can_share(this: &Navigator, data: &ShareData) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn share(this: &Navigator, data: &ShareData) -> Result<Promise, JsValue>;
}

/// What became of sharing a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// It was handed on.
    Done,
    /// The person thought better of it.
    Cancelled,
    /// This browser does not share files, or not this kind: offer it as a download.
    Unsupported,
}

/// Lets the person share a text as a file of this name. Must be called in a tap.
pub fn share_file(name: &str, text: &str, then: impl FnOnce(Shared) + 'static) {
    let Ok(sharing) = begin(name, text) else {
        queue(move || then(Shared::Unsupported));
        return;
    };
    when_settled(sharing, move |settled| {
        then(match settled {
            Ok(_) => Shared::Done,
            Err(error) if is_exception(&error, "AbortError") => Shared::Cancelled,
            // Chromium refuses some kinds of files only here, .json among them.
            Err(_) => Shared::Unsupported,
        });
    });
}

fn begin(name: &str, text: &str) -> Result<Promise, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type(files::media_type(name));
    let parts = Array::of1(&text.into());
    let file = File::new_with_str_sequence_and_options(&parts, name, &options)?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    let navigator: Navigator = window().navigator().unchecked_into();
    match navigator.can_share(&data)? {
        true => navigator.share(&data),
        false => Err(JsValue::NULL),
    }
}
