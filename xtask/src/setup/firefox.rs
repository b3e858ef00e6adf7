//! Firefox and its driver: the browser from Debian's packages, geckodriver by
//! cargo, since Debian has none.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::cache::Cache;
use super::debian;
use super::tool::Tool;
use crate::steps::find;

/// geckodriver's version.
const GECKODRIVER: &str = "0.36.0";

/// Firefox and a driver for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firefox {
    /// The browser.
    pub browser: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

impl Firefox {
    /// Both, if they are there: the browser on the `PATH`, the driver there or
    /// among the tools.
    #[must_use]
    pub fn find() -> Option<Self> {
        let driver = Tool::geckodriver(GECKODRIVER).find(&Cache::find().ok()?)?;
        Some(Self {
            browser: browser()?,
            driver: driver.join("geckodriver"),
        })
    }
}

fn browser() -> Option<PathBuf> {
    find("firefox-esr").or_else(|| find("firefox"))
}

/// Finds both, and installs what is missing.
pub(super) fn ready() -> Result<Firefox> {
    let cache = Cache::find()?;
    if browser().is_none() {
        let _alone = cache.lock()?;
        if browser().is_none() {
            debian::install(
                "the browser tests need Firefox",
                &["firefox-esr", "fonts-dejavu-core"],
                "about a minute",
            )?;
        }
    }
    Tool::geckodriver(GECKODRIVER).ready(&cache)?;
    Firefox::find().context("Firefox and geckodriver were installed, but are not there")
}
