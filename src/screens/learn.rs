//! How the stretch goes: a page of its own, fetched when it is read.

use super::parts::{after_drawing, el, is, node, not_loaded, nothing, with};
use crate::app::{App, Model, Screen};
use crate::browser::page;
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
        "failed" => not_loaded(app, Screen::Learn),
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
