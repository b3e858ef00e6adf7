//! How the stretch goes: a page of its own, fetched when it is read.

use super::parts::{after_drawing, el, is, node, not_loaded, nothing, with};
use crate::app::App;
use crate::platform::page;
use hamstretch_core::app::Screen;
use leptos::prelude::AnyView;

const LEARN: &str = "learn";

/// The page, once it is there.
pub fn learn(app: App) -> AnyView {
    let page = app.memo(|model| (!model.device.learn.is_empty(), model.device.learn_failed));
    with(page, move |(is_there, has_failed)| {
        match (is_there, has_failed) {
            (true, _) => {
                // It is one of this build's own files, and holds nothing anybody wrote.
                after_drawing(move || {
                    app.with_untracked(|model| page::fill(LEARN, &model.device.learn))
                });
                let attributes = vec![is("class", "sheet prose learn"), is("id", LEARN)];
                node("main", attributes, Vec::new())
            }
            (false, true) => not_loaded(app, Screen::Learn),
            (false, false) => el("main", "sheet", [nothing()]),
        }
    })
}
