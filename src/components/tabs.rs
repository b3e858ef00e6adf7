//! The four tabs.

use hamstretch_core::app::Screen;
use hamstretch_core::words;
use leptos::prelude::*;

const TABS: [(Screen, &str); 4] = [
    (Screen::Home, words::TODAY),
    (Screen::Progress, words::PROGRESS),
    (Screen::Learn, words::LEARN),
    (Screen::Settings, words::SETTINGS),
];

/// Tabs in words; the one that the present screen belongs to is marked.
#[component]
pub fn Tabs(screen: Screen) -> impl IntoView {
    let tab = |(to, words): (Screen, &'static str)| {
        let is_here = tab_of(screen) == to;
        view! { <a href=to.address() aria-current=is_here.then_some("page")>{words}</a> }.into_any()
    };
    view! {
        <nav class="tabs" aria-label=words::SCREENS>
            {TABS.map(tab).collect_view()}
        </nav>
    }
}

/// The tab that leads to a screen.
fn tab_of(screen: Screen) -> Screen {
    match screen {
        Screen::Measure | Screen::Summary | Screen::Entry => Screen::Progress,
        Screen::Routine | Screen::Tempo => Screen::Home,
        Screen::Data | Screen::Reminders | Screen::Share => Screen::Settings,
        of_its_own => of_its_own,
    }
}
