//! Keys. A key that is held acts once, and among the choices of a radio group arrows,
//! Home and End move and choose, as they do among a browser's own.

use super::window;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

const RADIO: &str = "[role=radio]";

/// A key that means something wherever the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// It closes what asks, or asks to stop.
    Escape,
    /// The space bar, where nothing has the focus by the keyboard that it would press.
    Space,
}

/// What the space bar presses, opens or is a letter in. What is marked as first has the
/// focus without any key, which to WebKit is none to be seen.
const TAKES_SPACE: &str = "[data-first], button:focus-visible, summary, textarea, input";

/// Listens to all keys while the handle is held. `hear` is told of those that mean
/// something anywhere, and says whether that one does at present.
#[must_use = "dropping it ends the listening"]
pub fn listen(mut hear: impl FnMut(Shortcut) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions {
        passive: false,
        ..EventListenerOptions::run_in_capture_phase()
    };
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        // With those the browser itself is meant.
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let radio = target.as_ref().filter(|it| it.matches(RADIO) == Ok(true));
        let act = radio.and_then(|radio| among_choices(radio, &key));
        if event.repeat() {
            let is_text = target.is_some_and(|it| it.matches("textarea") == Ok(true));
            if act.is_some() || key == "Enter" && !is_text {
                event.prevent_default();
            }
            return;
        }
        if let Some((radio, presses)) = act {
            event.prevent_default();
            let _ = radio.focus();
            if presses {
                radio.click();
            }
        }
        if key == "Escape" {
            hear(Shortcut::Escape);
        }
        let is_taken = target
            .as_ref()
            .is_some_and(|it| it.matches(TAKES_SPACE) == Ok(true));
        if key == " " && !is_taken && hear(Shortcut::Space) {
            event.prevent_default();
            // A button that was pressed with the mouse would be pressed once more as the
            // key goes up.
            if let Some(target) = target.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                let _ = target.blur();
            }
        }
    })
}

/// The choice that a key moves to from this one, and whether it is to be pressed.
fn among_choices(radio: &Element, key: &str) -> Option<(HtmlElement, bool)> {
    let group = radio.closest("[role=radiogroup]").ok()??;
    let is_checked = |it: &Element| it.get_attribute("aria-checked").as_deref() == Some("true");
    let to = match (key, is_from_right_to_left(&group)) {
        ("ArrowDown", _) | ("ArrowRight", false) | ("ArrowLeft", true) => radio
            .next_element_sibling()
            .or_else(|| group.first_element_child()),
        ("ArrowUp", _) | ("ArrowLeft", false) | ("ArrowRight", true) => radio
            .previous_element_sibling()
            .or_else(|| group.last_element_child()),
        ("Home", _) => group.first_element_child(),
        ("End", _) => group.last_element_child(),
        // What is chosen once more is taken back, where the group says so.
        ("Delete" | "Backspace", _) if group.has_attribute("aria-description") => {
            let presses = is_checked(radio);
            return Some((radio.clone().dyn_into().ok()?, presses));
        }
        _ => return None,
    }?;
    let presses = !is_checked(&to);
    Some((to.dyn_into().ok()?, presses))
}

fn is_from_right_to_left(element: &Element) -> bool {
    let style = window().get_computed_style(element).ok().flatten();
    style.is_some_and(|style| style.get_property_value("direction").as_deref() == Ok("rtl"))
}
