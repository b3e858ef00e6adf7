//! Firefox, by geckodriver.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::Capabilities;

use super::Profile;
use super::driver::{Port, Program};
use super::start::Wanted;
use xtask::setup::{Firefox, Packaged};

/// `-remote-allow-system-access` lets the driver do what has no other door:
/// give a page a phone's size, or tell it that the system is dark now.
const ARGUMENTS: [&str; 2] = ["-headless", "-remote-allow-system-access"];

pub(super) fn wanted(profile: &Profile) -> Result<Wanted> {
    let firefox =
        Firefox::find().context("no Firefox with geckodriver: `cargo xtask test` installs them")?;
    Ok(Wanted {
        wishes: wishes(&firefox, profile)?,
        program: Program {
            path: firefox.driver,
            arguments: vec!["--allow-system-access".to_owned()],
            environment: vec![("HOME", profile.temporary().into())],
            port: Port::Printed(port_in),
            hurries: true,
        },
        screen: None,
    })
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
