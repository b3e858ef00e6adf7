//! Promises, in one place: every future of a kind of its own is compiled anew.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What becomes of a promise.
pub async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}

/// Calls `then` with what became of a promise.
pub fn when_settled(promise: Promise, then: impl FnOnce(Result<JsValue, JsValue>) + 'static) {
    let then: Box<dyn FnOnce(Result<JsValue, JsValue>)> = Box::new(then);
    spawn_local(async move { then(settled(promise).await) });
}

/// Lets a promise come to whatever it comes to: its failure shows elsewhere.
pub fn let_be(promise: Promise) {
    when_settled(promise, |_| ());
}
