//! Rows of a sheet: a switch, and a scale from 0 to 10.

use super::bits::{does, el, is, node, say, says, says_if, text};
use crate::app::App;
use hamstretch_core::app::Intent;
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
    let flip = move || app.dispatch(Intent::Set(set(!on.get_untracked())));
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

/// From 0 to 10; `chosen` is the present number, if there is one, and `means` what
/// choosing one means, or taking the present one back.
#[inline(never)]
pub fn scale(
    app: App,
    label: &'static str,
    chosen: Memo<String>,
    means: &dyn Fn(Option<u8>) -> Intent,
) -> AnyView {
    let none = means(None);
    let numbers = words::NUMBERS.iter().zip(0..).map(|(number, each)| {
        let is_chosen = app.asks(move |_| chosen.get() == *number);
        // What the Tab key comes to: the chosen one, or the first. From there arrows lead on
        // (see `browser::keys`).
        let is_stop =
            move || chosen.with(|chosen| chosen == number || each == 0 && chosen.is_empty());
        let tab = app.read(move |_| if is_stop() { "0" } else { "-1" }.to_owned());
        let (intent, none) = (means(Some(each)), none.clone());
        let choose = move || {
            app.dispatch(match is_chosen.get_untracked() {
                true => none.clone(),
                false => intent.clone(),
            });
        };
        let attributes = vec![
            is("role", "radio"),
            says_if("aria-checked", is_chosen),
            says("tabindex", tab),
            does(Box::new(choose)),
        ];
        node("button", attributes, vec![say(number)])
    });
    let attributes = vec![
        is("class", "choices"),
        is("role", "radiogroup"),
        is("aria-label", label),
        is("aria-description", words::TAKE_BACK),
    ];
    let choice = node("div", attributes, numbers.collect());
    let scale = el("div", "scale", [choice]);
    el("div", "row named", [el("b", "", [say(label)]), scale])
}

fn row_text(label: &'static str, note: AnyView) -> AnyView {
    el(
        "span",
        "row-text",
        [el("b", "", [say(label)]), el("small", "", [note])],
    )
}
