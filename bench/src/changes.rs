//! A change made in the app, the browser killed at a random moment after the app has said
//! that it is done, and what both stores hold once it is opened again: whether what was said
//! to be saved is there, and whether what was said to be deleted stays away.

use std::time::Duration;

use anyhow::{Context, Result};
use clap::ValueEnum;
use fastrand::Rng;
use hamstretch_core::app::Screen;
use hamstretch_core::diary::{Diary, Entry, Settings};
use hamstretch_core::method::{Hurt, Sign};
use hamstretch_core::words;
use harness::webdriver::Browser;
use harness::webdriver::thirtyfour::By;
use harness::webdriver::thirtyfour::prelude::ElementQueryable;
use tokio::time::sleep;

use crate::diary::Short;
use crate::killed::{Lane, try_all};
use crate::screens::{go, import, open_plain_page, stands, touch, wait_for_words};
use crate::session::start;
use crate::stores::{self, Records, diary};
use crate::{Bench, an_hour_ago};

/// A moment is drawn from so much time after the confirmation.
const SPAN: Duration = Duration::from_secs(3);

/// What the app says once a store has acknowledged a change, and where.
const SAVED: &str = "Saved.";
const SAYS_SAVED: &str = ".saved";
/// Stopped early enough, so that it takes little time.
const ROUTINE: &str = "reps=2&lift=1&pull=1&lower=1&rest=0&ready=3&change=3";
const HURT: Hurt = Hurt::BelowKnee;
/// What home says of what is stored, and offers to go on with: nothing, if all is well.
const NOTICES: &str = ".notices .notice, .broken-off";

/// A change that the app confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Change {
    NoteTyped,
    SettingChanged,
    SessionDeleted,
    AllErased,
    DiaryImported,
    CheckWithdrawn,
    StoppedForPain,
}

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    let (times, seed) = (bench.args.times, bench.args.seed);
    println!("`--times {times} --seed {seed}` draws the same moments");
    let mut rng = Rng::with_seed(seed);
    let mut plans = Vec::new();
    for index in 0..times {
        for change in Change::value_variants() {
            let after = SPAN.mul_f64(rng.f64());
            let what = format!("try {index}, killed after {after:?}");
            plans.push((format!("{change:?}"), what, (*change, index, after)));
        }
    }
    let given = Short::at(an_hour_ago()?);
    let attempt = async |lane: &Lane, (change, index, after)| {
        attempt(lane, &given, change, &note(index), after).await
    };
    try_all(bench, &plans, attempt).await
}

async fn attempt(
    lane: &Lane,
    given: &Short,
    change: Change,
    note: &str,
    after: Duration,
) -> Result<Vec<String>> {
    let (url, since) = (lane.site.url(), lane.site.told().len());
    let browser = lane.browser(None).await?;
    open_plain_page(&browser, &url).await?;
    stores::put(&browser, &seed(change, given)).await?;
    let made = make(change, &browser, &url, given, note).await;
    made.context("making the change")?;
    sleep(after).await;
    let browser = lane.browser(Some(browser.kill())).await?;
    go(&browser, &url, Screen::Home.address()).await?;
    let judge = |found: &Diary| failures_in(found, change, given, note);
    lane.failures(&browser, since, NOTICES, judge).await
}

/// What is stored before a change.
fn seed(change: Change, given: &Short) -> Records {
    match change {
        Change::DiaryImported => Records::new(),
        Change::CheckWithdrawn => given.with_check(Some(Sign::CLOT)),
        _ => given.with_check(None),
    }
}

/// A note of its own for each try, with what is written differently in a record, in JSON
/// and in HTML.
fn note(index: usize) -> String {
    format!(
        "Try {index}: “stiff” & sore, 50 % better from rep 5 on; Rücken müde = <b>slow</b>, a+b, it's \
         the whole note up to its last word: end{index}."
    )
}

/// Opens the app and makes the change; returns at the moment the app says it is done.
async fn make(
    change: Change,
    browser: &Browser,
    url: &str,
    given: &Short,
    note: &str,
) -> Result<()> {
    match change {
        Change::NoteTyped => {
            go(browser, url, Screen::Progress.address()).await?;
            let link = "a[aria-label^='Change session of']";
            stands(browser, link).await?;
            touch(browser, link).await?;
            let field = browser.query(By::Css(".own-words")).first().await?;
            field.scroll_into_view().await?;
            field.send_keys(note).await?;
        }
        Change::SettingChanged => {
            go(browser, url, Screen::Settings.address()).await?;
            browser.press(words::VIBRATION).await?;
        }
        Change::SessionDeleted => {
            go(browser, url, Screen::Progress.address()).await?;
            let button = "button[aria-label^='Delete session of']";
            stands(browser, button).await?;
            touch(browser, button).await?;
            return wait_for_words(browser, "body", "Session deleted.").await;
        }
        Change::AllErased => {
            go(browser, url, Screen::Data.address()).await?;
            for name in [words::ERASE, words::MEANT, words::ERASE] {
                browser.press(name).await?;
            }
            return wait_for_words(browser, "main", words::ERASED).await;
        }
        Change::DiaryImported => {
            return import(browser, url, &diary(&given.sessions()).to_json()).await;
        }
        Change::CheckWithdrawn => {
            go(browser, url, Screen::Home.address()).await?;
            browser.press(words::START).await?;
            browser.press(words::ANSWER_AGAIN).await?;
        }
        Change::StoppedForPain => {
            start(browser, url, ROUTINE).await?;
            stands(browser, "[data-phase=lift][data-rep=\"2\"]").await?;
            browser.press(words::STOP).await?;
            browser.press(words::hurt(HURT)).await?;
        }
    }
    wait_for_words(browser, SAYS_SAVED, SAVED).await
}

/// What in a store is not as it has to be after a change.
fn failures_in(found: &Diary, change: Change, given: &Short, note: &str) -> Vec<String> {
    let Short { newer, older, .. } = given;
    let has = |entry: &Entry| found.log.has(&entry.id);
    let missing = |is_there: bool, what: &str| (!is_there).then(|| format!("missing: {what}"));
    let back = |is_there: bool, what: &str| is_there.then(|| format!("back: {what}"));
    let of_change = match change {
        Change::NoteTyped => {
            let words = found
                .log
                .find(&newer.id)
                .and_then(|it| it.notes.words.as_ref());
            missing(words.is_some_and(|it| it.words() == note), "the note")
        }
        Change::SettingChanged => missing(!found.settings.vibration, "the setting"),
        Change::SessionDeleted => back(has(newer), "the session"),
        Change::AllErased => {
            let is_new = found.settings == Settings::default() && found.checked.is_none();
            back(!is_new, "settings or the check")
        }
        Change::DiaryImported => None,
        Change::CheckWithdrawn => back(found.checked.is_some(), "the check"),
        Change::StoppedForPain => {
            let last = found.log.last().and_then(|it| it.outcome.stop);
            let is_there = last.is_some_and(|stop| stop.hurt == HURT);
            missing(is_there, "the stop for pain")
        }
    };
    let of_session = |entry| match change {
        Change::AllErased => back(has(entry), "a session"),
        Change::SessionDeleted if entry == newer => None,
        _ => missing(has(entry), "a session"),
    };
    let all = [of_change, of_session(newer), of_session(older)];
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is there before a change, or where it was never made, is seen to be wrong.
    #[test]
    fn what_is_as_before_the_change_is_found() {
        let given = Short::at(1_800_000_000_000);
        for (&change, count) in Change::value_variants().iter().zip([1, 1, 1, 3, 2, 1, 1]) {
            let found = failures_in(&diary(&seed(change, &given)), change, &given, &note(1));
            assert_eq!(found.len(), count, "{change:?}: {found:?}");
        }
    }
}
