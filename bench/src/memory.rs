//! Whether a page that has one session after another grows.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use harness::webdriver::{Browser, wait_until};

use crate::screens::{WITHIN, open};
use crate::session::SHORTEST;
use crate::{Asked, Bench};

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

const PLACE: &str = "(() => {
    const found = document.querySelector('SELECTOR');
    found?.scrollIntoView({ block: 'center' });
    const box = found?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
})()";

/// What a page holds, once what nobody holds any more is gone.
#[derive(Debug, Clone, Copy)]
struct Held {
    /// Scripts' own, the sounds', and the memory that both wasms share (which grows by whole
    /// pages of 64 KB), in bytes.
    bytes: [f64; 3],
    nodes: f64,
    listeners: f64,
}

pub(crate) fn measure(bench: &mut Bench, _: Asked) -> Result<()> {
    let url = bench.site.url();
    let [first, last] = bench.runtime.block_on(play_all(&url))?;
    let sum = |held: Held| held.bytes.iter().sum::<f64>();
    let grown = (sum(last) - sum(first)) / (SESSIONS - SETTLED) as f64;
    let [before, after] = [first, last].map(|held| held.bytes.map(|bytes| bytes / 1024.0));
    let kinds = "KB of scripts, sounds, wasm";
    let is = format!("grown by {grown:.0} bytes a session ({kinds}: {before:.0?} to {after:.0?})");
    bench
        .report
        .bar(&is, &format!("{GROWTH} bytes"), grown <= GROWTH);
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
        stands(&browser, "main button.start").await?;
        // The routine's, and the safety check's where it is asked.
        wait_until("a session to begin", WITHIN, async || {
            let runs = shows(&browser, "[data-phase]").await?;
            if !runs {
                touch(&browser, "main button.start").await?;
            }
            Ok(runs)
        })
        .await?;
        if shows(&browser, "[data-waits=true]").await? {
            touch(&browser, ".session .pause").await?;
        }
        stands(&browser, "[data-phase=done]").await?;
        touch(&browser, "a.start").await?;
        stands(&browser, "main button.start").await?;
        if session == SETTLED {
            first = Some(Held::by(&browser).await?);
        }
    }
    let first = first.context("there are more sessions than that")?;
    Ok([first, Held::by(&browser).await?])
}

async fn stands(browser: &Browser, selector: &str) -> Result<()> {
    wait_until(selector, WITHIN, async || shows(browser, selector).await).await
}

async fn shows(browser: &Browser, selector: &str) -> Result<bool> {
    let shown = told(browser, &format!("!!document.querySelector('{selector}')")).await?;
    Ok(shown == true)
}

/// Touches the middle of what `selector` names, where it is there. Not as the driver does:
/// that holds whatever element it once found, and with it the screen around it, until the page
/// is left.
async fn touch(browser: &Browser, selector: &str) -> Result<()> {
    let place = PLACE.replace("SELECTOR", selector);
    let middle = told(browser, &place).await?;
    if middle.is_null() {
        return Ok(());
    }
    for what in ["mousePressed", "mouseReleased"] {
        let (x, y) = (&middle["x"], &middle["y"]);
        let event = json!({ "type": what, "x": x, "y": y, "button": "left", "clickCount": 1 });
        browser.devtools("Input.dispatchMouseEvent", event).await?;
    }
    Ok(())
}

/// What an expression comes to in the page. Not as the driver runs a script: asked so, as
/// often as one asks who waits, the page grew by 18 KB a session instead of 3.
async fn told(browser: &Browser, expression: &str) -> Result<Value> {
    let how = json!({ "expression": expression, "returnByValue": true });
    let answer = browser.devtools("Runtime.evaluate", how).await?;
    Ok(answer["result"]["value"].clone())
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
        let wasm = told(browser, "window.__memory.buffer.byteLength").await?;
        let number = |of: &Value| {
            of.as_f64()
                .context("the browser does not say what it holds")
        };
        let bytes = [&heap["usedSize"], &heap["backingStorageSize"], &wasm].map(number);
        let [heap, sounds, wasm] = bytes;
        Ok(Self {
            bytes: [heap?, sounds?, wasm?],
            nodes: number(&counts["nodes"])?,
            listeners: number(&counts["jsEventListeners"])?,
        })
    }
}
