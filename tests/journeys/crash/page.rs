//! What the page that follows a panic can do by itself: hand the diary out, do
//! without a site, be used by keyboard, and lead back.

use super::{Panics, begin, begin_with, details, is_told, panics};
use crate::visit::PATIENCE;
use anyhow::Result;
use hamstretch_core::diary::Records;
use hamstretch_core::words;
use harness::webdriver::thirtyfour::prelude::*;
use harness::webdriver::wait_until;

#[tokio::test]
async fn the_file_that_is_saved_there_comes_back_in_full() -> Result<()> {
    let visit = begin("").await?;
    visit.sees("main.home button").await?;
    visit.plays_a_rep().await?;
    panics(&visit, Panics::Soon).await?;
    is_told(&visit).await?;
    // Only the database has it any more.
    let lose = "const names = Object.keys(localStorage);
        const lost = names.filter(name => name.startsWith('hamstretch.running.'));
        lost.forEach(name => localStorage.removeItem(name));
        return lost.length";
    assert_eq!(visit.browser.read::<u32>(lose).await?, 1);
    visit.press(words::SAVE_DIARY).await?;
    visit.reads(words::DIARY_IS_SAVED).await?;
    wait_until("the file", PATIENCE, async || {
        visit.browser.holds("return !!window.__text").await
    })
    .await?;
    let file: String = visit.browser.read("return window.__text").await?;
    let name: String = visit.browser.read("return window.__name").await?;
    assert!(
        name.starts_with("hamstretch-20") && name.ends_with(".json"),
        "{name}"
    );
    assert!(!file.contains("hamstretch.check"), "{file}");
    let there = Records::read(visit.in_database().await?);
    let is_for_a_file = |name: &str| {
        let of_one_device =
            ["check", "seen", "offer", "running."].map(|part| format!("hamstretch.{part}"));
        !of_one_device.iter().any(|own| name.starts_with(own))
    };
    let there: Vec<(&str, &str)> = there
        .values()
        .filter(|(name, _)| is_for_a_file(name))
        .collect();
    let erase = "localStorage.clear(); sessionStorage.clear(); localStorage.setItem('other', '');
        return new Promise(done => {
            const gone = indexedDB.deleteDatabase('hamstretch');
            gone.onsuccess = gone.onblocked = () => done(null);
        })";
    visit.browser.read::<Option<bool>>(erase).await?;
    visit.go("#/data").await?;
    crate::data::choose(&visit, &file).await?;
    visit.reads("2 new sessions").await?;
    visit.press("Add to my diary").await?;
    visit.reads("Added to your diary.").await?;
    let here = visit.stored().await?;
    // What was set aside, the session, and the link's routine, now one's own.
    assert_eq!(there.len(), 3, "{there:?}");
    for (name, text) in there {
        // What nobody could read has a name of its own kind here.
        let is_here = |(other, same): &(String, String)| {
            same == text && (other == name || other.starts_with(name))
        };
        assert!(here.iter().any(is_here), "{name}: {here:?}");
    }
    visit.go("#/progress").await?;
    visit.reads("1 right, 0 left").await?;
    visit.went_well().await
}

#[tokio::test]
async fn with_the_site_gone_and_nothing_kept_there_are_calm_words_and_a_way_back() -> Result<()> {
    let mut visit = begin_with("", "delete Navigator.prototype.serviceWorker;").await?;
    visit.sees("main.home button").await?;
    visit.plays_a_rep().await?;
    visit.site.stop();
    panics(&visit, Panics::Soon).await?;
    wait_until("a page without an address", PATIENCE, async || {
        let is_there = "return location.protocol === 'blob:'";
        visit.browser.holds(is_there).await
    })
    .await?;
    visit.reads(words::WENT_WRONG).await?;
    // The page that sounded is no more: nothing is recorded in this one.
    let is_recorded = "return '__recorded' in window";
    assert!(!visit.browser.read::<bool>(is_recorded).await?);
    visit.site.start()?;
    panics(&visit, Panics::Nowhere).await?;
    visit.follow(words::OPEN_AGAIN).await?;
    visit.reads("Continue: right leg, rep 2 of 2").await?;
    visit.went_well().await
}

#[tokio::test]
async fn all_of_it_is_reached_by_keyboard() -> Result<()> {
    let visit = begin("").await?;
    visit.sees("main.home button").await?;
    panics(&visit, Panics::AtATap).await?;
    visit.press("Start").await?;
    is_told(&visit).await?;
    let mut reached = Vec::new();
    for _ in 0..3 {
        let active = visit.browser.active_element();
        active.await?.send_keys(Key::Tab + "").await?;
        let id = "return document.activeElement.id";
        reached.push(visit.browser.read::<String>(id).await?);
    }
    assert_eq!(reached, ["open", "save", "copy"]);
    let active = visit.browser.active_element().await?;
    active.send_keys(Key::Enter + "").await?;
    visit
        .sees("#copied:not([hidden]), #not-copied:not([hidden])")
        .await
}

#[tokio::test]
async fn whoever_opens_it_by_its_address_finds_the_way_back() -> Result<()> {
    let visit = begin("").await?;
    visit.sees("main.home button").await?;
    let address = format!("{}crash.html", visit.site.url());
    visit.browser.goto(address).await?;
    is_told(&visit).await?;
    let details = details(&visit).await?;
    assert!(!details.contains("undefined"), "{details}");
    visit.follow(words::OPEN_AGAIN).await?;
    visit.sees("main.home button").await?;
    visit.went_well().await
}
