//! What Lighthouse says of the page as a phone on a slow network would have it.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use harness::webdriver::ARGUMENTS;
use xtask::setup::{self, Chromium, LIGHTHOUSE, NODE, Packaged};

use crate::report::{Report, middle, worst};
use crate::{Asked, Bench};

const RUNS: usize = 5;
/// What Lighthouse says, now and then, of a trace that has no beginning; it asks to be
/// run again.
const LOST: &str = "NO_NAVSTART";
/// How often it is.
const AGAIN: usize = 2;

/// The numbers it is judged by, in milliseconds but for the last.
const NUMBERS: [(&str, &str, f64); 3] = [
    (
        "largest-contentful-paint",
        "the largest thing painted after",
        800.0,
    ),
    ("total-blocking-time", "the main thread blocked for", 30.0),
    ("cumulative-layout-shift", "the layout jumped by", 0.0),
];

pub(crate) fn measure(bench: &mut Bench, _: Asked) -> Result<()> {
    let url = bench.site.url();
    let runs = (0..RUNS)
        .map(|_| run(&url, AGAIN))
        .collect::<Result<Vec<_>>>()?;
    tell(&runs, &mut bench.report)
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

fn tell(runs: &[Value], report: &mut Report) -> Result<()> {
    let first = runs.first().context("it ran")?;
    let categories = first["categories"].as_object().context("categories")?;
    for name in categories.keys() {
        let scores: Vec<f64> = (runs.iter())
            .filter_map(|run| run["categories"][name]["score"].as_f64())
            .map(|score| 100.0 * score)
            .collect();
        report.bar(
            &format!("{name}: {:.0} (middle of {RUNS})", middle(&scores)),
            "100",
            scores.len() == RUNS && middle(&scores).round() >= 100.0,
        );
    }
    for (audit, what, most) in NUMBERS {
        let numbers: Vec<f64> = (runs.iter())
            .filter_map(|run| run["audits"][audit]["numericValue"].as_f64())
            .collect();
        let unit = if audit.ends_with("shift") { "" } else { " ms" };
        report.bar(
            &format!(
                "{what} {:.0}{unit} (middle), {:.0}{unit} (worst)",
                middle(&numbers),
                worst(&numbers)
            ),
            &format!("{most}{unit}"),
            middle(&numbers) <= most,
        );
    }
    for audit in first["audits"].as_object().context("audits")?.values() {
        let is_short = audit["score"].as_f64().is_some_and(|score| score < 1.0);
        if is_short {
            println!(
                "  not full marks: {} {}",
                audit["title"], audit["displayValue"]
            );
        }
    }
    Ok(())
}
