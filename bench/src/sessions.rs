//! A session, the browser killed at a random moment of it or right after its end, and what
//! is there when it is opened again. What was done by then is known from outside: the page
//! tells the site of each change of what it shows, before the app can think of keeping it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use fastrand::Rng;
use hamstretch_core::diary::{Diary, Entry};
use hamstretch_core::method::{Ending, Leg};
use harness::recorder::{Told, View};
use harness::webdriver::{Browser, wait_for, wait_until};

use crate::killed::{Lane, Tried, Wrong, sum_up, try_all};
use crate::screens::{WITHIN, shows, stands};
use crate::session::{SHORTEST, press_until_it_is_there, start, tap_where_it_waits};
use crate::stores::{Stores, diary};
use crate::{Asked, Bench};

/// Both legs, four times, in 30 seconds.
const ROUTINE: &str = "reps=4&lift=1&pull=1&lower=1&rest=0&ready=3&change=3&first=right";
/// A moment is drawn from so much time: the session, and a little after its end.
const SPAN: Duration = Duration::from_secs(33);
/// The kills after Done are spread evenly over so much time.
const AFTER_DONE: Duration = Duration::from_millis(200);
/// At most so many reps may be lost.
const LOST: usize = 1;

/// How long the home screen may take to show what it has, and is seen to offer nothing.
const OFFERED_WITHIN: Duration = Duration::from_secs(10);
const NOTHING_AFTER: Duration = Duration::from_secs(2);
/// The site is asked so often for the page's end: the page is not, since that would be work.
const GLANCE: Duration = Duration::from_millis(1);

const ROWS: [&str; 2] = ["session killed", "session killed right after Done"];

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
    routine: &'static str,
    /// Reps of one leg.
    reps: usize,
    /// How long after the session's beginning, or after Done.
    after: Duration,
    is_done: bool,
    then: Then,
}

pub(crate) fn kills(bench: &mut Bench, asked: Asked) -> Result<()> {
    let Asked { times, seed, .. } = asked;
    println!("`cargo xtask bench kills {times} seed={seed}` draws the same moments");
    let mut rng = Rng::with_seed(seed);
    let plan = |index: usize| Plan {
        routine: ROUTINE,
        reps: 4,
        after: SPAN.mul_f64(rng.f64()),
        is_done: false,
        // Every second offer of a lane is looked at, and so on.
        then: [Then::Continue, Then::Finish, Then::Reload][index / 2 % 3],
    };
    run(bench, &(0..times).map(plan).collect::<Vec<_>>())
}

pub(crate) fn finished(bench: &mut Bench, asked: Asked) -> Result<()> {
    let plan = |index: usize| Plan {
        routine: SHORTEST,
        reps: 1,
        after: AFTER_DONE.mul_f64(index as f64 / asked.times.saturating_sub(1).max(1) as f64),
        is_done: true,
        then: Then::Finish,
    };
    run(bench, &(0..asked.times).map(plan).collect::<Vec<_>>())
}

fn run(bench: &mut Bench, plans: &[Plan]) -> Result<()> {
    let name = |plan: &Plan| {
        (
            ROWS[usize::from(plan.is_done)],
            format!("after {:?}", plan.after),
        )
    };
    let tried: Vec<Tried> = try_all(bench, plans, name, attempt)?;
    let row = plans.first().map(|plan| name(plan).0);
    sum_up(&mut bench.report, &tried, row.as_slice());
    Ok(())
}

/// Plays a session, kills the browser, opens it again and looks.
async fn attempt(lane: &mut Lane, plan: Plan) -> Result<Vec<Wrong>> {
    let (url, since) = (lane.site.url(), lane.site.told().len());
    let browser = lane.browser(None).await?;
    start(&browser, &url, plan.routine).await?;
    let begun = Instant::now();
    while plan.is_done && !Known::of(lane.told(since)?, plan.reps).finished {
        ensure!(begun.elapsed() < WITHIN, "no Done within {WITHIN:?}");
        tokio::time::sleep(GLANCE).await;
    }
    tokio::time::sleep(plan.after).await;
    let profile = browser.kill()?;
    let known = Known::of(lane.told(since)?, plan.reps);
    let browser = lane.browser(Some(profile)).await?;
    browser.goto(url).await?;
    let offered = offer(&browser, &known).await?;
    let mut wrong = judge(&known, &kept(&browser).await?, offered.as_deref());
    wrong.extend(lane.broken(&browser, since, ".notices .notice").await?);
    if let (Some(label), true) = (&offered, wrong.is_empty()) {
        let tried = try_offer(&browser, label, plan.then, &known).await;
        wrong.extend(
            tried
                .err()
                .map(|error| Wrong::Broken(format!("{:?}: {error:#}", plan.then))),
        );
    }
    Ok(wrong)
}

/// What is in the diary, by `localStorage`, once the app has had a look.
async fn kept(browser: &Browser) -> Result<Diary> {
    Ok(diary(&Stores::read(browser).await?.local_storage))
}

fn reps(entries: &[Entry]) -> usize {
    let reps = |entry: &Entry| Leg::BOTH.map(|leg| usize::from(entry.reps(leg)));
    entries.iter().flat_map(reps).sum()
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

/// What is lost and what is broken, by what was known of the session and what is there.
fn judge(known: &Known, kept: &Diary, offered: Option<&str>) -> Vec<Wrong> {
    let entries = kept.log.entries();
    let is_whole = |entry: &Entry| {
        let reps = Leg::BOTH.map(|leg| usize::from(entry.reps(leg)));
        entry.outcome.ending == Ending::Finished && reps == [known.reps; 2]
    };
    let broken = |what: &str| vec![Wrong::Broken(what.to_owned())];
    let before = match offered.map(place_in) {
        Some(None) => return broken("the offer names no leg and rep"),
        Some(Some(_)) if !entries.is_empty() => return broken("offered, and in the diary"),
        Some(Some((leg, rep))) => {
            let before = known.before(&leg, rep);
            // The page's last word may not have left it.
            if before > known.done + 1 || rep > known.reps {
                return broken("the offer skips what was not done");
            }
            before
        }
        None => match entries {
            [] if known.finished => return vec![Wrong::Missing("a finished session".to_owned())],
            [] if known.done > 0 => return broken("no Continue offered"),
            [entry] if known.finished && is_whole(entry) => known.done,
            [..] if known.finished => return broken("finished, and not kept as that"),
            // With the last rep done there is nothing to go on with.
            [_, ..] if known.done < 2 * known.reps => return broken("kept as over, not offered"),
            entries => reps(entries),
        },
    };
    let lost = known.done.saturating_sub(before);
    Vec::from_iter((lost > LOST).then(|| Wrong::Missing(format!("{lost} reps"))))
}

/// Takes the offer, or another look at it.
async fn try_offer(browser: &Browser, label: &str, then: Then, known: &Known) -> Result<()> {
    let (leg, rep) = place_in(label).context("the offer named a place")?;
    match then {
        Then::Continue => {
            press_until_it_is_there(browser, "Continue").await?;
            tap_where_it_waits(browser).await?;
            stands(
                browser,
                &format!("[data-phase=lift][data-leg={leg}][data-rep=\"{rep}\"]"),
            )
            .await?;
        }
        Then::Finish => {
            browser.press("Finish here").await?;
            let due = known.before(&leg, rep);
            wait_until(
                "what was done in the diary, and no offer",
                WITHIN,
                async || {
                    let kept = kept(browser).await?;
                    let entries = kept.log.entries();
                    // Where nothing was done there is nothing to keep.
                    let is_kept = entries.len() == usize::from(due > 0) && reps(entries) >= due;
                    Ok(is_kept && browser.buttons("Continue").await?.is_empty())
                },
            )
            .await?;
        }
        Then::Reload => {
            browser.refresh().await?;
            let again = offer(browser, known).await?;
            if again.as_deref() != Some(label) {
                bail!(
                    "then offered: {again:?}, session shown: {}",
                    shows(browser, "[data-phase]").await?
                );
            }
        }
    }
    Ok(())
}

/// What is known of a killed session from outside, up to its last word.
#[derive(Debug, Clone, Default)]
struct Known {
    /// How many reps of one leg were to be done.
    reps: usize,
    /// The leg it began with.
    first: Option<String>,
    /// How many reps' pulls had gone to their end.
    done: usize,
    finished: bool,
    last: View,
}

impl Known {
    fn of(told: Vec<Told>, reps: usize) -> Self {
        let mut known = Self {
            reps,
            ..Self::default()
        };
        for view in told.into_iter().filter_map(|told| told.view) {
            let was_pulling = known.last.phase.as_deref() == Some("pull");
            let phase = view.phase.as_deref();
            known.done += usize::from(was_pulling && !matches!(phase, Some("pull") | None));
            known.finished |= phase == Some("done");
            if known.first.is_none() {
                known.first.clone_from(&view.leg);
            }
            known.last = view;
        }
        known
    }

    /// How many reps come before this one.
    fn before(&self, leg: &str, rep: usize) -> usize {
        let is_first = self.first.as_deref().is_none_or(|first| first == leg);
        (if is_first { 0 } else { self.reps }) + rep.saturating_sub(1)
    }
}

/// `Continue: left leg, rep 9 of 15`: the leg and the rep.
fn place_in(label: &str) -> Option<(String, usize)> {
    let label = label.to_lowercase();
    let leg = ["left", "right"]
        .into_iter()
        .find(|leg| label.contains(&format!("{leg} leg")))?;
    let digits = label.split_once("rep ")?.1.split_whitespace().next()?;
    Some((leg.to_owned(), digits.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Short;

    fn known(places: &[(&str, &str, usize)]) -> Known {
        let told = places.iter().map(|(phase, leg, rep)| {
            let view = format!(r#"{{"phase":"{phase}","leg":"{leg}","rep":{rep},"paused":false}}"#);
            serde_json::from_str(&format!(r#"{{"view":{view}}}"#)).expect("as a page tells it")
        });
        Known::of(told.collect(), 12)
    }

    #[test]
    fn a_rep_is_done_when_its_pull_has_ended() {
        let mut places = vec![("lift", "right", 1), ("pull", "right", 1)];
        assert_eq!(known(&places).done, 0);
        places.extend([
            ("lower", "right", 1),
            ("pull", "left", 12),
            ("done", "left", 12),
        ]);
        let known = known(&places);
        assert_eq!((known.done, known.finished), (2, true));
        assert_eq!((known.before("right", 2), known.before("left", 1)), (1, 12));
    }

    #[test]
    fn what_is_lost_or_not_offered_is_found_and_nothing_else() {
        let pulled = ("pull", "right", 1);
        let one = known(&[pulled, ("lower", "right", 1)]);
        let three = known(&[
            pulled,
            ("lower", "right", 1),
            pulled,
            ("rest", "right", 2),
            pulled,
            ("rest", "right", 3),
        ]);
        let done = known(&[pulled, ("done", "left", 12)]);
        let none = Diary::default();
        let short = Short::at(1_800_000_000_000);
        let kept = diary(&short.sessions()[..1].to_vec());
        let offer = Some("Continue: right leg, rep 1 of 12");
        assert_eq!(judge(&one, &none, offer), []);
        assert_eq!(judge(&done, &kept, None), []);
        assert_eq!(
            judge(&three, &none, offer),
            [Wrong::Missing("3 reps".to_owned())]
        );
        assert!(matches!(judge(&done, &none, None)[..], [Wrong::Missing(_)]));
        for (known, kept, offer) in [
            (&one, &none, None),
            (&one, &kept, offer),
            (&one, &kept, None),
            (&one, &none, Some("Continue")),
            (&one, &none, Some("Continue: right leg, rep 9 of 12")),
            (&done, &diary(&short.sessions()), None),
        ] {
            assert!(
                matches!(judge(known, kept, offer)[..], [Wrong::Broken(_)]),
                "{offer:?}"
            );
        }
    }
}
