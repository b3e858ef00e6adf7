//! Whether a page that has one session after another grows.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use harness::webdriver::{Browser, wait_until};

use crate::Bench;
use crate::screens::{HOME, WITHIN, open, shows, stands, told, touch};
use crate::session::SHORTEST;

const SESSIONS: usize = 20;
/// What comes once and stays (the voice, the second wasm) is there after so many.
const SETTLED: usize = 3;
/// So much more is noise, in bytes a session: one record of the diary is 300.
const GROWTH: f64 = 4096.0;

/// The wasm's memory is nobody's but its own script's.
const NOTE: &str = "for (const way of ['instantiate', 'instantiateStreaming']) {
    const old = WebAssembly[way];
    WebAssembly[way] = async (...given) => {
        const made = await old.apply(WebAssembly, given);
        // The build gives it a shorter name.
        const all = Object.values((made.instance ?? made).exports);
        window.__memory ??= all.find((it) => it instanceof WebAssembly.Memory);
        return made;
    };
}";

/// What a page holds, once what nobody holds any more is gone.
#[derive(Debug, Clone, Copy)]
struct Held {
    /// Scripts' own, the sounds', and the memory that both wasms share (which grows by whole
    /// pages of 64 KB), in bytes.
    bytes: [f64; 3],
    nodes: f64,
    listeners: f64,
}

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    let [first, last] = play_all(&bench.site.url()).await?;
    let sum = |held: Held| held.bytes.iter().sum::<f64>();
    let grown = (sum(last) - sum(first)) / (SESSIONS - SETTLED) as f64;
    let [before, after] = [first, last].map(|held| held.bytes.map(|bytes| bytes / 1024.0));
    let kinds = "KB of scripts, sounds, wasm";
    let is = format!("grown by {grown:.0} bytes a session ({kinds}: {before:.0?} to {after:.0?})");
    bench.report.most(&is, " bytes", grown, GROWTH);
    let is = format!(
        "elements {:.0} to {:.0}, listeners {:.0} to {:.0}",
        first.nodes, last.nodes, first.listeners, last.listeners
    );
    let kept = last.nodes <= first.nodes && last.listeners <= first.listeners;
    bench.report.bar(&is, "no more than before", kept);
    Ok(())
}

async fn play_all(url: &str) -> Result<[Held; 2]> {
    let browser = open(Vec::new()).await?;
    browser.run_before_pages(NOTE).await?;
    let mut first = None;
    for session in 1..=SESSIONS {
        browser.goto(format!("{url}#/routine?{SHORTEST}")).await?;
        stands(&browser, HOME).await?;
        // The routine's, and the safety check's where it is asked.
        wait_until("a session to begin", WITHIN, async || {
            let runs = shows(&browser, "[data-phase]").await?;
            if !runs {
                touch(&browser, HOME).await?;
            }
            Ok(runs)
        })
        .await?;
        if shows(&browser, "[data-waits=true]").await? {
            touch(&browser, ".session .pause").await?;
        }
        stands(&browser, "[data-phase=done]").await?;
        touch(&browser, "a.start").await?;
        stands(&browser, HOME).await?;
        if session == SETTLED {
            first = Some(Held::by(&browser).await?);
        }
    }
    let first = first.context("there are more sessions than that")?;
    Ok([first, Held::by(&browser).await?])
}

impl Held {
    async fn by(browser: &Browser) -> Result<Self> {
        // What a session lets go of is let go of by then.
        tokio::time::sleep(Duration::from_secs(5)).await;
        let ask = |command| browser.devtools(command, json!({}));
        for _ in 0..2 {
            ask("HeapProfiler.collectGarbage").await?;
        }
        let heap = ask("Runtime.getHeapUsage").await?;
        let counts = ask("Memory.getDOMCounters").await?;
        let wasm = told(browser, "window.__memory.buffer.byteLength").await?;
        let number = |of: &Value| {
            let number = of.as_f64();
            number.context("the browser does not say what it holds")
        };
        let (used, sounds) = (&heap["usedSize"], &heap["backingStorageSize"]);
        Ok(Self {
            bytes: [number(used)?, number(sounds)?, number(&wasm)?],
            nodes: number(&counts["nodes"])?,
            listeners: number(&counts["jsEventListeners"])?,
        })
    }
}
