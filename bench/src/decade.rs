//! Ten years of daily sessions on a slow phone: how much is stored, what it costs to save
//! one more, and how soon Progress is drawn.

use std::time::Duration;

use anyhow::{Context, Result};
use harness::webdriver::{Browser, wait_for};
use tokio::time::sleep;

use crate::diary::{DAYS, NEWEST, ten_years};
use crate::report::middle;
use crate::screens::{HOME, WITHIN, open, open_plain_page, stands, touch};
use crate::session::{SHORTEST, start};
use crate::stores::{self, Stores, diary};
use crate::watched::Watched;
use crate::{Bench, an_hour_ago};

/// How many times slower the processor is made.
const SLOWER: u32 = 4;
/// What may be stored, in bytes.
const STORED: f64 = 1_500_000.0;
/// In milliseconds.
const SAVED: f64 = 5.0;
const DRAWN: f64 = 100.0;

/// How many sessions are played and saved.
const SAVINGS: usize = 5;
/// How often the app is opened again, and Progress each time.
const OPENED: usize = 5;
const TAPS: usize = 3;
/// What the app does after it stands is over by then.
const SETTLES: Duration = Duration::from_secs(6);

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    let stored = ten_years(an_hour_ago()?);
    let bytes = stored.iter().map(|(key, text)| key.len() + text.len());
    let bytes: usize = bytes.sum();
    let url = &bench.site.url();
    let browser = open(Vec::new()).await?;
    Watched::begin(&browser, NEWEST).await?;
    open_plain_page(&browser, url).await?;
    stores::put(&browser, &stored).await?;
    browser.slow_down(SLOWER).await?;
    browser.goto(url).await?;
    let (mut saved, mut home, mut progress) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..OPENED {
        browser.refresh().await?;
        stands(&browser, HOME).await?;
        sleep(SETTLES).await;
        home.extend(Watched::of(&browser).await?.home);
        for tap in 1..=TAPS {
            progress.push(open_progress(&browser, tap).await?);
        }
    }
    for _ in 0..SAVINGS {
        start(&browser, url, SHORTEST).await?;
        stands(&browser, "[data-phase=done]").await?;
        // The task that saved it is told of once it is over.
        sleep(Duration::from_secs(1)).await;
        let last = Watched::of(&browser).await?.saved.pop();
        saved.push(last.context("a session was not saved")?);
        touch(&browser, "a.start").await?;
        stands(&browser, HOME).await?;
    }
    let kept = diary(&Stores::read(&browser).await?.local_storage);
    let report = &mut bench.report;
    let is = format!("{DAYS} sessions, {} records: {bytes} bytes", stored.len());
    report.most(&is, " bytes", bytes as f64, STORED);
    let is = "one more session saved, all writes of that task";
    report.middle(is, " ms", &saved, SAVED);
    let is = "from the tap on Progress until it is painted";
    report.middle(is, " ms", &progress, DRAWN);
    let home = middle(&home);
    println!("opened again until home can be used: {home:.0} ms");
    let (there, unreadable, due) = (kept.log.entries().len(), kept.unreadable(), DAYS + SAVINGS);
    let is = format!("sessions in the diary: {there}, records nobody can read: {unreadable}");
    let is_whole = there == due && unreadable == 0;
    report.bar(&is, &format!("{due} and none"), is_whole);
    Ok(())
}

/// Taps Progress, and says how long it took; then goes home again.
async fn open_progress(browser: &Browser, taps: usize) -> Result<f64> {
    touch(browser, "nav a[href=\"#/progress\"]").await?;
    let drawn = wait_for("Progress with the newest session", WITHIN, async || {
        let times = Watched::of(browser).await?.progress;
        Ok(times.get(taps - 1).copied())
    });
    let drawn = drawn.await?;
    touch(browser, "nav a[href=\"#/\"]").await?;
    stands(browser, HOME).await?;
    Ok(drawn)
}
