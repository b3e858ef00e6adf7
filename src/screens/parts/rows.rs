//! Rows of a sheet: a switch, and a number with big steps.

use super::bits::{does, el, hears, is, labelled, node, say, says, says_if, text, told};
use crate::app::App;
use hamstretch_core::app::Event;
use hamstretch_core::diary::Setting;
use hamstretch_core::words;
use leptos::prelude::*;

/// Something that is on or off; `note` says what is to be known about it.
pub fn switch(
    app: App,
    label: &'static str,
    note: Memo<String>,
    on: Memo<bool>,
    set: fn(bool) -> Setting,
) -> AnyView {
    let set = move |on| app.dispatch(Event::Set(set(on)));
    flip(label, text(note), on, Box::new(set))
}

/// The same, of something that is no setting; `set` gets what it is to be.
#[inline(never)]
pub fn flip(label: &'static str, note: AnyView, on: Memo<bool>, set: Box<dyn Fn(bool)>) -> AnyView {
    let flip = move || set(!on.get_untracked());
    let attributes = vec![
        is("class", "row switch"),
        is("role", "switch"),
        says_if("aria-checked", on),
        does(Box::new(flip)),
    ];
    let track = vec![is("class", "switch-track"), is("aria-hidden", "true")];
    let inside = vec![row_text(label, note), node("span", track, Vec::new())];
    node("button", attributes, inside)
}

/// One of a few: each with its words, its name, and what choosing it means.
/// `chosen` is the name of the present one. Where there is a `none`, that is what
/// choosing the present one once more means.
pub fn choice(
    app: App,
    label: &'static str,
    chosen: Memo<String>,
    choices: Vec<(&'static str, &'static str, Event)>,
    none: Option<Event>,
) -> AnyView {
    let names: Vec<&str> = choices.iter().map(|(_, name, _)| *name).collect();
    // What the Tab key comes to: the chosen one, or the first. From there arrows lead on
    // (see `platform::keys`).
    let stop = app.memo(move |_| {
        let chosen = names.iter().find(|name| chosen.get() == **name);
        chosen
            .or(names.first())
            .copied()
            .unwrap_or_default()
            .to_owned()
    });
    let is_taken_back = none.is_some();
    let choices = choices.into_iter().map(|(words, name, event)| {
        let is_chosen = app.memo(move |_| chosen.get() == name);
        let tab = app.memo(move |_| if stop.get() == name { "0" } else { "-1" }.to_owned());
        let none = none.clone();
        let choose = move || {
            let is_chosen = chosen.get_untracked() == name;
            let taken_back = none.clone().filter(|_| is_chosen);
            app.dispatch(taken_back.unwrap_or_else(|| event.clone()));
        };
        let attributes = vec![
            is("role", "radio"),
            says_if("aria-checked", is_chosen),
            says("tabindex", tab),
            does(Box::new(choose)),
        ];
        node("button", attributes, vec![say(words)])
    });
    let mut attributes = vec![
        is("class", "choices"),
        is("role", "radiogroup"),
        is("aria-label", label),
    ];
    if is_taken_back {
        attributes.push(is("aria-description", words::TAKE_BACK));
    }
    node("div", attributes, choices.collect())
}

/// A choice with its name over it.
#[inline(never)]
pub fn named(label: &'static str, choice: AnyView) -> AnyView {
    el("div", "row named", [el("b", "", [say(label)]), choice])
}

/// A field for a few words, and what becomes of them with each letter.
#[inline(never)]
pub fn own_words(
    label: &'static str,
    like: &'static str,
    words: Option<String>,
    take: Box<dyn Fn(String)>,
) -> AnyView {
    let attributes = vec![
        is("class", "own-words"),
        is("rows", "2"),
        is("maxlength", "140"),
        is("dir", "auto"),
        is("aria-label", label),
        is("placeholder", like),
        hears("input", take),
    ];
    let words = told(words.unwrap_or_default());
    node("textarea", attributes, vec![words])
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
    let numbers = numbers.map(|(number, each)| (*number, *number, means(Some(each))));
    let choice = choice(app, label, chosen, numbers.collect(), Some(means(None)));
    named(label, el("div", "scale", [choice]))
}

/// A number, and what is meant by a step down and by one up.
pub fn stepper(
    app: App,
    label: &'static str,
    note: Memo<String>,
    value: Memo<String>,
    steps: [Event; 2],
) -> AnyView {
    // Held, it goes on stepping: see `platform::repeat`.
    let press = |sign, way, event| labelled(app, "step", sign, format!("{label}: {way}"), event);
    let [down, up] = steps;
    let attributes = vec![
        is("class", "row"),
        is("role", "group"),
        is("aria-label", label),
    ];
    let inside = vec![
        row_text(label, text(note)),
        press("−", words::LESS, down),
        el("output", "step-value", [text(value)]),
        press("+", words::MORE, up),
    ];
    node("div", attributes, inside)
}

fn row_text(label: &'static str, note: AnyView) -> AnyView {
    el(
        "span",
        "row-text",
        [el("b", "", [say(label)]), el("small", "", [note])],
    )
}
