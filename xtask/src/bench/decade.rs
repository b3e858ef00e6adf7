//! Ten years of daily sessions on a slow phone: how much is stored, what it costs
//! to save one more, how soon home can be used, and how soon Progress is drawn.

mod made_up;
pub(super) mod watched;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};

use super::Bench;
use super::kept::Kept;
use super::kills::finished::SHORTEST;
use super::plain_page::open_plain_page;
use super::report::{Report, middle, worst};
use super::scenario::{open, shows, start};
use super::stores::{self, Records};
use crate::drive::thirtyfour::By;
use crate::drive::{Browser, wait_until};
use made_up::{DAYS, NEWEST, ten_years};
use watched::{Saving, Watched};

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
const WITHIN: Duration = Duration::from_secs(120);

/// About how long all of it takes, in seconds.
pub(super) const TAKES: u64 = 240;

/// The tabs.
const HOME: &str = "nav a[href='#/']";
const PROGRESS: &str = "nav a[href='#/progress']";

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    let stored = ten_years(an_hour_ago()?);
    size(&mut bench.report, &stored);
    let url = bench.site.url();
    let lived = bench.runtime.block_on(live(&url, &stored))?;
    lived.tell(&mut bench.report);
    Ok(())
}

/// In milliseconds since 1970.
pub(super) fn an_hour_ago() -> Result<i64> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let ago = now.saturating_sub(Duration::from_secs(3600));
    Ok(ago.as_millis().try_into()?)
}

fn size(report: &mut Report, stored: &Records) {
    let texts = || stored.iter().flat_map(|(key, text)| [key, text]);
    let bytes: usize = texts().map(String::len).sum();
    let units: usize = texts().map(|text| text.encode_utf16().count()).sum();
    report.bar(
        &format!("{DAYS} sessions, {} records: {bytes} bytes", stored.len()),
        &format!("{STORED} bytes"),
        bytes <= STORED,
    );
    report.note(&format!(
        "as keys and texts in UTF-8, {} a record; in UTF-16, as browsers count, {units} units or {} \
         bytes; IndexedDB has as much again",
        bytes / stored.len(),
        2 * units
    ));
}

/// What was timed with a diary of some length.
#[derive(Debug, Default)]
struct Times {
    saved: Vec<Saving>,
    home: Vec<f64>,
    /// The longest task after each opening, where one took 50 ms.
    after_home: Vec<f64>,
    progress: Vec<f64>,
}

/// What was timed, and what is there in the end.
#[derive(Debug)]
struct Lived {
    /// With next to nothing in the diary: what the slow machine costs anyway.
    short: Times,
    long: Times,
    kept: Kept,
}

async fn live(url: &str, stored: &Records) -> Result<Lived> {
    let browser = open(Vec::new()).await?;
    Watched::begin(&browser).await?;
    browser.slow_down(SLOWER).await?;
    let mut short = Times {
        saved: save(&browser, url).await?,
        ..Times::default()
    };
    short.look(&browser).await?;
    fill(&browser, url, stored).await?;
    Watched::expect(&browser, NEWEST).await?;
    browser.goto(url).await?;
    let mut long = Times::default();
    long.look(&browser).await?;
    long.saved = save(&browser, url).await?;
    let kept = Kept::look(&browser).await?;
    Ok(Lived { short, long, kept })
}

impl Times {
    /// Opens the app again, and Progress in it, as often as that is measured.
    async fn look(&mut self, browser: &Browser) -> Result<()> {
        for _ in 0..OPENED {
            browser.refresh().await?;
            stands(browser, "main button.start").await?;
            tokio::time::sleep(SETTLES).await;
            let watched = Watched::of(browser).await?;
            self.home.push(watched.home.context("home stood")?);
            self.after_home.extend(watched.longest_after_home());
            for tap in 1..=TAPS {
                self.progress.push(open_progress(browser, tap).await?);
            }
        }
        Ok(())
    }
}

/// Plays the shortest session a few times, and says what saving each cost.
async fn save(browser: &Browser, url: &str) -> Result<Vec<Saving>> {
    let mut savings = Vec::new();
    for _ in 0..SAVINGS {
        start(browser, url, SHORTEST).await?;
        stands(browser, "[data-phase=done]").await?;
        // The task that saved it is told of once it is over.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let saved = Watched::of(browser).await?.savings();
        savings.extend(saved.last());
        browser.find(By::Css("a.start")).await?.click().await?;
        stands(browser, "main button.start").await?;
    }
    ensure!(savings.len() == SAVINGS, "a session was not saved");
    Ok(savings)
}

/// Taps Progress, and says how long it took; then goes home again.
async fn open_progress(browser: &Browser, taps: usize) -> Result<f64> {
    browser.find(By::Css(PROGRESS)).await?.click().await?;
    wait_until("Progress with the newest session", WITHIN, async || {
        let drawn = "return window.__watched.progress.length";
        Ok(browser.read::<usize>(drawn).await? == taps)
    })
    .await?;
    let times = Watched::of(browser).await?.progress;
    browser.find(By::Css(HOME)).await?.click().await?;
    stands(browser, "main button.start").await?;
    Ok(times.last().context("it was drawn")?.took)
}

async fn stands(browser: &Browser, selector: &str) -> Result<()> {
    wait_until(selector, WITHIN, async || shows(browser, selector).await).await
}

/// Puts all of it where the app keeps it, in both stores, at the browser's own
/// speed.
async fn fill(browser: &Browser, url: &str, stored: &Records) -> Result<()> {
    browser.slow_down(1).await?;
    open_plain_page(browser, url).await?;
    stores::put(browser, stored).await?;
    browser.slow_down(SLOWER).await
}

impl Lived {
    fn tell(&self, report: &mut Report) {
        let Self { short, long, kept } = self;
        let saved = |times: &Times| -> Vec<f64> { times.saved.iter().map(Saving::both).collect() };
        bar(
            report,
            "one more session saved",
            [saved(long), saved(short)],
            SAVED,
        );
        let most = |part: fn(&Saving) -> f64| {
            let parts: Vec<f64> = long.saved.iter().map(part).collect();
            worst(&parts)
        };
        let tasks = |times: &Times| -> Vec<f64> {
            let saved = times.saved.iter();
            saved.filter_map(|saving| saving.task).collect()
        };
        report.note(&format!(
            "  the main thread's time in all writes of that task: in localStorage at most {:.1} ms, \
             in IndexedDB {:.1}; the whole task, Done drawn: {} ({} with a short diary)",
            most(|saving| saving.local),
            most(|saving| saving.database),
            long_tasks(&tasks(long)),
            long_tasks(&tasks(short)),
        ));
        bar(
            report,
            "from the tap on Progress until it is painted",
            [long.progress.clone(), short.progress.clone()],
            DRAWN,
        );
        let first: Vec<f64> = long.progress.iter().copied().step_by(TAPS).collect();
        report.note(&format!(
            "  the first time after opening: {}",
            spread(&first)
        ));
        report.note(&format!(
            "from opening it again until home can be used: {}; with a short diary: {}",
            spread(&long.home),
            spread(&short.home)
        ));
        report.note(&format!(
            "  after that: {}; with a short diary: {}",
            long_tasks(&long.after_home),
            long_tasks(&short.after_home)
        ));
        let (there, broken) = (kept.entries.len(), kept.unreadable);
        let due = DAYS + 2 * SAVINGS;
        report.bar(
            &format!("sessions in the diary: {there}, records nobody can read: {broken}"),
            &format!("{due} and none"),
            there == due && broken == 0,
        );
    }
}

/// The bar is for the one in the middle: beside another's work the worst is
/// whatever it happens to be.
fn bar(report: &mut Report, what: &str, [long, short]: [Vec<f64>; 2], most: f64) {
    report.bar(
        &format!(
            "{what}: {}; with a short diary: {}",
            spread(&long),
            spread(&short)
        ),
        &format!("{most} ms"),
        middle(&long) <= most,
    );
}

fn spread(times: &[f64]) -> String {
    format!(
        "{:.1} ms (middle), {:.1} ms (worst of {})",
        middle(times),
        worst(times),
        times.len()
    )
}

fn long_tasks(times: &[f64]) -> String {
    match times {
        [] => "no task of 50 ms".to_owned(),
        times => format!("the longest task {:.0} ms", worst(times)),
    }
}
