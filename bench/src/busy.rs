//! How busy the page's main thread is while the figure moves. Nothing is recorded and
//! nothing asked meanwhile, since that would be work too.

use std::time::Duration;

use anyhow::{Context, Result};
use harness::webdriver::Browser;
use serde_json::json;

use crate::screens::open;
use crate::session::{WHOLE, start};
use crate::{Asked, Bench};

/// Milliseconds of main thread per second of session.
const BUSY: f64 = 10.0;
/// Getting ready is over, and most of the session's reps are within.
const SETTLES: Duration = Duration::from_secs(15);
const MEASURED: Duration = Duration::from_secs(240);

/// What the main thread is at, as the browser counts it.
const AT: [(&str, &str); 4] = [
    ("TaskDuration", "all"),
    ("ScriptDuration", "scripts"),
    ("RecalcStyleDuration", "styles"),
    ("LayoutDuration", "layout"),
];

pub(crate) fn measure(bench: &mut Bench, _: Asked) -> Result<()> {
    let url = bench.site.url();
    let (before, after) = bench.runtime.block_on(async {
        let browser = open(Vec::new()).await?;
        browser.devtools("Performance.enable", json!({})).await?;
        start(&browser, &url, WHOLE).await?;
        tokio::time::sleep(SETTLES).await;
        let before = seconds(&browser).await?;
        tokio::time::sleep(MEASURED).await;
        anyhow::Ok((before, seconds(&browser).await?))
    })?;
    let passed = after[0] - before[0];
    let share = |place: usize| 1000.0 * (after[place] - before[place]) / passed;
    let shares = AT
        .iter()
        .enumerate()
        .map(|(at, (_, what))| format!("{what} {:.1}", share(at + 1)));
    let is = format!(
        "busy for so many ms a second: {}",
        shares.collect::<Vec<_>>().join(", ")
    );
    bench
        .report
        .bar(&is, &format!("{BUSY} ms"), share(1) <= BUSY);
    Ok(())
}

/// The page's clock, and how long its main thread has been at what so far.
async fn seconds(browser: &Browser) -> Result<Vec<f64>> {
    let answer = browser
        .devtools("Performance.getMetrics", json!({}))
        .await?;
    let metrics = answer["metrics"].as_array().context("no metrics")?;
    let value = |name: &str| {
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        let value = metric.and_then(|metric| metric["value"].as_f64());
        value.with_context(|| format!("the browser does not say its {name}"))
    };
    std::iter::once("Timestamp")
        .chain(AT.map(|(name, _)| name))
        .map(value)
        .collect()
}
