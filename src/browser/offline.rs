//! The service worker that keeps the whole app for when there is no network.

use super::promise::when_settled;
use super::window;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::ServiceWorkerContainer;

#[wasm_bindgen]
extern "C" {
    type Serving;
    #[wasm_bindgen(method, getter, js_name = serviceWorker)]
    fn service_worker_if_any(this: &Serving) -> Option<ServiceWorkerContainer>;
}

/// Sets the worker up. `ready` is told once everything the app consists of lies
/// on the device; never, where the browser has no workers or the page is not
/// on a secure address.
pub fn keep(ready: impl FnOnce() + 'static) {
    let navigator: Serving = window().navigator().unchecked_into();
    let Some(workers) = navigator.service_worker_if_any() else {
        return;
    };
    // Relative, so that the app may live under any path.
    when_settled(workers.register("worker.js"), move |registered| {
        // Not kept means not offline, which the settings screen then does not claim.
        if let (Ok(_), Ok(active)) = (registered, workers.ready()) {
            when_settled(active, move |active| {
                if active.is_ok() {
                    ready();
                }
            });
        }
    });
}
