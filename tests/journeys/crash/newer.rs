//! A newer build that mends what panics.

use super::{Crashing, Panics, begin, is_told, panics};
use crate::updates::waits;
use crate::visit::{PATIENCE, dist};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::wait_until;

/// At the crash page of a build that panics at every start, where a newer one waits.
async fn while_a_newer_one_waits() -> Result<Crashing> {
    let visit = begin("").await?;
    visit.is_kept().await?;
    panics(&visit, Panics::AtStart).await?;
    // That one has no counter.
    visit.site.deploy(&dist())?;
    visit.browser.reload().await?;
    is_told(&visit).await?;
    wait_until("the newer one", PATIENCE, async || waits(&visit).await).await?;
    Ok(visit)
}

#[tokio::test]
async fn one_that_gets_no_turn_in_time_has_it_after_the_next_panic_without_another_tap()
-> Result<()> {
    let visit = while_a_newer_one_waits().await?;
    let deaf = "ServiceWorker.prototype.postMessage = () => {}; return null";
    visit.browser.read::<Option<bool>>(deaf).await?;
    visit.follow(words::OPEN_AGAIN).await?;
    visit.sees("main.home button").await?;
    // Its own page is here, and the one that panicked was once more on the way.
    let crashes = "return JSON.parse(sessionStorage['hamstretch.crash']).length";
    assert_eq!(visit.browser.read::<u32>(crashes).await?, 2);
    visit.went_well().await
}

#[tokio::test]
async fn a_newer_build_that_mends_it_has_its_turn_as_the_app_is_opened_again() -> Result<()> {
    let visit = while_a_newer_one_waits().await?;
    let diary = visit.stored().await?;
    visit.follow(words::OPEN_AGAIN).await?;
    visit.sees("main.home button").await?;
    assert_eq!(visit.stored().await?, diary);
    visit.went_well().await
}
