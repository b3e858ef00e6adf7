//! What is timed in a page of the app, in milliseconds.

use anyhow::{Context, Result};
use hamstretch_core::diary::PREFIX;
use harness::webdriver::Browser;
use serde::Deserialize;
use serde_json::json;

/// What `watched.js` has noted in a page since it was opened.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Watched {
    /// For each session saved, the main thread's time in all writes of the task that
    /// stored it.
    pub(crate) saved: Vec<f64>,
    /// When home could be used and was painted, since the navigation began.
    pub(crate) home: Option<f64>,
    /// From each tap on Progress until it was painted.
    pub(crate) progress: Vec<f64>,
}

impl Watched {
    /// Watches every page this tab opens from now on. Progress counts as drawn once these
    /// words are on it.
    pub(crate) async fn begin(browser: &Browser, newest: &str) -> Result<()> {
        let script = include_str!("watched.js")
            .replace("(NEWEST)", &format!("({})", json!(newest)))
            .replace(
                "(ENTRY)",
                &format!("({})", json!(format!("{PREFIX}entry."))),
            );
        browser.run_before_pages(&script).await
    }

    /// What was noted in this page so far.
    pub(crate) async fn of(browser: &Browser) -> Result<Self> {
        // As text, since WebDriver turns whole numbers and fractions into one.
        let text = "return JSON.stringify(window.__watched)";
        let text: String = browser.read(text).await?;
        serde_json::from_str(&text).context("reading what was timed")
    }
}
