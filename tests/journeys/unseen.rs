//! The whole app by the keyboard alone, and by the names of things alone: nothing
//! is found here by its place or its look.

use crate::visit::{PATIENCE, Visit};
use anyhow::{Result, bail};
use harness::webdriver::thirtyfour::prelude::*;
use harness::webdriver::wait_until;
use std::collections::BTreeMap;

/// More than any screen has.
const MOST_TABS: usize = 120;

/// Both legs once; enough time to get to a button by the Tab key.
const UNHURRIED: &str = "reps=1&lift=5&pull=5&lower=1&rest=0.5&ready=15&change=3";

impl Visit {
    async fn key(&self, key: Key) -> Result<()> {
        let keys = self.browser.action_chain().send_keys(key + "");
        Ok(keys.perform().await?)
    }

    /// What has the focus, as a screen reader names it.
    async fn focused(&self) -> Result<String> {
        let focused = self.browser.active_element().await?;
        self.browser.name_of(&focused).await
    }

    /// Goes on with the Tab key, or back with Shift, until what is named so has the focus.
    async fn tab_to(&self, name: &str, way: Way) -> Result<()> {
        let mut passed = Vec::new();
        for _ in 0..MOST_TABS {
            // The page may be drawing what had the focus anew.
            let focused = self.focused().await.unwrap_or_default();
            if focused.starts_with(name) {
                return Ok(());
            }
            passed.push(focused);
            match way {
                Way::On => self.key(Key::Tab).await?,
                Way::Back => {
                    let keys = self.browser.action_chain().key_down(Key::Shift);
                    let keys = keys.send_keys(Key::Tab + "").key_up(Key::Shift);
                    keys.perform().await?;
                }
            }
        }
        bail!("`{name}` cannot be reached with the Tab key, only {passed:?}")
    }

    async fn choose_by_key(&self, name: &str, key: Key) -> Result<()> {
        self.tab_to(name, Way::On).await?;
        self.key(key).await
    }

    /// The same with what lies before: after a page's end, Firefox goes on to buttons
    /// of its own.
    async fn choose_back_by_key(&self, name: &str, key: Key) -> Result<()> {
        self.tab_to(name, Way::Back).await?;
        self.key(key).await
    }
}

/// Which way through the page.
#[derive(Clone, Copy)]
enum Way {
    On,
    Back,
}

#[tokio::test]
async fn the_whole_app_by_the_keyboard_alone() -> Result<()> {
    let visit = Visit::begin_at(&format!("#/routine?{UNHURRIED}"), "").await?;
    visit.reads("A routine from a link").await?;
    visit.choose_by_key("Start", Key::Enter).await?;
    visit
        .choose_by_key("None of these apply", Key::Enter)
        .await?;
    visit.reads("Get ready").await?;
    // The focus is on what is to be pressed next.
    assert_eq!(visit.focused().await?, "I am ready");
    visit.key(Key::Space).await?;
    visit.sees("[data-waits=false]").await?;
    assert_eq!(visit.focused().await?, "Pause");
    visit.key(Key::Space).await?;
    visit.reads("paused").await?;
    // It is the same button, and still has the focus.
    assert_eq!(visit.focused().await?, "Resume");
    visit.key(Key::Space).await?;
    // The first rep is done as its pull ends.
    visit.reaches("lower").await?;
    visit.choose_back_by_key("Stop", Key::Enter).await?;
    visit.reads("What happened?").await?;
    visit.choose_by_key("Enough for today", Key::Enter).await?;
    visit.reads("How was it?").await?;
    visit.choose_by_key("Home", Key::Enter).await?;
    visit.reads("Last session").await?;

    visit.choose_by_key("change", Key::Enter).await?;
    visit.reads("Your routine").await?;
    visit
        .choose_by_key("Reps per leg: more", Key::Enter)
        .await?;
    visit.choose_by_key("Today", Key::Enter).await?;
    visit.reads("2 reps each").await?;
    visit.choose_by_key("Settings", Key::Enter).await?;
    visit.choose_by_key("Track pain", Key::Space).await?;
    visit.choose_by_key("Your data", Key::Enter).await?;
    visit.reads("Export everything").await?;
    visit.choose_by_key("Progress", Key::Enter).await?;
    visit.reads("How high each leg goes").await?;
    visit
        .choose_by_key("How high each leg goes", Key::Enter)
        .await?;
    visit.reads("Measure before").await?;
    visit.choose_by_key("Learn", Key::Enter).await?;
    visit.reads("What research says").await?;
    visit.went_well().await
}

/// Whatever can be used. What is in closed details is displayed, to WebKit's driver.
const USABLE: &str = ":is(a[href], button, input, textarea, summary)\
    :not(details:not([open]) > :not(summary), details:not([open]) > :not(summary) *)";

/// Everything on the page that can be used, by the name a screen reader has for it
/// and where it leads.
async fn names(visit: &Visit) -> Result<Vec<(String, String)>> {
    let mut names = Vec::new();
    for element in visit.browser.find_all(By::Css(USABLE)).await? {
        if element.is_displayed().await? {
            let leads = element.attr("href").await?.unwrap_or_default();
            names.push((visit.browser.name_of(&element).await?, leads));
        }
    }
    Ok(names)
}

#[tokio::test]
async fn everything_that_can_be_used_has_a_name_of_its_own() -> Result<()> {
    let visit = Visit::begin().await?;
    for screen in hamstretch_core::app::Screen::ALL {
        visit.go(screen.address()).await?;
        visit.sees("main h1, main h2").await?;
        let mut places: BTreeMap<String, String> = BTreeMap::new();
        for (name, leads) in names(&visit).await? {
            assert!(!name.trim().is_empty(), "{screen:?}: {leads}");
            if let Some(other) = places.insert(name.clone(), leads.clone()) {
                assert_eq!(other, leads, "{screen:?}: two are named `{name}`");
                assert!(!leads.is_empty(), "{screen:?}: two are named `{name}`");
            }
        }
        assert!(!places.is_empty(), "{screen:?}");
    }
    visit.went_well().await
}

#[tokio::test]
async fn a_session_by_names_alone() -> Result<()> {
    let visit = Visit::begin_at(&format!("#/routine?{UNHURRIED}"), "").await?;
    for name in [
        "Start",
        "None of these apply",
        "I am ready",
        "Pause",
        "Resume",
        "Stop",
    ] {
        visit.press(name).await?;
    }
    visit.press("Keep going").await?;
    // Done is where there is a way home and nothing to pause.
    wait_until("the way home", PATIENCE, async || {
        let left = visit.browser.buttons("Pause").await?;
        let home = visit.browser.find_all(By::LinkText("Home")).await?;
        Ok(left.is_empty() && home.len() == 1)
    })
    .await?;
    visit.follow("Home").await?;
    visit.follow("Progress").await?;
    visit.press("Delete session of").await?;
    visit.press("Undo").await?;
    visit.follow("Settings").await?;
    visit.press("Man").await?;
    visit.follow("Today").await?;
    visit.browser.button("Start").await?;
    visit.went_well().await
}
