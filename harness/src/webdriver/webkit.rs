//! WebKitGTK, by WebKitWebDriver: its small browser on a screen of its own.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::Capabilities;

use super::wanted::Wanted;
use super::{Options, Profile, Scheme};
use crate::process::Process;
use xtask::setup::{Packaged, WebKit};

/// Its window is never narrower than its bar of buttons, which is wider than a
/// phone: without any distance they take hardly any room.
const NARROW: &str = "* { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; \
                      font-size: 1px; }\n";

/// The screen is larger than any window that is opened on it.
const SCREEN: &str = "1600x1400x24";

pub(super) fn wanted(profile: &Profile, options: &Options) -> Result<Wanted> {
    let webkit = WebKit::find().context(
        "no WebKitWebDriver with its MiniBrowser and Xvfb: `cargo xtask test` installs them",
    )?;
    let home = profile.folder();
    // The one thing it can be told to keep in a folder; its processes are known by that.
    let cookies = format!("--cookies-file={}", home.join("cookies").display());
    let mut arguments = vec!["--automation", &cookies];
    if options.scheme == Scheme::Dark {
        arguments.push("--dark-mode");
    }
    let browser = json!({"binary": webkit.browser.to_string_lossy(), "args": arguments});
    let mut wishes = Capabilities::new();
    wishes.set("browserName", "MiniBrowser")?;
    wishes.set("webkitgtk:browserOptions", browser)?;
    let (screen, display) = screen(&webkit.screen)?;
    let settings = home.join("gtk-3.0");
    fs::create_dir_all(&settings).context("making a folder for GTK's settings")?;
    fs::write(settings.join("gtk.css"), NARROW).context("writing GTK's settings")?;
    let mut driver = Command::new(webkit.driver);
    // Nothing of the machine's own set-up.
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
        driver.env(name, &home);
    }
    driver
        .env("XDG_RUNTIME_DIR", profile.temporary())
        // It would look for a desktop there, and wait.
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env("NO_AT_BRIDGE", "1")
        // Without a graphics card, layers take a processor of their own while a figure moves.
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        // Wasm's first compiler interrupts the page's thread 12,000 times in a short session,
        // and GLib ends the process when that hits one of its calls: `getauxval () failed`.
        .env("JSC_useBBQJIT", "0")
        .env("DISPLAY", display);
    Ok(Wanted {
        wishes,
        driver,
        port: Process::listens_on,
        screen: Some(screen),
    })
}

/// A screen that nobody sees, and its name: any number that is free.
fn screen(program: &Path) -> Result<(Process, String)> {
    let mut server = Command::new(program);
    server.args([
        "-displayfd",
        "1",
        "-nolisten",
        "tcp",
        "-screen",
        "0",
        SCREEN,
    ]);
    let mut server = Process::start(&mut server, Stdio::piped())?;
    let number = server.printed(|line| line.trim().parse::<u32>().ok());
    let number = number.context("asking Xvfb which display it is")?;
    Ok((server, format!(":{number}")))
}
