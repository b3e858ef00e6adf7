//! The screens that a stretch does not need come later than the app, or not at all.

use crate::visit::{QUICK, Visit, cannot_fetch};
use anyhow::Result;
use hamstretch_core::words;

#[tokio::test]
async fn a_session_runs_to_its_end_without_what_comes_later() -> Result<()> {
    let visit = Visit::begin_at("", &cannot_fetch("lazy-")).await?;
    visit.start(QUICK).await?;
    visit.press("Pause").await?;
    visit.press("Resume").await?;
    visit.plays_to_the_end().await?;
    visit.reads("1 rep with each leg").await?;
    visit.reads(words::PART_NOT_LOADED).await?;
    visit.go("#/progress").await?;
    visit.reads("not on your device yet").await?;
    visit.is_online().await?;
    visit.press("Try again").await?;
    visit.sees(".entry").await?;
    visit.went_well().await
}

#[tokio::test]
async fn an_address_of_such_a_screen_waits_for_it() -> Result<()> {
    let later = "const old = window.fetch;
        window.__asked = new Promise((go) => { window.__go = go; });
        window.fetch = async (what, how) => {
            if (String(what).includes('lazy-')) await window.__asked;
            return old(what, how);
        };";
    let visit = Visit::begin_at("#/settings", later).await?;
    visit.sees("main.sheet").await?;
    let is_empty = "return document.querySelector('main').childElementCount === 0";
    assert!(visit.browser.read::<bool>(is_empty).await?);
    let go = "window.__go(); return null";
    let _: Option<bool> = visit.browser.read(go).await?;
    visit.reads("Volume").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_part_of_a_screen_that_could_not_be_had_is_tried_again() -> Result<()> {
    let visit = Visit::begin_at("", &cannot_fetch("lazy-")).await?;
    visit.press("Start").await?;
    visit.press("Pregnancy").await?;
    visit.press("Go on").await?;
    visit.reads(words::PART_NOT_LOADED).await?;
    visit.is_online().await?;
    visit.press("Try again").await?;
    visit.sees(".verdict .tick").await?;
    visit.went_well().await
}
