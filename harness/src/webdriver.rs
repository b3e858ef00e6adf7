//! A real browser, driven from outside: of any [`crate::engine::Engine`], with a
//! profile of its own, the size of a phone, through the [`thirtyfour`] crate.
//!
//! A [`Browser`] dereferences to thirtyfour's `WebDriver`, so a test finds and
//! presses elements with that; here is only what that lacks. Everything is
//! owned: dropping a `Browser` ends the browser and its driver, each by the
//! handle it was started with, and removes the profile.

mod browser;
mod chromium;
mod extra;
mod firefox;
mod options;
mod pool;
mod profile;
mod running;
mod start;
mod system;
mod wait;
mod wanted;
mod webkit;

pub use browser::Browser;
pub use chromium::ARGUMENTS;
pub use options::{Options, Scheme};
pub use profile::Profile;
/// The crate that speaks WebDriver, so that tests use the very same one.
pub use thirtyfour;
pub use wait::{wait_for, wait_until};

/// A script that makes the page's diary that of somebody who has done three sessions: the
/// next waits for no tap.
pub const SEASONED: &str = "for (const day of [1, 2, 3]) {
    const id = `019a0000000${day}-0badcafe`;
    localStorage[`hamstretch.entry.${id}`] ??= `v=1&id=${id}&utc_ms=${1762e9 + day * 864e5}`
        + '&offset_min=60&routine=reps%3D12&first=right&left=12&right=12&ending=finished'
        + '&lasted_ms=200000';
}";
