//! Whether the app can be installed, and how.

use super::promise::let_be;
use super::{page, window};
use gloo_events::EventListener;
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

// Neither is of any standard.
#[wasm_bindgen]
extern "C" {
    type Window;
    // The browser's offer, which `public/early.js` keeps: it may be made before
    // the app is there.
    #[wasm_bindgen(method, getter, js_name = installPrompt)]
    fn prompt_if_any(this: &Window) -> Option<Prompt>;
    #[wasm_bindgen(method, setter, js_name = installPrompt)]
    fn set_prompt(this: &Window, none: &JsValue);

    type Prompt;
    #[wasm_bindgen(method, catch)]
    fn prompt(this: &Prompt) -> Result<Promise, JsValue>;

    type Navigator;
    #[wasm_bindgen(method, getter)]
    fn standalone(this: &Navigator) -> Option<bool>;
}

/// How the app can be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Not here, or not any more.
    None,
    /// By [`ask`].
    Asking,
    /// By hand, in the browser's own menu.
    ByHand,
}

/// How it can be installed now.
fn way() -> Way {
    let navigator: Navigator = window().navigator().unchecked_into();
    let page: Window = window().unchecked_into();
    // Only where a page can be put on the home screen by hand does a browser tell
    // whether it was.
    match navigator.standalone() {
        Some(false) => Way::ByHand,
        Some(true) => Way::None,
        _ if page::matches("(display-mode: standalone)") => Way::None,
        _ if page.prompt_if_any().is_some() => Way::Asking,
        _ => Way::None,
    }
}

/// Tells how it can be installed, now and whenever that changes, while the handles
/// are held.
#[must_use = "dropping them ends the listening"]
pub fn watch(tell: impl Fn(Way) + Clone + 'static) -> [EventListener; 2] {
    let first = tell.clone();
    // Not in the middle of what has asked for it.
    spawn_local(async move { first(way()) });
    ["beforeinstallprompt", "appinstalled"].map(|event| {
        let tell = tell.clone();
        EventListener::new(&window(), event, move |_| {
            if event == "appinstalled" {
                forget();
            }
            tell(way());
        })
    })
}

fn forget() {
    let page: Window = window().unchecked_into();
    page.set_prompt(&JsValue::UNDEFINED);
}

/// Lets the browser ask the person. Must be called in a tap. An offer is good for
/// one question; whether there is another the browser tells.
pub fn ask() {
    let page: Window = window().unchecked_into();
    if let Some(Ok(asked)) = page.prompt_if_any().map(|prompt| prompt.prompt()) {
        let_be(asked);
    }
    forget();
}
