//! Dates in words, as the browser's own `Intl` puts them.

use super::window;
use crate::diary::Stamp;
use crate::words::{LANGUAGE, REGION};
use js_sys::{Array, Date, Function, Intl::DateTimeFormat, Object};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
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
    static WRITES: Function = format();
}

/// `Fri 20 Nov, 18:05`, in the kind of the language the person's browser asks for,
/// by the clock of the place where it happened.
pub fn in_words(then: Stamp) -> String {
    let date = Date::new(&JsValue::from_f64(then.local_ms() as f64));
    let words = WRITES.with(|writes| writes.call1(&JsValue::UNDEFINED, &date).ok());
    words
        .and_then(|words| words.as_string())
        .unwrap_or_default()
}

fn format() -> Function {
    let style: Style = Object::new().unchecked_into();
    style.set_weekday("short");
    style.set_day("numeric");
    style.set_month("short");
    style.set_hour("2-digit");
    style.set_minute("2-digit");
    // The offset is in the number already.
    style.set_time_zone("UTC");
    DateTimeFormat::new(&Array::of1(&language().into()), &style).format()
}

/// The first kind of the app's language that the person asks for.
fn language() -> String {
    window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|language| language.as_string())
        .find(|language| language.starts_with(LANGUAGE))
        .unwrap_or_else(|| REGION.to_owned())
}
