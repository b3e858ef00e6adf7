//! Rows of a sheet: a switch, and a number with big steps.

use super::bits::{el, labelled, say, text};
use crate::app::{App, Intent};
use crate::diary::Setting;
use crate::words;
use leptos::prelude::*;

/// Something that is on or off; `note` says what is to be known about it.
pub fn switch(
    app: App,
    label: &'static str,
    note: Memo<String>,
    on: Memo<bool>,
    set: fn(bool) -> Setting,
) -> AnyView {
    let checked = Memo::new(move |_| on.get().to_string());
    view! {
        <button
            class="row switch"
            role="switch"
            aria-checked=checked
            on:click=move |_| app.dispatch(Intent::Set(set(!on.get_untracked())))
        >
            {row_text(label, note)}
            <span class="switch-track" aria-hidden="true"></span>
        </button>
    }
    .into_any()
}

/// One of a few: each with its words, its name, and what choosing it means.
/// `chosen` is the name of the present one.
pub fn choice(
    app: App,
    label: &'static str,
    chosen: Memo<String>,
    choices: Vec<(&'static str, &'static str, Intent)>,
) -> AnyView {
    let choices = choices.into_iter().map(|(words, name, intent)| {
        let is_chosen = Memo::new(move |_| (chosen.get() == name).to_string());
        view! {
            <button role="radio" aria-checked=is_chosen on:click=move |_| app.dispatch(intent.clone())>
                {words}
            </button>
        }
        .into_any()
    });
    view! {
        <div class="choices" role="radiogroup" aria-label=label>
            {choices.collect::<Vec<AnyView>>()}
        </div>
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
    // Held, it goes on stepping: see `browser::repeat`.
    let press =
        |sign, name, intent| labelled(app, "step", sign, format!("{label}: {name}"), intent);
    let [down, up] = steps;
    view! {
        <div class="row" role="group" aria-label=label>
            {row_text(label, note)}
            {press("−", words::LESS, down)}
            <output class="step-value">{text(value)}</output>
            {press("+", words::MORE, up)}
        </div>
    }
    .into_any()
}

fn row_text(label: &'static str, note: Memo<String>) -> AnyView {
    el(
        "span",
        "row-text",
        [el("b", "", [say(label)]), el("small", "", [text(note)])],
    )
}
