//! What the person changed last on the screen that is shown: whether it is saved, and
//! the way back.

use crate::app::{App, LazyIntent, Model, Saving};
use crate::words;
use leptos::prelude::*;

/// "Session deleted. Undo", or "Saved." alone. Nothing is said to be done before it is
/// on the disk.
#[component]
pub fn ChangeToast(app: App) -> impl IntoView {
    let saving = app.memo(Model::saving_shown);
    let undoable = app.memo(|model| model.undo.as_ref().map(|undo| undo.what));
    let is_shown = move || saving.get().is_some() || undoable.get().is_some();
    let is_saved = move || saving.get() == Some(Saving::Saved);
    let done = move || undoable.get().filter(|_| is_saved()).map(words::undoable);
    view! {
        <output class="toast">
            <Show when=is_shown>
                <p>
                    <span>{done}</span>
                    // With each letter that is typed it is said anew: not aloud.
                    <span class="saved" aria-live="off">
                        {move || saving.get().map(words::saving)}
                    </span>
                    <Show when=move || undoable.get().is_some()>
                        <button on:click=move |_| app.dispatch(LazyIntent::Undo)>{words::UNDO}</button>
                    </Show>
                </p>
            </Show>
        </output>
    }
}
