//! What the browser offers for keeping records: its stores, the channel and the
//! lock between tabs, and files on the device.
//!
//! One module a capability. Each handle undoes itself when dropped. No callback
//! runs inside the call that took it: the caller is in the middle of something.

pub mod copy_file;
pub mod idb_store;
pub mod local_store;
pub mod session_lock;
pub mod share_file;
pub mod tab_channel;

use crate::browser::promise::{is_exception, when_settled};
use js_sys::Promise;
use wasm_bindgen::JsValue;

/// Calls `then` in a microtask, after the call that is running has returned.
fn queue(then: impl FnOnce() + 'static) {
    when_settled(Promise::resolve(&JsValue::UNDEFINED), move |_| then());
}
