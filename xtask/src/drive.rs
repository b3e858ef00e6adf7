//! A real browser, driven from outside: headless Chromium with a profile of
//! its own, the size of a phone, through the [`thirtyfour`] crate.
//!
//! A [`Browser`] dereferences to thirtyfour's `WebDriver`, so a test finds and
//! presses elements with that; here is only what that lacks. Everything is
//! owned: dropping a `Browser` ends the browser and its driver, each by the
//! handle it was started with, and removes the profile.

mod browser;
mod driver;
mod name;
mod options;
mod profile;
mod wait;

pub use browser::{Browser, Scheme};
pub(crate) use options::ARGUMENTS;
pub use options::Options;
pub use profile::Profile;
/// The crate that speaks WebDriver, so that tests use the very same one.
pub use thirtyfour;
pub use wait::{wait_for, wait_until};
