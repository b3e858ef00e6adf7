//! What was timed in a page of the app, and what it comes to. Times are in
//! milliseconds.

use anyhow::{Context, Result};
use hamstretch_core::diary::PREFIX;
use serde::Deserialize;

use crate::drive::Browser;

/// What `watch.js` has noted in a page since it was opened.
#[derive(Debug, Clone, Default, Deserialize)]
pub(in crate::bench) struct Watched {
    writes: Vec<Write>,
    /// When home could be used and was painted, since the navigation began.
    pub(in crate::bench) home: Option<f64>,
    /// From each tap on Progress until it was painted.
    pub(super) progress: Vec<Timed>,
    /// The main thread's tasks of 50 ms and more: all the browser tells of.
    pub(super) tasks: Vec<Timed>,
}

/// Something that took time.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Timed {
    begun: f64,
    pub(super) took: f64,
}

/// A call that writes to storage.
#[derive(Debug, Clone, Deserialize)]
struct Write {
    task: u32,
    call: String,
    given: String,
    at: f64,
    took: f64,
}

/// One session being saved.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Saving {
    /// In calls of `localStorage`.
    pub(super) local: f64,
    /// In calls of IndexedDB.
    pub(super) database: f64,
    /// The whole task, drawing and all, where it took 50 ms.
    pub(super) task: Option<f64>,
}

impl Saving {
    /// The main thread's time in both.
    pub(super) fn both(&self) -> f64 {
        self.local + self.database
    }
}

impl Watched {
    /// Watches every page this tab opens from now on.
    pub(in crate::bench) async fn begin(browser: &Browser) -> Result<()> {
        browser.run_before_pages(include_str!("watch.js")).await
    }

    /// From the next page on, Progress is drawn only once these words are there.
    pub(super) async fn expect(browser: &Browser, newest: &str) -> Result<()> {
        let newest = serde_json::to_string(newest)?;
        let script = format!("window.__newest = {newest};");
        browser.run_before_pages(&script).await
    }

    /// What was noted in this page so far.
    pub(in crate::bench) async fn of(browser: &Browser) -> Result<Self> {
        let text: String = browser
            .read("return JSON.stringify(window.__watched)")
            .await?;
        serde_json::from_str(&text).context("reading what was timed")
    }

    /// The sessions saved in this page.
    pub(super) fn savings(&self) -> Vec<Saving> {
        let entry = format!("{PREFIX}entry.");
        let is_entry = |write: &&Write| write.call == "setItem" && write.given.starts_with(&entry);
        let entries = self.writes.iter().filter(is_entry);
        entries.map(|write| self.saving(write)).collect()
    }

    fn saving(&self, entry: &Write) -> Saving {
        let mut saving = Saving::default();
        for write in self.writes.iter().filter(|it| it.task == entry.task) {
            match write.call.as_str() {
                "setItem" | "removeItem" => saving.local += write.took,
                _ => saving.database += write.took,
            }
        }
        let is_around = |task: &&Timed| (task.begun..task.begun + task.took).contains(&entry.at);
        saving.task = self.tasks.iter().find(is_around).map(|task| task.took);
        saving
    }

    /// The longest task that was still to come when home could be used.
    pub(super) fn longest_after_home(&self) -> Option<f64> {
        let home = self.home?;
        let tasks = self
            .tasks
            .iter()
            .filter(|task| task.begun + task.took > home);
        tasks.map(|task| task.took).reduce(f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watched(json: &str) -> Watched {
        serde_json::from_str(json).expect("as the script writes it")
    }

    #[test]
    fn a_saving_is_all_writes_of_the_task_that_stores_the_entry() {
        let noted = watched(
            r#"{"home": 10, "progress": [], "tasks": [{"begun": 95, "took": 60}], "writes": [
                {"task": 1, "call": "setItem", "given": "hamstretch.running", "at": 50, "took": 8},
                {"task": 2, "call": "transaction", "given": "kept", "at": 100, "took": 0.5},
                {"task": 2, "call": "put", "given": "v=1", "at": 100, "took": 1},
                {"task": 2, "call": "setItem", "given": "hamstretch.entry.1", "at": 101, "took": 2},
                {"task": 2, "call": "removeItem", "given": "hamstretch.running", "at": 103, "took": 0.25}
            ]}"#,
        );
        let saving = Saving {
            local: 2.25,
            database: 1.5,
            task: Some(60.0),
        };
        assert_eq!(noted.savings(), [saving]);
        assert_eq!(saving.both(), 3.75);
    }

    #[test]
    fn what_home_was_waiting_for_is_not_after_it() {
        let noted = watched(
            r#"{"home": 300, "progress": [], "writes": [], "tasks": [
                {"begun": 100, "took": 150}, {"begun": 320, "took": 70}, {"begun": 400, "took": 55}
            ]}"#,
        );
        assert_eq!(noted.longest_after_home(), Some(70.0));
        assert_eq!(Watched::default().longest_after_home(), None);
    }
}
