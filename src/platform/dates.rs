//! Dates in words, as the browser's own `Intl` puts them.

use super::window;
use hamstretch_core::diary::Stamp;
use hamstretch_core::words::{LANGUAGE, REGION};
use js_sys::{Array, Date, Function, Object};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    // To js-sys it never throws; it does at a language that is none.
    #[wasm_bindgen(js_namespace = Intl)]
    pub(super) type DateTimeFormat;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    pub(super) fn new(languages: &Array, style: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch, getter)]
    fn format(this: &DateTimeFormat) -> Result<Function, JsValue>;
    #[wasm_bindgen(method, catch, js_name = resolvedOptions)]
    pub(super) fn resolved_options(this: &DateTimeFormat) -> Result<Option<Resolved>, JsValue>;

    pub(super) type Resolved;
    #[wasm_bindgen(method, catch, getter, js_name = timeZone)]
    pub(super) fn time_zone(this: &Resolved) -> Result<Option<String>, JsValue>;

    type Navigator;
    #[wasm_bindgen(method, catch, getter)]
    fn languages(this: &Navigator) -> Result<Option<Array>, JsValue>;

    #[wasm_bindgen(extends = Object)]
    type Style;
    #[wasm_bindgen(method, setter, js_name = weekday)]
    fn set_weekday(this: &Style, style: &str);
    #[wasm_bindgen(method, setter, js_name = day)]
    fn set_day(this: &Style, style: &str);
    #[wasm_bindgen(method, setter, js_name = month)]
    fn set_month(this: &Style, style: &str);
    #[wasm_bindgen(method, setter, js_name = hour)]
    fn set_hour(this: &Style, style: &str);
    #[wasm_bindgen(method, setter, js_name = minute)]
    fn set_minute(this: &Style, style: &str);
    #[wasm_bindgen(method, setter, js_name = timeZone)]
    fn set_time_zone(this: &Style, zone: &str);
}

thread_local! {
    // Making one takes a browser longer than drawing a whole list does.
    static WRITES: Option<Function> = format();
}

/// `Fri 20 Nov, 18:05`, in the kind of the language the person's browser asks for,
/// by the clock of the place where it happened. In figures where the browser has no
/// words for it.
pub fn in_words(then: Stamp) -> String {
    let date = Date::new(&JsValue::from_f64(then.local_ms() as f64));
    let words = WRITES.with(|writes| {
        let writes = writes.as_ref()?;
        writes.call1(&JsValue::UNDEFINED, &date).ok()?.as_string()
    });
    words.unwrap_or_else(|| then.in_figures())
}

/// By the first language that the browser knows for one.
fn format() -> Option<Function> {
    let style: Style = Object::new().unchecked_into();
    style.set_weekday("short");
    style.set_day("numeric");
    style.set_month("short");
    style.set_hour("2-digit");
    style.set_minute("2-digit");
    // The offset is in the number already.
    style.set_time_zone("UTC");
    let mut languages = languages();
    languages.push(REGION.to_owned());
    languages.into_iter().find_map(|language| {
        let format = DateTimeFormat::new(&Array::of1(&language.into()), &style);
        format.and_then(|format| format.format()).ok()
    })
}

/// The kinds of the app's language that the person asks for.
fn languages() -> Vec<String> {
    let navigator: Navigator = window().navigator().unchecked_into();
    let languages = navigator.languages().ok().flatten();
    languages.map_or_else(Vec::new, |languages| {
        let languages = languages.iter().filter_map(|language| language.as_string());
        languages
            .filter(|language| language.starts_with(LANGUAGE))
            .collect()
    })
}
