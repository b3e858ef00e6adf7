//! Ten years of daily sessions on a slow phone: how much is stored, what it costs to save
//! one more, and how soon Progress is drawn.

use std::time::Duration;

use anyhow::{Context, Result};
use harness::webdriver::thirtyfour::By;
use harness::webdriver::{Browser, wait_until};

use crate::diary::{DAYS, NEWEST, ten_years};
use crate::report::middle;
use crate::screens::{WITHIN, open, open_plain_page, stands};
use crate::session::{SHORTEST, start};
use crate::stores::{self, Records, Stores, diary};
use crate::watched::Watched;
use crate::{Asked, Bench, an_hour_ago};

/// How many times slower the processor is made.
const SLOWER: u32 = 4;
/// What may be stored, in bytes.
const STORED: usize = 1_500_000;
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

#[derive(Default)]
struct Times {
    saved: Vec<f64>,
    home: Vec<f64>,
    progress: Vec<f64>,
}

pub(crate) fn measure(bench: &mut Bench, _: Asked) -> Result<()> {
    let stored = ten_years(an_hour_ago()?);
    let bytes: usize = stored
        .iter()
        .map(|(key, text)| key.len() + text.len())
        .sum();
    let url = bench.site.url();
    let (times, kept) = bench.runtime.block_on(live(&url, &stored))?;
    let report = &mut bench.report;
    let is = format!("{DAYS} sessions, {} records: {bytes} bytes", stored.len());
    report.bar(&is, &format!("{STORED} bytes"), bytes <= STORED);
    report.middle(
        "one more session saved, all writes of that task",
        " ms",
        &times.saved,
        SAVED,
    );
    report.middle(
        "from the tap on Progress until it is painted",
        " ms",
        &times.progress,
        DRAWN,
    );
    println!(
        "from opening it again until home can be used: {:.0} ms",
        middle(&times.home)
    );
    let kept = diary(&kept.local_storage);
    let (there, unreadable, due) = (kept.log.entries().len(), kept.unreadable(), DAYS + SAVINGS);
    let is = format!("sessions in the diary: {there}, records nobody can read: {unreadable}");
    report.bar(
        &is,
        &format!("{due} and none"),
        there == due && unreadable == 0,
    );
    Ok(())
}

async fn live(url: &str, stored: &Records) -> Result<(Times, Stores)> {
    let browser = open(Vec::new()).await?;
    Watched::begin(&browser, NEWEST).await?;
    open_plain_page(&browser, url).await?;
    stores::put(&browser, stored).await?;
    browser.slow_down(SLOWER).await?;
    browser.goto(url).await?;
    let mut times = Times::default();
    for _ in 0..OPENED {
        browser.refresh().await?;
        stands(&browser, "main button.start").await?;
        tokio::time::sleep(SETTLES).await;
        times.home.extend(Watched::of(&browser).await?.home);
        for tap in 1..=TAPS {
            times.progress.push(open_progress(&browser, tap).await?);
        }
    }
    for _ in 0..SAVINGS {
        start(&browser, url, SHORTEST).await?;
        stands(&browser, "[data-phase=done]").await?;
        // The task that saved it is told of once it is over.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let saved = Watched::of(&browser).await?.savings();
        times
            .saved
            .push(*saved.last().context("a session was not saved")?);
        browser.find(By::Css("a.start")).await?.click().await?;
        stands(&browser, "main button.start").await?;
    }
    Ok((times, Stores::read(&browser).await?))
}

/// Taps Progress, and says how long it took; then goes home again.
async fn open_progress(browser: &Browser, taps: usize) -> Result<f64> {
    browser
        .find(By::Css("nav a[href='#/progress']"))
        .await?
        .click()
        .await?;
    wait_until("Progress with the newest session", WITHIN, async || {
        let drawn = "return window.__watched.progress.length";
        Ok(browser.read::<usize>(drawn).await? == taps)
    })
    .await?;
    let times = Watched::of(browser).await?.progress;
    browser
        .find(By::Css("nav a[href='#/']"))
        .await?
        .click()
        .await?;
    stands(browser, "main button.start").await?;
    times.last().copied().context("it was drawn")
}
