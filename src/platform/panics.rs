//! Panics on purpose, to see what becomes of one. Only in a build with the feature
//! `panics`, which is made for journeys alone.

use super::window;
use std::hint::black_box;

/// The name in `localStorage`, not the app's own, under which a journey puts the place
/// at which the app is to panic.
const NAME: &str = "panics";

/// Panics if it is to do so here. What is called is compiled into its caller: the
/// trap is to be in the wasm that the place is in.
#[inline(always)]
pub fn at(place: &str) {
    if is_wanted(place) {
        panic!("on purpose, at {place}");
    }
}

/// Calls what calls itself until there is no room, if it is to do so.
pub fn deep() {
    if is_wanted("deep") {
        deeper(0);
    }
}

#[inline(never)]
fn deeper(depth: u32) -> u32 {
    match black_box(depth) {
        u32::MAX => depth,
        // What is not known cannot be made a loop of.
        _ => black_box(deeper(depth + 1)) + depth,
    }
}

fn is_wanted(place: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.get_item(NAME).ok().flatten().as_deref() == Some(place))
}
