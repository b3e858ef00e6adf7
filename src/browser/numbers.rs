//! Numbers as the browser's own `Intl` writes and counts them.

use crate::words::{LANGUAGE, Plural};
use js_sys::Intl::{NumberFormat, PluralRules};
use js_sys::{Array, Function, Object};
use wasm_bindgen::JsValue;

/// The form that goes with a count.
pub fn plural(count: u32) -> Plural {
    match String::from(COUNTS.with(|rules| rules.select(count.into()))).as_str() {
        "zero" => Plural::Zero,
        "one" => Plural::One,
        "two" => Plural::Two,
        "few" => Plural::Few,
        "many" => Plural::Many,
        _ => Plural::Other,
    }
}

thread_local! {
    // Making one takes a browser longer than a hundred numbers do, and a table has
    // a hundred.
    static COUNTS: PluralRules = PluralRules::new(&language(), &Object::new());
    static WRITES: Function = NumberFormat::new(&language(), &Object::new()).format();
}

/// `12`, `3.7`: so many tenths.
pub fn tenths(tenths: u32) -> String {
    let number = JsValue::from_f64(f64::from(tenths) / 10.0);
    let words = WRITES.with(|writes| writes.call1(&JsValue::UNDEFINED, &number).ok());
    words
        .and_then(|words| words.as_string())
        .unwrap_or_default()
}

fn language() -> Array {
    Array::of1(&LANGUAGE.into())
}
