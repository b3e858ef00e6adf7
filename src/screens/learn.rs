//! How the stretch goes: a page of its own, fetched when it is read.

use super::parts::{after_drawing, button, el, is, node, nothing, say, with};
use crate::app::{App, Intent, Model, Screen};
use crate::browser::page;
use crate::words;
use leptos::prelude::AnyView;

const LEARN: &str = "learn";

/// The page, once it is there.
pub fn learn(app: App) -> AnyView {
    with(app.read(stage), move |stage| match stage.as_str() {
        "there" => {
            // It is one of this build's own files, and holds nothing anybody wrote.
            after_drawing(move || app.peek(|model| page::fill(LEARN, &model.learn)));
            let attributes = vec![is("class", "sheet prose learn"), is("id", LEARN)];
            node("main", attributes, Vec::new())
        }
        "failed" => missing(app),
        _ => el("main", "sheet", [nothing()]),
    })
}

fn stage(model: &Model) -> String {
    let stage = match (model.learn.is_empty(), model.learn_failed) {
        (false, _) => "there",
        (true, true) => "failed",
        (true, false) => "comes",
    };
    stage.to_owned()
}

fn missing(app: App) -> AnyView {
    let again = Intent::Went(Screen::Learn.address().to_owned());
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::HOW_IT_GOES)]),
            el("p", "", [say(words::NOT_LOADED)]),
            button(app, "plain", words::TRY_AGAIN, again),
        ],
    )
}
