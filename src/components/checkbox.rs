//! A statement that applies or does not.

use crate::app::use_app;
use hamstretch_core::app::Event;
use leptos::prelude::*;

/// A row that is ticked or not. Pressing it dispatches `event`.
#[component]
pub fn Checkbox(
    #[prop(into)] words: String,
    checked: Memo<bool>,
    #[prop(into)] event: Event,
) -> impl IntoView {
    let app = use_app();
    view! {
        <button
            class="tick"
            role="checkbox"
            aria-checked=move || checked.get().to_string()
            on:click=move |_| app.dispatch(event.clone())
        >
            {words}
        </button>
    }
}
