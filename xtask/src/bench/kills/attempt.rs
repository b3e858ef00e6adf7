//! One kill, and the look at what is left.

use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::fate::Fate;
use super::known::{Known, place_in};
use crate::bench::kept::Kept;
use crate::bench::plain_page::open_plain_page;
use crate::bench::scenario::{press_until_it_runs, start};
use crate::drive::{Browser, Options, Profile, wait_for};
use crate::engine::Engine;
use crate::recorder::{record, record_and_tell, recording};
use crate::site::{self, Site};

/// How long the home screen may take to show what it has.
const OFFERED_WITHIN: Duration = Duration::from_secs(10);
/// How long is waited to see that it offers nothing.
const NOTHING_AFTER: Duration = Duration::from_secs(2);
/// A count-in, a lift, and a slow machine.
const RUNS_WITHIN: Duration = Duration::from_secs(60);

/// How often the site is asked whether the page has told of its end: the page is
/// not asked, since that would be work too.
const GLANCE: Duration = Duration::from_millis(1);

/// When the browser is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// So long after the session began.
    Begun(Duration),
    /// So long after the page told that it shows Done.
    Done(Duration),
}

impl Default for When {
    fn default() -> Self {
        Self::Begun(Duration::ZERO)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Begun(after) => write!(f, "after {:.2} s", after.as_secs_f64()),
            Self::Done(after) => write!(f, "{} ms after Done", after.as_millis()),
        }
    }
}

/// What is done with an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// Take it, and see that it goes on.
    Continue,
    /// Keep what was done.
    Finish,
    /// Load the page again, and see that it still stands.
    Reload,
}

/// A session to be killed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// The routine, as a link has it.
    pub(super) routine: &'static str,
    /// Its reps of one leg.
    pub(super) reps: usize,
    pub(super) when: When,
    pub(super) then: Then,
}

/// Plays a session, kills the browser, opens it again and looks.
pub(super) async fn attempt(dist: &Path, plan: Plan) -> Result<Fate> {
    let site = Site::serve(dist, site::Options::default())?;
    let (profile, at) = play_and_kill(&site, plan).await?;
    let known = Known::from(&site.told(), plan.reps)?;
    let browser = Browser::open_with(Options {
        engine: Some(Engine::Chromium),
        profile: Some(profile),
        ..Options::default()
    })
    .await?;
    open_plain_page(&browser, &site.url()).await?;
    let alone = Kept::look(&browser).await?;
    record(&browser).await?;
    browser.goto(site.url()).await?;
    let offered = offer(&browser, &known).await?;
    let kept = Kept::look(&browser).await?;
    let mut fate = Fate::of(at, &known, &alone, &kept, offered);
    fate.complain(notice(&browser).await?);
    if let Some(label) = &fate.offered
        && fate.broken.is_none()
    {
        let reps = fate.done - fate.lost;
        let tried = try_offer(&browser, label, plan.then, &known, reps).await;
        let problem = tried
            .err()
            .map(|error| format!("{:?}: {error:#}", plan.then));
        fate.complain(problem);
    }
    let mut problems = known.problems;
    problems.extend(recording(&browser).await?.problems);
    let problem = problems.first();
    fate.complain(problem.map(|problem| format!("the page complained: {problem}")));
    Ok(fate)
}

/// The time it was killed at is the true one, which the machine may have made later
/// than planned. Finding the browser's processes takes some milliseconds more.
async fn play_and_kill(site: &Site, plan: Plan) -> Result<(Profile, When)> {
    let browser = Browser::open_with(Options {
        engine: Some(Engine::Chromium),
        ..Options::default()
    })
    .await?;
    record_and_tell(&browser, &format!("{}told", site.url())).await?;
    start(&browser, &site.url(), plan.routine).await?;
    let at = match plan.when {
        When::Begun(after) => {
            tokio::time::sleep(after).await;
            plan.when
        }
        When::Done(after) => {
            let done = wait_for_done(site).await?;
            tokio::time::sleep(after.saturating_sub(done.elapsed())).await;
            When::Done(done.elapsed())
        }
    };
    Ok((browser.kill()?, at))
}

/// When the page had told that it shows Done.
async fn wait_for_done(site: &Site) -> Result<Instant> {
    let begun = Instant::now();
    while !Known::from(&site.told(), 0)?.finished {
        if begun.elapsed() > RUNS_WITHIN {
            bail!("no Done within {} s", RUNS_WITHIN.as_secs());
        }
        tokio::time::sleep(GLANCE).await;
    }
    Ok(Instant::now())
}

/// What the home screen offers to continue.
async fn offer(browser: &Browser, known: &Known) -> Result<Option<String>> {
    let look = async || {
        let buttons = browser.buttons("Continue").await?;
        Ok(match buttons.first() {
            Some(button) => Some(browser.name_of(button).await?),
            None => None,
        })
    };
    wait_for("the home screen", RUNS_WITHIN, async || {
        let home: bool = browser
            .read("return document.querySelector('[aria-current=page]') !== null")
            .await?;
        Ok(home.then_some(()))
    })
    .await?;
    if known.done > 0 && !known.finished {
        // Not there in all this time means not there.
        return Ok(wait_for("an offer", OFFERED_WITHIN, look).await.ok());
    }
    if known.finished {
        let is_kept = async || {
            let kept = Kept::look(browser).await?;
            Ok((!kept.entries.is_empty()).then_some(()))
        };
        // Likewise; whether it was lost is judged later.
        let _ = wait_for("the session", OFFERED_WITHIN, is_kept).await;
    }
    tokio::time::sleep(NOTHING_AFTER).await;
    look().await
}

/// What the home screen has to say about what is stored: nothing, if all is well.
async fn notice(browser: &Browser) -> Result<Option<String>> {
    let words: Option<String> = browser
        .read("return document.querySelector('.notices .notice')?.innerText ?? null")
        .await?;
    Ok(words.map(|words| format!("the home screen says: {words}")))
}

/// Takes the offer, or another look at it.
async fn try_offer(
    browser: &Browser,
    label: &str,
    then: Then,
    known: &Known,
    reps: usize,
) -> Result<()> {
    match then {
        Then::Continue => {
            press_until_it_runs(browser, "Continue").await?;
            let (leg, rep) = place_in(label).context("the offer named a place")?;
            let lift = format!("[data-phase=lift][data-leg={leg}][data-rep=\"{rep}\"]");
            wait_for(&lift, RUNS_WITHIN, async || {
                let there = format!("return document.querySelector('{lift}')?.dataset.phase");
                browser.read::<Option<String>>(&there).await
            })
            .await?;
        }
        Then::Finish => {
            browser.press("Finish here").await?;
            // Where nothing was done there is nothing to keep.
            let entries_due = usize::from(reps > 0);
            wait_for(
                "what was done in the diary, and no offer",
                RUNS_WITHIN,
                async || {
                    let kept = Kept::look(browser).await?;
                    let offer = browser.buttons("Continue").await?;
                    let is_kept = kept.entries.len() == entries_due && kept.reps() >= reps;
                    Ok((is_kept && offer.is_empty()).then_some(()))
                },
            )
            .await?;
        }
        Then::Reload => {
            browser.refresh().await?;
            let again = offer(browser, known).await?;
            anyhow::ensure!(again.as_deref() == Some(label), "then offered: {again:?}");
        }
    }
    Ok(())
}
