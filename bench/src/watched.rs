//! What is timed in a page of the app, in milliseconds.

use anyhow::{Context, Result};
use hamstretch_core::diary::PREFIX;
use harness::webdriver::Browser;
use serde::Deserialize;

/// What `watched.js` has noted in a page since it was opened.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Watched {
    writes: Vec<Write>,
    /// When home could be used and was painted, since the navigation began.
    pub(crate) home: Option<f64>,
    /// From each tap on Progress until it was painted.
    pub(crate) progress: Vec<f64>,
}

/// A call that writes to storage.
#[derive(Debug, Clone, Deserialize)]
struct Write {
    task: u32,
    call: String,
    given: String,
    took: f64,
}

impl Watched {
    /// Watches every page this tab opens from now on. Progress counts as drawn once these
    /// words are on it.
    pub(crate) async fn begin(browser: &Browser, newest: &str) -> Result<()> {
        let newest = serde_json::to_string(newest)?;
        let script =
            include_str!("watched.js").replace("includes(NEWEST)", &format!("includes({newest})"));
        browser.run_before_pages(&script).await
    }

    /// What was noted in this page so far.
    pub(crate) async fn of(browser: &Browser) -> Result<Self> {
        // As text, since WebDriver turns whole numbers and fractions into one.
        let text: String = browser
            .read("return JSON.stringify(window.__watched)")
            .await?;
        serde_json::from_str(&text).context("reading what was timed")
    }

    /// For each session saved in this page, the main thread's time in all writes of the
    /// task that stored it.
    pub(crate) fn savings(&self) -> Vec<f64> {
        let entry = format!("{PREFIX}entry.");
        let is_entry = |write: &&Write| write.call == "setItem" && write.given.starts_with(&entry);
        let of_task = |entry: &Write| {
            let writes = self.writes.iter().filter(|write| write.task == entry.task);
            writes.map(|write| write.took).sum()
        };
        self.writes.iter().filter(is_entry).map(of_task).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saving_is_all_writes_of_the_task_that_stores_the_entry() {
        let noted = r#"{"home": 10, "progress": [], "writes": [
            {"task": 1, "call": "setItem", "given": "hamstretch.running", "took": 8},
            {"task": 2, "call": "transaction", "given": "kept", "took": 0.5},
            {"task": 2, "call": "setItem", "given": "hamstretch.entry.1", "took": 2},
            {"task": 2, "call": "removeItem", "given": "hamstretch.running", "took": 0.25}
        ]}"#;
        let noted: Watched = serde_json::from_str(noted).expect("as the script writes it");
        assert_eq!(noted.savings(), [2.75]);
    }
}
