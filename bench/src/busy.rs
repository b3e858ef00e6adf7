//! How busy the page's main thread is while the figure moves. Nothing is recorded and
//! nothing asked meanwhile, since that would be work too.

use std::time::Duration;

use anyhow::{Context, Result};
use harness::webdriver::Browser;
use serde_json::json;
use tokio::time::sleep;

use crate::Bench;
use crate::screens::open;
use crate::session::{WHOLE, start};

/// Milliseconds of main thread per second of session.
const BUSY: f64 = 10.0;
/// Getting ready is over, and most of the session's reps are within.
const SETTLES: Duration = Duration::from_secs(15);
const MEASURED: Duration = Duration::from_secs(240);

/// The page's clock, and what the main thread is at, as the browser counts it.
const AT: [(&str, &str); 5] = [
    ("Timestamp", "the clock"),
    ("TaskDuration", "all"),
    ("ScriptDuration", "scripts"),
    ("RecalcStyleDuration", "styles"),
    ("LayoutDuration", "layout"),
];

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    let browser = open(Vec::new()).await?;
    browser.devtools("Performance.enable", json!({})).await?;
    start(&browser, &bench.site.url(), WHOLE).await?;
    sleep(SETTLES).await;
    let before = seconds(&browser).await?;
    sleep(MEASURED).await;
    let after = seconds(&browser).await?;
    let passed = after[0] - before[0];
    let share = |place: usize| 1000.0 * (after[place] - before[place]) / passed;
    let shares = AT.iter().enumerate().skip(1);
    let shares = shares.map(|(at, (_, what))| format!("{what} {:.1}", share(at)));
    let shares = shares.collect::<Vec<_>>().join(", ");
    let is = format!("busy for so many ms a second: {shares}");
    bench.report.most(&is, " ms", share(1), BUSY);
    Ok(())
}

/// What [`AT`] names, so far.
async fn seconds(browser: &Browser) -> Result<Vec<f64>> {
    let answer = browser.devtools("Performance.getMetrics", json!({}));
    let answer = answer.await?;
    let metrics = answer["metrics"].as_array().context("no metrics")?;
    let value = |(name, _)| {
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        let value = metric.and_then(|metric| metric["value"].as_f64());
        value.with_context(|| format!("the browser does not say its {name}"))
    };
    AT.into_iter().map(value).collect()
}
