//! How the stretch is done. The page is made at the build and fetched when it is read.

use crate::app::use_app;
use crate::components::NotLoaded;
use hamstretch_core::app::Screen;
use leptos::prelude::*;

/// The page, once it is fetched.
#[component]
pub fn Learn() -> impl IntoView {
    let app = use_app();
    let is_fetched = app.memo(|model| !model.device.learn.is_empty());
    let has_failed = app.memo(|model| model.device.learn_failed);
    // One of this build's own files: it has nothing that anybody wrote.
    let page = move || app.with_untracked(|model| model.device.learn.clone());
    move || match (is_fetched.get(), has_failed.get()) {
        (true, _) => view! { <main class="sheet prose learn" id="learn" inner_html=page()></main> }
            .into_any(),
        (false, true) => view! { <NotLoaded screen=Screen::Learn/> }.into_any(),
        (false, false) => view! { <main class="sheet"></main> }.into_any(),
    }
}
