//! Clocks: one that never goes back, and the calendar's.

use super::window;
use crate::diary::Stamp;
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
    let now = js_sys::Date::new_0();
    Stamp {
        utc_ms: now.get_time() as i64,
        // The browser counts how far UTC is ahead of local time.
        offset_min: -(now.get_timezone_offset() as i32),
    }
}

/// A number nobody can guess; good enough to tell two phones apart.
pub fn chance() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
