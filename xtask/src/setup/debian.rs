//! What comes from Debian's packages, through apt, as root or through sudo: the browsers, a
//! screen for one of them, and a sound server. Each is found on the `PATH`, or else installed.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use walkdir::{DirEntry, WalkDir};
use xshell::cmd;

use super::{GECKODRIVER, cache, once};
use crate::steps::{answer, shell};

/// What comes from there.
pub trait Packaged: Sized {
    /// The packages that bring it.
    const PACKAGES: &[&str];

    /// All of it, if it is there.
    fn find() -> Option<Self>;

    /// Finds all of it, or installs it.
    fn ready() -> Result<Self> {
        let packages = Self::PACKAGES.join(" ");
        once(Self::find, || install(Self::PACKAGES)).with_context(|| format!("for {packages}"))
    }
}

/// A browser and the driver that fits it.
#[derive(Debug, Clone)]
pub struct Chromium {
    /// The browser.
    pub browser: PathBuf,
    /// Its WebDriver server, of the same major version.
    pub driver: PathBuf,
}

/// Firefox and a driver for it.
#[derive(Debug, Clone)]
pub struct Firefox {
    /// The browser.
    pub browser: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

/// WebKit, as far as it can be had here.
#[derive(Debug, Clone)]
pub struct WebKit {
    /// `MiniBrowser`
    pub browser: PathBuf,
    /// `WebKitWebDriver`
    pub driver: PathBuf,
    /// `Xvfb`
    pub screen: PathBuf,
}

/// The programs of a private sound device.
#[derive(Debug, Clone)]
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
        let major = |program: &PathBuf| major_in(&answer(program, &["--version"])?);
        let driver = find("chromedriver")?;
        let wanted = major(&driver)?;
        let names = "chromium chromium-browser google-chrome google-chrome-stable";
        let mut browsers = names.split(' ').filter_map(find);
        let browser = browsers.find(|browser| major(browser) == Some(wanted))?;
        Some(Self { browser, driver })
    }
}

impl Packaged for Firefox {
    const PACKAGES: &[&str] = &["firefox-esr", "fonts-dejavu-core"];

    /// The browser is on the `PATH`, the driver there or among the tools.
    fn find() -> Option<Self> {
        Some(Self {
            browser: find("firefox-esr").or_else(|| find("firefox"))?,
            driver: GECKODRIVER.find(&cache().ok()?)?.join("geckodriver"),
        })
    }
}

impl Packaged for WebKit {
    const PACKAGES: &[&str] = &["webkit2gtk-driver", "xvfb", "fonts-dejavu-core"];

    /// Its browser is on no `PATH`: each processor has a folder of libraries, and in it each
    /// version of WebKitGTK has one.
    fn find() -> Option<Self> {
        let within = |folder| WalkDir::new(folder).min_depth(2).max_depth(2);
        let folders = ["/usr/lib", "/usr/libexec"].into_iter().flat_map(within);
        let folders = folders.flatten().map(DirEntry::into_path);
        let mut its = folders.filter(|it| it.to_string_lossy().contains("/webkit2gtk-4"));
        let browser = its.find_map(|it| Some(it.join("MiniBrowser")).filter(|it| it.is_file()));
        Some(Self {
            browser: browser?,
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

/// Where a program is on the `PATH`.
fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let mut files = env::split_paths(&path).map(|folder| folder.join(program));
    files.find(|file| file.is_file())
}

/// `Chromium 156.0.8078.79 built on …` and `ChromeDriver 156.0.8078.79 (…)`: 156.
fn major_in(said: &str) -> Option<u32> {
    let mut words = said.split_whitespace();
    words.find_map(|word| word.split_once('.')?.0.parse().ok())
}

/// By apt-get as root: as it is, or else through `sudo`.
fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    eprintln!("Installing {names} from Debian's packages (minutes, once)…");
    if find("apt-get").is_none() {
        bail!("they are needed on the PATH, and there is no apt-get to install them with");
    }
    let root: &[&str] = match answer("id", &["-u"]).as_deref() {
        Some("0") => &[],
        _ if find("sudo").is_some() => &["sudo", "--preserve-env=DEBIAN_FRONTEND"],
        _ => bail!("there is no sudo here: run `apt-get install {names}` as root"),
    };
    let shell = shell()?;
    // Another apt may be at work: wait for it.
    let quietly = ["--quiet=2", "-o", "DPkg::Lock::Timeout=600"];
    shell.set_var("DEBIAN_FRONTEND", "noninteractive");
    let apt_get = || cmd!(shell, "env {root...} apt-get {quietly...}");
    apt_get().arg("update").run()?;
    let installing = ["--yes", "--no-install-recommends", "install"];
    Ok(apt_get().args(installing).args(packages).run()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_driver_are_matched_by_their_major_version() {
        for (said, major) in [
            ("Chromium 156.0.8078.79 built on Debian 12", Some(156)),
            ("ChromeDriver 156.0.8078.73 (abc)", Some(156)),
            ("Google Chrome for nobody", None),
        ] {
            assert_eq!(major_in(said), major);
        }
    }
}
