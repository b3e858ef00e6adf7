//! Rows of a sheet: a switch, and a number with big steps.

use super::bits::{el, labelled, say, text};
use crate::app::{App, Intent};
use leptos::prelude::*;

/// Something that is on or off; `note` says what is to be known about it.
pub fn switch(
    app: App,
    label: &'static str,
    note: Memo<String>,
    on: Memo<bool>,
    set: fn(bool) -> Intent,
) -> AnyView {
    let checked = Memo::new(move |_| on.get().to_string());
    view! {
        <button
            class="row switch"
            role="switch"
            aria-checked=checked
            on:click=move |_| app.dispatch(set(!on.get_untracked()))
        >
            {words(label, note)}
            <span class="switch-track" aria-hidden="true"></span>
        </button>
    }
    .into_any()
}

/// A number, and what is meant by a step down and by one up.
pub fn stepper(
    app: App,
    label: &'static str,
    note: Memo<String>,
    value: Memo<String>,
    steps: [Intent; 2],
) -> AnyView {
    let press = |sign: &'static str, name: &str, intent: Intent| {
        labelled(app, "step", sign, format!("{label}: {name}"), intent)
    };
    let [down, up] = steps;
    view! {
        <div class="row" role="group" aria-label=label>
            {words(label, note)}
            {press("−", "less", down)}
            <output class="step-value">{text(value)}</output>
            {press("+", "more", up)}
        </div>
    }
    .into_any()
}

fn words(label: &'static str, note: Memo<String>) -> AnyView {
    el(
        "span",
        "row-text",
        [el("b", "", [say(label)]), el("small", "", [text(note)])],
    )
}
