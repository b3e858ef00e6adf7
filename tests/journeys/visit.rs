//! One person's visit: a site and a browser. How it opens is here; what they see and
//! press, the sessions they play and what is stored are in files of their own.

mod seen;
mod sessions;
mod stored;

pub use seen::cannot_fetch;
pub use sessions::{LONG_PULL, ONE_REP, QUICK, SHORT, SHORTEST, WITH_TIME};

use anyhow::Result;
use harness::engine::Engine;
use harness::recorder;
pub use harness::webdriver::SEASONED;
use harness::webdriver::{self, Browser, Profile, Scheme};
use site::{Options, Site};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;
use walkdir::WalkDir;

/// The limit of every wait: many times what a slow machine needs.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// No voice: what is heard are the tones alone.
pub const TONES_ONLY: &str = "localStorage.setItem('hamstretch.settings',
    'v=1&sound=true&vibration=true&days_a_week=3&talk=none');";

/// The page's safety check was answered five minutes ago: none applies.
pub const CHECKED: &str = "localStorage['hamstretch.check'] ??=
    `v=2&utc_ms=${Date.now() - 300000}&offset_min=0&ticked=&stopped=0`;";

/// The page's timers run ten times as fast, for what the app does after some time by itself.
pub const HASTE: &str = "{ const real = setTimeout;
    window.setTimeout = (then, ms, ...given) => real(then, ms / 10, ...given); }";

pub struct Visit {
    pub site: Site,
    pub browser: Browser,
}

/// The build that is visited.
pub fn dist() -> PathBuf {
    static DIST: LazyLock<PathBuf> = LazyLock::new(|| {
        let named = std::env::var_os(xtask::checks::DIST);
        named.map_or_else(built_last, PathBuf::from)
    });
    DIST.clone()
}

/// What a build is made from.
const SOURCES: [&str; 9] = [
    "src",
    "core/src",
    "core/Cargo.toml",
    "style",
    "public",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
];

/// What was built last.
///
/// # Panics
/// When anything that it is built from was changed since.
fn built_last() -> PathBuf {
    let dist = xtask::project::dist();
    let root = dist.parent().expect("a folder in the project's");
    let changed = |path: &Path| path.metadata().and_then(|told| told.modified()).ok();
    let built = changed(&dist.join("index.html"));
    for source in SOURCES {
        for file in WalkDir::new(root.join(source)).into_iter().flatten() {
            assert!(
                file.file_type().is_dir() || changed(file.path()) <= built,
                "{} was changed after `cargo xtask build` made dist/: build it again",
                file.path().display()
            );
        }
    }
    dist
}

impl Visit {
    /// Opens a browser that has seen nothing, and the app's home in it.
    pub async fn begin() -> Result<Visit> {
        Visit::begin_at("", "").await
    }

    /// The same at another address, after `before` has run in the page.
    pub async fn begin_at(fragment: &str, before: &str) -> Result<Visit> {
        Visit::under(None, fragment, before).await
    }

    /// The same, with the app under a path of its own.
    pub async fn under(base: Option<&str>, fragment: &str, before: &str) -> Result<Visit> {
        let options = Options {
            base: base.map(str::to_owned),
            ..Options::default()
        };
        Visit::to(Site::serve(&dist(), options)?, fragment, before).await
    }

    /// The same, to a site that is there already.
    pub async fn to(site: Site, fragment: &str, before: &str) -> Result<Visit> {
        Visit::with(site, webdriver::Options::default(), fragment, before).await
    }

    /// The app in another browser, on what an earlier one has left.
    pub async fn again(site: Site, profile: Profile, fragment: &str) -> Result<Visit> {
        let options = webdriver::Options {
            profile: Some(profile),
            ..webdriver::Options::default()
        };
        Visit::with(site, options, fragment, "").await
    }

    /// Closes the browser and opens another on what it left, at home. Where it leaves
    /// nothing, only the page is closed, and home is opened in the same one.
    pub async fn anew(self) -> Result<Visit> {
        let Visit { site, browser } = self;
        if browser.engine().keeps_what_it_stored() {
            return Visit::again(site, browser.close().await?, "").await;
        }
        browser.goto("about:blank").await?;
        let visit = Visit { site, browser };
        visit.go("").await?;
        Ok(visit)
    }

    /// The app at an address, in a browser opened like that, after `before`.
    pub async fn with(
        site: Site,
        options: webdriver::Options,
        fragment: &str,
        before: &str,
    ) -> Result<Visit> {
        let visit = Visit::closed(site, options, before).await?;
        visit.go(fragment).await?;
        Ok(visit)
    }

    /// Home as it is painted, whether or not the app comes after it.
    pub async fn before_the_app(before: &str) -> Result<Visit> {
        let site = Site::serve(&dist(), Options::default())?;
        let visit = Visit::closed(site, webdriver::Options::default(), before).await?;
        visit.browser.goto(visit.site.url()).await?;
        Ok(visit)
    }

    /// A browser that has not gone there yet. The site is served for this visit alone.
    async fn closed(site: Site, options: webdriver::Options, before: &str) -> Result<Visit> {
        for script in [recorder::SCRIPT, before] {
            if !script.is_empty() {
                site.run_first(script);
            }
        }
        let options = webdriver::Options {
            pooled: true,
            ..options
        };
        let browser = Browser::open_with(options).await?;
        Ok(Visit { site, browser })
    }

    /// The same where the system is dark.
    pub async fn dark(fragment: &str, before: &str) -> Result<Visit> {
        let options = webdriver::Options {
            scheme: Scheme::Dark,
            ..webdriver::Options::default()
        };
        let site = Site::serve(&dist(), Options::default())?;
        Visit::with(site, options, fragment, before).await
    }

    pub fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// Nothing in the page went wrong that nobody caught.
    pub async fn went_well(&self) -> Result<()> {
        let recording = self.recording().await?;
        assert_eq!(recording.problems, Vec::<String>::new());
        Ok(())
    }
}
