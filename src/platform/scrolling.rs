//! How far down each screen one was: a new one is read from its top, and one that Back or
//! Forward leads to from where it was left.
//!
//! The browser's own memory of it does not serve: it scrolls before the screen is drawn.

use super::{heading, page, window};
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Date;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

/// How far down each entry of the history was left.
pub struct ScrollPositions {
    entries: Rc<RefCell<Entries>>,
    _listeners: [EventListener; 2],
}

/// Those that were scrolled. An entry's key is its state: when it was first scrolled, so
/// that none has the key of one of before a reload. Others have none: browsers let a page
/// give only so many in a short time, and then lead nowhere.
#[derive(Default)]
struct Entries {
    /// Keys, and pixels from the top.
    positions: Vec<(f64, f64)>,
    present: Option<f64>,
}

impl ScrollPositions {
    /// From now on the page, and not the browser, sees to it.
    pub fn begin() -> ScrollPositions {
        if let Some(history) = history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        let entries = Rc::new(RefCell::new(Entries::default()));
        // A press may lead elsewhere before the page is told that it is scrolled.
        let _listeners = ["scroll", "click"].map(|event| {
            let entries = Rc::clone(&entries);
            let first = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&window(), event, first, move |_| {
                entries.borrow_mut().present_is_at(page::scroll_position());
            })
        });
        ScrollPositions {
            entries,
            _listeners,
        }
    }

    /// Another entry is shown, and its screen is about to be drawn: it is to be seen as it was left.
    pub fn restore(&self) {
        let mut entries = self.entries.borrow_mut();
        let known = key_of_entry().and_then(|key| entries.find(key).copied());
        entries.present = known.map(|(key, _)| key);
        let Some((_, position)) = known else {
            page::scroll_to(0.0);
            return;
        };
        // Once its screen is drawn, and before that is seen.
        page::before_paint(move || page::scroll_to(position));
        // What was off the screen had a size that the browser guessed.
        page::once_painted(heading::show_first);
    }
}

impl Entries {
    fn find(&mut self, key: f64) -> Option<&mut (f64, f64)> {
        self.positions.iter_mut().find(|entry| entry.0 == key)
    }

    /// The present one is so far down, in pixels.
    fn present_is_at(&mut self, position: f64) {
        let present = self.present;
        match present.and_then(|key| self.find(key)) {
            Some(entry) => entry.1 = position,
            None if position > 0.0 => {
                let key = Date::now();
                set_key(key);
                self.positions.push((key, position));
                self.present = Some(key);
            }
            None => {}
        }
    }
}

fn history() -> Option<History> {
    window().history().ok()
}

fn key_of_entry() -> Option<f64> {
    history()?.state().ok()?.as_f64()
}

fn set_key(key: f64) {
    if let Some(history) = history() {
        let _ = history.replace_state(&JsValue::from_f64(key), "");
    }
}
