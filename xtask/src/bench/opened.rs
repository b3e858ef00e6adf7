//! How soon home can be used when the app is opened again on a slow phone, with no
//! network at all.

use std::time::Duration;

use anyhow::{Context, Result};

use super::Bench;
use super::decade::watched::Watched;
use super::report::{middle, worst};
use super::scenario::{open, shows};
use crate::drive::wait_until;
use crate::site::{Options, Site};

/// How many times slower the processor is made.
const SLOWER: u32 = 4;
/// In milliseconds.
const USABLE: f64 = 500.0;
const TIMES: usize = 7;
const WITHIN: Duration = Duration::from_secs(60);

/// About how long all of it takes, in seconds.
pub(super) const TAKES: u64 = 30;

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let site = Site::serve(&bench.dist, Options::default())?;
    let times = bench.runtime.block_on(open_again(site))?;
    bench.report.bar(
        &format!(
            "until home can be used, processor {SLOWER}x slower: {:.0} ms (middle), {:.0} ms (worst of \
             {TIMES})",
            middle(&times),
            worst(&times)
        ),
        &format!("{USABLE} ms"),
        middle(&times) <= USABLE,
    );
    Ok(())
}

async fn open_again(mut site: Site) -> Result<Vec<f64>> {
    let browser = open(Vec::new()).await?;
    Watched::begin(&browser).await?;
    let url = site.url();
    browser.goto(format!("{url}#/settings")).await?;
    wait_until("all of it on the device", WITHIN, async || {
        let text: String = browser.read("return document.body.innerText").await?;
        Ok(text.contains("Works offline"))
    })
    .await?;
    site.stop();
    browser.slow_down(SLOWER).await?;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        browser.goto("about:blank").await?;
        browser.goto(url.as_str()).await?;
        wait_until("home", WITHIN, async || {
            shows(&browser, "main button.start").await
        })
        .await?;
        // Painted a frame later.
        tokio::time::sleep(Duration::from_secs(2)).await;
        times.push(Watched::of(&browser).await?.home.context("home stood")?);
    }
    Ok(times)
}
