//! What is told to those who do not see that the screen is another: the document's
//! title names it, and the focus is on its heading, or on what the screen marks as first.

use super::{page, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    FocusOptions, HtmlElement, MutationObserver, MutationObserverInit, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// The present screen's one heading; the frame that was painted first is none.
const HEADING: &str = "#app > :not(.frame) h1";

/// What is to be pressed without looking for it, where a screen has such a thing.
const FIRST: &str = "#app [data-first]";

fn first() -> Option<HtmlElement> {
    let found = window().document()?.query_selector(FIRST);
    found.ok().flatten()?.dyn_into().ok()
}

/// Scrolls as little as shows what the screen marks as first, where it marks anything.
pub fn show_first() {
    if let Some(first) = first() {
        let how = ScrollIntoViewOptions::new();
        how.set_block(ScrollLogicalPosition::Nearest);
        first.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// Sees each new screen.
#[must_use = "dropping it ends that"]
pub struct Headings {
    observer: MutationObserver,
    _seen: Closure<dyn FnMut()>,
}

impl Drop for Headings {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// From now on a screen begins wherever another heading stands in the page, whatever
/// put it there. `title` makes the document's title out of its words.
pub fn follow(title: impl Fn(String) -> String + 'static) -> Option<Headings> {
    let mut present: Option<HtmlElement> = None;
    let seen = Closure::new(move || {
        let Some(document) = window().document() else {
            return;
        };
        let found = document.query_selector(HEADING).ok().flatten();
        let found = found.and_then(|it| it.dyn_into::<HtmlElement>().ok());
        let Some(heading) = found.filter(|it| Some(it) != present.as_ref()) else {
            return;
        };
        document.set_title(&title(heading.text_content().unwrap_or_default()));
        let _ = heading.set_attribute("tabindex", "-1");
        // Nobody was anywhere else before the first one, and whoever is in the middle
        // of this screen stays there.
        let is_first = present.replace(heading.clone()).is_none();
        let focused = document.active_element();
        let screen = focused.and_then(|it| it.closest("main").ok().flatten());
        let is_there = screen.is_some_and(|screen| screen.contains(Some(&heading)));
        if !is_first && !is_there {
            // How far down the screen is, is not for the focus to say.
            let how = FocusOptions::new();
            how.set_prevent_scroll(true);
            let _ = first().unwrap_or(heading).focus_with_options(&how);
        }
    });
    let observer = MutationObserver::new(seen.as_ref().unchecked_ref()).ok()?;
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    observer.observe_with_options(&page::root(), &what).ok()?;
    Some(Headings {
        observer,
        _seen: seen,
    })
}
