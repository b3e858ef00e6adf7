//! `localStorage`: it may be blocked, full, or hold anything.
//!
//! Chromium writes it to the disk seconds later. What must not be lost goes to
//! [`super::idb_store`].

use crate::platform::promise::{let_be, promised};
use crate::platform::window;
use hamstretch_core::diary::PREFIX;
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

// To web-sys both are always there: `navigator.storage` is missing in pages that are not
// secure, and in WebKitGTK `persist` is.
#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(method, catch, getter, js_name = storage)]
    fn storage_if_any(this: &Navigator) -> Result<Option<StorageManager>, JsValue>;

    type StorageManager;
    #[wasm_bindgen(method, catch)]
    fn persist(this: &StorageManager) -> Result<Promise, JsValue>;
}

/// The store did not take a text: it is full, or the browser refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRoom;

/// This origin's `localStorage`.
#[derive(Clone)]
pub struct LocalStore(Storage);

impl LocalStore {
    /// The store; `None` where the browser blocks it.
    pub fn open() -> Option<LocalStore> {
        let storage = window().local_storage().ok().flatten()?;
        // Some browsers hand it out and then refuse every use.
        storage.length().ok()?;
        Some(LocalStore(storage))
    }

    /// Every name and text under the app's prefix.
    pub fn all(&self) -> Vec<(String, String)> {
        let count = self.0.length().unwrap_or(0);
        (0..count)
            .filter_map(|index| self.0.key(index).ok().flatten())
            .filter(|name| name.starts_with(PREFIX))
            .filter_map(|name| Some((name.clone(), self.get(&name)?)))
            .collect()
    }

    /// The text under a name.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get_item(name).ok().flatten()
    }

    /// Stores a text under a name.
    ///
    /// # Errors
    /// [`NoRoom`]; the earlier text under that name is still there.
    pub fn put(&self, name: &str, text: &str) -> Result<(), NoRoom> {
        self.0.set_item(name, text).map_err(|_| NoRoom)
    }

    /// Removes the text under a name.
    pub fn remove(&self, name: &str) {
        // Removing needs no room; a browser that refuses it refused `open`.
        let _ = self.0.remove_item(name);
    }
}

/// Asks the browser not to clear this origin's stores when it runs short of room.
/// Some browsers ask the person. The answer changes nothing here.
pub fn persist() {
    let navigator: Navigator = window().navigator().unchecked_into();
    if let Ok(Some(storage)) = navigator.storage_if_any() {
        let_be(promised(storage.persist()));
    }
}
