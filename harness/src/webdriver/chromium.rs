//! Chromium, by chromedriver.

use std::process::Command;

use anyhow::{Context, Result};
use thirtyfour::ChromeCapabilities;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;

use super::wanted::Wanted;
use super::{Options, Profile};
use xtask::setup::{Chromium, Packaged};

/// What a machine in a closed network, without a screen, calls for.
pub const ARGUMENTS: [&str; 8] = [
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

pub(super) fn wanted(profile: &Profile, options: &Options) -> Result<Wanted> {
    let chromium = Chromium::find()
        .context("no Chromium with a matching chromedriver: `cargo xtask test` installs them")?;
    let mut wishes = ChromeCapabilities::new();
    wishes.set_binary(&chromium.browser.to_string_lossy())?;
    for argument in ARGUMENTS {
        wishes.add_arg(argument)?;
    }
    let Options { width, height, .. } = options;
    wishes.add_arg(&format!("--window-size={width},{height}"))?;
    wishes.add_arg(&format!("--user-data-dir={}", profile.folder().display()))?;
    for switch in NOT_FROM_THE_DRIVER {
        wishes.add_exclude_switch(switch)?;
    }
    Ok(Wanted {
        wishes: wishes.into(),
        driver: Command::new(chromium.driver),
        port: |driver| driver.printed(port_in),
        screen: None,
    })
}

/// `ChromeDriver was started successfully on port 41207.`
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}
