//! A change made in the app, the browser killed at a random moment after the app has said
//! that it is done, and what is to be read when it is opened again: whether what was said
//! to be saved is, and whether what was said to be deleted stays so.

use std::time::Duration;

use anyhow::{Context, Result};
use fastrand::Rng;
use hamstretch_core::app::Screen;
use hamstretch_core::method::{Hurt, Sign};
use hamstretch_core::words;
use harness::webdriver::thirtyfour::By;
use harness::webdriver::{Browser, wait_until};

use crate::diary::Short;
use crate::killed::{Lane, Wrong, sum_up, try_all};
use crate::screens::{first, go, import, stands, text, wait_for_words};
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

use Change::{
    AllErased, CheckWithdrawn, DiaryImported, NoteTyped, SessionDeleted, SettingChanged,
    StoppedForPain,
};

const CHANGES: [(Change, &str); 7] = [
    (NoteTyped, "note typed"),
    (SettingChanged, "setting changed"),
    (SessionDeleted, "one session deleted"),
    (AllErased, "all erased"),
    (DiaryImported, "diary imported"),
    (CheckWithdrawn, "safety check withdrawn"),
    (StoppedForPain, "session stopped for pain"),
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

pub(crate) fn measure(bench: &mut Bench, asked: Asked) -> Result<()> {
    let Asked { times, seed, .. } = asked;
    println!("`cargo xtask bench confirmed {times} seed={seed}` draws the same moments");
    let mut rng = Rng::with_seed(seed);
    let tries = (0..times).flat_map(|index| CHANGES.map(|(change, row)| (change, row, index)));
    let plans: Vec<_> = tries.map(|plan| (plan, SPAN.mul_f64(rng.f64()))).collect();
    let given = Short::at(an_hour_ago()?);
    let tried = try_all(
        bench,
        &plans,
        |((_, row, index), after)| (*row, format!("try {index}, killed after {after:?}")),
        async |lane, ((change, _, index), after)| {
            attempt(lane, &given, change, &note(index), after).await
        },
    )?;
    sum_up(&mut bench.report, &tried, &CHANGES.map(|(_, row)| row));
    Ok(())
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
    make(change, &browser, &url, given, note)
        .await
        .context("making the change")?;
    tokio::time::sleep(after).await;
    let browser = lane.browser(Some(browser.kill()?)).await?;
    let mut wrong = Vec::new();
    for (address, dues) in dues(change, given, note) {
        go(&browser, &url, address.trim_end_matches('!')).await?;
        if address.ends_with('!') {
            browser.press(words::START).await?;
            let elsewhere = ".check .tick, .verdict, [data-phase]";
            stands(&browser, elsewhere).await?;
        }
        let read = async || wrong_on(&browser, &dues).await;
        // What is not so by then is judged below.
        let all = async || Ok(read().await?.is_empty());
        let _ = wait_until("all that is due", APPEARS_WITHIN, all).await;
        if matches!(change, SessionDeleted | AllErased | CheckWithdrawn) {
            tokio::time::sleep(STAYS_DELETED).await;
        }
        wrong.extend(read().await?);
    }
    go(&browser, &url, Screen::Home.address()).await?;
    wrong.extend(lane.broken(&browser, since, NOTICES).await?);
    Ok(wrong)
}

async fn wrong_on(browser: &Browser, dues: &[Due]) -> Result<Vec<Wrong>> {
    let states: String = browser
        .read(&STATES.replace("NAME", words::VIBRATION))
        .await?;
    Ok(wrong_in(
        &format!("{}\n{states}", text(browser).await?),
        dues,
    ))
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
        DiaryImported => Records::new(),
        CheckWithdrawn => given.with_check(Some(Sign::CLOT)),
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
    let named = |kind: &str, start: &str| By::Css(format!("{kind}[aria-label^='{start}']"));
    match change {
        NoteTyped => {
            go(browser, url, Screen::Progress.address()).await?;
            first(browser, named("a", "Change session of"))
                .await?
                .click()
                .await?;
            first(browser, By::Css(".own-words"))
                .await?
                .send_keys(note)
                .await?;
        }
        SettingChanged => {
            go(browser, url, Screen::Settings.address()).await?;
            browser.press(words::VIBRATION).await?;
        }
        SessionDeleted => {
            go(browser, url, Screen::Progress.address()).await?;
            first(browser, named("button", "Delete session of"))
                .await?
                .click()
                .await?;
            return wait_for_words(browser, "body", "Session deleted.").await;
        }
        AllErased => {
            go(browser, url, Screen::Data.address()).await?;
            for name in [words::ERASE, words::MEANT, words::ERASE] {
                browser.press(name).await?;
            }
            return wait_for_words(browser, "main", words::ERASED).await;
        }
        DiaryImported => {
            return import(browser, url, &diary(&given.sessions()).to_json()).await;
        }
        CheckWithdrawn => {
            go(browser, url, Screen::Home.address()).await?;
            browser.press(words::START).await?;
            browser.press(words::ANSWER_AGAIN).await?;
        }
        StoppedForPain => {
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
    let progress = Screen::Progress.address();
    let with_both = |due: Due| [vec![due], both.clone()].concat();
    match change {
        NoteTyped => vec![(progress, with_both(saved(note)))],
        SettingChanged => {
            let off = format!("{}: false", words::VIBRATION);
            vec![
                (Screen::Settings.address(), vec![Due::Saved(off)]),
                (progress, both),
            ]
        }
        SessionDeleted => vec![(progress, vec![deleted(&newer), saved(&older)])],
        AllErased => {
            let gone = vec![as_new(words::NOTHING_YET), deleted(&newer), deleted(&older)];
            let days = vec![Due::AsNew(words::days_of(0, 3))];
            vec![(Screen::Home.address(), days), (progress, gone)]
        }
        DiaryImported => vec![(progress, both)],
        CheckWithdrawn => vec![("#/!", vec![as_new(QUESTIONS)]), (progress, both)],
        StoppedForPain => {
            let stopped = Due::Saved(words::stopped_for(words::hurt(HURT), ""));
            vec![
                ("#/!", vec![saved(QUESTIONS)]),
                (progress, with_both(stopped)),
            ]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hamstretch_core::method::Note;

    fn wrong(change: Change, texts: &[&str]) -> usize {
        let given = Short::at(1_800_000_000_000);
        let dues = dues(change, &given, &note(1));
        assert_eq!(dues.len(), texts.len(), "{change:?}");
        let found = dues
            .iter()
            .zip(texts)
            .map(|((_, dues), text)| wrong_in(text, dues).len());
        found.sum()
    }

    #[test]
    fn what_is_as_the_app_had_said_is_no_loss_and_what_is_as_before_is() {
        let both = "12 right, 12 left\n9 right, 9 left";
        let noted = format!("{}\n{both}", note(1));
        let cut = noted.replace("end1.", "end");
        let stopped = format!("1 right, 0 left\nstopped: pain below the knee, pull\n{both}");
        let (on, off) = ("Vibration: true", "Vibration: false");
        let new = ["0 of 3 days", words::NOTHING_YET];
        for (change, good, bad, count) in [
            (NoteTyped, &[noted.as_str()][..], &[cut.as_str()][..], 1),
            (SettingChanged, &[off, both], &[on, both], 1),
            (SessionDeleted, &["9 right, 9 left"], &[both], 1),
            (AllErased, &new, &["2 of 5 days", both], 4),
            (DiaryImported, &[both], &[words::NOTHING_YET], 2),
            (CheckWithdrawn, &[QUESTIONS, both], &["", both], 1),
            (StoppedForPain, &[QUESTIONS, &stopped], &["", both], 2),
        ] {
            assert_eq!(wrong(change, good), 0, "{change:?}");
            assert_eq!(wrong(change, bad), count, "{change:?}");
        }
    }

    #[test]
    fn every_note_fits_and_is_stored_as_it_is_typed() {
        let stored = Note::new(&note(999)).expect("it fits");
        assert_eq!(stored.words(), note(999));
    }
}
