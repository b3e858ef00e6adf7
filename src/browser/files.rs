//! Files for the person to keep.

use super::window;
use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

thread_local! {
    // A download has no end that a page is told of: the file stays until the next.
    static LAST: RefCell<Option<Address>> = const { RefCell::new(None) };
}

/// A file's address within this page, which holds the file until it is dropped.
struct Address(String);

impl Drop for Address {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// Hands the person a text as a file of this name and kind. A browser that will
/// not have it says so itself.
pub fn save(name: &str, kind: &str, text: &str) {
    LAST.set(offer(name, kind, text));
}

fn offer(name: &str, kind: &str, text: &str) -> Option<Address> {
    let bag = BlobPropertyBag::new();
    bag.set_type(kind);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &bag).ok()?;
    let address = Address(Url::create_object_url_with_blob(&blob).ok()?);
    let link = window().document()?.create_element("a").ok()?;
    link.set_attribute("href", &address.0).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(address)
}
