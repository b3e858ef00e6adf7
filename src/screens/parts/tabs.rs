//! The four tabs.

use super::bits::{is, node, say};
use hamstretch_core::app::Screen;
use hamstretch_core::words;
use leptos::prelude::AnyView;

const TABS: [(Screen, &str); 4] = [
    (Screen::Home, words::TODAY),
    (Screen::Progress, words::PROGRESS),
    (Screen::Learn, words::LEARN),
    (Screen::Settings, words::SETTINGS),
];

/// Tabs in words, the present one marked.
pub fn tabs(screen: Screen) -> AnyView {
    let tab = |(to, word): (Screen, &'static str)| {
        let is_of_progress = to == Screen::Progress
            && matches!(screen, Screen::Measure | Screen::Summary | Screen::Entry);
        let is_here = is_of_progress
            || to == screen
            || (to == Screen::Home && matches!(screen, Screen::Routine | Screen::Tempo))
            || (to == Screen::Settings
                && matches!(screen, Screen::Data | Screen::Reminders | Screen::Share));
        let mut attributes = vec![is("href", to.address())];
        if is_here {
            attributes.push(is("aria-current", "page"));
        }
        node("a", attributes, vec![say(word)])
    };
    let attributes = vec![is("class", "tabs"), is("aria-label", words::SCREENS)];
    node("nav", attributes, Vec::from(TABS.map(tab)))
}
