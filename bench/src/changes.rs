//! A change made in the app, the browser killed at a random moment after the app has said
//! that it is done, and what is to be read when it is opened again: whether what was said
//! to be saved is, and whether what was said to be deleted stays so.

use std::time::Duration;

use anyhow::{Context, Result};
use fastrand::Rng;
use hamstretch_core::app::Screen;
use hamstretch_core::method::{Hurt, Sign};
use hamstretch_core::words;
use harness::webdriver::{Browser, wait_until};
use tokio::time::sleep;

use crate::diary::Short;
use crate::killed::{Lane, Wrong, try_all};
use crate::screens::{first, go, import, stands, text, touch, wait_for_words};
use crate::session::start;
use crate::stores::{Records, diary};
use crate::{Asked, Bench, an_hour_ago};

/// A moment is drawn from so much time after the confirmation.
const SPAN: Duration = Duration::from_secs(3);
/// What is not there after so long is missing.
const APPEARS_WITHIN: Duration = Duration::from_secs(10);
/// What is deleted must not come back in so long.
const STAYS_DELETED: Duration = Duration::from_secs(3);

/// What the app says once a store has acknowledged a change, and where.
const SAVED: &str = "Saved.";
const SAYS_SAVED: &str = ".saved";
/// Stopped early enough, so that it takes little time.
const ROUTINE: &str = "reps=2&lift=1&pull=1&lower=1&rest=0&ready=3&change=3";
const HURT: Hurt = Hurt::BelowKnee;
/// What home says of what is stored, and offers to go on with: nothing, if all is well.
const NOTICES: &str = ".notices .notice, .broken-off";

/// Where Start leads, and whether the switch of that NAME is on.
const QUESTIONS: &str = "start leads to the questions";
const STATES: &str = "const has = (part) => document.querySelector(part) !== null;
    const switches = [...document.querySelectorAll('[role=switch]')]
        .filter((it) => it.textContent.startsWith('NAME'))
        .map((it) => `NAME: ${it.getAttribute('aria-checked')}`);
    if (has('.check .tick')) switches.push('start leads to the questions');
    return switches.join('\\n')";

/// A change that the app confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    NoteTyped,
    SettingChanged,
    SessionDeleted,
    AllErased,
    DiaryImported,
    CheckWithdrawn,
    StoppedForPain,
}

const CHANGES: [(Change, &str); 7] = [
    (Change::NoteTyped, "note typed"),
    (Change::SettingChanged, "setting changed"),
    (Change::SessionDeleted, "one session deleted"),
    (Change::AllErased, "all erased"),
    (Change::DiaryImported, "diary imported"),
    (Change::CheckWithdrawn, "safety check withdrawn"),
    (Change::StoppedForPain, "session stopped for pain"),
];

/// What is to be read on a screen, or not to be.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Due {
    /// Said to be saved: where it is not there, it is missing.
    Saved(String),
    /// Said to be deleted: where it is there, it is back.
    Deleted(String),
    /// What is read where nothing is left: where it is not, something is back.
    AsNew(String),
}

pub(crate) async fn measure(bench: &mut Bench, asked: Asked) -> Result<()> {
    let Asked { times, seed, .. } = asked;
    println!("`cargo xtask bench confirmed {times} seed={seed}` draws the same moments");
    let mut rng = Rng::with_seed(seed);
    let mut plans = Vec::new();
    for index in 0..times {
        for (change, row) in CHANGES {
            let after = SPAN.mul_f64(rng.f64());
            let what = format!("try {index}, killed after {after:?}");
            plans.push((row, what, (change, index, after)));
        }
    }
    let given = Short::at(an_hour_ago()?);
    let attempt = async |lane: &mut Lane, (change, index, after)| {
        attempt(lane, &given, change, &note(index), after).await
    };
    try_all(bench, &CHANGES.map(|(_, row)| row), &plans, attempt).await
}

async fn attempt(
    lane: &mut Lane,
    given: &Short,
    change: Change,
    note: &str,
    after: Duration,
) -> Result<Vec<Wrong>> {
    let (url, since) = (lane.site.url(), lane.site.told().len());
    let profile = lane.profile_with(&seed(change, given)).await?;
    let browser = lane.browser(Some(profile)).await?;
    let made = make(change, &browser, &url, given, note).await;
    made.context("making the change")?;
    sleep(after).await;
    let browser = lane.browser(Some(browser.kill())).await?;
    let mut wrong = Vec::new();
    for (address, dues) in dues(change, given, note) {
        go(&browser, &url, address.trim_end_matches('!')).await?;
        if address.ends_with('!') {
            browser.press(words::START).await?;
            stands(&browser, ".check .tick, .verdict, [data-phase]").await?;
        }
        let read = async || wrong_on(&browser, &dues).await;
        // What is not so by then is judged below.
        let all = async || Ok(read().await?.is_empty());
        let _ = wait_until("all that is due", APPEARS_WITHIN, all).await;
        if dues.iter().any(|due| !matches!(due, Due::Saved(_))) {
            sleep(STAYS_DELETED).await;
        }
        wrong.extend(read().await?);
    }
    go(&browser, &url, Screen::Home.address()).await?;
    wrong.extend(lane.broken(&browser, since, NOTICES).await?);
    Ok(wrong)
}

async fn wrong_on(browser: &Browser, dues: &[Due]) -> Result<Vec<Wrong>> {
    let states = STATES.replace("NAME", words::VIBRATION);
    let states: String = browser.read(&states).await?;
    let text = format!("{}\n{states}", text(browser).await?);
    Ok(wrong_in(&text, dues))
}

/// What of all that is due is not so on a screen that reads `text`.
fn wrong_in(text: &str, dues: &[Due]) -> Vec<Wrong> {
    let wrong = |due: &Due| match due {
        Due::Saved(words) if !text.contains(words) => Some(Wrong::Missing(words.clone())),
        Due::Deleted(words) if text.contains(words) => Some(Wrong::Back(words.clone())),
        Due::AsNew(words) if !text.contains(words) => Some(Wrong::Back(format!("not “{words}”"))),
        _ => None,
    };
    dues.iter().filter_map(wrong).collect()
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
            let field = first(browser, ".own-words").await?;
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

/// What is due after it on which screens, in the order they are looked at; where the address
/// ends with `!`, Start is pressed there.
fn dues(change: Change, given: &Short, note: &str) -> Vec<(&'static str, Vec<Due>)> {
    let [newer, older] = [&given.newer, &given.older].map(words::reps_done);
    let saved = |words: &str| Due::Saved(words.to_owned());
    let as_new = |words: &str| Due::AsNew(words.to_owned());
    let deleted = |words: &str| Due::Deleted(words.to_owned());
    let both = vec![saved(&newer), saved(&older)];
    let with_both = |due: Due| [vec![due], both.clone()].concat();
    let (home, progress) = (Screen::Home.address(), Screen::Progress.address());
    match change {
        Change::NoteTyped => vec![(progress, with_both(saved(note)))],
        Change::SettingChanged => {
            let off = saved(&format!("{}: false", words::VIBRATION));
            vec![(Screen::Settings.address(), vec![off]), (progress, both)]
        }
        Change::SessionDeleted => vec![(progress, vec![deleted(&newer), saved(&older)])],
        Change::AllErased => {
            let gone = vec![as_new(words::NOTHING_YET), deleted(&newer), deleted(&older)];
            let days = vec![as_new(&words::days_of(0, 3))];
            vec![(home, days), (progress, gone)]
        }
        Change::DiaryImported => vec![(progress, both)],
        Change::CheckWithdrawn => vec![("#/!", vec![as_new(QUESTIONS)]), (progress, both)],
        Change::StoppedForPain => {
            let stopped = with_both(saved(&words::stopped_for(words::hurt(HURT), "")));
            vec![("#/!", vec![saved(QUESTIONS)]), (progress, stopped)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is there when all is well is seen in each try.
    #[test]
    fn what_is_as_before_the_change_is_found() {
        let both = "12 right, 12 left\n9 right, 9 left";
        let cut = format!("{}\n{both}", note(1)).replace("end1.", "end");
        for (change, texts, count) in [
            (Change::NoteTyped, &[cut.as_str()][..], 1),
            (Change::SettingChanged, &["Vibration: true", both], 1),
            (Change::SessionDeleted, &[both], 1),
            (Change::AllErased, &["2 of 5 days", both], 4),
            (Change::DiaryImported, &[words::NOTHING_YET], 2),
            (Change::CheckWithdrawn, &["", both], 1),
            (Change::StoppedForPain, &["", both], 2),
        ] {
            let dues = dues(change, &Short::at(1_800_000_000_000), &note(1));
            assert_eq!(dues.len(), texts.len(), "{change:?}");
            let found = dues.iter().zip(texts);
            let found = found.map(|((_, dues), text)| wrong_in(text, dues).len());
            assert_eq!(found.sum::<usize>(), count, "{change:?}");
        }
    }
}
