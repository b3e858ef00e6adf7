//! WebKitGTK, by WebKitWebDriver: its small browser on a screen of its own.

use std::ffi::OsString;
use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::Capabilities;

use super::driver::{Port, Program};
use super::screen::Screen;
use super::start::Wanted;
use super::{Options, Profile, Scheme};
use xtask::setup::{Packaged, WebKit};

/// Its window is never narrower than its bar of buttons, which is wider than a
/// phone: without any distance they take hardly any room.
const NARROW: &str = "* { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; \
                      font-size: 1px; }\n";

pub(super) fn wanted(profile: &Profile, options: &Options) -> Result<Wanted> {
    let webkit = WebKit::find().context(
        "no WebKitWebDriver with its MiniBrowser and Xvfb: `cargo xtask test` installs them",
    )?;
    Ok(Wanted {
        wishes: wishes(&webkit, profile, options)?,
        screen: Some(Screen::open(&webkit.screen)?),
        program: Program {
            path: webkit.driver,
            arguments: Vec::new(),
            environment: folders(profile)?,
            port: Port::Listening,
            hurries: true,
        },
    })
}

/// Nothing of the machine's own set-up, and the narrow bar.
fn folders(profile: &Profile) -> Result<Vec<(&'static str, OsString)>> {
    let home = profile.folder();
    let settings = home.join("gtk-3.0");
    fs::create_dir_all(&settings).context("making a folder for GTK's settings")?;
    fs::write(settings.join("gtk.css"), NARROW).context("writing GTK's settings")?;
    let all = ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"];
    let mut folders: Vec<_> = all
        .map(|name| (name, home.clone().into_os_string()))
        .to_vec();
    folders.push(("XDG_RUNTIME_DIR", profile.temporary().into()));
    // It would look for a desktop there, and wait.
    folders.push(("DBUS_SESSION_BUS_ADDRESS", "disabled:".into()));
    folders.push(("NO_AT_BRIDGE", "1".into()));
    Ok(folders)
}

fn wishes(webkit: &WebKit, profile: &Profile, options: &Options) -> Result<Capabilities> {
    // The one thing it can be told to keep in a folder; its processes are known
    // by that.
    let cookies = profile.folder().join("cookies");
    let mut arguments = vec![
        Value::from("--automation"),
        format!("--cookies-file={}", cookies.display()).into(),
    ];
    if options.scheme == Scheme::Dark {
        arguments.push("--dark-mode".into());
    }
    let browser = json!({"binary": webkit.browser.to_string_lossy(), "args": arguments});
    let mut wishes = Capabilities::new();
    wishes.set("browserName", "MiniBrowser")?;
    wishes.set("webkitgtk:browserOptions", browser)?;
    Ok(wishes)
}
