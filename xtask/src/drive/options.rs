//! How a browser is opened: its size, its past, and the flags it is given.

use std::ffi::OsString;

use anyhow::Result;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::{Capabilities, ChromeCapabilities};

use super::Profile;
use crate::setup::Chromium;

/// What a machine in a closed network, without a screen, calls for.
pub(crate) const ARGUMENTS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// What the driver adds of its own and no phone has: it may mute the sound,
/// and it spares hidden pages the slowing down they get in real life.
const NOT_FROM_THE_DRIVER: [&str; 3] = [
    "mute-audio",
    "disable-background-timer-throttling",
    "disable-backgrounding-occluded-windows",
];

/// How a browser is opened.
#[derive(Debug)]
pub struct Options {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// What an earlier browser left; `None` is a browser that has seen nothing.
    pub profile: Option<Profile>,
    /// What the browser finds in its environment besides what is there.
    pub environment: Vec<(&'static str, OsString)>,
}

impl Default for Options {
    /// A phone of common size, used for the first time.
    fn default() -> Self {
        Self {
            width: 390,
            height: 844,
            profile: None,
            environment: Vec::new(),
        }
    }
}

/// The same, as WebDriver has it.
pub(super) fn wishes(
    chromium: &Chromium,
    profile: &Profile,
    width: u32,
    height: u32,
) -> Result<Capabilities> {
    let mut wishes = ChromeCapabilities::new();
    wishes.set_binary(&chromium.browser.to_string_lossy())?;
    for argument in ARGUMENTS {
        wishes.add_arg(argument)?;
    }
    wishes.add_arg(&format!("--window-size={width},{height}"))?;
    wishes.add_arg(&format!("--user-data-dir={}", profile.folder().display()))?;
    for switch in NOT_FROM_THE_DRIVER {
        wishes.add_exclude_switch(switch)?;
    }
    Ok(wishes.into())
}
