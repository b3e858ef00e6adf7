//! What the journeys and the bench need of the outside world.
//!
//! | module | owns |
//! | --- | --- |
//! | [`webdriver`] | a real browser, driven from outside |
//! | [`engine`] | the browser engines, and what each lacks |
//! | [`recorder`] | what the app asked of the browser |
//! | [`audio_capture`] | a sound device of its own, and what it heard |

pub mod audio_capture;
pub use xtask::engine;
mod process;
pub mod recorder;
pub mod webdriver;
