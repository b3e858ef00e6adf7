//! A session of which nothing can reach anybody.

use crate::visit::Visit;
use anyhow::Result;
use harness::webdriver::thirtyfour::WindowHandle;
use serde_json::json;
use std::time::Duration;

const NO_SOUND: &str = "localStorage['hamstretch.settings'] ??=
    'v=1&sound=false&vibration=true&days_a_week=3&talk=none';";
const LONG: &str = "reps=3&lift=2&pull=2&lower=2&rest=1&ready=3&change=3";

/// Covers the page with another tab, as whoever looks something up does.
async fn hide(visit: &Visit) -> Result<[WindowHandle; 2]> {
    let page = visit.browser.window().await?;
    let other = visit.browser.new_tab().await?;
    visit.browser.switch_to_window(other.clone()).await?;
    visit
        .browser
        .devtools("Page.bringToFront", json!({}))
        .await?;
    Ok([page, other])
}

async fn come_back([page, _]: [WindowHandle; 2], visit: &Visit) -> Result<()> {
    visit.browser.close_window().await?;
    visit.browser.switch_to_window(page).await?;
    visit
        .browser
        .devtools("Page.bringToFront", json!({}))
        .await?;
    Ok(())
}

#[tokio::test]
async fn hidden_without_sound_it_pauses_and_says_so_to_whoever_comes_back() -> Result<()> {
    let visit = Visit::begin_at("", NO_SOUND).await?;
    visit.start(LONG).await?;
    visit.reaches("lift").await?;
    let tabs = hide(&visit).await?;
    // Longer than a rep lasts.
    tokio::time::sleep(Duration::from_secs(9)).await;
    come_back(tabs, &visit).await?;
    visit.sees("[data-paused=true][data-rep=\"1\"]").await?;
    visit
        .reads("There was no sound, and the screen was hidden or off.")
        .await?;
    visit.press("Resume").await?;
    visit.sees("[data-paused=false]").await?;
    assert!(!visit.text().await?.contains("There was no sound"));
    visit.went_well().await
}

#[tokio::test]
async fn hidden_with_sound_it_goes_on() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.start(LONG).await?;
    visit.reaches("lift").await?;
    let tabs = hide(&visit).await?;
    tokio::time::sleep(Duration::from_secs(9)).await;
    come_back(tabs, &visit).await?;
    visit.sees("[data-paused=false][data-rep=\"2\"]").await?;
    visit.went_well().await
}

/// A sound system that never begins is known not to after four seconds.
#[tokio::test]
async fn hidden_with_sound_that_fails_it_pauses() -> Result<()> {
    let before = "
        Object.defineProperty(BaseAudioContext.prototype, 'currentTime', { get: () => 0 });";
    let visit = Visit::begin_at("", before).await?;
    visit.start(LONG).await?;
    let tabs = hide(&visit).await?;
    tokio::time::sleep(Duration::from_secs(12)).await;
    come_back(tabs, &visit).await?;
    visit.sees("[data-paused=true][data-phase=ready]").await?;
    visit
        .reads("There was no sound, and the screen was hidden or off.")
        .await?;
    visit.went_well().await
}
