//! The only rooms that know the browser: one a capability.
//!
//! Each edge is an owning handle that undoes itself when dropped. What a
//! browser lacks is a state, not an error. What an edge is asked to tell it tells
//! after the asking has returned, also where it knows at once: whoever asks is in
//! the middle of something.
//!
//! Whatever a browser may lack, refuse or throw at is caught at its edge, getters too:
//! what is thrown through the wasm ends the app. `tests/journeys/in_one_engine/sweep.rs`
//! tries it with all that the build uses.

pub mod address;
pub mod animate;
pub mod apart;
pub mod audio;
pub mod clock;
pub mod dates;
pub(crate) mod fetching;
pub mod files;
pub mod haptics;
pub mod heading;
pub mod install;
pub mod keys;
pub mod media;
pub mod offline;
pub mod page;
pub(crate) mod promise;
pub mod prose;
pub mod repeat;
pub mod screen_lock;
pub mod sharing;
pub mod voice;

/// The window, which an app in a page always has.
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("the app runs in a page")
}
