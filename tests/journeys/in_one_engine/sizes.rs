//! Every screen and every state of a session, in each size that a phone or a desk has and
//! with type up to twice as large, the way a browser, a phone's system or a page's zoom
//! makes it, or set as wide as WCAG 1.4.12 lets a person set it: all that is pressed or
//! read lies within the page, nothing clips or covers it once it is scrolled to, and
//! Pause, Resume and Stop are never looked for.

use super::spaced::{WIDE, wear};
use super::states::{A_DIARY, every_state};
use crate::visit::Visit;
use anyhow::Result;
use hamstretch_core::words;
use serde_json::json;
use std::collections::BTreeMap;

const WRONG: &str = include_str!("sizes.js");

const SIZES: [(u32, u32); 7] = [
    (320, 568),
    (360, 640),
    (390, 844),
    (412, 823),
    (568, 320),
    (844, 390),
    (1280, 800),
];

/// Waits until the page has its size.
const DRAWN: &str = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

/// How type comes to be so many percent of its size.
#[derive(Clone, Copy, Debug)]
enum Type {
    /// What a page's root says, by the browser's own setting.
    Root(u32),
    /// What a phone's system says of text.
    System(u32),
    /// A page's zoom: what is left of the screen is so much smaller.
    Zoom(u32),
    /// Where all type is drawn larger, whatever the page says.
    Drawn(u32),
    /// Letters, words and lines apart, in type of that size.
    Wide(u32),
}

const WAYS: [Type; 9] = [
    Type::Root(100),
    Type::Root(150),
    Type::Root(200),
    Type::System(200),
    Type::Zoom(150),
    Type::Zoom(200),
    Type::Drawn(200),
    Type::Wide(100),
    Type::Wide(200),
];

/// Text is so many percent of its size by the system's own setting.
async fn says_of_text(visit: &Visit, percent: u32) -> Result<()> {
    let scale = json!({ "scale": f64::from(percent) / 100.0 });
    let set = "Emulation.setEmulatedOSTextScale";
    visit.browser.devtools(set, scale).await?;
    Ok(())
}

/// What is wrong with what is shown, each fault with where it was seen.
async fn look(visit: &Visit, ways: &[Type]) -> Result<BTreeMap<String, Vec<String>>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (width, height) in SIZES {
        for way in ways {
            let (part, style) = match *way {
                Type::Root(so) => (100, format!("html {{ font-size: {so}% !important }}")),
                Type::Zoom(so) => (so, String::new()),
                Type::System(_) => (100, String::new()),
                Type::Drawn(so) => (
                    100,
                    format!(
                        "html {{ -webkit-text-size-adjust: {so}% !important;
                            text-size-adjust: {so}% !important }}"
                    ),
                ),
                Type::Wide(so) => (
                    100,
                    format!("{WIDE} html {{ font-size: {so}% !important }}"),
                ),
            };
            let (width, height) = (width * 100 / part, height * 100 / part);
            visit.browser.resize(width, height).await?;
            let system = if let Type::System(so) = *way { so } else { 100 };
            says_of_text(visit, system).await?;
            wear(visit, &style).await?;
            let _: bool = visit.browser.read(DRAWN).await?;
            let wrong: Vec<String> = visit.browser.read(WRONG).await?;
            for fault in wrong {
                let seen = found.entry(fault).or_default();
                seen.push(format!("{way:?} at {width} x {height}"));
            }
        }
    }
    wear(visit, "").await?;
    says_of_text(visit, 100).await?;
    visit.browser.resize(390, 844).await?;
    Ok(found)
}

async fn is_whole(visit: &Visit, state: &str) -> Result<()> {
    let found = look(visit, &WAYS).await?;
    assert!(found.is_empty(), "{state}: {found:#?}");
    Ok(())
}

#[tokio::test]
async fn every_screen_is_whole_and_in_reach_in_every_size() -> Result<()> {
    let visit = Visit::begin_at("#/", A_DIARY).await?;
    let mut faults = BTreeMap::new();
    every_state(&visit, async |state: &str| {
        let found = look(&visit, &[Type::Root(200), Type::Zoom(200), Type::Wide(200)]).await?;
        if !found.is_empty() {
            faults.insert(state.to_owned(), found);
        }
        Ok(())
    })
    .await?;
    assert!(faults.is_empty(), "{faults:#?}");
    visit.went_well().await
}

#[tokio::test]
async fn type_is_as_large_as_the_phones_system_says() -> Result<()> {
    let visit = Visit::begin().await?;
    let size = "return parseFloat(getComputedStyle(document.querySelector('.reminder')).fontSize)";
    let plain: f64 = visit.browser.read(size).await?;
    says_of_text(&visit, 200).await?;
    let large: f64 = visit.browser.read(size).await?;
    assert!((large - 2.0 * plain).abs() < 0.1, "{plain} {large}");
    visit.went_well().await
}

#[tokio::test]
async fn home_and_progress_are_whole_however_type_has_become_large() -> Result<()> {
    let visit = Visit::begin_at("#/", A_DIARY).await?;
    visit.sees(".home .legs").await?;
    is_whole(&visit, "home").await?;
    visit.go("#/progress").await?;
    visit.sees(".entry").await?;
    is_whole(&visit, "progress").await?;
    visit.went_well().await
}

/// What a session looks like that stays where it is.
const LONG: &str = "reps=2&lift=4&pull=4&lower=4&rest=6&ready=120&change=120";

#[tokio::test]
async fn a_session_that_waits_is_whole_and_in_reach_in_every_size() -> Result<()> {
    // The first session, which asks the most.
    let visit = Visit::begin_at(&format!("#/routine?{LONG}"), "").await?;
    visit.lie_down().await?;
    visit.sees("[data-waits=true]").await?;
    visit.reads(words::CAN_YOU_HEAR).await?;
    is_whole(&visit, "waiting, and asked").await?;
    visit.press(words::I_HEAR_NOTHING).await?;
    visit.sees("[data-paused=true]").await?;
    is_whole(&visit, "nothing heard").await?;
    visit.went_well().await
}

#[tokio::test]
async fn each_state_of_a_session_is_whole_and_in_reach_in_every_size() -> Result<()> {
    // Without sound: a machine that is kept busy with sizes may run out of it.
    let visit = Visit::begin_at("#/settings", "").await?;
    visit.press("Sound").await?;
    visit.is_switched("Sound", false).await?;
    visit.go(&format!("#/routine?{LONG}&roll=120")).await?;
    visit.reads(words::FROM_A_LINK).await?;
    visit.set_out().await?;
    visit.reaches("roll").await?;
    is_whole(&visit, "rolling").await?;
    visit.press(words::SKIP).await?;
    visit.reaches("ready").await?;
    is_whole(&visit, "getting ready").await?;
    visit.press(words::I_AM_READY).await?;
    visit.sees("[data-waits=false]").await?;
    visit.press(words::PAUSE).await?;
    visit.sees("[data-paused=true]").await?;
    for phase in ["lift", "pull", "lower", "rest"] {
        visit.press(words::RESUME).await?;
        visit.sees("[data-paused=false]").await?;
        while !visit.shows(&format!("[data-phase={phase}]")).await? {
            visit.skips_to_the_first_rep().await?;
        }
        visit.press(words::PAUSE).await?;
        visit.sees("[data-paused=true]").await?;
        is_whole(&visit, &format!("a pause in {phase}")).await?;
    }
    // Each phase as it runs, whichever it has come to.
    visit.press(words::RESUME).await?;
    visit.sees("[data-paused=false]").await?;
    let found = look(&visit, &[Type::Root(200), Type::Zoom(200), Type::Wide(200)]).await?;
    assert!(found.is_empty(), "as it runs: {found:#?}");
    visit.press(words::STOP).await?;
    visit.sees("[role=dialog]").await?;
    is_whole(&visit, "asked for a reason").await?;
    visit.press(words::ENOUGH).await?;
    visit.sees(".done").await?;
    is_whole(&visit, "done").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_sweep_finds_what_is_clipped_covered_or_out_of_sight() -> Result<()> {
    let visit = Visit::begin_at("#/learn", "").await?;
    visit.sees(".learn details").await?;
    let spoil = "
        document.querySelector('main').insertAdjacentHTML('afterbegin',
            '<h2>Wideranging</h2><button>Half</button><div><button>Cut away</button></div><button>Far</button>');
        const [wide, half, box, far] = document.querySelector('main').children;
        const style = (it, text) => { it.style.cssText = text; };
        style(wide, 'inline-size: 40px; white-space: nowrap');
        style(half, 'position: relative; z-index: 0; inline-size: 200px; block-size: 60px; flex: none');
        const bar = document.body.appendChild(document.createElement('p'));
        style(bar, 'position: fixed; inset: 0 auto auto 150px; inline-size: 60%; block-size: 100%; z-index: 2; background: red');
        style(box, 'overflow: hidden; block-size: 10px; flex: none');
        style(box.firstChild, 'block-size: 60px');
        style(far, 'position: relative; inset-inline-start: 300px');
        return null";
    let _: Option<bool> = visit.browser.read(spoil).await?;
    visit.browser.resize(390, 844).await?;
    let wrong: Vec<String> = visit.browser.read(WRONG).await?;
    let found = |words: &str| wrong.iter().any(|fault| fault.starts_with(words));
    for words in [
        "a heading is wider than its place: Wideranging",
        "covered at center: Half",
        "what is pressed is clipped by",
        "what is pressed is wider than the screen: Far",
    ] {
        assert!(found(words), "{words}: {wrong:#?}");
    }
    Ok(())
}
