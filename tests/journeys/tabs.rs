//! Tabs of an old build beside tabs of a newer one.

use crate::updates::{
    NEW, READY, WORDS, at_home, builds_kept, is_new, is_same, look, mark, newer, put, waits,
};
use crate::visit::{PATIENCE, SHORTEST, Visit, dist};
use anyhow::Result;
use xtask::drive::wait_until;
use xtask::finish::another;

/// Opens a second tab at home; gives the first and the second.
async fn second_tab(visit: &Visit) -> Result<[xtask::drive::thirtyfour::WindowHandle; 2]> {
    let first = visit.browser.window().await?;
    let second = visit.browser.new_tab().await?;
    visit.browser.switch_to_window(second.clone()).await?;
    visit.go("#/").await?;
    visit.reads("15 reps each").await?;
    Ok([first, second])
}

#[tokio::test]
async fn an_old_tab_beside_the_new_version_works_and_writes_over_nothing_of_it() -> Result<()> {
    let mut visit = at_home().await?;
    let [old, other] = second_tab(&visit).await?;
    let new = newer()?;
    visit.site.deploy(new.path())?;
    look(&visit).await?;
    visit.press("Update").await?;
    visit.reads(NEW).await?;
    // As a version to come would, that has more to write down.
    let theirs = ("hamstretch.settings", "v=9&sound=softly");
    put(&visit, theirs.0, theirs.1).await?;
    visit.browser.switch_to_window(old).await?;
    visit.reads("A newer version is open").await?;
    assert!(!is_new(&visit).await?, "it does not reload by itself");
    visit.site.stop();
    // What it has not fetched before is of its own build, not of the new one.
    visit.follow("Learn").await?;
    visit.reads("What research says").await?;
    visit.go("#/settings").await?;
    visit.reads("Days a week").await?;
    visit.press("Vibration").await?;
    visit.reads("A newer version of Hamstretch saved").await?;
    assert!(
        visit
            .stored()
            .await?
            .contains(&(theirs.0.to_owned(), theirs.1.to_owned()))
    );
    visit.hears_the_voice().await?;
    visit.start(SHORTEST).await?;
    visit.reaches("done").await?;
    visit.reads("A newer version is open").await?;
    visit.follow("Home").await?;
    visit.went_well().await?;
    visit.press("Reload").await?;
    visit.reads(NEW).await?;
    visit.reads("Last session").await?;
    visit.browser.switch_to_window(other).await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_tab_two_versions_old_still_has_what_is_its_own() -> Result<()> {
    let mut visit = at_home().await?;
    let [old, other] = second_tab(&visit).await?;
    for words in [&WORDS[..1], &WORDS[..2]] {
        let new = another(&dist(), words, |_| Ok(()))?;
        visit.site.deploy(new.path())?;
        look(&visit).await?;
        visit.press("Update").await?;
        visit.reads(NEW).await?;
        wait_until("the update", PATIENCE, async || {
            Ok(!visit.text().await?.contains(READY))
        })
        .await?;
    }
    visit.site.stop();
    assert_eq!(builds_kept(&visit).await?, 3);
    visit.follow("Learn").await?;
    visit.reads("What RESEARCH says").await?;
    visit.browser.switch_to_window(old).await?;
    visit.follow("Learn").await?;
    visit.reads("What research says").await?;
    visit.went_well().await?;
    visit.browser.close_window().await?;
    visit.browser.switch_to_window(other).await?;
    visit.went_well().await
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
    visit.browser.switch_to_window(second).await?;
    visit.press("Update").await?;
    visit.reads(NEW).await?;
    visit.browser.switch_to_window(first).await?;
    assert!(is_same(&visit).await?);
    visit.reads("A newer version is open").await?;
    visit.went_well().await
}
