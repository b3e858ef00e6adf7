//! `localStorage`: it may be blocked, full, or hold anything.

use super::window;
use crate::diary::{PREFIX, set_aside_key};
use web_sys::Storage;

/// Storage would not take a text: no room, or no wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRoom;

/// This origin's storage.
pub struct Store(Storage);

impl Store {
    /// The storage; `None` where the browser does not let the app have it.
    pub fn open() -> Option<Store> {
        let storage = window().local_storage().ok().flatten()?;
        // Some browsers hand it out and then refuse every use.
        storage.length().ok()?;
        Some(Store(storage))
    }

    /// Everything stored under this app's prefix.
    pub fn all(&self) -> Vec<(String, String)> {
        let count = self.0.length().unwrap_or(0);
        (0..count)
            .filter_map(|index| self.0.key(index).ok().flatten())
            .filter(|name| name.starts_with(PREFIX))
            .filter_map(|name| Some((name.clone(), self.get(&name)?)))
            .collect()
    }

    /// Stores a text.
    ///
    /// # Errors
    /// [`NoRoom`]; what was stored there before is still there.
    pub fn put(&self, name: &str, text: &str) -> Result<(), NoRoom> {
        self.0.set_item(name, text).map_err(|_| NoRoom)
    }

    /// Removes what is stored under a name.
    pub fn forget(&self, name: &str) {
        // Removing needs no room; a browser that refuses it refused `open`.
        let _ = self.0.remove_item(name);
    }

    /// Removes everything stored under this app's prefix.
    pub fn erase(&self) {
        for (name, _) in self.all() {
            self.forget(&name);
        }
    }

    /// Moves a text, as it is, to a name of its own.
    ///
    /// # Errors
    /// [`NoRoom`] for a second copy; then it is left where it was.
    pub fn set_aside(&self, name: &str) -> Result<(), NoRoom> {
        if let Some(text) = self.get(name) {
            let aside = set_aside_key(name, |key| self.get(key).is_some());
            self.put(&aside, &text)?;
            self.forget(name);
        }
        Ok(())
    }

    /// What is stored under a name.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get_item(name).ok().flatten()
    }
}

/// Asks the browser not to clear what is stored when it runs short of room. Some
/// ask the person; what comes of it changes nothing here.
pub fn persist() {
    if let Ok(asked) = window().navigator().storage().persist() {
        // The answer is not waited for.
        drop(asked);
    }
}
