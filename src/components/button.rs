//! Buttons and links.

use crate::app::use_app;
use hamstretch_core::app::{Event, Screen};
use leptos::prelude::*;

/// How a button or a link looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// Words alone.
    #[default]
    Plain,
    /// The largest on its screen: the way on.
    Start,
    /// A whole row of a card.
    Row,
    /// One of a session's lesser buttons.
    Small,
    /// An answer to what a session asks, …
    Answer,
    /// … and the one that goes on.
    AnswerOn,
}

impl Variant {
    /// The class in `style/`.
    pub fn class(self) -> &'static str {
        match self {
            Variant::Plain => "plain",
            Variant::Start => "start",
            Variant::Row => "row",
            Variant::Small => "small",
            Variant::Answer => "answer",
            Variant::AnswerOn => "answer answer-on",
        }
    }
}

/// A button that dispatches `event`.
#[component]
pub fn Button(
    words: &'static str,
    #[prop(into)] event: Event,
    #[prop(optional)] variant: Variant,
    /// The accessible name, where it says more than `words`.
    #[prop(optional, into)]
    name: Option<String>,
) -> impl IntoView {
    let app = use_app();
    view! {
        <button
            class=variant.class()
            aria-label=name
            on:click=move |_| app.dispatch(event.clone())
        >
            {words}
        </button>
    }
}

/// A link to another screen.
#[component]
pub fn ScreenLink(
    to: Screen,
    words: &'static str,
    #[prop(optional)] variant: Variant,
) -> impl IntoView {
    view! { <a class=variant.class() href=to.address()>{words}</a> }
}
