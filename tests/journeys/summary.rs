//! What a trainer is told: seen first, then copied, shared or printed as it is seen.

use crate::share::clipboard;
use crate::support::diary::entry_at;
use crate::visit::{PATIENCE, Visit};
use anyhow::Result;
use hamstretch_core::diary::{Angle, By, Entry, Key, Measured, Pain, Scored, Stamp};
use hamstretch_core::method::{Ending, Hurt, Leg, Note, PainStop, Phase, Place};
use hamstretch_core::words;
use harness::webdriver::{Scheme, thirtyfour, wait_until};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime};

/// As long as a note can be.
const NOTE: &str = "Rolled both legs first. The left one felt stiff behind the knee, the right \
                    one was easy; slept badly, sat all day and took two breaks.";
/// Each line that is shown of it.
const SHOWN: &str = "return document.getElementById('summary').innerText";

/// In inches, as browsers print.
const SHEETS: [(&str, f64, f64); 2] = [("A4", 8.27, 11.69), ("Letter", 8.5, 11.0)];

fn ago(days: u64) -> Result<Stamp> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    let then = now - Duration::from_secs(days * 24 * 60 * 60);
    Ok(Stamp {
        utc_ms: then.as_millis() as i64,
        offset_min: 0,
    })
}

fn session(days_ago: u64) -> Result<Entry> {
    let Stamp { utc_ms, offset_min } = ago(days_ago)?;
    Ok(entry_at(utc_ms, offset_min, days_ago as u32))
}

fn record(entry: &Entry) -> (Key, String) {
    (Key::Entry(entry.id.clone()), entry.to_text())
}

/// All that can be told, and as much of it as can be.
fn everything() -> Result<Vec<(Key, String)>> {
    let mut records = Vec::new();
    for days in (0..200).step_by(2) {
        let mut entry = session(days)?;
        let pain = if days < 4 { 6 } else { 3 };
        entry.notes.before = Pain::new(4).filter(|_| days < 150);
        entry.notes.after = Pain::new(pain);
        entry.notes.words = Note::new(NOTE);
        if days % 20 == 0 {
            entry.outcome.ending = Ending::StoppedForPain;
            entry.outcome.stop = Some(PainStop {
                hurt: Hurt::ALL[days as usize / 20 % 4],
                place: Place {
                    phase: Phase::Lower,
                    leg: Leg::Right,
                    rep: 12,
                },
            });
        }
        records.push(record(&entry));
    }
    for (days, [left, right]) in [(180, [58, 62]), (1, [67, 84])] {
        let both = |measured: Measured, leg, degrees| {
            let lifted = measured.with(leg, By::Lifted, Angle::new(degrees));
            lifted.with(leg, By::Assisted, Angle::new(degrees + 10))
        };
        let measured = both(Measured::new(ago(days)?, 1), Leg::Left, left);
        let measured = both(measured, Leg::Right, right);
        records.push((Key::Measured(measured.id.clone()), measured.to_text()));
    }
    records.push((Key::Thing, NOTE.to_owned()));
    for (days, score) in [(150, 3), (2, 7)] {
        let thing = Note::new(NOTE).expect("a few words");
        let scored = Scored::new(thing, score, ago(days)?, 1).expect("0-10");
        records.push((Key::Scored(scored.id.clone()), scored.to_text()));
    }
    Ok(records)
}

/// Puts them there before the app comes, and counts what is printed.
fn with(records: &[(Key, String)], taken: bool) -> String {
    let mut script = clipboard(taken) + "window.__printed = 0; window.print = () => __printed++;";
    for (key, text) in records {
        let (name, text) = (json!(key.name()), json!(text));
        script += &format!("localStorage.setItem({name}, {text});");
    }
    script
}

/// Without the empty lines, which a page shows as distance.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

#[tokio::test]
async fn what_is_seen_is_what_is_copied_and_shared_and_notes_only_when_asked() -> Result<()> {
    let mut entry = session(0)?;
    entry.notes.words = Note::new("My <b>secret</b>: knee");
    let visit = Visit::begin_at("#/progress", &with(&[record(&entry)], true)).await?;
    visit.follow(words::SUMMARY).await?;
    visit.sees("#summary h1").await?;
    let all = visit.text().await?;
    assert!(!all.contains("secret"), "{all}");
    visit.press(words::COPY_TEXT).await?;
    visit.reads(words::COPIED).await?;
    let seen: String = visit.browser.read(SHOWN).await?;
    let copied: String = visit.browser.read("return __copied").await?;
    assert_eq!(lines(&seen), lines(&copied));
    assert!(
        copied.contains("In all: 1 session, 30 reps, 5 min"),
        "{copied}"
    );

    visit.press(words::INCLUDE_NOTES).await?;
    visit.reads("My <b>secret</b>: knee").await?;
    let all = visit.text().await?;
    assert!(
        !all.contains(words::COPIED),
        "another text is not copied yet"
    );
    visit.press(words::SHARE_LINK).await?;
    let seen: String = visit.browser.read(SHOWN).await?;
    let shared: Value = visit.browser.read("return __shared").await?;
    let text = shared["text"].as_str().unwrap_or_default();
    assert_eq!(shared, json!({"text": text}), "and nothing with it");
    assert_eq!(lines(&seen), lines(text));
    assert!(text.ends_with(": My <b>secret</b>: knee"), "{text}");

    // Asked for once is not asked for ever.
    visit.follow(words::PROGRESS).await?;
    visit.follow(words::SUMMARY).await?;
    visit.sees("#summary h1").await?;
    visit.is_switched(words::INCLUDE_NOTES, false).await?;
    assert!(!visit.text().await?.contains("secret"));
    visit.went_well().await
}

#[tokio::test]
async fn where_a_page_may_not_copy_the_summary_is_selected() -> Result<()> {
    let visit = Visit::begin_at("#/data", &with(&[record(&session(0)?)], false)).await?;
    let way = "[href=\"#/summary\"]";
    visit.sees(way).await?;
    visit
        .browser
        .find(thirtyfour::By::Css(way))
        .await?
        .click()
        .await?;
    visit.press(words::COPY_TEXT).await?;
    visit.reads(words::NOT_COPIED).await?;
    let seen: String = visit.browser.read(SHOWN).await?;
    let selected: String = visit.browser.read("return String(getSelection())").await?;
    assert_eq!(lines(&selected), lines(&seen));
    visit.went_well().await
}

#[tokio::test]
async fn on_paper_it_is_one_page_black_on_white_with_nothing_to_press() -> Result<()> {
    let visit = Visit::dark("#/summary", &with(&everything()?, true)).await?;
    visit.press(words::INCLUDE_NOTES).await?;
    visit.reads("And 95 earlier").await?;
    visit.press(words::PRINT).await?;
    assert_eq!(visit.browser.read::<u32>("return __printed").await?, 1);
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    assert!(visit.browser.read::<bool>(dark).await?);
    if visit.engine().tells_its_sheets() {
        for (sheet, width, height) in SHEETS {
            let pages = visit.browser.printed_pages(width, height).await?;
            assert_eq!(pages, 1, "{sheet}");
        }
    }
    if visit.engine().shows_what_it_prints() {
        visit.browser.look_as_printed(Scheme::Dark).await?;
    } else {
        // Its paper is nobody's to see; what is said for paper is, on the screen.
        let show = "document.querySelector('link[media=print]').media = 'all'; return null";
        let _: Option<bool> = visit.browser.read(show).await?;
    }
    let pressed = "return [...document.querySelectorAll('a, button, nav, output')]
        .filter(it => it.getClientRects().length > 0).map(it => it.outerHTML)";
    // A style that is asked for just now takes a while to come.
    let is_paper = async || Ok(visit.browser.read::<Vec<String>>(pressed).await?.is_empty());
    wait_until("nothing to press", PATIENCE, is_paper).await?;
    let colours = "return [...new Set([...document.querySelectorAll('#summary *')]
        .map(it => getComputedStyle(it).color))]";
    assert_eq!(
        visit.browser.read::<Vec<String>>(colours).await?,
        ["rgb(0, 0, 0)"]
    );
    let seen: String = visit.browser.read(SHOWN).await?;
    assert!(seen.contains(NOTE), "{seen}");
    visit.went_well().await
}

#[tokio::test]
async fn where_nothing_was_done_there_is_nothing_to_send() -> Result<()> {
    let visit = Visit::begin_at("#/summary", "").await?;
    visit.reads(words::NOTHING_TO_TELL).await?;
    assert!(!visit.shows("main button").await?);
    visit.went_well().await
}
