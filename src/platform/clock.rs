//! Clocks: one that never goes back, and the calendar's.

use super::dates::DateTimeFormat;
use super::window;
use hamstretch_core::diary::{Stamp, Zone};
use js_sys::{Array, Date, Object};
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

// To web-sys neither throws.
#[wasm_bindgen]
extern "C" {
    type Window;
    #[wasm_bindgen(method, catch, getter, js_name = performance)]
    fn performance_if_any(this: &Window) -> Result<Option<Performance>, JsValue>;

    type Performance;
    #[wasm_bindgen(method, catch)]
    fn now(this: &Performance) -> Result<f64, JsValue>;
}

/// Time since the page was opened, which never goes back.
pub fn since_opened() -> Duration {
    thread_local! {
        static LATEST: Cell<Duration> = const { Cell::new(Duration::ZERO) };
        static OPENED: f64 = Date::now();
    }
    let page: &Window = &window().unchecked_into();
    let performance = page.performance_if_any().ok().flatten();
    let ms = performance.and_then(|performance| performance.now().ok());
    // A calendar's clock will do, which may be set meanwhile.
    let ms = ms.unwrap_or_else(|| Date::now() - OPENED.with(|opened| *opened));
    let now = seconds(ms / 1000.0).max(LATEST.get());
    LATEST.set(now);
    now
}

/// So many seconds; none where a browser says what cannot be.
pub(super) fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or_default()
}

/// What the calendar and the wall clock here say.
pub fn stamp() -> Stamp {
    let now = Date::new_0();
    Stamp {
        utc_ms: now.get_time() as i64,
        offset_min: offset_min(&now),
    }
}

/// How far local time is ahead of UTC then, in minutes: the browser counts the
/// other way round.
fn offset_min(then: &Date) -> i32 {
    -(then.get_timezone_offset() as i32)
}

/// The time zone the browser is set to; nameless where it does not tell.
pub fn zone() -> Zone {
    let format = DateTimeFormat::new(&Array::new(), &Object::new());
    let name = format.and_then(|format| format.resolved_options());
    let name = name.ok().flatten();
    let name = name.and_then(|options| options.time_zone().ok().flatten());
    Zone::new(name.unwrap_or_default(), Date::now() as i64, &|utc_ms| {
        offset_min(&Date::new(&(utc_ms as f64).into()))
    })
}

/// A number nobody can guess; good enough to tell two phones apart.
pub fn nonce() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
