//! What a phone and its system tell a page, from outside: how large it is, how
//! fast, and whether it is dark. Each engine has its own door for that.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::common::print::{PrintPage, PrintParameters};

use super::browser::PATIENCE;
use super::extra::Extra;
use super::{Browser, Scheme, wait_until};
use crate::engine::Engine;

/// How much larger Firefox' window is than the page in it.
const ROOM: u32 = 400;

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

/// The medium and the scheme that Firefox has its tab drawn for.
const SHOWN_AS: &str = "
    const context = gBrowser.selectedBrowser.browsingContext.top;
    [context.mediumOverride, context.prefersColorSchemeOverride] = arguments;";

impl Browser {
    /// Calls a Chrome DevTools command on the current tab.
    ///
    /// # Errors
    /// When the browser refuses it, or is not Chromium.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        if !self.engine().has_devtools() {
            bail!("{} has no DevTools to tell {command}", self.engine());
        }
        let answer = self.cdp().send_raw(command, parameters).await;
        answer.with_context(|| format!("DevTools command {command}"))
    }

    /// Runs a script's body in Firefox itself, on what its current tab is.
    async fn firefox(&self, script: &str, given: Value) -> Result<()> {
        let turn_to =
            |context: &str| self.cmd(Extra::post("/moz/context", json!({"context": context})));
        turn_to("chrome").await?;
        let given = given.as_array().cloned().unwrap_or_default();
        let done = self.execute(script, given).await;
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
                let sized = self.devtools("Emulation.setDeviceMetricsOverride", size);
                sized.await?;
                let touch = json!({"enabled": true});
                let touched = self.devtools("Emulation.setTouchEmulationEnabled", touch);
                return touched.await.map(drop);
            }
            Engine::Firefox => {
                let (wide, high) = (width.max(ROOM) + ROOM, height + ROOM);
                self.set_window_rect(0, 0, wide, high).await?;
                self.firefox(AS_A_PHONE, json!([width, height])).await?;
            }
            Engine::WebKit => {
                // Its bar is part of the window.
                let bar: u32 = self.read("return outerHeight - innerHeight").await?;
                self.set_window_rect(0, 0, width, height + bar).await?;
            }
        }
        let what = format!("a page of {width} x {height}");
        wait_until(&what, PATIENCE, async || {
            let size: [u32; 2] = self.read("return [innerWidth, innerHeight]").await?;
            Ok(size == [width, height])
        })
        .await
    }

    /// Runs `script` in every page this tab opens from now on, before the
    /// page's own scripts. Where the engine has no DevTools, the site can put it into the page.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn run_before_pages(&self, script: &str) -> Result<()> {
        let source = json!({"source": script});
        let added = self.devtools("Page.addScriptToEvaluateOnNewDocument", source);
        added.await.map(drop)
    }

    /// Makes this tab's processor so many times slower; 1 is its own speed.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn slow_down(&self, times: u32) -> Result<()> {
        let slowed = self.devtools("Emulation.setCPUThrottlingRate", json!({"rate": times}));
        slowed.await.map(drop)
    }

    /// Makes the system ask for light or dark pages, this open one too.
    ///
    /// # Errors
    /// When the browser refuses it, or has to be told when it starts
    /// ([`Engine::changes_its_colours`]).
    pub async fn prefer(&self, scheme: Scheme) -> Result<()> {
        self.show_as("", scheme).await
    }

    /// Makes the page look as on paper from now on, by a system of that scheme.
    ///
    /// # Errors
    /// When the browser cannot do so ([`Engine::shows_what_it_prints`]).
    pub async fn look_as_printed(&self, scheme: Scheme) -> Result<()> {
        self.show_as("print", scheme).await
    }

    async fn show_as(&self, medium: &str, scheme: Scheme) -> Result<()> {
        let scheme = scheme.name();
        match self.engine() {
            Engine::Chromium => {
                let feature = json!({"name": "prefers-color-scheme", "value": scheme});
                let shown = json!({"media": medium, "features": [feature]});
                let told = self.devtools("Emulation.setEmulatedMedia", shown);
                told.await.map(drop)
            }
            Engine::Firefox => self.firefox(SHOWN_AS, json!([medium, scheme])).await,
            Engine::WebKit => bail!("WebKit is told of colours when it starts, and of no paper"),
        }
    }

    /// How many sheets this tab fills when it is printed, of a size in inches.
    ///
    /// # Errors
    /// When the browser does not tell ([`Engine::tells_its_sheets`]).
    pub async fn printed_pages(&self, width: f64, height: f64) -> Result<usize> {
        let [width, height] = [width, height].map(|inches| inches * 2.54);
        let sheet = PrintParameters {
            page: PrintPage { width, height },
            ..PrintParameters::default()
        };
        let printed = self.print_page(sheet).await;
        let printed = printed.with_context(|| format!("printing in {}", self.engine()))?;
        let text = String::from_utf8_lossy(&printed);
        let lists = text.matches("/Type /Pages").count();
        Ok(text.matches("/Type /Page").count() - lists)
    }
}
