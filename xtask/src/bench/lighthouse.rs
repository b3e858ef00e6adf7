//! What Lighthouse says of the page as a phone on a slow network would have it,
//! beside what it says of the nearest peers.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Bench;
use super::report::{Report, middle, worst};
use crate::drive::ARGUMENTS;
use crate::setup::{self, Chromium};

const RUNS: usize = 5;
/// What Lighthouse says, now and then, of a trace that has no beginning; it asks to be
/// run again.
const LOST: &str = "NO_NAVSTART";
/// How often it is.
const AGAIN: usize = 2;
/// About how long all of them take, in seconds.
pub(super) const TAKES: u64 = 20 * RUNS as u64;

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

/// Lighthouse 13.5 of other people's apps, one run each, 2026-11-22: performance,
/// accessibility, largest paint in s, blocked in ms, first load in KiB.
const PEERS: [(&str, u32, u32, f64, u32, u32); 4] = [
    ("PhysioTempo", 100, 100, 1.5, 0, 100),
    ("physio-timer", 100, 96, 0.8, 30, 6),
    ("my-pt-pwa", 90, 100, 3.1, 10, 178),
    ("7min", 97, 91, 2.1, 140, 179),
];

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let url = bench.site.url();
    let runs = (0..RUNS)
        .map(|_| run(&url, AGAIN))
        .collect::<Result<Vec<_>>>()?;
    tell(&runs, &mut bench.report)
}

/// Everything it says, once; it is run again at most so often.
fn run(url: &str, again: usize) -> Result<Value> {
    let (lighthouse, node) = setup::lighthouse()?;
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
            let value = audit["displayValue"].as_str().unwrap_or_default();
            report.note(&format!(
                "  not full marks: {} {value}",
                audit["title"].as_str().unwrap_or_default()
            ));
        }
    }
    report.note("peers: performance, accessibility, largest paint, blocked, first load");
    for (name, performance, accessibility, paint, blocked, load) in PEERS {
        report.note(&format!(
            "  {name}: {performance}, {accessibility}, {paint} s, {blocked} ms, {load} KiB"
        ));
    }
    Ok(())
}
