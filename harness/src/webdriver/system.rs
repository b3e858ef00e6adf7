//! What a phone and its system tell a page, from outside: how large it is, how
//! fast, and whether it is dark. Each engine has its own door for that.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::common::print::{PrintPage, PrintParameters};

use super::command::Extra;
use super::{Browser, Scheme, wait_until};
use crate::engine::Engine;

/// How soon a window has taken its new size.
const RESIZED_WITHIN: Duration = Duration::from_secs(30);

/// How much larger Firefox' window is than the page in it.
const ROOM: u32 = 400;

/// The media feature of light and dark.
const SCHEME: &str = "prefers-color-scheme";

/// In an inch.
const CENTIMETRES: f64 = 2.54;

/// What Firefox' own view of other devices does to the tab.
const AS_A_PHONE: &str = "
    const [width, height] = arguments;
    const browser = gBrowser.selectedBrowser;
    for (const [side, pixels] of [['width', width], ['height', height]]) {
        for (const name of [side, `min-${side}`, `max-${side}`]) {
            browser.style.setProperty(name, `${pixels}px`);
        }
    }
    browser.browsingContext.overrideDPPX = 2;
    browser.browsingContext.touchEventsOverride = 'enabled';";

impl Browser {
    /// Calls a Chrome DevTools command on the current tab.
    ///
    /// # Errors
    /// When the browser refuses it, or is not Chromium.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        if !self.engine().has_devtools() {
            bail!("{} has no DevTools to tell {command}", self.engine());
        }
        let answer = self.session.cdp().send_raw(command, parameters).await;
        answer.with_context(|| format!("DevTools command {command}"))
    }

    /// Runs a script's body in Firefox itself, on what its current tab is.
    async fn firefox(&self, script: &str, given: Vec<Value>) -> Result<()> {
        let turn_to = async |context: &str| {
            let command = Extra::post("/moz/context", json!({"context": context}));
            self.session.handle().cmd(command).await
        };
        turn_to("chrome").await?;
        let done = self.session.execute(script, given).await;
        turn_to("content").await?;
        done.with_context(|| format!("running `{script}` in Firefox"))?;
        Ok(())
    }

    /// Makes this tab a phone's screen of that size, in CSS pixels.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                let size = json!({
                    "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true
                });
                self.devtools("Emulation.setDeviceMetricsOverride", size)
                    .await?;
                let touch = json!({"enabled": true});
                self.devtools("Emulation.setTouchEmulationEnabled", touch)
                    .await?;
                Ok(())
            }
            Engine::Firefox => {
                let (wide, high) = (width.max(ROOM) + ROOM, height + ROOM);
                self.session.set_window_rect(0, 0, wide, high).await?;
                let size = vec![json!(width), json!(height)];
                self.firefox(AS_A_PHONE, size).await?;
                self.is_sized(width, height).await
            }
            Engine::WebKit => {
                // Its bar is part of the window.
                let bar: u32 = self.read("return outerHeight - innerHeight").await?;
                let high = height + bar;
                self.session.set_window_rect(0, 0, width, high).await?;
                self.is_sized(width, height).await
            }
        }
    }

    async fn is_sized(&self, width: u32, height: u32) -> Result<()> {
        let what = format!("a page of {width} x {height}");
        wait_until(&what, RESIZED_WITHIN, async || {
            let size: [u32; 2] = self.read("return [innerWidth, innerHeight]").await?;
            Ok(size == [width, height])
        })
        .await
    }

    /// Runs `script` in every page this tab opens from now on, before the
    /// page's own scripts. Where the engine has no DevTools, see
    /// [`crate::site::Site::run_first`].
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

    /// Makes the system ask for light or dark pages, this open one too.
    ///
    /// # Errors
    /// When the browser refuses it, or has to be told when it starts
    /// ([`Engine::changes_its_colours`]).
    pub async fn prefer(&self, scheme: Scheme) -> Result<()> {
        match self.engine() {
            Engine::Chromium => self.emulate(SCHEME, scheme.name()).await,
            Engine::Firefox => {
                let script = "gBrowser.selectedBrowser.browsingContext.top
                    .prefersColorSchemeOverride = arguments[0]";
                self.firefox(script, vec![json!(scheme.name())]).await
            }
            Engine::WebKit => bail!("WebKit is told so when it starts"),
        }
    }

    /// How many sheets this tab fills when it is printed, of a size in inches.
    ///
    /// # Errors
    /// When the browser does not tell ([`Engine::tells_its_sheets`]).
    pub async fn printed_pages(&self, width: f64, height: f64) -> Result<usize> {
        let sheet = PrintParameters {
            page: PrintPage {
                width: width * CENTIMETRES,
                height: height * CENTIMETRES,
            },
            ..PrintParameters::default()
        };
        let printed = self.session.print_page(sheet).await;
        let printed = printed.with_context(|| format!("printing in {}", self.engine()))?;
        let text = String::from_utf8_lossy(&printed);
        let pages = text
            .match_indices("/Type")
            .map(|(at, it)| &text[at + it.len()..]);
        let is_page = |rest: &&str| {
            let rest = rest.trim_start().strip_prefix("/Page");
            rest.is_some_and(|rest| !rest.starts_with('s'))
        };
        Ok(pages.filter(is_page).count())
    }

    /// Makes the page look as on paper from now on, by a system of that scheme.
    ///
    /// # Errors
    /// When the browser cannot do so ([`Engine::shows_what_it_prints`]).
    pub async fn look_as_printed(&self, scheme: Scheme) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                let feature = json!({"name": SCHEME, "value": scheme.name()});
                let medium = json!({"media": "print", "features": [feature]});
                self.devtools("Emulation.setEmulatedMedia", medium).await?;
                Ok(())
            }
            Engine::Firefox => {
                let script = "gBrowser.selectedBrowser.browsingContext.top
                    .mediumOverride = 'print'";
                self.firefox(script, Vec::new()).await
            }
            Engine::WebKit => bail!("WebKit shows nobody what it would print"),
        }
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
}
