//! Chromium and its driver: found when a matching pair is on the `PATH`, else
//! installed from Debian's packages.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::say;
use crate::steps::{answer, run};

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
        let path = std::env::var_os("PATH").unwrap_or_default();
        let find = |program: &str| {
            std::env::split_paths(&path)
                .map(|folder| folder.join(program))
                .find(|file| file.is_file())
        };
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
    if answer("apt-get", &["--version"]).is_none() {
        bail!(
            "the browser tests need Chromium (or Chrome) and a chromedriver of the same version on \
             the PATH; there is no apt-get here to install them with"
        );
    }
    say("Installing chromium and chromium-driver from Debian's packages (about 2 minutes, once)…");
    run(
        "refreshing Debian's package lists",
        apt_get()?.args(["--quiet=2", "update"]),
    )?;
    run(
        "installing Chromium",
        apt_get()?
            .args(["--quiet=2", "--yes", "--no-install-recommends", "install"])
            // A page with no font at all is a page without text.
            .args(["chromium", "chromium-driver", "fonts-dejavu-core"]),
    )?;
    Chromium::find()
        .context("chromium and chromedriver were installed, but do not run or do not match")
}

/// apt-get as root: as it is, or else through sudo.
fn apt_get() -> Result<Command> {
    let root = answer("id", &["-u"]).as_deref() == Some("0");
    let mut command = if root {
        Command::new("apt-get")
    } else if answer("sudo", &["--version"]).is_some() {
        let mut sudo = Command::new("sudo");
        sudo.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    } else {
        bail!(
            "chromium and chromium-driver must be installed as root, and there is no sudo here: \
             run `apt-get install chromium chromium-driver` as root"
        );
    };
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        // Another apt may be at work: wait for it.
        .args(["-o", "DPkg::Lock::Timeout=600"]);
    Ok(command)
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
