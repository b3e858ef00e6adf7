//! What comes from Debian's packages, through apt, as root or through sudo: the browsers, a
//! screen for one of them, and a sound server. Each is found on the `PATH`, or else installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::cache::Cache;
use crate::steps::{answer, find, run};

/// What comes from there.
pub trait Packaged: Sized {
    /// The packages that bring it.
    const PACKAGES: &[&str];

    /// All of it, if it is there.
    #[must_use]
    fn find() -> Option<Self>;

    /// Finds all of it, or installs it.
    ///
    /// # Errors
    /// When something is missing and cannot be installed.
    fn ready() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        let _alone = Cache::find()?.lock()?;
        // Another set-up may have installed it while this one waited.
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        install(Self::PACKAGES)?;
        Self::find().with_context(|| format!("{:?} were installed, but do not fit", Self::PACKAGES))
    }
}

/// A browser and the driver that fits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chromium {
    /// The browser.
    pub browser: PathBuf,
    /// Its WebDriver server, of the same major version.
    pub driver: PathBuf,
}

/// Firefox and a driver for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firefox {
    /// The browser.
    pub browser: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

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

/// The programs of a private sound device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoundServer {
    /// `pulseaudio`
    pub server: PathBuf,
    /// `parec`, which writes down what a device plays.
    pub recorder: PathBuf,
}

impl Packaged for Chromium {
    const PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-dejavu-core"];

    /// The first browser on the `PATH` whose major version is chromedriver's.
    fn find() -> Option<Self> {
        let major = |program: &Path| major_in(&answer(program, &["--version"])?);
        let driver = find("chromedriver")?;
        let wanted = major(&driver)?;
        let names = [
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ];
        let browsers = names.into_iter().filter_map(find);
        let mut fitting = browsers.filter(|browser| major(browser).as_ref() == Some(&wanted));
        Some(Self {
            browser: fitting.next()?,
            driver,
        })
    }
}

impl Packaged for Firefox {
    const PACKAGES: &[&str] = &["firefox-esr", "fonts-dejavu-core"];

    /// Both, if they are there: the browser on the `PATH`, the driver there or among the tools.
    fn find() -> Option<Self> {
        let driver = super::GECKODRIVER
            .find(&Cache::find().ok()?)?
            .join("geckodriver");
        let browser = find("firefox-esr").or_else(|| find("firefox"))?;
        Some(Self { browser, driver })
    }
}

impl Packaged for WebKit {
    const PACKAGES: &[&str] = &["webkit2gtk-driver", "xvfb", "fonts-dejavu-core"];

    /// All of it, if it is there. Its browser is on no `PATH`: each processor has a folder of
    /// libraries, and in it each version of WebKitGTK has one.
    fn find() -> Option<Self> {
        let within = |folder: PathBuf| {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            entries.map(|entry| entry.path())
        };
        let libraries = ["/usr/lib", "/usr/libexec"].map(PathBuf::from);
        let folders = libraries.into_iter().flat_map(within).flat_map(within);
        let is_its = |folder: &PathBuf| folder.to_string_lossy().contains("/webkit2gtk-4");
        let mut browsers = folders
            .filter(is_its)
            .map(|folder| folder.join("MiniBrowser"));
        Some(Self {
            browser: browsers.find(|program| program.is_file())?,
            driver: find("WebKitWebDriver")?,
            screen: find("Xvfb")?,
        })
    }
}

impl Packaged for SoundServer {
    const PACKAGES: &[&str] = &["pulseaudio", "pulseaudio-utils"];

    fn find() -> Option<Self> {
        Some(Self {
            server: find("pulseaudio")?,
            recorder: find("parec")?,
        })
    }
}

/// `Chromium 156.0.8078.79 built on …` and `ChromeDriver 156.0.8078.79 (…)`: 156.
fn major_in(said: &str) -> Option<String> {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.';
    let mut words = said.split_whitespace();
    let version = words.find(|word| word.contains('.') && word.chars().all(is_part))?;
    Some(version.split('.').next()?.to_owned())
}

fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    eprintln!("Installing {names} from Debian's packages (minutes, once)…");
    let refreshing = ["--quiet=2", "update"];
    run(
        "refreshing Debian's package lists",
        apt_get(&names)?.args(refreshing),
    )?;
    let installing = ["--quiet=2", "--yes", "--no-install-recommends", "install"];
    run(
        "installing",
        apt_get(&names)?.args(installing).args(packages),
    )
}

/// apt-get as root: as it is, or else through sudo.
fn apt_get(names: &str) -> Result<Command> {
    if answer("apt-get", &["--version"]).is_none() {
        bail!("{names} are needed on the PATH, and there is no apt-get to install them with");
    }
    let mut command = Command::new("apt-get");
    if answer("id", &["-u"]).as_deref() != Some("0") {
        if answer("sudo", &["--version"]).is_none() {
            bail!("there is no sudo here: run `apt-get install {names}` as root");
        }
        command = Command::new("sudo");
        command.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
    }
    command.env("DEBIAN_FRONTEND", "noninteractive");
    // Another apt may be at work: wait for it.
    command.args(["-o", "DPkg::Lock::Timeout=600"]);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_driver_are_matched_by_their_major_version() {
        let major = |said| major_in(said);
        assert_eq!(
            major("Chromium 156.0.8078.79 built on Debian 12").as_deref(),
            Some("156")
        );
        assert_eq!(
            major("ChromeDriver 156.0.8078.73 (abc)").as_deref(),
            Some("156")
        );
        assert_eq!(major("Google Chrome for nobody"), None);
    }
}
