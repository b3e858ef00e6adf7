//! The four tabs.

use crate::app::Screen;
use leptos::prelude::*;

const TABS: [(Screen, &str); 4] = [
    (Screen::Home, "Today"),
    (Screen::Progress, "Progress"),
    (Screen::Learn, "Learn"),
    (Screen::Settings, "Settings"),
];

/// Tabs in words, the present one marked.
pub fn tabs(screen: Screen) -> AnyView {
    let tab = |(to, word): (Screen, &'static str)| {
        let is_here = to == screen || (to == Screen::Home && screen == Screen::Routine);
        view! {
            <a href=to.address() aria-current=is_here.then_some("page")>
                {word}
            </a>
        }
        .into_any()
    };
    view! {
        <nav class="tabs" aria-label="Screens">
            {Vec::from(TABS.map(tab))}
        </nav>
    }
    .into_any()
}
