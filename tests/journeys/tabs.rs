//! Tabs of an old build beside tabs of a newer one.

use crate::kept::{FILL, FREE, NO_DATABASE};
use crate::updates::{
    NEW, READY, WORDS, at_home, builds_kept, is_new, is_same, look, mark, newer, waits,
};
use crate::visit::{Visit, dist};
use anyhow::Result;
use site::fake_update;

/// Opens a second tab at home; gives the first and the second.
async fn second_tab(visit: &Visit) -> Result<[harness::webdriver::thirtyfour::WindowHandle; 2]> {
    let first = visit.browser.window().await?;
    let second = visit.browser.new_tab().await?;
    visit.browser.switch_to_window(second.clone()).await?;
    visit.go("#/").await?;
    visit.reads("reps each").await?;
    Ok([first, second])
}

#[tokio::test]
async fn a_tab_with_what_is_not_saved_stays_until_it_is_and_still_works() -> Result<()> {
    let visit = Visit::begin_at("", NO_DATABASE).await?;
    visit.is_kept().await?;
    let _: u64 = visit.browser.read(FILL).await?;
    visit.plays_a_short_session().await?;
    visit.reads("Not saved.").await?;
    mark(&visit).await?;
    let [old, other] = second_tab(&visit).await?;
    let new = newer()?;
    visit.site.deploy(new.path())?;
    look(&visit).await?;
    visit.press("Update").await?;
    visit.reads(NEW).await?;
    visit.browser.switch_to_window(old.clone()).await?;
    assert!(is_same(&visit).await? && !is_new(&visit).await?);
    // It says nothing of it either, for the way there would lose the session.
    assert!(!visit.text().await?.contains("A newer version"));
    visit.follow("Home").await?;
    visit.reads("1 of 3 days").await?;
    visit.plays_a_short_session().await?;
    let _: Option<bool> = visit.browser.read(FREE).await?;
    visit.follow("Home").await?;
    visit.press("Try again").await?;
    visit.reads("A newer version is here").await?;
    visit.went_well().await?;
    visit.press("Reload").await?;
    visit.reads(NEW).await?;
    let stored = visit.in_local_storage().await?;
    let is_session = |name: &str| name.starts_with("hamstretch.entry.");
    assert_eq!(
        stored.iter().filter(|(name, _)| is_session(name)).count(),
        2
    );
    visit.browser.switch_to_window(other).await?;
    visit.went_well().await
}

#[tokio::test]
async fn every_tab_goes_over_to_the_newest_of_three_versions_and_works_offline() -> Result<()> {
    let mut visit = at_home().await?;
    let [old, other] = second_tab(&visit).await?;
    // The first of them waits, and never has its turn.
    for words in [&WORDS[1..2], &WORDS[..2]] {
        let new = fake_update(&dist(), words, |_| Ok(()))?;
        visit.site.deploy(new.path())?;
        look(&visit).await?;
        visit.reads(READY).await?;
        assert!(waits(&visit).await?);
    }
    assert_eq!(builds_kept(&visit).await?, 3);
    visit.press("Update").await?;
    visit.reads(NEW).await?;
    visit.site.stop();
    for tab in [old, other] {
        visit.browser.switch_to_window(tab).await?;
        visit.reads(NEW).await?;
        visit.follow("Learn").await?;
        visit.reads("What RESEARCH says").await?;
        visit.went_well().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_new_version_waits_for_the_session_of_another_tab() -> Result<()> {
    let visit = at_home().await?;
    visit.start("reps=3&lift=1&pull=1&lower=30").await?;
    mark(&visit).await?;
    let [first, second] = second_tab(&visit).await?;
    let new = newer()?;
    visit.site.deploy(new.path())?;
    look(&visit).await?;
    visit.reads(READY).await?;
    visit.press("Update").await?;
    visit.reads("Update when it is over.").await?;
    assert!(waits(&visit).await? && !is_new(&visit).await?);
    visit.browser.switch_to_window(first.clone()).await?;
    assert!(is_same(&visit).await?);
    assert!(visit.shows("[data-phase][data-paused=false]").await?);
    visit.press("Stop").await?;
    visit.press("Enough for today").await?;
    visit.reads("Enough for today").await?;
    assert!(is_same(&visit).await?);
    visit.browser.switch_to_window(second).await?;
    visit.press("Update").await?;
    visit.reads(NEW).await?;
    // The session is over.
    visit.browser.switch_to_window(first).await?;
    visit.go("#/settings").await?;
    visit.reads("DAYS a week").await?;
    visit.went_well().await
}
