//! Chromium and its driver: found when a matching pair is on the `PATH`, else
//! installed from Debian's packages.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::debian;
use crate::steps::{answer, find};

/// A browser and the driver that fits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chromium {
    /// The browser.
    pub browser: PathBuf,
    /// Its WebDriver server, of the same major version.
    pub driver: PathBuf,
}

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

impl Chromium {
    /// The first browser on the `PATH` whose major version is chromedriver's.
    #[must_use]
    pub fn find() -> Option<Self> {
        let driver = find("chromedriver")?;
        let wanted = major_version(&driver)?;
        let browser = BROWSERS
            .iter()
            .filter_map(|program| find(program))
            .find(|browser| major_version(browser).as_ref() == Some(&wanted))?;
        Some(Self { browser, driver })
    }
}

fn major_version(program: &Path) -> Option<String> {
    major_of(&answer(program, &["--version"])?)
}

/// `Chromium 156.0.8078.79 built on …` and `ChromeDriver 156.0.8078.79 (…)`:
/// the first word that is numbers and dots.
fn major_of(said: &str) -> Option<String> {
    let version = said.split_whitespace().find(|word| {
        word.contains('.')
            && word
                .chars()
                .all(|letter| letter.is_ascii_digit() || letter == '.')
    })?;
    Some(version.split('.').next()?.to_owned())
}

/// Installs Debian's packages, and finds them.
pub(super) fn install() -> Result<Chromium> {
    debian::install(
        "the browser tests need Chromium (or Chrome) and a chromedriver of the same version",
        // A page with no font at all is a page without text.
        &["chromium", "chromium-driver", "fonts-dejavu-core"],
        "about 2 minutes",
    )?;
    Chromium::find()
        .context("chromium and chromedriver were installed, but do not run or do not match")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_driver_are_matched_by_their_major_version() {
        let major = |said| major_of(said);
        assert_eq!(
            major("Chromium 156.0.8078.79 built on Debian 12").as_deref(),
            Some("156")
        );
        assert_eq!(
            major("ChromeDriver 156.0.8078.73 (abc-refs/heads/1)").as_deref(),
            Some("156")
        );
        assert_eq!(major("Google Chrome for nobody"), None);
    }
}
