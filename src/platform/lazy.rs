//! The part of the app that a stretch does not need: a wasm of its own, where a
//! release build has made one.

use super::fetching::{self, PATIENCE};
use super::promise::{promised, settled};
use super::window;
use gloo_timers::callback::Timeout;
use js_sys::{Object, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Response;

// To js-sys these never throw.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = WebAssembly, js_name = compile)]
    fn compile(code: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = WebAssembly, js_name = instantiate)]
    fn instantiate(module: &JsValue, imports: &Object) -> Result<Promise, JsValue>;
}

/// What the other wasm calls the one it shares its memory with.
const THIS: &str = "__wasm_split";

thread_local! {
    /// Whether it is linked, or about to be. Twice would undo what it has done since.
    static IS_LINKED: Cell<bool> = const { Cell::new(false) };
}

/// Fetches it and links it to this one; `told` gets whether it is there. One that takes
/// long is first told to be missing, and then to be there. In a build of one wasm, it is
/// there.
pub fn fetch(told: impl Fn(bool) + Clone + 'static) {
    let late = told.clone();
    let limit = Timeout::new(PATIENCE, move || late(false));
    spawn_local(async move {
        let linked = link().await;
        drop(limit);
        // Where an earlier attempt has come meanwhile, that one tells.
        if let Some(is_linked) = linked.map_or(Some(false), |is_new| is_new.then_some(true)) {
            told(is_linked);
        }
    });
}

/// Whether it was this that linked it.
async fn link() -> Result<bool, JsValue> {
    let document = window().document();
    let address = document.and_then(|page| page.query_selector("meta[name=lazy]").ok()?);
    let Some(address) = address else {
        return Ok(true);
    };
    let address = address.get_attribute("content").unwrap_or_default();
    let response: Response = settled(fetching::fetch(&address)).await?.unchecked_into();
    // Not streamed: some hosts do not know the type it would need for that.
    let code = settled(response.array_buffer()?).await?;
    let imports = Object::new();
    Reflect::set(&imports, &THIS.into(), &wasm_bindgen::exports())?;
    let module = settled(promised(compile(&code))).await?;
    if IS_LINKED.replace(true) {
        return Ok(false);
    }
    let linked = settled(promised(instantiate(&module, &imports))).await;
    IS_LINKED.set(linked.is_ok());
    linked.map(|_| true)
}
