//! WebKitGTK's small browser, its driver, and a screen for it that nobody sees:
//! found, else installed from Debian's packages.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::debian;
use crate::steps::find;

/// WebKit, as far as it can be had here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebKit {
    /// `MiniBrowser`
    pub browser: PathBuf,
    /// `WebKitWebDriver`
    pub driver: PathBuf,
    /// `Xvfb`
    pub screen: PathBuf,
}

/// Below these, each processor has a folder of libraries, and in it each version
/// of WebKitGTK has one.
const LIBRARIES: [&str; 2] = ["/usr/lib", "/usr/libexec"];

impl WebKit {
    /// All of it, if it is there.
    #[must_use]
    pub fn find() -> Option<Self> {
        Some(Self {
            browser: browser()?,
            driver: find("WebKitWebDriver")?,
            screen: find("Xvfb")?,
        })
    }
}

/// It is on no `PATH`.
fn browser() -> Option<PathBuf> {
    let within = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).ok()?;
        Some(entries.flatten().map(|entry| entry.path()))
    };
    LIBRARIES
        .iter()
        .filter_map(|folder| within(folder.into()))
        .flatten()
        .filter_map(within)
        .flatten()
        .filter(|folder| {
            let name = folder.file_name().map(|name| name.to_string_lossy());
            name.is_some_and(|name| name.starts_with("webkit2gtk-4"))
        })
        .map(|folder| folder.join("MiniBrowser"))
        .find(|program| program.is_file())
}

/// Installs Debian's packages, and finds them.
pub(super) fn install() -> Result<WebKit> {
    debian::install(
        "the browser tests need WebKitWebDriver with its MiniBrowser, and Xvfb",
        &["webkit2gtk-driver", "xvfb", "fonts-dejavu-core"],
        "about a minute",
    )?;
    WebKit::find().context("WebKitWebDriver and Xvfb were installed, but are not there")
}
