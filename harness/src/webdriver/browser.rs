//! One browser session, opened fresh or on what an earlier one left behind.

use std::ops::Deref;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::json;
use thirtyfour::prelude::*;

use super::extra::Extra;
use super::pool::Lease;
use super::running::Running;
use super::{Options, Profile, wait_for, wait_until};
use crate::engine::Engine;

/// How long an element may take to appear, or a window to take its new size. A loaded machine
/// is slow; a missing button is missing all the same.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// The buttons whose words or label have these words in them. What their name is, the browser is
/// asked of these alone: it makes a tree for a screen reader for each answer.
const CANDIDATES: &str = "
    const plain = (words) => words.replace(/[\\s\\u2066-\\u2069]/g, '');
    const start = plain(arguments[0]);
    return [...document.querySelectorAll('button, [role=button]')].filter((button) =>
        plain(button.ariaLabel ?? button.textContent).includes(start))";

/// A running browser. It dereferences to thirtyfour's [`WebDriver`].
///
/// Dropped, it ends, or goes back to the pool ([`Options::pooled`]); closed or killed, it ends.
#[derive(Debug)]
pub struct Browser(Lease);

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.running().session
    }
}

impl Browser {
    /// Opens a browser.
    ///
    /// # Errors
    /// When the engine or its driver is missing, or does not start.
    pub async fn open_with(options: Options) -> Result<Self> {
        let engine = options.engine.map_or_else(Engine::wanted, Ok)?;
        let browser = Self(Lease::begin(engine, &options).await?);
        browser.resize(options.width, options.height).await?;
        if engine.changes_its_colours() {
            browser.prefer(options.scheme).await?;
        }
        Ok(browser)
    }

    fn running(&self) -> &Running {
        self.0.running()
    }

    /// Which engine it has.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.running().engine
    }

    /// Where it keeps what it keeps.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.running().profile
    }

    /// Runs a script's body in the page and reads what it returns.
    ///
    /// # Errors
    /// When the script throws, or returns something else than `T`.
    pub async fn read<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        let answer = self.execute(script, Vec::new()).await;
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
        let candidates = self.execute(CANDIDATES, vec![json!(start)]).await?;
        // While Firefox leaves one page for another it has none.
        for button in candidates.elements().unwrap_or_default() {
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
    pub async fn close(self) -> Result<Profile> {
        self.0.end().close().await
    }

    /// Kills the browser on the spot, as a phone short of memory does, and
    /// keeps what had reached the disk.
    #[must_use]
    pub fn kill(self) -> Profile {
        self.0.end().profile.clone()
    }
}
