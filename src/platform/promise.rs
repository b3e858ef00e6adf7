//! Promises, in one place: every future of a kind of its own is compiled anew.

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::DomException;

/// What was asked for; a call that threw is a promise that is rejected.
pub fn promised(asked: Result<Promise, JsValue>) -> Promise {
    asked.unwrap_or_else(|error| Promise::reject(&error))
}

/// What becomes of a promise. What is none has come to itself: some browsers answer
/// with nothing where others promise.
pub async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&promise)).await
}

/// Calls `then` with what became of a promise.
pub fn when_settled(promise: Promise, then: impl FnOnce(Result<JsValue, JsValue>) + 'static) {
    let then: Box<dyn FnOnce(Result<JsValue, JsValue>)> = Box::new(then);
    spawn_local(async move { then(settled(promise).await) });
}

/// The same within so many milliseconds: what takes longer has failed, whatever it
/// comes to later.
pub fn when_settled_within(
    ms: u32,
    promise: Promise,
    then: impl FnOnce(Result<JsValue, JsValue>) + 'static,
) {
    let then: Box<dyn FnOnce(Result<JsValue, JsValue>)> = Box::new(then);
    let then = Rc::new(Cell::new(Some(then)));
    let late = then.clone();
    let limit = Timeout::new(ms, move || answer(&late, Err(JsValue::UNDEFINED)));
    when_settled(promise, move |settled| {
        drop(limit);
        answer(&then, settled);
    });
}

type Then = Cell<Option<Box<dyn FnOnce(Result<JsValue, JsValue>)>>>;

fn answer(then: &Then, settled: Result<JsValue, JsValue>) {
    if let Some(then) = then.take() {
        then(settled);
    }
}

/// Lets a promise come to whatever it comes to: its failure shows elsewhere.
pub fn let_be(promise: Promise) {
    when_settled(promise, |_| ());
}

/// Whether a promise was rejected, or a call threw, with this DOM exception.
pub fn is_exception(error: &JsValue, name: &str) -> bool {
    error
        .dyn_ref::<DomException>()
        .is_some_and(|error| error.name() == name)
}
