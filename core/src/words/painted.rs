//! The words of pages that stand without the app.

use super::english::*;
use super::{both_legs, line};
use crate::method::Routine;

/// What stands in the page and in its manifest before the app is there, and in the
/// page for when the app could not go on, by the names that hold its place:
/// `{{START}}` and so on.
pub fn painted() -> Vec<(&'static str, String)> {
    let routine = Routine::default();
    let [both_legs, reps_each] = both_legs(&routine);
    let mut painted = vec![
        ("BOTH_LEGS", both_legs),
        ("REPS_EACH", reps_each),
        ("LINE", line(&routine)),
    ];
    let words = [
        ("LANGUAGE", LANGUAGE),
        ("NAME", NAME),
        ("TAGLINE", TAGLINE),
        ("DESCRIPTION", DESCRIPTION),
        ("NEEDS_SCRIPT", NEEDS_SCRIPT),
        ("SHORTCUT", SHORTCUT),
        ("START", START),
        ("CHANGE", CHANGE),
        ("TODAY", TODAY),
        ("PROGRESS", PROGRESS),
        ("LEARN", LEARN),
        ("SETTINGS", SETTINGS),
        ("VERSION", env!("CARGO_PKG_VERSION")),
        ("FILE_NAME", FILE_NAME),
        ("WENT_WRONG", WENT_WRONG),
        ("CANNOT_START", CANNOT_START),
        ("DIARY_IS_KEPT", DIARY_IS_KEPT),
        ("BROKEN_OFF_IS_KEPT", BROKEN_OFF_IS_KEPT),
        ("STORES_NOTHING", STORES_NOTHING),
        ("NO_ROOM", NO_ROOM),
        ("WENT_WRONG_AGAIN", WENT_WRONG_AGAIN),
        ("TOO_OLD", TOO_OLD),
        ("NO_WASM", NO_WASM),
        ("FRAMED", FRAMED),
        ("OPEN_AGAIN", OPEN_AGAIN),
        ("OPEN_WITHOUT", OPEN_WITHOUT),
        ("OPEN_WITHOUT_WHAT", OPEN_WITHOUT_WHAT),
        ("SAVE_DIARY", SAVE_DIARY),
        ("SAVE_DIARY_WHAT", SAVE_DIARY_WHAT),
        ("DIARY_IS_SAVED", DIARY_IS_SAVED),
        ("COPY_DETAILS", COPY_DETAILS),
        ("COPIED", COPIED),
        ("NOT_COPIED", NOT_COPIED),
        ("DETAILS", DETAILS),
        ("DETAILS_WHAT", DETAILS_WHAT),
    ];
    painted.extend(words.map(|(name, words)| (name, words.to_owned())));
    painted
}
