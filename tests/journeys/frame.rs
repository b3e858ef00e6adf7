//! The frame: home as it will be, seen before the app is there.

use crate::visit::{CHECKED, SEASONED, Visit};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::thirtyfour::By;

/// Notes where the frame's parts are as soon as it is there, in whole pixels, and
/// each time that anything jumps, where the engine tells.
const NOTE: &str = "
    window.placesIn = (page) => ['.wordmark', 'h1', '.home-line', '.figure', '.start', '.tabs']
      .map((part) => {
        const { x, y, width, height } = document.querySelector(page + part).getBoundingClientRect();
        return [part, ...[x, y, width, height].map(Math.round)].join(' ');
      });
    addEventListener('DOMContentLoaded', () => { window.framed = placesIn('.frame '); });
    window.jumps = [];
    new PerformanceObserver((list) => {
      for (const jump of list.getEntries()) jumps.push(JSON.stringify(jump));
    }).observe({ type: 'layout-shift', buffered: true });";

/// What was fetched before there was anything to see.
const TOO_EARLY: &str = "const page = performance.getEntriesByType('navigation')[0];
    return performance.getEntriesByType('resource')
      .filter((it) => /\\.(wasm|js)$/.test(it.name) && it.startTime < page.domInteractive)
      .map((it) => it.name)";

#[tokio::test]
async fn home_takes_the_place_of_its_frame_and_nothing_jumps() -> Result<()> {
    let visit = Visit::begin_at("", NOTE).await?;
    let framed: Vec<String> = visit.browser.read("return framed").await?;
    let drawn: Vec<String> = visit.browser.read("return placesIn('.page ')").await?;
    assert_eq!(drawn, framed);
    let jumps: Vec<String> = visit.browser.read("return jumps").await?;
    assert_eq!(jumps, Vec::<String>::new());
    visit.went_well().await
}

/// The wasm comes when the page is told to let it.
const HELD: &str = "
    const held = new Promise((resolve) => { window.letCome = resolve; });
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...given) => (await held, real.apply(WebAssembly, given));
    }";

/// Taps Start as it is painted, sees that it shows, and lets the app come.
async fn tap_the_painted_start(visit: &Visit) -> Result<()> {
    let start = visit.browser.find(By::Css(".frame .start")).await?;
    start.click().await?;
    let shown: Vec<String> = visit
        .browser
        .read("return [...document.querySelectorAll('.tapped')].map((it) => it.innerText)")
        .await?;
    assert_eq!(shown, [words::START]);
    let come = "window.letCome(); return null";
    let _: Option<bool> = visit.browser.read(come).await?;
    Ok(())
}

#[tokio::test]
async fn a_tap_on_start_before_the_app_is_there_is_answered_when_it_is() -> Result<()> {
    let visit = Visit::before_the_app(HELD).await?;
    tap_the_painted_start(&visit).await?;
    visit.reads("Does any of this apply?").await?;
    visit.went_well().await
}

/// What it opens sound in is the next tap.
#[tokio::test]
async fn the_session_of_somebody_seasoned_then_waits_for_a_tap_and_is_heard() -> Result<()> {
    let visit = Visit::before_the_app(&[HELD, SEASONED, CHECKED].concat()).await?;
    tap_the_painted_start(&visit).await?;
    visit.sees("[data-waits=true]").await?;
    visit.tap_where_it_waits().await?;
    visit.reaches("lift").await?;
    let text = visit.text().await?;
    assert!(!text.contains("No sound on this device"), "{text}");
    visit.went_well().await
}

#[tokio::test]
async fn nothing_of_the_app_is_fetched_before_its_frame_is_there() -> Result<()> {
    let visit = Visit::begin().await?;
    let early: Vec<String> = visit.browser.read(TOO_EARLY).await?;
    assert_eq!(early, Vec::<String>::new());
    visit.went_well().await
}
