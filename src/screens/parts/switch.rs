//! Something that is on or off.

use leptos::prelude::*;

/// A row with a switch; `note` says what is to be known about it.
#[component]
pub fn Switch(
    label: &'static str,
    #[prop(into)] note: Signal<String>,
    on: Memo<bool>,
    set: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <button
            class="row switch"
            role="switch"
            aria-checked=move || on.get().to_string()
            on:click=move |_| set(!on.get_untracked())
        >
            <span class="row-text">
                <b>{label}</b>
                <small>{note}</small>
            </span>
            <span class="switch-track" aria-hidden="true"></span>
        </button>
    }
}
