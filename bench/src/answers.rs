//! How soon the page answers what a person does, on a very slow phone: from the
//! finger on the glass until what comes of it is painted, as the browser counts it.

use std::time::Duration;

use anyhow::Result;

use harness::webdriver::thirtyfour::By;
use harness::webdriver::wait_until;
use tokio::time::sleep;

use crate::Bench;
use crate::report::{middle, worst};
use crate::screens::{WITHIN, open};
use crate::session::WHOLE;

/// How many times slower the processor is made.
const SLOWER: u32 = 6;
/// In milliseconds.
const ANSWERED: f64 = 100.0;

/// So often all of it is done, each time by a newcomer: what else goes on in the
/// machine comes by chance, what the app needs comes each time.
const ROUNDS: usize = 3;

/// The browser tells of what took 16 ms or more, in steps of 8.
const NOTE: &str = "window.__answers = [];
new PerformanceObserver((list) => {
    for (const it of list.getEntries()) if (it.interactionId) window.__answers.push(it.duration);
}).observe({ type: 'event', durationThreshold: 16, buffered: true });";

/// What is pressed, in order: how a button's name begins, or else a link's words.
const PRESSED: &str = "Progress,Learn,Settings,Vibration,Man,Volume: more,Your data,Today,change,\
    Reps per leg: more,Today,Start,None of these apply,I am ready,Pause,Resume,Stop,\
    Enough for today";

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(do_all(&bench.site.url()).await?);
    }
    let mut middles = Vec::new();
    for (place, name) in PRESSED.split(',').enumerate() {
        let times: Vec<f64> = rounds.iter().map(|round| round[place]).collect();
        println!("  {name}: {times:.0?} ms");
        middles.push(middle(&times));
    }
    let worst = worst(&middles);
    let is = format!(
        "from a touch until its answer is painted, processor {SLOWER}x slower: {worst:.0} ms at most \
         (middle of {ROUNDS})"
    );
    bench.report.most(&is, " ms", worst, ANSWERED);
    Ok(())
}

/// How long each answer took, in milliseconds, in the order of [`PRESSED`].
async fn do_all(url: &str) -> Result<Vec<f64>> {
    let browser = open(Vec::new()).await?;
    browser.run_before_pages(NOTE).await?;
    browser.goto(format!("{url}#/routine?{WHOLE}")).await?;
    browser.button("Start").await?;
    sleep(Duration::from_secs(3)).await;
    browser.slow_down(SLOWER).await?;
    let mut answered = Vec::new();
    for name in PRESSED.split(',') {
        browser.holds("window.__answers = []; return null").await?;
        // It may be drawn anew meanwhile: then the next look finds it.
        wait_until(name, WITHIN, async || {
            let mut found = browser.buttons(name).await?;
            found.extend(browser.find_all(By::LinkText(name)).await?);
            let Some(it) = found.first() else {
                return Ok(false);
            };
            Ok(it.scroll_into_view().await.is_ok() && it.click().await.is_ok())
        })
        .await?;
        // The browser tells of an event some frames after it.
        sleep(Duration::from_secs(1)).await;
        let took: Vec<f64> = browser.read("return window.__answers").await?;
        // Less than it tells of.
        answered.push(took.into_iter().reduce(f64::max).unwrap_or(16.0));
    }
    Ok(answered)
}
