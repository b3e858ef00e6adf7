//! A switch.

use super::RowText;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A row that is on or off.
#[component]
pub fn Switch(
    label: &'static str,
    #[prop(optional, into)] note: TextProp,
    #[prop(into)] on: Signal<bool>,
    #[prop(into)] on_change: Callback<(bool,)>,
) -> impl IntoView {
    view! {
        <button
            class="row switch"
            role="switch"
            aria-checked=move || on.get().to_string()
            on:click=move |_| on_change.run((!on.get_untracked(),))
        >
            <RowText label note/>
            <span class="switch-track" aria-hidden="true"></span>
        </button>
    }
}
