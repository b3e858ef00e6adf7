//! One browser session, opened fresh or on what an earlier one left behind.

use std::io::{self, Write};
use std::ops::Deref;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use thirtyfour::prelude::*;

use super::extra::Extra;
use super::start::{Started, start};
use super::{Options, Profile, wait_for, wait_until};
use crate::engine::Engine;

/// How long an element may take to appear, or a window to take its new size. A loaded machine
/// is slow; a missing button is missing all the same.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// A running browser. It dereferences to thirtyfour's [`WebDriver`].
#[derive(Debug)]
pub struct Browser {
    session: WebDriver,
    engine: Engine,
    // Fields are dropped in this order: the driver ends before the profile goes.
    started: Started,
    profile: Profile,
}

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.session
    }
}

impl Browser {
    /// Opens a browser.
    ///
    /// # Errors
    /// When the engine or its driver is missing, or does not start.
    pub async fn open_with(options: Options) -> Result<Self> {
        let engine = options.engine.map_or_else(Engine::wanted, Ok)?;
        let opened = match Self::open_once(engine, &options).await {
            // Now and then a browser does not start on a busy machine, or not in two minutes; and
            // chromedriver takes a port that is free in IPv4 and may not be in IPv6.
            Err(error) => {
                // Past what a test runner keeps to itself.
                writeln!(io::stderr(), "{error:#}; opening it once more")?;
                Self::open_once(engine, &options).await
            }
            opened => opened,
        };
        let browser = opened?;
        browser.resize(options.width, options.height).await?;
        if engine.changes_its_colours() {
            browser.prefer(options.scheme).await?;
        }
        Ok(browser)
    }

    async fn open_once(engine: Engine, options: &Options) -> Result<Self> {
        let profile = options.profile.clone().map_or_else(Profile::fresh, Ok)?;
        let (mut started, url, wishes) = start(engine, &profile, options)?;
        let session = WebDriver::new(&url, wishes).await.with_context(|| {
            let ended = started.driver.ended();
            format!("opening {engine}; whether its driver has ended: {ended:?}")
        })?;
        Ok(Self {
            session,
            engine,
            started,
            profile,
        })
    }

    /// Which engine it has.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Where it keeps what it keeps.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Runs a script's body in the page and reads what it returns.
    ///
    /// # Errors
    /// When the script throws, or returns something else than `T`.
    pub async fn read<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
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
        let leave = "window.__old = true; location.reload(); return null";
        self.holds(leave).await?;
        let is_new = "return !window.__old && document.readyState === 'complete'";
        // Between the two there is no page to ask.
        let is_there = async || Ok(self.holds(is_new).await.unwrap_or(false));
        wait_until("the page anew", PATIENCE, is_there).await
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
        button.scroll_into_view().await?;
        let pressed = button.click().await;
        pressed.with_context(|| format!("pressing `{start}`"))
    }

    /// The one visible button whose accessible name begins with `start`, once
    /// it is there.
    ///
    /// # Errors
    /// When there is none within half a minute, or more than one.
    pub async fn button(&self, start: &str) -> Result<WebElement> {
        let what = format!("a button named `{start}…`");
        let look = async || {
            let found = self.buttons(start).await?;
            Ok((!found.is_empty()).then_some(found))
        };
        let mut found = wait_for(&what, PATIENCE, look).await?;
        let count = found.len();
        ensure!(
            count == 1,
            "not one but {count} buttons are named `{start}…`"
        );
        Ok(found.remove(0))
    }

    /// The visible buttons whose accessible name begins with `start`, at this
    /// moment.
    ///
    /// # Errors
    /// When the browser cannot be asked.
    pub async fn buttons(&self, start: &str) -> Result<Vec<WebElement>> {
        let mut found = Vec::new();
        for button in self.find_all(By::Css("button, [role=button]")).await? {
            let is_called = async || -> Result<bool> {
                Ok(button.is_displayed().await? && self.name_of(&button).await?.starts_with(start))
            };
            // An error is a button the page has replaced meanwhile.
            if is_called().await.unwrap_or(false) {
                found.push(button);
            }
        }
        Ok(found)
    }

    /// The name a screen reader gives an element.
    ///
    /// # Errors
    /// When the page has replaced it meanwhile.
    pub async fn name_of(&self, element: &WebElement) -> Result<String> {
        let path = format!("/element/{}/computedlabel", element.element_id());
        Ok(self.cmd(Extra::get(&path)).await?.value()?)
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
        self.profile.wait_for_users().await?;
        Ok(self.profile.clone())
    }

    /// Kills the browser on the spot, as a phone short of memory does, and
    /// keeps what had reached the disk.
    #[must_use]
    pub fn kill(self) -> Profile {
        self.profile.clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // thirtyfour would ask the driver to close the browser, and wait; its
        // processes are ended here instead. It fails only after `close`.
        let _ = self.session.clone().leak();
        self.profile.kill_users();
    }
}
