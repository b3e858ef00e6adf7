//! One kill, and the look at what is left.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use hamstretch::diary::Entry;
use hamstretch::stretch::Leg;

use super::known::{Known, place_in};
use super::{REPS, ROUTINE};
use crate::bench::scenario::{press_until_it_runs, start};
use crate::drive::{Browser, Options, Profile, wait_for};
use crate::recorder::{record, record_and_tell, recording};
use crate::site::{self, Site};

/// How long the home screen may take to offer what it has.
const OFFERED_WITHIN: Duration = Duration::from_secs(10);
/// How long is waited to see that it offers nothing.
const NOTHING_AFTER: Duration = Duration::from_secs(2);
/// A count-in, a lift, and a slow machine.
const RUNS_WITHIN: Duration = Duration::from_secs(60);

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

/// What became of a killed session.
#[derive(Debug, Clone, Default)]
pub(super) struct Fate {
    /// When it was killed.
    at: Duration,
    /// The place it was killed at, for people.
    place: String,
    /// Reps done by then.
    pub(super) done: usize,
    /// Whether it had come to its end.
    pub(super) finished: bool,
    /// What the home screen offered.
    offered: Option<String>,
    /// Sessions in the diary.
    pub(super) kept: usize,
    /// Reps done that would have to be done again.
    pub(super) lost: usize,
    /// What is not as it should be.
    pub(super) broken: Option<String>,
    /// Why nothing is known.
    pub(super) failed: Option<String>,
}

impl Fate {
    /// Nothing could be learnt.
    pub(super) fn unknown(moment: Duration, error: &anyhow::Error) -> Self {
        Self {
            at: moment,
            failed: Some(format!("{error:#}")),
            ..Self::default()
        }
    }

    /// A line about it, if anything is wrong with it.
    pub(super) fn worth_saying(&self, most: usize) -> Option<String> {
        if self.failed.is_none() && self.broken.is_none() && self.lost <= most {
            return None;
        }
        let offered = self.offered.as_deref().unwrap_or("nothing");
        let what = self.failed.as_ref().or(self.broken.as_ref());
        Some(format!(
            "  killed after {:.2} s ({}), {} reps done, {} lost; offered: {offered}; {}",
            self.at.as_secs_f64(),
            self.place,
            self.done,
            self.lost,
            what.map_or("", String::as_str),
        ))
    }
}

/// Starts a session, kills the browser at `moment`, opens it again and looks.
pub(super) async fn attempt(dist: &Path, moment: Duration, then: Then) -> Result<Fate> {
    let site = Site::serve(dist, site::Options::default())?;
    let profile = play_and_kill(&site, moment).await?;
    let known = Known::from(&site.told())?;
    let browser = Browser::open_with(Options {
        profile: Some(profile),
        ..Options::default()
    })
    .await?;
    record(&browser).await?;
    browser.goto(site.url()).await?;
    let offered = offer(&browser, &known).await?;
    let entries = entries(&browser).await?;
    let mut fate = Fate {
        place: place(&known),
        done: known.done,
        finished: known.finished,
        kept: entries.len(),
        at: moment,
        ..Fate::default()
    };
    judge(&mut fate, &known, offered.as_deref(), &entries);
    if let Some(label) = &offered
        && fate.broken.is_none()
    {
        let tried = try_offer(&browser, label, then, &known, fate.done - fate.lost).await;
        fate.broken = tried.err().map(|error| format!("{then:?}: {error:#}"));
    }
    let mut problems = known.problems;
    problems.extend(recording(&browser).await?.problems);
    if let Some(problem) = problems.first()
        && fate.broken.is_none()
    {
        fate.broken = Some(format!("the page complained: {problem}"));
    }
    fate.offered = offered;
    Ok(fate)
}

async fn play_and_kill(site: &Site, moment: Duration) -> Result<Profile> {
    let browser = Browser::open().await?;
    record_and_tell(&browser, &format!("{}told", site.url())).await?;
    start(&browser, &site.url(), ROUTINE).await?;
    tokio::time::sleep(moment).await;
    browser.kill()
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
    tokio::time::sleep(NOTHING_AFTER).await;
    look().await
}

async fn entries(browser: &Browser) -> Result<Vec<Entry>> {
    let texts: Vec<String> = browser
        .read(
            "return Object.entries(localStorage)
                .filter(([name]) => name.startsWith('hamstretch.entry.')).map(([, text]) => text)",
        )
        .await?;
    let entry = |text: &String| {
        Entry::parse(text)
            .ok()
            .with_context(|| format!("the diary has what nobody can read: {text}"))
    };
    texts.iter().map(entry).collect()
}

fn reps_in(entries: &[Entry]) -> usize {
    let reps = |entry: &Entry| Leg::BOTH.map(|leg| usize::from(entry.reps(leg)));
    entries.iter().flat_map(reps).sum()
}

fn place(known: &Known) -> String {
    let view = &known.last;
    format!(
        "{} {} {}",
        view.leg.as_deref().unwrap_or("no leg"),
        view.rep.unwrap_or_default(),
        view.phase.as_deref().unwrap_or("no phase")
    )
}

/// What is lost, and what is broken, by the looks of it.
fn judge(fate: &mut Fate, known: &Known, offered: Option<&str>, entries: &[Entry]) {
    let kept = reps_in(entries);
    let Some(label) = offered else {
        fate.lost = known.done.saturating_sub(kept);
        fate.broken = match (known.finished, entries.len()) {
            (true, 0) => Some("a finished session is lost".to_owned()),
            (false, 0) if known.done > 0 => Some("no Continue offered".to_owned()),
            // With the last rep done there is nothing to go on with.
            (false, 1..) if known.done < 2 * REPS => Some("kept as over, not offered".to_owned()),
            _ => None,
        };
        return;
    };
    if !entries.is_empty() {
        fate.broken = Some("offered though it is in the diary".to_owned());
        return;
    }
    let Some((leg, rep)) = place_in(label) else {
        fate.broken = Some("the offer names no leg and rep".to_owned());
        return;
    };
    let before = known.before(&leg, rep);
    fate.lost = known.done.saturating_sub(before);
    // The page's last word may not have left it.
    if before > known.done + 1 || rep > REPS {
        fate.broken = Some("the offer skips what was not done".to_owned());
    }
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
            wait_for("an entry with what was done", RUNS_WITHIN, async || {
                let kept = entries(browser).await?;
                let offers = browser.buttons("Continue").await?;
                // Where nothing was done, nothing need be kept.
                let is_kept = reps == 0 || kept.len() == 1;
                let is_all = is_kept && reps_in(&kept) >= reps && offers.is_empty();
                Ok(is_all.then_some(()))
            })
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
