//! What Lighthouse says of the page as a phone on a slow network would have it.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use harness::webdriver::ARGUMENTS;
use xtask::setup::{self, Chromium, LIGHTHOUSE, NODE, Packaged};

use crate::Bench;
use crate::report::middle;

const RUNS: usize = 5;
/// What Lighthouse says, now and then, of a trace that has no beginning; it asks to be
/// run again.
const LOST: &str = "NO_NAVSTART";
/// How often it is.
const AGAIN: usize = 2;

/// The numbers it is judged by, their units, and the most that each may be.
const NUMBERS: [(&str, &str, f64); 3] = [
    ("largest-contentful-paint", " ms", 800.0),
    ("total-blocking-time", " ms", 30.0),
    ("cumulative-layout-shift", "", 0.0),
];

pub(crate) fn measure(bench: &mut Bench) -> Result<()> {
    let url = bench.site.url();
    let runs = (0..RUNS).map(|_| run(&url, AGAIN));
    let runs = runs.collect::<Result<Vec<_>>>()?;
    let first = runs.first().context("it ran")?;
    let of_all = |read: &dyn Fn(&Value) -> Option<f64>, none: f64| -> Vec<f64> {
        let numbers = runs.iter().map(|run| read(run).unwrap_or(none));
        numbers.collect()
    };
    let categories = first["categories"].as_object().context("categories")?;
    for name in categories.keys() {
        let scores = of_all(&|run| run["categories"][name]["score"].as_f64(), 0.0);
        let score = 100.0 * middle(&scores);
        let is = format!("{name}: {score:.0} (middle of {RUNS})");
        bench.report.bar(&is, "100", score.round() >= 100.0);
    }
    for (audit, unit, most) in NUMBERS {
        let number = |run: &Value| run["audits"][audit]["numericValue"].as_f64();
        let numbers = of_all(&number, f64::INFINITY);
        bench.report.middle(audit, unit, &numbers, most);
    }
    for audit in first["audits"].as_object().context("audits")?.values() {
        if audit["score"].as_f64().is_some_and(|score| score < 1.0) {
            let (title, value) = (&audit["title"], &audit["displayValue"]);
            println!("  not full marks: {title} {value}");
        }
    }
    Ok(())
}

/// Everything it says, once; it is run again at most so often.
fn run(url: &str, again: usize) -> Result<Value> {
    let (lighthouse, node) = (setup::program(&LIGHTHOUSE)?, setup::program(&NODE)?);
    let node = node.parent().context("node lies in a folder")?.to_owned();
    let chromium = Chromium::find().context("no Chromium")?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([node].into_iter().chain(std::env::split_paths(&path)))?;
    let output = Command::new(lighthouse)
        .arg(url)
        .args(["--quiet", "--output=json", "--output-path=stdout"])
        .arg(format!("--chrome-flags={}", ARGUMENTS.join(" ")))
        .env("PATH", path)
        .env("CHROME_PATH", chromium.browser)
        .output()
        .context("running lighthouse")?;
    let said = String::from_utf8_lossy(&output.stderr);
    if again > 0 && said.contains(LOST) {
        println!("Lighthouse lost its trace ({LOST}): it is run again.");
        return run(url, again - 1);
    }
    serde_json::from_slice(&output.stdout)
        .with_context(|| format!("lighthouse gave no report; it said: {said}"))
}
