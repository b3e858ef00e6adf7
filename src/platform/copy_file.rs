//! A copy of the diary in a file on the device, chosen once and written after each
//! session (File System Access API).

use super::idb_store::IdbStore;
use super::is_exception;
use crate::platform::promise::{let_be, promised, settled};
use crate::platform::window;
use js_sys::{Object, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::FileSystemFileHandle;

// web-sys has these behind an unstable flag only, or without what they throw.
#[wasm_bindgen]
extern "C" {
    type Window;
    #[wasm_bindgen(method, catch, getter, js_name = showSaveFilePicker)]
    fn picker_if_any(this: &Window) -> Result<Option<Object>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = showSaveFilePicker)]
    fn show_save_file_picker(this: &Window, options: &Picker) -> Result<Promise, JsValue>;

    #[wasm_bindgen(extends = Object)]
    type Picker;
    #[wasm_bindgen(method, setter, js_name = suggestedName)]
    fn set_suggested_name(this: &Picker, name: &str);

    type Handle;
    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn query_permission(this: &Handle, what: &Permission) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &Handle, what: &Permission) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn create_writable(this: &Handle) -> Result<Promise, JsValue>;

    type Stream;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Stream, text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Stream) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn abort(this: &Stream) -> Result<Promise, JsValue>;

    #[wasm_bindgen(extends = Object)]
    type Permission;
    #[wasm_bindgen(method, setter)]
    fn set_mode(this: &Permission, mode: &str);
}

/// The key of the file's handle in the store.
const KEY: &str = "copy-file";

/// Why the copy was not written. The file is as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyError {
    /// No file is chosen: never, or the person closed the picker.
    NotChosen,
    /// The browser wants the person's permission first, in a tap: [`allow`].
    NotAllowed,
    /// Anything else: no picker, no room, the file or its folder is gone.
    Failed,
}

/// Whether this browser lets a person choose such a file.
pub fn can_choose() -> bool {
    page().picker_if_any().is_ok_and(|picker| picker.is_some())
}

/// Lets the person choose a file, suggesting a name, writes the text to it and keeps
/// its handle for [`write`]. Must be called in a tap.
pub fn choose(
    store: &IdbStore,
    name: &str,
    text: String,
    then: impl FnOnce(Result<(), CopyError>) + 'static,
) {
    let options: Picker = Object::new().unchecked_into();
    options.set_suggested_name(name);
    let picked = page().show_save_file_picker(&options);
    let store = store.clone();
    spawn_local(async move {
        let written = match picked {
            Ok(picked) => write_picked(settled(picked).await, &store, &text).await,
            Err(error) => Err(copy_error(&error)),
        };
        then(written);
    });
}

/// Writes the text to the file chosen earlier, where that is still permitted. A
/// store that is not open yet answers once it is.
pub fn write(store: &IdbStore, text: String, then: impl FnOnce(Result<(), CopyError>) + 'static) {
    write_kept(store, text, Handle::query_permission, Box::new(then));
}

/// Asks for the permission again, then writes. Must be called in a tap.
pub fn allow(store: &IdbStore, text: String, then: impl FnOnce(Result<(), CopyError>) + 'static) {
    write_kept(store, text, Handle::request_permission, Box::new(then));
}

/// Forgets the file; the file itself stays.
pub fn forget(store: &IdbStore) {
    store.keep_value(KEY, None);
}

fn page() -> Window {
    window().unchecked_into()
}

async fn write_picked(
    picked: Result<JsValue, JsValue>,
    store: &IdbStore,
    text: &str,
) -> Result<(), CopyError> {
    let handle = picked.map_err(|error| match is_exception(&error, "AbortError") {
        true => CopyError::NotChosen,
        false => copy_error(&error),
    })?;
    write_text(handle.unchecked_ref(), text).await?;
    store.keep_value(KEY, Some(&handle));
    Ok(())
}

type AskPermission = fn(&Handle, &Permission) -> Result<Promise, JsValue>;

fn write_kept(
    store: &IdbStore,
    text: String,
    ask: AskPermission,
    then: Box<dyn FnOnce(Result<(), CopyError>)>,
) {
    store.value(KEY, move |kept| {
        spawn_local(async move {
            // Every app of this origin can put something else there.
            let handle = kept.filter(|kept| kept.has_type::<FileSystemFileHandle>());
            then(match handle {
                Some(handle) => write_permitted(handle.unchecked_ref(), &text, ask).await,
                None => Err(CopyError::NotChosen),
            });
        });
    });
}

async fn write_permitted(handle: &Handle, text: &str, ask: AskPermission) -> Result<(), CopyError> {
    let what: Permission = Object::new().unchecked_into();
    what.set_mode("readwrite");
    // Without an answer writing is tried: it is refused where it must be.
    if let Ok(asked) = ask(handle, &what) {
        let answer = settled(asked).await.ok().and_then(|it| it.as_string());
        if answer.is_some_and(|answer| answer != "granted") {
            return Err(CopyError::NotAllowed);
        }
    }
    write_text(handle, text).await
}

/// The stream writes to a file beside the chosen one, which takes its place at
/// `close`: the chosen file is never half written.
async fn write_text(handle: &Handle, text: &str) -> Result<(), CopyError> {
    let created = handle
        .create_writable()
        .map_err(|error| copy_error(&error))?;
    let stream = settled(created).await.map_err(|error| copy_error(&error))?;
    let stream: Stream = stream.unchecked_into();
    if let Err(error) = settled(promised(stream.write(text))).await {
        let_be(promised(stream.abort()));
        return Err(copy_error(&error));
    }
    let closed = settled(promised(stream.close())).await;
    closed.map_err(|error| copy_error(&error)).map(drop)
}

fn copy_error(error: &JsValue) -> CopyError {
    // The latter is how a picker says that no tap asked for it.
    match is_exception(error, "NotAllowedError") || is_exception(error, "SecurityError") {
        true => CopyError::NotAllowed,
        false => CopyError::Failed,
    }
}
