//! Whether a page that has one session after another grows.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

use super::Bench;
use super::kills::finished::SHORTEST;
use super::scenario::{open, shows, start};
use crate::drive::thirtyfour::By;
use crate::drive::{Browser, wait_until};

const SESSIONS: usize = 20;
/// What comes once and stays (the voice, the second wasm) is there after so many.
const SETTLED: usize = 3;
/// So much more is noise, in bytes a session: one record of the diary is 300.
const GROWTH: f64 = 4096.0;
const WITHIN: Duration = Duration::from_secs(120);

/// About how long all of it takes, in seconds.
pub(super) const TAKES: u64 = 17 * SESSIONS as u64;

/// What a page holds, once what nobody holds any more is gone.
#[derive(Debug, Clone, Copy)]
struct Held {
    /// Scripts' own, in bytes.
    heap: f64,
    /// The wasm's and sounds', in bytes.
    buffers: f64,
    nodes: f64,
    listeners: f64,
}

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let url = bench.site.url();
    let [first, last] = bench.runtime.block_on(play_all(&url))?;
    let between = (SESSIONS - SETTLED) as f64;
    let grown = (last.heap + last.buffers - first.heap - first.buffers) / between;
    bench.report.bar(
        &format!(
            "grown by {grown:.0} bytes a session ({:.0} to {:.0} KB of scripts, {:.0} to {:.0} KB of wasm \
             and sounds)",
            first.heap / 1024.0,
            last.heap / 1024.0,
            first.buffers / 1024.0,
            last.buffers / 1024.0
        ),
        &format!("{GROWTH} bytes"),
        grown <= GROWTH,
    );
    bench.report.bar(
        &format!(
            "elements {:.0} to {:.0}, listeners {:.0} to {:.0}",
            first.nodes, last.nodes, first.listeners, last.listeners
        ),
        "no more than before",
        last.nodes <= first.nodes && last.listeners <= first.listeners,
    );
    Ok(())
}

async fn play_all(url: &str) -> Result<[Held; 2]> {
    let browser = open(Vec::new()).await?;
    let mut first = None;
    for session in 1..=SESSIONS {
        start(&browser, url, SHORTEST).await?;
        stands(&browser, "[data-phase=done]").await?;
        browser.find(By::Css("a.start")).await?.click().await?;
        stands(&browser, "main button.start").await?;
        if session == SETTLED {
            first = Some(Held::by(&browser).await?);
        }
    }
    Ok([
        first.context("there are more sessions than that")?,
        Held::by(&browser).await?,
    ])
}

async fn stands(browser: &Browser, selector: &str) -> Result<()> {
    wait_until(selector, WITHIN, async || shows(browser, selector).await).await
}

impl Held {
    async fn by(browser: &Browser) -> Result<Self> {
        // What a session lets go of is let go of by then.
        tokio::time::sleep(Duration::from_secs(5)).await;
        for _ in 0..2 {
            browser
                .devtools("HeapProfiler.collectGarbage", json!({}))
                .await?;
        }
        let heap = browser.devtools("Runtime.getHeapUsage", json!({})).await?;
        let counts = browser.devtools("Memory.getDOMCounters", json!({})).await?;
        let number = |of: &serde_json::Value, name: &str| {
            of[name]
                .as_f64()
                .with_context(|| format!("the browser does not say its {name}"))
        };
        Ok(Self {
            heap: number(&heap, "usedSize")?,
            buffers: number(&heap, "backingStorageSize")?,
            nodes: number(&counts, "nodes")?,
            listeners: number(&counts, "jsEventListeners")?,
        })
    }
}
