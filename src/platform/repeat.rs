//! A button that is held clicks again and again.

use super::window;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::{Interval, Timeout};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

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
        let early = EventListenerOptions {
            passive: false,
            ..EventListenerOptions::run_in_capture_phase()
        };
        EventListener::new_with_options(&document, event, early, move |event| {
            press.goes_on(event, selector);
        })
    };
    [
        "pointerdown",
        "pointerup",
        "pointerout",
        "click",
        "contextmenu",
        "visibilitychange",
    ]
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
                if let Some(button) = button_under(event, selector).filter(|_| presses(event)) {
                    self.begin(button.unchecked_into());
                }
            }
            // A finger that stays is no wish for a menu; nor does a menu leave a press
            // behind that nobody can end.
            "contextmenu" if self.is_under_way() && button_under(event, selector).is_some() => {
                event.prevent_default();
            }
            _ => {
                self.waits.take();
                if self.repeats.take().is_some() {
                    self.ends.set(event.type_() == "pointerup");
                }
            }
        }
    }

    fn is_under_way(&self) -> bool {
        self.waits.borrow().is_some() || self.repeats.borrow().is_some()
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

/// Whether it is a press: with the main button alone, which is also a finger's and a
/// pen's tip. On some systems the Control key makes another button of it.
fn presses(event: &Event) -> bool {
    let event: &PointerEvent = event.unchecked_ref();
    event.button() == 0 && event.is_primary() && !event.ctrl_key()
}

fn button_under(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}
