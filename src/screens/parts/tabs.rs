//! The four tabs.

use crate::app::Screen;
use crate::words;
use leptos::prelude::*;

const TABS: [(Screen, &str); 4] = [
    (Screen::Home, words::TODAY),
    (Screen::Progress, words::PROGRESS),
    (Screen::Learn, words::LEARN),
    (Screen::Settings, words::SETTINGS),
];

/// Tabs in words, the present one marked.
pub fn tabs(screen: Screen) -> AnyView {
    let tab = |(to, word): (Screen, &'static str)| {
        let is_here = to == screen
            || (to == Screen::Home && matches!(screen, Screen::Routine | Screen::Tempo));
        view! {
            <a href=to.address() aria-current=is_here.then_some("page")>
                {word}
            </a>
        }
        .into_any()
    };
    view! {
        <nav class="tabs" aria-label=words::SCREENS>
            {Vec::from(TABS.map(tab))}
        </nav>
    }
    .into_any()
}
