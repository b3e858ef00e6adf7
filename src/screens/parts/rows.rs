//! Rows of a sheet: a switch, and a scale from 0 to 10.

use super::bits::{does, el, is, node, say, says, says_if, text};
use crate::app::App;
use hamstretch_core::app::Event;
use hamstretch_core::diary::Setting;
use hamstretch_core::words;
use leptos::prelude::*;

/// A setting that is on or off; `note` says what is to be known about it.
#[inline(never)]
pub fn switch(
    app: App,
    label: &'static str,
    note: Memo<String>,
    on: Memo<bool>,
    set: fn(bool) -> Setting,
) -> AnyView {
    let flip = move || app.dispatch(Event::Set(set(!on.get_untracked())));
    let attributes = vec![
        is("class", "row switch"),
        is("role", "switch"),
        says_if("aria-checked", on),
        does(Box::new(flip)),
    ];
    let track = vec![is("class", "switch-track"), is("aria-hidden", "true")];
    let inside = vec![row_text(label, text(note)), node("span", track, Vec::new())];
    node("button", attributes, inside)
}

/// From 0 to 10; `chosen` is the present number, and `means` what choosing one
/// means, or taking the present one back.
#[inline(never)]
pub fn scale(
    app: App,
    label: &'static str,
    chosen: Memo<String>,
    means: &dyn Fn(Option<u8>) -> Event,
) -> AnyView {
    let numbers = words::NUMBERS.iter().zip(0..);
    let numbers = numbers.map(|(number, each)| (*number, means(Some(each))));
    let choice = choice(app, label, chosen, numbers.collect(), means(None));
    let scale = el("div", "scale", [choice]);
    el("div", "row named", [el("b", "", [say(label)]), scale])
}

/// One of a few: each with its words, and what choosing it means. `chosen` has the words
/// of the present one, and `none` is what choosing that once more means.
fn choice(
    app: App,
    label: &'static str,
    chosen: Memo<String>,
    choices: Vec<(&'static str, Event)>,
    none: Event,
) -> AnyView {
    let all: Vec<&str> = choices.iter().map(|(words, _)| *words).collect();
    // What the Tab key comes to: the chosen one, or the first. From there arrows lead on
    // (see `platform::keys`).
    let stop = app.memo(move |_| {
        let chosen = all.iter().find(|words| chosen.get() == **words);
        chosen
            .or(all.first())
            .copied()
            .unwrap_or_default()
            .to_owned()
    });
    let choices = choices.into_iter().map(|(words, event)| {
        let is_chosen = app.memo(move |_| chosen.get() == words);
        let tab = app.memo(move |_| if stop.get() == words { "0" } else { "-1" }.to_owned());
        let none = none.clone();
        let choose = move || {
            app.dispatch(match is_chosen.get_untracked() {
                true => none.clone(),
                false => event.clone(),
            });
        };
        let attributes = vec![
            is("role", "radio"),
            says_if("aria-checked", is_chosen),
            says("tabindex", tab),
            does(Box::new(choose)),
        ];
        node("button", attributes, vec![say(words)])
    });
    let attributes = vec![
        is("class", "choices"),
        is("role", "radiogroup"),
        is("aria-label", label),
        is("aria-description", words::TAKE_BACK),
    ];
    node("div", attributes, choices.collect())
}

fn row_text(label: &'static str, note: AnyView) -> AnyView {
    el(
        "span",
        "row-text",
        [el("b", "", [say(label)]), el("small", "", [note])],
    )
}
