//! The four tabs.

use crate::app::Screen;
use leptos::prelude::*;

/// Tabs in words, the present one marked.
#[component]
pub fn Tabs(screen: Screen) -> impl IntoView {
    let tab = |to: Screen, word: &'static str| {
        let is_here = to == screen || (to == Screen::Home && screen == Screen::Routine);
        view! {
            <a href=to.address() aria-current=is_here.then_some("page")>
                {word}
            </a>
        }
    };
    view! {
        <nav class="tabs" aria-label="Screens">
            {tab(Screen::Home, "Today")}
            {tab(Screen::Progress, "Progress")}
            {tab(Screen::Learn, "Learn")}
            {tab(Screen::Settings, "Settings")}
        </nav>
    }
}
