//! A session, the browser killed at a random moment of it or right after its end, and what
//! is there when it is opened again. What was done by then is known from outside: the page
//! tells the site of each change of what it shows, before the app can think of keeping it.

mod known;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use hamstretch_core::diary::Diary;
use harness::webdriver::{Browser, wait_for, wait_until};

use crate::killed::{Lane, Wrong, try_all};
use crate::screens::{WITHIN, shows, stands};
use crate::session::{SHORTEST, press_until_it_is_there, start, tap_where_it_waits};
use crate::stores::{Stores, diary};
use crate::{Asked, Bench};
use known::{Known, judge, place_in, reps};

/// Both legs, four times, in 30 seconds.
const ROUTINE: &str = "reps=4&lift=1&pull=1&lower=1&rest=0&ready=3&change=3&first=right";
/// A moment is drawn from so much time: the session, and a little after its end.
const SPAN: Duration = Duration::from_secs(33);
/// The kills after Done are spread evenly over so much time.
const AFTER_DONE: Duration = Duration::from_millis(200);

/// How long the home screen may take to show what it has, and is seen to offer nothing.
const OFFERED_WITHIN: Duration = Duration::from_secs(10);
const NOTHING_AFTER: Duration = Duration::from_secs(2);
/// The site is asked so often for the page's end: the page is not, since that would be work.
const GLANCE: Duration = Duration::from_millis(1);

/// What is done with an offer to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// Take it, and see that it goes on.
    Continue,
    /// Keep what was done.
    Finish,
    /// Load the page again, and see that it still stands.
    Reload,
}

#[derive(Debug, Clone, Copy)]
struct Plan {
    /// How long after the session's beginning, or after Done.
    after: Duration,
    is_done: bool,
    then: Then,
}

pub(crate) async fn kills(bench: &mut Bench, asked: Asked) -> Result<()> {
    let Asked { times, seed, .. } = asked;
    println!("`cargo xtask bench kills {times} seed={seed}` draws the same moments");
    let mut rng = Rng::with_seed(seed);
    let plan = |index: usize| Plan {
        after: SPAN.mul_f64(rng.f64()),
        is_done: false,
        // Every second offer of a lane is looked at, and so on.
        then: [Then::Continue, Then::Finish, Then::Reload][index / 2 % 3],
    };
    run(bench, "session killed", (0..times).map(plan)).await
}

pub(crate) async fn finished(bench: &mut Bench, asked: Asked) -> Result<()> {
    let plan = |index: usize| Plan {
        after: AFTER_DONE.mul_f64(index as f64 / asked.times.saturating_sub(1).max(1) as f64),
        is_done: true,
        then: Then::Finish,
    };
    let row = "session killed right after Done";
    run(bench, row, (0..asked.times).map(plan)).await
}

async fn run(
    bench: &mut Bench,
    row: &'static str,
    plans: impl Iterator<Item = Plan>,
) -> Result<()> {
    let plans = plans.map(|plan| (row, format!("after {:?}", plan.after), plan));
    let plans: Vec<_> = plans.collect();
    let rows = if plans.is_empty() { &[][..] } else { &[row] };
    try_all(bench, rows, &plans, attempt).await
}

/// Plays a session, kills the browser, opens it again and looks.
async fn attempt(lane: &mut Lane, plan: Plan) -> Result<Vec<Wrong>> {
    let (url, since) = (lane.site.url(), lane.site.told().len());
    // The reps of one leg.
    let (routine, reps) = if plan.is_done {
        (SHORTEST, 1)
    } else {
        (ROUTINE, 4)
    };
    let browser = lane.browser(None).await?;
    start(&browser, &url, routine).await?;
    let begun = Instant::now();
    while plan.is_done && !Known::of(lane.told(since)?, reps).finished {
        ensure!(begun.elapsed() < WITHIN, "no Done within {WITHIN:?}");
        tokio::time::sleep(GLANCE).await;
    }
    tokio::time::sleep(plan.after).await;
    let profile = browser.kill();
    let known = Known::of(lane.told(since)?, reps);
    let browser = lane.browser(Some(profile)).await?;
    browser.goto(url).await?;
    let offered = offer(&browser, &known).await?;
    let mut wrong = judge(&known, &kept(&browser).await?, offered.as_deref());
    wrong.extend(lane.broken(&browser, since, ".notices .notice").await?);
    if let (Some(label), true) = (&offered, wrong.is_empty()) {
        let tried = try_offer(&browser, label, plan.then, &known).await;
        if let Err(error) = tried {
            wrong.push(Wrong::Broken(format!("{:?}: {error:#}", plan.then)));
        }
    }
    Ok(wrong)
}

/// What is in the diary, by `localStorage`, once the app has had a look.
async fn kept(browser: &Browser) -> Result<Diary> {
    Ok(diary(&Stores::read(browser).await?.local_storage))
}

/// What home offers to go on with.
async fn offer(browser: &Browser, known: &Known) -> Result<Option<String>> {
    let look = async || {
        let Some(button) = browser.buttons("Continue").await?.into_iter().next() else {
            return Ok(None);
        };
        browser.name_of(&button).await.map(Some)
    };
    stands(browser, "[aria-current=page]").await?;
    if known.done > 0 && !known.finished {
        // Not there in all this time means not there.
        return Ok(wait_for("an offer", OFFERED_WITHIN, look).await.ok());
    }
    if known.finished {
        // Likewise; whether it was lost is judged later.
        let is_kept = async || Ok(!kept(browser).await?.log.entries().is_empty());
        let _ = wait_until("the session", OFFERED_WITHIN, is_kept).await;
    }
    tokio::time::sleep(NOTHING_AFTER).await;
    look().await
}

/// Takes the offer, or another look at it.
async fn try_offer(browser: &Browser, label: &str, then: Then, known: &Known) -> Result<()> {
    let (leg, rep) = place_in(label).context("the offer named a place")?;
    match then {
        Then::Continue => {
            press_until_it_is_there(browser, "Continue").await?;
            tap_where_it_waits(browser).await?;
            let place = format!("[data-phase=lift][data-leg={leg}][data-rep=\"{rep}\"]");
            stands(browser, &place).await
        }
        Then::Finish => {
            browser.press("Finish here").await?;
            let due = known.before(&leg, rep);
            let what = "what was done in the diary, and no offer";
            wait_until(what, WITHIN, async || {
                let kept = kept(browser).await?;
                let entries = kept.log.entries();
                // Where nothing was done there is nothing to keep.
                let is_kept = entries.len() == usize::from(due > 0) && reps(entries) >= due;
                Ok(is_kept && browser.buttons("Continue").await?.is_empty())
            })
            .await
        }
        Then::Reload => {
            browser.refresh().await?;
            let again = offer(browser, known).await?;
            let shown = shows(browser, "[data-phase]").await?;
            let is_same = again.as_deref() == Some(label);
            ensure!(is_same, "then offered: {again:?}, session shown: {shown}");
            Ok(())
        }
    }
}
