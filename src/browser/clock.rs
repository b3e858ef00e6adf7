//! Clocks: one that never goes back, and the calendar's.

use super::window;
use crate::diary::{Stamp, Zone};
use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
use std::time::Duration;

/// Time since the page was opened.
pub fn since_opened() -> Duration {
    let ms = window()
        .performance()
        .map_or(0.0, |performance| performance.now());
    Duration::from_secs_f64(ms.max(0.0) / 1000.0)
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
    let name = Reflect::get(&format.resolved_options(), &"timeZone".into()).ok();
    let name = name.and_then(|name| name.as_string()).unwrap_or_default();
    Zone::new(name, Date::now() as i64, &|utc_ms| {
        offset_min(&Date::new(&(utc_ms as f64).into()))
    })
}

/// A number nobody can guess; good enough to tell two phones apart.
pub fn chance() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
