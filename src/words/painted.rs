//! The words of the page as it is painted before the app is there.

use super::english::*;
use super::{both_legs, line};
use crate::stretch::Routine;

/// What stands in the page and in its manifest before the app is there, by the
/// names that hold its place: `{{START}}` and so on.
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
    ];
    painted.extend(words.map(|(name, words)| (name, words.to_owned())));
    painted
}
