//! How soon home can be used when the app is opened again on a slow phone, with no network
//! at all.

use std::time::Duration;

use anyhow::{Context, Result};
use site::{Options, Site};

use crate::Bench;
use crate::screens::{HOME, open, stands, wait_for_words};
use crate::watched::Watched;

/// How many times slower the processor is made.
const SLOWER: u32 = 4;
/// In milliseconds.
const USABLE: f64 = 500.0;
const TIMES: usize = 7;

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    let mut site = Site::serve(&bench.dist, Options::default())?;
    let browser = open(Vec::new()).await?;
    Watched::begin(&browser, "").await?;
    let url = site.url();
    browser.goto(format!("{url}#/settings")).await?;
    wait_for_words(&browser, "body", "Works offline").await?;
    site.stop();
    browser.slow_down(SLOWER).await?;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        browser.goto("about:blank").await?;
        browser.goto(url.as_str()).await?;
        stands(&browser, HOME).await?;
        // Painted a frame later.
        tokio::time::sleep(Duration::from_secs(2)).await;
        times.push(Watched::of(&browser).await?.home.context("home stood")?);
    }
    let what = format!("until home can be used, processor {SLOWER}x slower");
    bench.report.middle(&what, " ms", &times, USABLE);
    Ok(())
}
