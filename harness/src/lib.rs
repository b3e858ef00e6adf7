//! What the journeys and the bench need of the outside world.
//!
//! | module | owns |
//! | --- | --- |
//! | [`webdriver`] | a real browser, driven from outside |
//! | [`engine`] | the browser engines, and what each lacks |
//! | [`site`] | the build over HTTP, with the faults that hosts have |
//! | [`recorder`] | what the app asked of the browser |
//! | [`audio_capture`] | a sound device of its own, and what it heard |
//! | [`crashable`] | a build that traps when a page asks it to |

pub mod audio_capture;
pub mod crashable;
pub use xtask::engine;
mod lock;
mod process;
pub mod recorder;
pub mod site;
pub mod webdriver;
