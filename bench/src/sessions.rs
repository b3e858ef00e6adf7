//! A session, the browser killed at a random moment of it or right after its end, and what
//! both stores hold once it is opened again. What was done by then is known from outside: the
//! page tells the site of each change of what it shows, before the app can think of keeping it.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use fastrand::Rng;
use hamstretch_core::app::Screen;
use hamstretch_core::diary::Diary;
use hamstretch_core::method::{Ending, Leg};
use harness::recorder::Told;

use crate::Bench;
use crate::killed::{Lane, try_all};
use crate::screens::{WITHIN, go};
use crate::session::{SHORTEST, start};

/// Both legs, four times, in 30 seconds.
const ROUTINE: &str = "reps=4&lift=1&pull=1&lower=1&rest=0&ready=3&change=3&first=right";
/// A moment is drawn from so much time: the session, and a little after its end.
const SPAN: Duration = Duration::from_secs(33);
/// The kills after Done are spread evenly over so much time.
const AFTER_DONE: Duration = Duration::from_millis(200);
/// At most so many reps may be lost.
const LOST: usize = 1;
/// The site is asked so often for the page's end: the page is not, since that would be work.
const GLANCE: Duration = Duration::from_millis(1);

#[derive(Debug, Clone, Copy)]
struct Plan {
    /// How long after the session's beginning, or after Done.
    after: Duration,
    is_done: bool,
}

pub(crate) async fn kills(bench: &mut Bench) -> Result<()> {
    let (times, seed) = (bench.args.times, bench.args.seed);
    println!("`--times {times} --seed {seed}` draws the same moments");
    let mut rng = Rng::with_seed(seed);
    let plan = |_| Plan {
        after: SPAN.mul_f64(rng.f64()),
        is_done: false,
    };
    run(bench, "session killed", (0..times).map(plan)).await
}

pub(crate) async fn finished(bench: &mut Bench) -> Result<()> {
    let times = bench.args.times;
    let plan = |index: usize| Plan {
        after: AFTER_DONE.mul_f64(index as f64 / times as f64),
        is_done: true,
    };
    let row = "session killed right after Done";
    run(bench, row, (0..times).map(plan)).await
}

async fn run(bench: &mut Bench, row: &str, plans: impl Iterator<Item = Plan>) -> Result<()> {
    let plans = plans.map(|plan| (row.to_owned(), format!("after {:?}", plan.after), plan));
    try_all(bench, &Vec::from_iter(plans), attempt).await
}

/// Plays a session, kills the browser, opens it again and looks.
async fn attempt(lane: &Lane, plan: Plan) -> Result<Vec<String>> {
    let (url, since) = (lane.site.url(), lane.site.told().len());
    // The reps of one leg.
    let (routine, reps) = match plan.is_done {
        true => (SHORTEST, 1),
        false => (ROUTINE, 4),
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
    go(&browser, &url, Screen::Home.address()).await?;
    let judge = |kept: &Diary| judge(&known, kept);
    lane.failures(&browser, since, ".notices .notice", judge)
        .await
}

/// What is known of a killed session from outside, up to its last word.
#[derive(Debug, Clone, Default)]
struct Known {
    /// How many reps of one leg were to be done.
    reps: usize,
    /// How many reps' pulls had gone to their end.
    done: usize,
    finished: bool,
}

impl Known {
    fn of(told: Vec<Told>, reps: usize) -> Self {
        let mut known = Self {
            reps,
            ..Self::default()
        };
        let mut was_pulling = false;
        for view in told.into_iter().filter_map(|told| told.view) {
            let phase = view.phase.as_deref();
            known.done += usize::from(was_pulling && !matches!(phase, Some("pull") | None));
            known.finished |= phase == Some("done");
            was_pulling = phase == Some("pull");
        }
        known
    }
}

/// What is lost and what is broken, by what was known of the session and what is there: the
/// one that was done, over or to be gone on with.
fn judge(known: &Known, kept: &Diary) -> Vec<String> {
    let over = kept.log.entries();
    let to_go_on = kept.running.iter().map(|it| &it.entry);
    let all: Vec<_> = over.iter().chain(to_go_on).collect();
    let wrong = |what: &str| vec![what.to_owned()];
    let [left, right] = Leg::BOTH.map(|leg| {
        let reps = all.iter().map(|it| usize::from(it.reps(leg)));
        reps.sum::<usize>()
    });
    let is_whole = over.iter().any(|it| it.outcome.ending == Ending::Finished)
        && [left, right] == [known.reps; 2];
    if known.finished && all.is_empty() {
        return wrong("missing: a finished session");
    }
    if all.len() > 1 {
        return wrong("kept more than once");
    }
    if known.finished && !is_whole {
        return wrong("finished, and not kept as that");
    }
    if !over.is_empty() && known.done < 2 * known.reps && !known.finished {
        return wrong("kept as over, and is not");
    }
    // The page's last word may not have left it.
    if left + right > known.done + 1 && !known.finished {
        return wrong("kept what was not done");
    }
    let lost = known.done.saturating_sub(left + right);
    Vec::from_iter((lost > LOST).then(|| format!("missing: {lost} reps")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Short;
    use crate::stores::diary;
    use harness::recorder::View;

    fn known(phases: &[&str]) -> Known {
        let told = phases.iter().map(|phase| Told {
            view: Some(View {
                phase: Some((*phase).to_owned()),
                ..View::default()
            }),
            problem: None,
        });
        Known::of(told.collect(), 12)
    }

    #[test]
    fn a_rep_is_done_when_its_pull_has_ended() {
        assert_eq!(known(&["lift", "pull"]).done, 0);
        let known = known(&["pull", "lower", "pull", "done"]);
        assert_eq!((known.done, known.finished), (2, true));
    }

    #[test]
    fn what_is_lost_or_kept_wrongly_is_found_and_nothing_else() {
        let rep = ["pull", "rest"];
        let (one, three) = (known(&rep), known(&[rep, rep, rep].concat()));
        let done = known(&["pull", "done"]);
        let short = Short::at(1_800_000_000_000).sessions();
        let (none, two) = (Diary::default(), diary(&short));
        let kept = diary(&short[..1].to_vec());
        let less = diary(&short[1..].to_vec());
        for (known, kept, wrong) in [
            (&one, &none, None),
            (&done, &kept, None),
            (&three, &none, Some("missing: 3 reps")),
            (&done, &none, Some("missing: a finished session")),
            (&done, &less, Some("finished, and not kept as that")),
            (&one, &kept, Some("kept as over, and is not")),
            (&done, &two, Some("kept more than once")),
        ] {
            assert_eq!(judge(known, kept), Vec::from_iter(wrong));
        }
    }
}
