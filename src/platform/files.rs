//! Files: one handed to the person, one that they chose.

use super::promise::{promised, when_settled};
use super::window;
use gloo_timers::callback::Timeout;
use hamstretch_core::diary::{FileError, Incoming};
use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Url};

// The parts that are used.
#[wasm_bindgen]
extern "C" {
    type Chooser;
    #[wasm_bindgen(method, getter)]
    fn files(this: &Chooser) -> Option<Files>;
    #[wasm_bindgen(method, setter)]
    fn set_value(this: &Chooser, value: &str);

    type Files;
    #[wasm_bindgen(method)]
    fn item(this: &Files, index: u32) -> Option<Chosen>;

    type Chosen;
    #[wasm_bindgen(method, getter)]
    fn size(this: &Chosen) -> f64;
    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &Chosen) -> Result<Promise, JsValue>;
}

/// The id of the field in which a file is chosen.
pub const CHOOSER: &str = "chooser";

/// How long a browser may take to fetch what it is handed, in milliseconds.
const FETCHES: u32 = 60_000;

/// The address of these bytes, until it is revoked. `None` where the browser has
/// no such addresses.
pub(super) fn address(bytes: &[u8], kind: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_buffer_source_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// A file that the browser can fetch, for a minute.
#[must_use = "dropping it takes it back"]
pub struct HandedOut {
    address: String,
    _fetched: Timeout,
}

impl Drop for HandedOut {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.address);
    }
}

/// The media type of a file of this name.
pub(super) fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("csv") => "text/csv",
        Some("ics") => "text/calendar",
        Some("txt") => "text/plain",
        _ => "application/json",
    }
}

/// Hands a file out, as if a link to it were followed.
pub fn hand_out(name: &str, text: &str) -> Option<HandedOut> {
    let address = address(text.as_bytes(), media_type(name))?;
    let later = address.clone();
    let handed_out = HandedOut {
        address,
        _fetched: Timeout::new(FETCHES, move || {
            let _ = Url::revoke_object_url(&later);
        }),
    };
    let link = window().document()?.create_element("a").ok()?;
    link.set_attribute("href", &handed_out.address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.unchecked_ref::<web_sys::HtmlElement>().click();
    Some(handed_out)
}

/// Reads the file that was chosen, and tells `then` what is in it.
pub fn read(then: impl FnOnce(Result<String, FileError>) + 'static) {
    let field = window()
        .document()
        .and_then(|document| document.get_element_by_id(CHOOSER));
    let Some(field) = field else {
        return;
    };
    let chooser: Chooser = JsValue::from(field).unchecked_into();
    let Some(chosen) = chooser.files().and_then(|files| files.item(0)) else {
        return;
    };
    let is_too_long = chosen.size() > Incoming::MOST_BYTES as f64;
    // Not as text: a browser takes every file for UTF-8.
    let bytes = match is_too_long {
        true => Promise::resolve(&JsValue::UNDEFINED),
        false => promised(chosen.array_buffer()),
    };
    when_settled(bytes, move |bytes| {
        then(match bytes {
            _ if is_too_long => Err(FileError::TooLong),
            Ok(bytes) if bytes.is_instance_of::<ArrayBuffer>() => {
                Ok(Incoming::text_of(&Uint8Array::new(&bytes).to_vec()))
            }
            _ => Err(FileError::NotRead),
        });
    });
    // So that choosing the same file once more is a choice again.
    chooser.set_value("");
}
