//! How soon a first visit answers on a slow phone and network, such as Lighthouse has: when
//! home stands, when a tap on the painted Start is seen, and when what it leads to stands.

use anyhow::Result;
use harness::webdriver::{Browser, wait_for};
use serde_json::json;

use crate::Bench;
use crate::screens::{WITHIN, open};
use crate::watched::Watched;

/// How many times slower the processor is made.
const SLOWER: u32 = 4;
/// In bytes a second, down and up, and in milliseconds: 1.6 Mbit, as Lighthouse counts it.
const NETWORK: (u32, u32, u32) = (209_715, 96_000, 150);
/// In milliseconds since the navigation.
const SEEN: f64 = 800.0;
const STANDS: f64 = 2000.0;
const VISITS: usize = 7;

/// Taps Start once it is painted. A tap is seen a frame later.
const TAP: &str = "window.__seen = window.__stands = null;
new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return;
    const start = document.querySelector('.frame .start');
    start.click();
    requestAnimationFrame(() => setTimeout(() => {
        if (start.matches('.tapped')) window.__seen = performance.now();
    }));
}).observe({ type: 'paint', buffered: true });
const look = () => {
    if (document.querySelector('.check .start')) window.__stands = performance.now();
    else requestAnimationFrame(look);
};
requestAnimationFrame(look);";

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    let url = bench.site.url();
    let [mut home, mut seen, mut stood] = [const { Vec::new() }; 3];
    for _ in 0..VISITS {
        home.push(visit(&url).await?);
        let (at_first, at_last) = tap(&url).await?;
        seen.push(at_first);
        stood.push(at_last);
    }
    for (what, times, most) in [
        ("until home stands", home, STANDS),
        ("until a tap on the painted Start is seen", seen, SEEN),
        ("until what that leads to stands", stood, STANDS),
    ] {
        let what = format!("{what}, first visit, slow network, processor {SLOWER}x slower");
        bench.report.middle(&what, " ms", &times, most);
    }
    Ok(())
}

/// When home stands.
async fn visit(url: &str) -> Result<f64> {
    let browser = slow().await?;
    Watched::begin(&browser, "").await?;
    browser.goto(url).await?;
    let home = async || Ok(Watched::of(&browser).await?.home);
    wait_for("home", WITHIN, home).await
}

/// When a tap on the painted Start is seen, and when what it leads to stands.
async fn tap(url: &str) -> Result<(f64, f64)> {
    let browser = slow().await?;
    browser.run_before_pages(TAP).await?;
    browser.goto(url).await?;
    let both = "return JSON.stringify([window.__seen, window.__stands])";
    wait_for("the check", WITHIN, async || {
        // As text, since WebDriver turns whole numbers and fractions into one.
        let both: String = browser.read(both).await?;
        let (seen, stands): (Option<f64>, Option<f64>) = serde_json::from_str(&both)?;
        Ok(seen.zip(stands))
    })
    .await
}

/// A browser on a slow phone and network that has seen nothing.
async fn slow() -> Result<Browser> {
    let browser = open(Vec::new()).await?;
    let (down, up, latency) = NETWORK;
    let network = json!({
        "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up
    });
    browser.devtools("Network.enable", json!({})).await?;
    let command = "Network.emulateNetworkConditions";
    browser.devtools(command, network).await?;
    browser.slow_down(SLOWER).await?;
    Ok(browser)
}
