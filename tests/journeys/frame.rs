//! The frame: home as it will be, seen before the app is there.

use crate::visit::Visit;
use anyhow::Result;

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

#[tokio::test]
async fn nothing_of_the_app_is_fetched_before_its_frame_is_there() -> Result<()> {
    let visit = Visit::begin().await?;
    let early: Vec<String> = visit.browser.read(TOO_EARLY).await?;
    assert_eq!(early, Vec::<String>::new());
    visit.went_well().await
}
