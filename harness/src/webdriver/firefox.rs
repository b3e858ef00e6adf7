//! Firefox, by geckodriver.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::Capabilities;

use super::Profile;
use super::wanted::Wanted;
use crate::process::Process;
use xtask::setup::{Firefox, Packaged};

pub(super) fn wanted(profile: &Profile) -> Result<Wanted> {
    let firefox =
        Firefox::find().context("no Firefox with geckodriver: `cargo xtask test` installs them")?;
    let folder = profile.folder();
    // `-remote-allow-system-access` lets the driver do what has no other door: give a page
    // a phone's size, or tell it that the system is dark now. The driver's own preferences
    // keep it from asking the network for anything.
    let folder = folder.to_string_lossy();
    let arguments = [
        "-headless",
        "-remote-allow-system-access",
        "-profile",
        &folder,
    ];
    let browser = json!({"binary": firefox.browser.to_string_lossy(), "args": arguments});
    let mut wishes = Capabilities::new();
    wishes.set("browserName", "firefox")?;
    wishes.set("moz:firefoxOptions", browser)?;
    let mut driver = Command::new(firefox.driver);
    driver
        .arg("--allow-system-access")
        .env("HOME", profile.temporary());
    Ok(Wanted {
        wishes,
        driver,
        port: Process::listens_on,
        screen: None,
    })
}
