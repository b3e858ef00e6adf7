//! What the person must know about what is kept, in plain words.

use super::bits::{button, el, is, link, node, nothing, say, told, with};
use crate::app::{App, Intent, Model, Screen, Storing};
use crate::words;
use leptos::prelude::*;

/// Says when sessions cannot be kept, and when something could not be read.
pub fn notices(app: App) -> AnyView {
    let notices = vec![
        with(app.read(blocked), |words| notice(words, nothing)),
        with(app.read(full), move |words| {
            notice(words, move || {
                let again = button(app, "plain", words::TRY_AGAIN, Intent::StoreAgain);
                el("p", "", [again, link("plain", Screen::Data, words::EXPORT)])
            })
        }),
        with(app.read(aside), |words| notice(words, nothing)),
        with(app.read(newer), |words| notice(words, nothing)),
        with(app.read(elsewhere), |words| notice(words, nothing)),
    ];
    node(
        "div",
        vec![is("class", "notices"), is("role", "status")],
        notices,
    )
}

/// A screen that could not be fetched, and how to try again.
pub fn not_loaded(app: App, screen: Screen) -> AnyView {
    let again = Intent::Went(screen.address().to_owned());
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::NOT_LOADED_TITLE)]),
            el("p", "", [say(words::NOT_LOADED)]),
            button(app, "plain", words::TRY_AGAIN, again),
        ],
    )
}

fn notice(words: String, answer: impl FnOnce() -> AnyView) -> AnyView {
    match words.is_empty() {
        true => nothing(),
        false => el("div", "notice", [el("p", "", [told(words)]), answer()]),
    }
}

fn blocked(model: &Model) -> String {
    let words = match model.storing {
        Storing::Blocked => words::NOT_SAVED,
        Storing::Works | Storing::Full => "",
    };
    words.to_owned()
}

fn full(model: &Model) -> String {
    let words = match (model.storing, model.unsaved_sessions() as u32) {
        (Storing::Works | Storing::Blocked, _) => "",
        (Storing::Full, 0) => words::FULL_CHANGE,
        (Storing::Full, count) => words::full_sessions(words::plural(count)),
    };
    words.to_owned()
}

/// Where the session of another tab is.
fn elsewhere(model: &Model) -> String {
    match &model.elsewhere {
        None => String::new(),
        Some(place) if place.is_empty() => words::ELSEWHERE.to_owned(),
        Some(place) => words::elsewhere(place),
    }
}

/// What a later build has written is safe from this one.
fn newer(model: &Model) -> String {
    match model.newer.as_slice() {
        [] => String::new(),
        _ => words::NEWER.to_owned(),
    }
}

fn aside(model: &Model) -> String {
    match model.strange.len() - model.newer.len() {
        0 => String::new(),
        count => words::set_aside(count, words::plural(count as u32)),
    }
}
