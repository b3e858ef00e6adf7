//! The rows of a card.

use super::Variant;
use crate::app::use_app;
use hamstretch_core::app::Event;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A card whose content is rows.
#[component]
pub fn Rows(children: Children) -> impl IntoView {
    view! { <section class="card rows">{children()}</section> }
}

/// A row's label, and a note beneath it.
#[component]
pub fn RowText(label: &'static str, #[prop(optional, into)] note: TextProp) -> impl IntoView {
    view! {
        <span class="row-text">
            <b>{label}</b>
            <small>{move || note.get()}</small>
        </span>
    }
}

/// A row that is a button.
#[component]
pub fn RowButton(
    label: &'static str,
    note: &'static str,
    #[prop(into)] event: Event,
) -> impl IntoView {
    let app = use_app();
    view! {
        <button class=Variant::Row.class() on:click=move |_| app.dispatch(event.clone())>
            <RowText label note/>
        </button>
    }
}

/// A row with its label above what it holds.
#[component]
pub fn Named(label: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="row named">
            <b>{label}</b>
            {children()}
        </div>
    }
}
