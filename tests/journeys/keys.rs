//! Keys and focus, which each engine handles in its own way: where a new screen is told,
//! and how a choice among a few is made.

use crate::visit::{PATIENCE, Visit};
use anyhow::Result;
use harness::webdriver::thirtyfour::prelude::*;
use harness::webdriver::wait_until;

/// A session as the app stores it.
const SESSION: &str = "localStorage['hamstretch.entry.019a00000000-0badcafe'] ??=
    'v=1&id=019a00000000-0badcafe&utc_ms=1762000000000&offset_min=60&routine=reps%3D12%26first%3Dright&first=right&left=12&right=12&ending=finished&lasted_ms=200000';";

/// Waits until the screen with this name has begun: the document is called so, and the
/// one heading of the first level has the focus; in a session what pauses it has.
async fn has_begun(visit: &Visit, name: &str) -> Result<()> {
    let begun = format!(
        "const all = document.querySelectorAll('h1');
         return document.title === '{name} · Hamstretch' && all.length === 1
            && document.activeElement === (document.querySelector('.pause') ?? all[0])"
    );
    let begun = wait_until(name, PATIENCE, async || visit.browser.holds(&begun).await).await;
    let now = "return document.title + ' / ' + document.activeElement.outerHTML.slice(0, 200)
        + ' / ' + document.querySelectorAll('h1').length";
    let now: String = visit.browser.read(now).await?;
    begun.map_err(|error| error.context(now))
}

#[tokio::test]
async fn each_screen_begins_at_its_heading_and_names_the_document() -> Result<()> {
    let visit = Visit::begin_at("", SESSION).await?;
    let first = "return document.title + ' ' + document.activeElement.tagName";
    let is_named = wait_until("a title", PATIENCE, async || {
        Ok(visit.browser.read::<String>(first).await? == "Today · Hamstretch BODY")
    });
    // As the first frame is painted, the focus is left where it is.
    is_named.await?;
    visit.follow("Progress").await?;
    has_begun(&visit, "Progress").await?;
    visit.follow("Learn").await?;
    has_begun(&visit, "How it goes").await?;
    visit.follow("Settings").await?;
    has_begun(&visit, "Settings").await?;
    visit.follow("Your data").await?;
    has_begun(&visit, "Your data").await?;
    visit.press("Erase everything").await?;
    has_begun(&visit, "Erase everything?").await?;
    visit.press("Keep everything").await?;
    has_begun(&visit, "Your data").await?;
    visit.browser.back().await?;
    has_begun(&visit, "Settings").await?;
    visit.follow("Today").await?;
    has_begun(&visit, "Today").await?;
    visit.press("Start").await?;
    has_begun(&visit, "Does any of this apply?").await?;
    visit.press("Fever").await?;
    visit.press("Go on").await?;
    has_begun(&visit, "Get urgent medical advice").await?;
    visit.press("Answer again").await?;
    has_begun(&visit, "Does any of this apply?").await?;
    visit.press("None of these apply").await?;
    has_begun(&visit, "Session").await?;
    visit.press("Stop").await?;
    has_begun(&visit, "What happened?").await?;
    visit.press("Keep going").await?;
    has_begun(&visit, "Session").await?;
    visit.press("Stop").await?;
    visit.press("Enough for today").await?;
    has_begun(&visit, "Enough for today").await?;
    visit.follow("Home").await?;
    has_begun(&visit, "Today").await?;
    visit.went_well().await
}

/// What has the focus, and whether it is chosen.
async fn at(visit: &Visit) -> Result<(String, String)> {
    let it = "const it = document.activeElement;
        return [it.textContent, it.getAttribute('aria-checked') ?? '']";
    visit.browser.read(it).await
}

async fn key(visit: &Visit, key: Key) -> Result<(String, String)> {
    let keys = visit.browser.action_chain().send_keys(key + "");
    keys.perform().await?;
    at(visit).await
}

fn chosen(words: &str) -> (String, String) {
    (words.to_owned(), "true".to_owned())
}

#[tokio::test]
async fn a_scale_is_one_stop_of_the_tab_key_and_arrows_choose() -> Result<()> {
    let visit = Visit::begin_at("#/entry?019a00000000-0badcafe", SESSION).await?;
    visit.sees(".scale").await?;
    let begin = "document.querySelector('h1').focus(); return null";
    visit.browser.read::<Option<bool>>(begin).await?;
    // None is chosen yet: the first is the stop, and Tab leaves it for the next scale.
    assert_eq!(key(&visit, Key::Tab).await?, ("0".into(), "false".into()));
    assert_eq!(key(&visit, Key::Right).await?, chosen("1"));
    assert_eq!(key(&visit, Key::Down).await?, chosen("2"));
    assert_eq!(key(&visit, Key::Up).await?, chosen("1"));
    assert_eq!(key(&visit, Key::Left).await?, chosen("0"));
    assert_eq!(key(&visit, Key::Left).await?, chosen("10"));
    assert_eq!(key(&visit, Key::Down).await?, chosen("0"));
    assert_eq!(key(&visit, Key::End).await?, chosen("10"));
    assert_eq!(key(&visit, Key::Home).await?, chosen("0"));
    assert_eq!(key(&visit, Key::End).await?, chosen("10"));
    let count = "return document.querySelectorAll('[role=radio][aria-checked=true]').length";
    assert_eq!(visit.browser.read::<u32>(count).await?, 1);
    visit.is_saved().await?;

    let of_the_second = "return document.activeElement.closest('[role=radiogroup]').ariaLabel";
    let first: String = visit.browser.read(of_the_second).await?;
    key(&visit, Key::Tab).await?;
    let second: String = visit.browser.read(of_the_second).await?;
    assert_ne!(first, second);
    let back = visit.browser.action_chain().key_down(Key::Shift);
    back.send_keys(Key::Tab + "")
        .key_up(Key::Shift)
        .perform()
        .await?;
    // Whoever comes back comes to what is chosen.
    assert_eq!(at(&visit).await?, chosen("10"));

    // Taken back by a key, and by choosing it again.
    assert_eq!(
        key(&visit, Key::Delete).await?,
        ("10".into(), "false".into())
    );
    assert_eq!(visit.browser.read::<u32>(count).await?, 0);
    assert_eq!(key(&visit, Key::Space).await?, chosen("10"));
    assert_eq!(
        key(&visit, Key::Space).await?,
        ("10".into(), "false".into())
    );

    // From right to left, left leads on.
    let turn = "document.documentElement.dir = 'rtl'; return null";
    visit.browser.read::<Option<bool>>(turn).await?;
    key(&visit, Key::Home).await?;
    assert_eq!(key(&visit, Key::Left).await?, chosen("1"));
    assert_eq!(key(&visit, Key::Right).await?, chosen("0"));
    assert_eq!(key(&visit, Key::Down).await?, chosen("1"));
    visit.went_well().await
}

#[tokio::test]
async fn a_setting_among_a_few_is_chosen_by_arrows_and_never_none() -> Result<()> {
    let visit = Visit::begin_at("#/settings", "").await?;
    visit.sees("[role=radiogroup]").await?;
    let begin = "document.querySelector('[role=radio][tabindex=\"0\"]').focus(); return null";
    visit.browser.read::<Option<bool>>(begin).await?;
    assert_eq!(at(&visit).await?, chosen("Woman"));
    assert_eq!(key(&visit, Key::Right).await?, chosen("Man"));
    assert_eq!(key(&visit, Key::Right).await?, chosen("Woman"));
    assert_eq!(key(&visit, Key::Delete).await?, chosen("Woman"));
    assert_eq!(key(&visit, Key::Space).await?, chosen("Woman"));
    visit.went_well().await
}
