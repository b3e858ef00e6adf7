//! What the browser can do: one file a capability, and the only place that names its
//! bindings.
//!
//! Each edge is an owning handle that undoes itself when dropped. What a browser lacks is a
//! state, not an error. What an edge has to tell it tells after the call that asked has
//! returned, also where it knows at once: the caller is in the middle of something.
//!
//! Whatever a browser may lack, refuse or throw at is caught at its edge, getters too: an
//! exception thrown through the wasm ends the app. `tests/journeys/in_one_engine/sweep.rs`
//! tries it with every API that the build uses.

pub mod address;
pub mod animate;
pub mod audio;
pub mod clock;
pub mod copy_file;
pub mod dates;
pub(crate) mod fetching;
pub mod files;
pub mod haptics;
pub mod heading;
pub mod idb_store;
pub mod install;
pub mod keys;
pub mod local_store;
pub mod media;
pub mod offline;
pub mod page;
pub mod panic_hook;
pub(crate) mod promise;
pub mod prose;
pub mod repeat;
pub mod screen_lock;
pub mod scrolling;
pub mod session_lock;
pub mod share_file;
pub mod sharing;
pub mod tab_channel;
pub mod voice;

use js_sys::Promise;
use promise::{is_exception, when_settled};
use wasm_bindgen::JsValue;

/// The window, which an app in a page always has.
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("the app runs in a page")
}

/// Calls `then` in a microtask, after the call that is running has returned.
fn queue(then: impl FnOnce() + 'static) {
    when_settled(Promise::resolve(&JsValue::UNDEFINED), move |_| then());
}
