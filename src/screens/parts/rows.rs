//! A row of a sheet: a switch.

use super::bits::{does, el, is, node, say, says_if, text};
use crate::app::App;
use hamstretch_core::app::DiaryEvent;
use hamstretch_core::diary::Setting;
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
    let flip = move || app.dispatch(DiaryEvent::Set(set(!on.get_untracked())));
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

fn row_text(label: &'static str, note: AnyView) -> AnyView {
    el(
        "span",
        "row-text",
        [el("b", "", [say(label)]), el("small", "", [note])],
    )
}
