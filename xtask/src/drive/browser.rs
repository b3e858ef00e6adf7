//! One browser session, opened fresh or on what an earlier one left behind.

use std::ops::Deref;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::driver::Driver;
use super::options::{Options, wishes};
use super::{Profile, name, wait_for};
use crate::setup::Chromium;

/// How long an element may take to appear. A loaded machine is slow; a missing
/// button is missing all the same.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the system asks of pages' colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// `prefers-color-scheme: light`
    Light,
    /// `prefers-color-scheme: dark`
    Dark,
}

/// A running browser. It dereferences to thirtyfour's [`WebDriver`].
#[derive(Debug)]
pub struct Browser {
    session: WebDriver,
    // Fields are dropped in this order: the driver ends before the profile goes.
    _driver: Driver,
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
    /// When there is no Chromium with a matching driver, or it does not start.
    pub async fn open_with(options: Options) -> Result<Self> {
        let chromium = Chromium::find().context(
            "no Chromium with a matching chromedriver: `cargo xtask test` installs them",
        )?;
        let profile = options.profile.map_or_else(Profile::fresh, Ok)?;
        let driver = Driver::start(&chromium.driver, &profile, &options.environment)?;
        let wishes = wishes(&chromium, &profile, options.width, options.height)?;
        let session = WebDriver::new(&driver.url, wishes)
            .await
            .context("opening Chromium")?;
        let browser = Self {
            session,
            _driver: driver,
            profile: Some(profile),
        };
        browser.resize(options.width, options.height).await?;
        Ok(browser)
    }

    /// Calls a Chrome DevTools command on the current tab.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let answer = self.session.cdp().send_raw(command, parameters).await;
        answer.with_context(|| format!("DevTools command {command}"))
    }

    /// Makes this tab a phone's screen of that size, in CSS pixels.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 2, "mobile": true});
        self.devtools("Emulation.setDeviceMetricsOverride", size)
            .await?;
        self.devtools(
            "Emulation.setTouchEmulationEnabled",
            json!({"enabled": true}),
        )
        .await?;
        Ok(())
    }

    /// Runs `script` in every page this tab opens from now on, before the
    /// page's own scripts.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn run_before_pages(&self, script: &str) -> Result<()> {
        let source = json!({"source": script});
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await?;
        Ok(())
    }

    /// Makes this tab's processor so many times slower; 1 is its own speed.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn slow_down(&self, times: u32) -> Result<()> {
        self.devtools("Emulation.setCPUThrottlingRate", json!({"rate": times}))
            .await?;
        Ok(())
    }

    /// Makes the system ask for light or dark pages.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn prefer(&self, scheme: Scheme) -> Result<()> {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        self.emulate("prefers-color-scheme", value).await
    }

    /// Makes the system ask for any one media feature, such as
    /// `prefers-reduced-motion: reduce`; the others go back to their defaults.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn emulate(&self, feature: &str, value: &str) -> Result<()> {
        let features = json!({"features": [{"name": feature, "value": value}]});
        self.devtools("Emulation.setEmulatedMedia", features)
            .await?;
        Ok(())
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
        closed.context("closing Chromium")?;
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
