//! The page itself: where the app is put, whether it is seen, what the person
//! asks of all pages.

use super::promise::let_be;
use super::window;
use gloo_events::EventListener;
use js_sys::Function;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, VisibilityState};

#[wasm_bindgen]
extern "C" {
    type Window;
    #[wasm_bindgen(method, catch, getter, js_name = print)]
    fn print_if_any(this: &Window) -> Result<Option<Function>, JsValue>;

    // That the painted Start was tapped, which `public/early.js` keeps.
    #[wasm_bindgen(method, getter, js_name = startTapped)]
    fn start_tapped(this: &Window) -> Option<bool>;

    // To web-sys these never throw.
    #[wasm_bindgen(catch, js_name = scrollTo)]
    fn window_scroll_to(x: f64, y: f64) -> Result<JsValue, JsValue>;

    type MediaQueryList;
    #[wasm_bindgen(method, catch, getter)]
    fn matches(this: &MediaQueryList) -> Result<Option<bool>, JsValue>;
}

/// Whether it happened on something that is to be pressed.
pub fn is_on_button(event: &web_sys::Event) -> bool {
    let target = event
        .target()
        .and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|it| it.closest("button, a").ok().flatten().is_some())
}

/// The id of the link that is shown to be copied.
pub const LINK: &str = "link";
/// The id of the text that is.
pub const TEXT: &str = "summary";

/// The element the app lives in.
pub fn root() -> HtmlElement {
    window()
        .document()
        .and_then(|document| document.get_element_by_id("app"))
        .and_then(|element| element.dyn_into().ok())
        .expect("index.html has an element called app")
}

/// Takes away the frame that stood in the page before the app came, and behind
/// which the app was drawn. Whether it was still there.
pub fn unveil() -> bool {
    let page = window().document();
    let frame = page.and_then(|page| page.query_selector(".frame").ok().flatten());
    frame.inspect(|frame| frame.remove()).is_some()
}

/// Whether Start was tapped in that frame.
pub fn start_was_tapped() -> bool {
    let page: Window = window().unchecked_into();
    page.start_tapped().unwrap_or_default()
}

/// Does something in a task of its own.
pub fn soon(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    let act = Closure::once_into_js(act);
    let _ = window().set_timeout_with_callback(act.unchecked_ref());
}

/// Does something right before the page's next picture; never in a page that nobody sees.
pub fn before_paint(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let _ = window().request_animation_frame(act.unchecked_ref());
}

/// Does something in a task after the page's next picture; never in a page that
/// nobody sees.
pub fn once_painted(act: impl FnOnce() + 'static) {
    before_paint(move || soon(act));
}

/// Tells each time the page goes out of view or comes back into it (`true`), while the
/// handle is held.
#[must_use = "dropping it ends the listening"]
pub fn on_visibility(mut tell: impl FnMut(bool) + 'static) -> Option<EventListener> {
    let document = window().document()?;
    let seen = document.clone();
    Some(EventListener::new(
        &document,
        "visibilitychange",
        move |_| tell(seen.visibility_state() == VisibilityState::Visible),
    ))
}

/// Whether the person asks pages to keep still.
pub fn wants_less_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether this is so of the device or the window.
pub(super) fn matches(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .and_then(|query| query.unchecked_ref::<MediaQueryList>().matches().ok()?)
        .unwrap_or_default()
}

/// Moves the focus to the element with this id; without focus it can still be
/// tapped.
pub fn focus(id: &str) {
    let element = window()
        .document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Selects the text of the element with this id, to be copied by hand.
pub fn select(id: &str) {
    let element = window()
        .document()
        .and_then(|document| document.get_element_by_id(id));
    let selection = window().get_selection().ok().flatten();
    if let (Some(element), Some(selection)) = (element, selection) {
        let _ = selection.select_all_children(&element);
    }
}

/// Whether this browser prints.
pub fn can_print() -> bool {
    let page: &Window = &window().unchecked_into();
    page.print_if_any().is_ok_and(|print| print.is_some())
}

/// Prints the page, or asks the person whether and how; `failed` is called where the
/// browser does neither.
pub fn print(failed: impl FnOnce() + 'static) {
    // The page stands still while it asks, in some browsers: not in the middle of
    // carrying something out.
    spawn_local(async {
        if window().print().is_err() {
            failed();
        }
    });
}

/// How far down the page is scrolled, in pixels.
pub fn scroll_position() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls so far down.
pub fn scroll_to(position: f64) {
    // What does not scroll stays where it is; newer browsers promise to.
    if let Ok(Ok(scrolled)) = window_scroll_to(0.0, position).map(JsCast::dyn_into) {
        let_be(scrolled);
    }
}
