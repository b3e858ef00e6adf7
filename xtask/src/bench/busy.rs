//! How busy the page's main thread is while the figure moves. Nothing is
//! recorded and nothing asked meanwhile, since that would be work too.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

use super::Bench;
use super::scenario::{WHOLE, open, start};
use crate::drive::Browser;

/// Milliseconds of main thread per second of session.
const BUSY: f64 = 10.0;

/// Getting ready is over, and most of the session's reps are within.
const SETTLES: Duration = Duration::from_secs(15);
const MEASURED: Duration = Duration::from_secs(240);

/// About how long this takes, in seconds.
pub(super) const TAKES: u64 = 265;

/// The browser tells only of tasks of 50 ms and more.
const LONG_TASKS: &str = "window.__tasks = [];
new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.__tasks.push([task.startTime, task.duration]);
}).observe({ type: 'longtask', buffered: true });";

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let url = bench.site.url();
    let busy = bench.runtime.block_on(busy(&url, SETTLES, MEASURED))?;
    bench.report.bar(
        &format!("busy for {:.1} ms a second", busy.per_second),
        &format!("{BUSY} ms"),
        busy.per_second <= BUSY,
    );
    bench.report.note(&match busy.longest {
        Some(longest) => format!("longest task in that time: {longest:.0} ms"),
        None => "no task in that time took 50 ms".to_owned(),
    });
    bench.report.note(&format!(
        "the processor was at work for {:.1} ms a second, in scripts {:.1}, styles {:.1}, layout {:.1}",
        busy.per_second, busy.scripts, busy.styles, busy.layout
    ));
    Ok(())
}

/// How busy a page's main thread was; times in milliseconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Busy {
    /// Of each second.
    pub per_second: f64,
    /// Of each second, in scripts.
    pub scripts: f64,
    /// Of each second, in reckoning styles.
    pub styles: f64,
    /// Of each second, in layout.
    pub layout: f64,
    /// The longest task, if one took 50 ms.
    pub longest: Option<f64>,
}

/// Starts a whole session at `url`, lets it settle, and measures it.
///
/// # Errors
/// When the app cannot be driven.
pub async fn busy(url: &str, settles: Duration, measured: Duration) -> Result<Busy> {
    let browser = open(Vec::new()).await?;
    browser.run_before_pages(LONG_TASKS).await?;
    browser.devtools("Performance.enable", json!({})).await?;
    start(&browser, url, WHOLE).await?;
    tokio::time::sleep(settles).await;
    let from: f64 = browser.read("return performance.now()").await?;
    let before = Metrics::of(&browser).await?;
    tokio::time::sleep(measured).await;
    let after = Metrics::of(&browser).await?;
    let tasks: Vec<(f64, f64)> = browser.read("return window.__tasks").await?;
    let seconds = after.timestamp - before.timestamp;
    let share = |what: fn(&Metrics) -> f64| 1000.0 * (what(&after) - what(&before)) / seconds;
    Ok(Busy {
        per_second: share(|at| at.task),
        scripts: share(|at| at.script),
        styles: share(|at| at.style),
        layout: share(|at| at.layout),
        longest: tasks
            .iter()
            .filter(|(begun, _)| *begun >= from)
            .map(|(_, lasted)| *lasted)
            .reduce(f64::max),
    })
}

/// How long the page's main thread has been at what so far, in seconds.
struct Metrics {
    timestamp: f64,
    task: f64,
    script: f64,
    style: f64,
    layout: f64,
}

impl Metrics {
    async fn of(browser: &Browser) -> Result<Self> {
        let answer = browser
            .devtools("Performance.getMetrics", json!({}))
            .await?;
        let metrics = answer["metrics"].as_array().context("no metrics")?;
        let value = |name: &str| {
            let metric = metrics.iter().find(|metric| metric["name"] == name);
            metric
                .and_then(|metric| metric["value"].as_f64())
                .with_context(|| format!("the browser does not say its {name}"))
        };
        Ok(Self {
            timestamp: value("Timestamp")?,
            task: value("TaskDuration")?,
            script: value("ScriptDuration")?,
            style: value("RecalcStyleDuration")?,
            layout: value("LayoutDuration")?,
        })
    }
}
