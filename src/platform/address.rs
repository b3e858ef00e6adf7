//! The page's address: its fragment, and the way back.

use super::window;
use gloo_events::EventListener;

/// The fragment, with its `#`; empty where there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The address that the page was opened at: its query, with its `?`, and its fragment.
pub fn opened_at() -> String {
    window().location().search().unwrap_or_default() + &fragment()
}

/// The page without its fragment.
pub fn page() -> String {
    let location = window().location();
    location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
}

/// Goes to another fragment, so that Back returns.
pub fn go(fragment: &str) {
    if self::fragment() != fragment {
        // Only a sandboxed frame refuses, and then the screen shows it all the same.
        let _ = window().location().set_hash(fragment);
    }
}

/// Goes to another fragment in place of the present one.
pub fn go_instead(fragment: &str) {
    let _ = window().location().replace(fragment);
}

/// Undoes a step back.
pub fn forward() {
    if let Ok(history) = window().history() {
        let _ = history.forward();
    }
}

/// Loads the page anew.
pub fn reload() {
    // What refuses that leaves the page as it is.
    let _ = window().location().reload();
}

/// Tells every change of the fragment while the handle is held.
#[must_use = "dropping it ends the listening"]
pub fn on_change(mut tell: impl FnMut(String) + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| tell(fragment()))
}
