//! Two stores and two tabs that agree. In every engine: each has a channel, locks and
//! a database of its own.

use crate::visit::{PATIENCE, Visit};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::thirtyfour::WindowHandle;
use harness::webdriver::wait_until;

/// Opens a second tab at home; gives the first and the second.
async fn second_tab(visit: &Visit) -> Result<[WindowHandle; 2]> {
    let first = visit.browser.window().await?;
    let second = visit.browser.new_tab().await?;
    visit.browser.switch_to_window(second.clone()).await?;
    visit.go("").await?;
    Ok([first, second])
}

async fn erase(visit: &Visit) -> Result<()> {
    visit.go("#/data").await?;
    visit.press("Erase everything").await?;
    visit.press("I want all of it gone").await?;
    visit.press("Erase everything").await?;
    visit.reads("Everything is erased.").await
}

#[tokio::test]
async fn erased_in_one_tab_is_erased_in_all_and_does_not_come_back() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.is_given_a_session().await?;
    let [first, second] = second_tab(&visit).await?;
    visit.reads("1 of 3 days").await?;
    erase(&visit).await?;
    visit.browser.switch_to_window(first).await?;
    visit.reads("0 of 3 days").await?;
    // What the other tab writes now brings nothing back.
    visit.go("#/settings").await?;
    visit.press("Track pain").await?;
    visit.is_saved().await?;
    assert_eq!(
        visit.names_stored().await?,
        ["hamstretch.setting.track_pain"]
    );
    visit.browser.switch_to_window(second).await?;
    visit.reload().await?;
    visit.go("#/progress").await?;
    visit.reads("Nothing yet.").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_stop_for_pain_in_one_tab_makes_the_check_due_in_another() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.start("reps=1&lift=5&ready=3").await?;
    visit.press("Stop").await?;
    visit.press("Enough for today").await?;
    visit.follow("Home").await?;
    let [first, second] = second_tab(&visit).await?;
    visit.browser.switch_to_window(first).await?;
    visit.plays_a_rep().await?;
    visit.press("Stop").await?;
    visit.press("Sharp pain").await?;
    visit.is_saved().await?;
    visit.browser.switch_to_window(second).await?;
    visit.press("Start").await?;
    visit.sees(".check .tick").await?;
    assert!(!visit.shows("[data-phase]").await?);
    visit.went_well().await
}

#[tokio::test]
async fn settings_changed_in_two_tabs_are_both_kept() -> Result<()> {
    let visit = Visit::begin().await?;
    let [first, second] = second_tab(&visit).await?;
    visit.go("#/settings").await?;
    visit.press("Track pain").await?;
    visit.is_saved().await?;
    visit.browser.switch_to_window(first).await?;
    visit.go("#/settings").await?;
    visit.is_switched("Track pain", true).await?;
    visit.press("Volume: less").await?;
    visit.is_saved().await?;
    let stored = visit.stored().await?;
    for (name, value) in [("track_pain", "true"), ("volume", "7")] {
        let setting = (format!("hamstretch.setting.{name}"), value.to_owned());
        assert!(stored.contains(&setting), "{stored:?}");
    }
    visit.browser.switch_to_window(second).await?;
    visit.reads("7").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_session_paused_in_a_forgotten_tab_goes_on_here() -> Result<()> {
    let visit = Visit::begin().await?;
    visit
        .start("reps=3&lift=1&pull=1&lower=8&rest=0.5&ready=30")
        .await?;
    visit.skips_to_the_first_rep().await?;
    visit.reaches("lower").await?;
    visit.press("Pause").await?;
    let [first, second] = second_tab(&visit).await?;
    visit
        .reads("A session is open in another tab: right leg, rep 2 of 3")
        .await?;
    visit.press("Use it here").await?;
    visit.sees("[data-phase=ready][data-rep=\"2\"]").await?;
    visit.press(words::SKIP).await?;
    // It is heard here, too.
    visit.sees("[data-phase=lower][data-rep=\"2\"]").await?;
    visit.press("Pause").await?;
    assert!(!visit.recording().await?.sounds.is_empty());
    visit.browser.switch_to_window(first).await?;
    visit.reads("A session is open in another tab").await?;
    assert!(!visit.shows("[data-phase]").await?);
    visit.browser.switch_to_window(second).await?;
    visit.press("Stop").await?;
    visit.press("Enough for today").await?;
    visit.is_saved().await?;
    let done = visit.done_and_measured().await?;
    assert_eq!(done.len(), 1, "{done:?}");
    assert!(done[0].1.contains("right=2&ending=early"), "{done:?}");
    visit.went_well().await
}

/// A database that does not answer before it is told to.
const STALLED: &str = "
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
        if (sessionStorage.getItem('answers')) return open.apply(this, given);
        return new EventTarget();
    };";

#[tokio::test]
async fn a_database_that_does_not_answer_loses_nothing_and_is_mended_when_it_does() -> Result<()> {
    let visit = Visit::begin_at("", STALLED).await?;
    visit.reads("does not answer at the moment").await?;
    visit.plays_a_rep().await?;
    visit.reload().await?;
    // What broke off is offered all the same, …
    visit.reads("Continue: right leg, rep 2 of 2").await?;
    // … and the next session does not take its place.
    visit.plays_a_short_session().await?;
    visit.reads("Not saved yet.").await?;
    let answer = "sessionStorage.setItem('answers', 'true'); return null";
    let _: Option<bool> = visit.browser.read(answer).await?;
    visit.is_saved().await?;
    let is_said = async || Ok(!visit.text().await?.contains("does not answer"));
    wait_until("the notice to go", PATIENCE, is_said).await?;
    assert_eq!(visit.done_and_measured().await?.len(), 2);
    visit.went_well().await
}

#[tokio::test]
async fn a_database_that_is_deleted_under_the_app_is_written_again() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.is_given_a_session().await?;
    assert_eq!(visit.done_and_measured().await?.len(), 1);
    let delete = "return new Promise(done => {
        indexedDB.deleteDatabase('hamstretch').onsuccess = () => done(true);
    })";
    assert!(visit.browser.read::<bool>(delete).await?);
    assert_eq!(visit.done_and_measured().await?.len(), 1);
    visit.went_well().await
}
