//! One browser session, opened fresh or on what an earlier one left behind.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use thirtyfour::prelude::*;

use super::start::{Started, start};
use super::{Options, Profile, name, wait_for, wait_until};
use crate::engine::Engine;

/// How long an element may take to appear. A loaded machine is slow; a missing
/// button is missing all the same.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running browser. It dereferences to thirtyfour's [`WebDriver`].
#[derive(Debug)]
pub struct Browser {
    pub(super) session: WebDriver,
    engine: Engine,
    // Fields are dropped in this order: the driver ends before the profile goes.
    started: Started,
    /// `None` only once handed out by `close` or `kill`.
    profile: Option<Profile>,
}

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.session
    }
}

impl Browser {
    /// Opens a browser of a phone's size that has seen nothing yet.
    ///
    /// # Errors
    /// As [`Browser::open_with`].
    pub async fn open() -> Result<Self> {
        Self::open_with(Options::default()).await
    }

    /// Opens a browser.
    ///
    /// # Errors
    /// When the engine or its driver is missing, or does not start.
    pub async fn open_with(mut options: Options) -> Result<Self> {
        let engine = options.engine.map_or_else(Engine::wanted, Ok)?;
        let profile = options.profile.take().map_or_else(Profile::fresh, Ok)?;
        let (mut started, wishes) = start(engine, &profile, &options)?;
        let session = WebDriver::new(&started.driver.url, wishes).await;
        let browser = Self {
            session: session
                .with_context(|| format!("opening {engine} ({})", started.driver.state()))?,
            engine,
            started,
            profile: Some(profile),
        };
        browser.resize(options.width, options.height).await?;
        if engine.changes_its_colours() {
            browser.prefer(options.scheme).await?;
        }
        Ok(browser)
    }

    /// Which engine it has.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Where it keeps what it keeps.
    ///
    /// # Errors
    /// None in practice: a browser has a profile until it ends.
    pub fn folder(&self) -> Result<PathBuf> {
        let profile = self.profile.as_ref();
        Ok(profile
            .context("a browser has a profile until it ends")?
            .folder())
    }

    /// Runs a script's body in the page and reads what it returns.
    ///
    /// # Errors
    /// When the script throws, or returns something else than `T`.
    pub async fn read<T: serde::de::DeserializeOwned>(&self, script: &str) -> Result<T> {
        let answer = self.session.execute(script, Vec::new()).await;
        let answer = answer.with_context(|| format!("running `{script}` in the page"))?;
        answer
            .convert()
            .with_context(|| format!("reading what `{script}` returned"))
    }

    /// Whether a script's body returns that it is so. It is not while there is no
    /// page to ask: Firefox has no answer while it leaves one for another.
    ///
    /// # Errors
    /// When the script throws, or returns something that is neither true nor false.
    pub async fn holds(&self, script: &str) -> Result<bool> {
        let answer: Option<bool> = self.read(script).await?;
        Ok(answer.unwrap_or_default())
    }

    /// Loads the page anew, as a person does. The driver's own way is another one
    /// in Firefox: past every cache, and past the worker too.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn reload(&self) -> Result<()> {
        let script = "window.__old = true; location.reload(); return null";
        let _: Option<bool> = self.read(script).await?;
        let is_new = "return !window.__old && document.readyState === 'complete'";
        wait_until("the page anew", PATIENCE, async || {
            // Between the two there is no page to ask.
            Ok(self.read(is_new).await.unwrap_or(false))
        })
        .await
    }

    /// Presses the one visible button whose accessible name begins with
    /// `start`, once it is there. Like a person, it first scrolls the button to
    /// where no bar covers it.
    ///
    /// # Errors
    /// When there is none within half a minute, or more than one, or something
    /// lies over it.
    pub async fn press(&self, start: &str) -> Result<()> {
        let button = self.button(start).await?;
        let pressed = async {
            button.scroll_into_view().await?;
            button.click().await
        };
        pressed.await.with_context(|| format!("pressing `{start}`"))
    }

    /// The one visible button whose accessible name begins with `start`, once
    /// it is there.
    ///
    /// # Errors
    /// When there is none within half a minute, or more than one.
    pub async fn button(&self, start: &str) -> Result<WebElement> {
        let what = format!("a button named `{start}…`");
        let mut found = wait_for(&what, PATIENCE, async || {
            let found = self.buttons(start).await?;
            Ok((!found.is_empty()).then_some(found))
        })
        .await?;
        match found.pop() {
            Some(button) if found.is_empty() => Ok(button),
            _ => bail!(
                "{} buttons are named `{start}…`; one was expected",
                found.len() + 1
            ),
        }
    }

    /// The visible buttons whose accessible name begins with `start`, at this
    /// moment.
    ///
    /// # Errors
    /// When the browser cannot be asked.
    pub async fn buttons(&self, start: &str) -> Result<Vec<WebElement>> {
        name::buttons(&self.session, start).await
    }

    /// The name a screen reader gives an element.
    ///
    /// # Errors
    /// When the page has replaced it meanwhile.
    pub async fn name_of(&self, element: &WebElement) -> Result<String> {
        Ok(name::accessible_name(element).await?)
    }

    /// Writes a PNG of what this tab shows; the folder is made when missing.
    ///
    /// # Errors
    /// When the browser or the disk refuses it.
    pub async fn take_picture(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let picture = self.session.screenshot_as_png().await?;
        std::fs::write(file, picture).with_context(|| format!("writing {}", file.display()))
    }

    /// Closes the browser in good order, as a person does, and keeps what it
    /// has on disk for another one.
    ///
    /// # Errors
    /// When the browser does not close.
    pub async fn close(mut self) -> Result<Profile> {
        let closed = self.session.clone().quit().await;
        closed.with_context(|| format!("closing {}", self.engine))?;
        self.started.driver.end();
        let profile = self
            .profile
            .take()
            .context("a browser has a profile until it ends")?;
        profile.wait_for_users().await?;
        Ok(profile)
    }

    /// Kills the browser on the spot, as a phone short of memory does, and
    /// keeps what had reached the disk.
    ///
    /// # Errors
    /// None in practice: a browser has a profile until it ends.
    pub fn kill(mut self) -> Result<Profile> {
        let profile = self
            .profile
            .take()
            .context("a browser has a profile until it ends")?;
        profile.kill_users();
        Ok(profile)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // thirtyfour would ask the driver to close the browser, and wait; its
        // processes are ended here instead. It fails only after `close`.
        let _ = self.session.clone().leak();
        if let Some(profile) = &self.profile {
            profile.kill_users();
        }
    }
}
