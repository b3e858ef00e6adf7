//! What the person changed last on the screen that is shown: whether it is saved, and
//! the way back.

use crate::app::use_app;
use hamstretch_core::app::{DiaryEvent, Saving};
use hamstretch_core::words;
use leptos::prelude::*;

/// "Session deleted. Undo", or "Saved." alone. Nothing is said to be done before it is
/// on the disk.
#[component]
pub fn ChangeToast() -> impl IntoView {
    let app = use_app();
    let saving = app.memo(|model| model.saving_shown().map(words::saving));
    let done = app.memo(|model| {
        let undo = model.forms.undo.as_ref()?;
        let is_saved = model.saving_shown() == Some(Saving::Saved);
        is_saved.then(|| words::undoable(undo.what))
    });
    let can_undo = app.memo(|model| model.forms.undo.is_some());
    let is_shown = move || saving.get().is_some() || can_undo.get();
    view! {
        <output class="toast">
            <Show when=is_shown>
                <p>
                    <span>{move || done.get()}</span>
                    // With each letter that is typed it is said anew: not aloud.
                    <span class="saved" aria-live="off">
                        {move || saving.get()}
                    </span>
                    <Show when=move || can_undo.get()>
                        <button on:click=move |_| app.dispatch(DiaryEvent::Undo)>{words::UNDO}</button>
                    </Show>
                </p>
            </Show>
        </output>
    }
}
