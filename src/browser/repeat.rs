//! A button that is held clicks again and again.

use super::window;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::{Interval, Timeout};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// A shorter press is one press.
const HELD_AFTER: u32 = 450;
const THEN_EVERY: u32 = 90;

/// The press under way, if there is one.
#[derive(Default)]
struct Press {
    waits: RefCell<Option<Timeout>>,
    repeats: RefCell<Option<Interval>>,
    /// Whether the click to come only ends a long press.
    ends: Cell<bool>,
}

/// Lets every button that `selector` finds repeat itself while it is held, for as
/// long as the handles are.
#[must_use = "dropping them ends the repeating"]
pub fn while_held(selector: &'static str) -> Vec<EventListener> {
    let Some(document) = window().document() else {
        return Vec::new();
    };
    let press = Rc::new(Press::default());
    let listen = |event: &'static str| {
        let press = press.clone();
        let early = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&document, event, early, move |event| {
            press.goes_on(event, selector);
        })
    };
    ["pointerdown", "pointerup", "pointerout", "click"]
        .map(listen)
        .into()
}

impl Press {
    fn goes_on(self: &Rc<Press>, event: &Event, selector: &str) {
        match event.type_().as_str() {
            "click" => {
                if self.ends.take() {
                    event.stop_propagation();
                }
            }
            "pointerdown" => {
                self.ends.set(false);
                let target = event.target().and_then(|target| target.dyn_into().ok());
                let button = target.and_then(|target: Element| target.closest(selector).ok()?);
                if let Some(button) = button {
                    self.begin(button.unchecked_into());
                }
            }
            _ => {
                self.waits.take();
                if self.repeats.take().is_some() {
                    self.ends.set(event.type_() == "pointerup");
                }
            }
        }
    }

    fn begin(self: &Rc<Press>, button: HtmlElement) {
        let press = self.clone();
        let wait = Timeout::new(HELD_AFTER, move || {
            let again = Interval::new(THEN_EVERY, move || button.click());
            press.repeats.replace(Some(again));
        });
        self.waits.replace(Some(wait));
    }
}
