//! Firefox, by geckodriver.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::Capabilities;

use super::driver::{Driver, Port, Program};
use super::start::{Started, environment, loudspeaker};
use super::{Options, Profile};
use crate::setup::Firefox;

/// `-remote-allow-system-access` lets the driver do what has no other door:
/// give a page a phone's size, or tell it that the system is dark now.
const ARGUMENTS: [&str; 2] = ["-headless", "-remote-allow-system-access"];

pub(super) fn start(profile: &Profile, options: &Options) -> Result<(Started, Capabilities)> {
    let firefox =
        Firefox::find().context("no Firefox with geckodriver: `cargo xtask test` installs them")?;
    let loudspeaker = loudspeaker(options)?;
    let mut environment = environment(profile, options, loudspeaker.as_ref());
    environment.push(("HOME", profile.temporary().into()));
    let driver = Driver::start(&Program {
        path: firefox.driver.clone(),
        arguments: vec!["--allow-system-access".to_owned()],
        environment,
        port: Port::Printed(port_in),
        hurries: true,
    })?;
    let started = Started {
        driver,
        _screen: None,
        _loudspeaker: loudspeaker,
    };
    Ok((started, wishes(&firefox, profile)?))
}

/// The driver's own preferences keep it from asking the network for anything.
fn wishes(firefox: &Firefox, profile: &Profile) -> Result<Capabilities> {
    let folder = profile.folder();
    let mut arguments: Vec<Value> = ARGUMENTS.map(Value::from).to_vec();
    arguments.extend([json!("-profile"), json!(folder.to_string_lossy())]);
    let browser = json!({"binary": firefox.browser.to_string_lossy(), "args": arguments});
    let mut wishes = Capabilities::new();
    wishes.set("browserName", "firefox")?;
    wishes.set("moz:firefoxOptions", browser)?;
    Ok(wishes)
}

/// `1795392508641 geckodriver INFO Listening on 127.0.0.1:40343`
fn port_in(line: &str) -> Option<u16> {
    line.split_once("Listening on ")?
        .1
        .rsplit(':')
        .next()?
        .parse()
        .ok()
}
