//! The part of the app that a stretch does not need: a wasm of its own, where a
//! release build has made one.

use super::promise::settled;
use super::window;
use js_sys::{Object, Reflect, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Response;

/// What the other wasm calls the one it shares its memory with.
const THIS: &str = "__wasm_split";

/// Fetches it and links it to this one; `told` gets whether it is there. In a
/// build of one wasm, it is.
pub fn fetch(told: impl FnOnce(bool) + 'static) {
    spawn_local(async move { told(link().await.is_ok()) });
}

async fn link() -> Result<(), JsValue> {
    let document = window().document();
    let address = document.and_then(|page| page.query_selector("meta[name=apart]").ok()?);
    let Some(address) = address else {
        return Ok(());
    };
    let address = address.get_attribute("content").unwrap_or_default();
    let answer = settled(window().fetch_with_str(&address)).await?;
    let response: Response = answer.unchecked_into();
    // Not streamed: some hosts do not know the type it would need for that.
    let code = settled(response.array_buffer()?).await?;
    let imports = Object::new();
    Reflect::set(&imports, &THIS.into(), &wasm_bindgen::exports())?;
    let module = settled(WebAssembly::compile(&code)).await?;
    settled(WebAssembly::instantiate_module(
        module.unchecked_ref(),
        &imports,
    ))
    .await?;
    Ok(())
}
