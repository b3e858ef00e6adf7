//! What a person does and reads on the app's screens.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use hamstretch_core::app::Screen;
use hamstretch_core::words;

use super::scenario::shows;
use crate::drive::thirtyfour::By;
use crate::drive::{Browser, wait_for, wait_until};

/// How long anything may take to appear: many times what a slow machine needs.
pub(super) const WITHIN: Duration = Duration::from_secs(60);

/// Below the driver's own limit for a script, 30 s.
const TOLD_WITHIN_MS: u32 = 25_000;

/// So much of a page is told, in characters, where something is not on it.
const SHOWN: usize = 100;

/// Whether a screen is drawn, all of it: the last part of home has the week.
const DRAWN: &str = "const has = (part) => document.querySelector(part) !== null;
    return has('main') && !has('.frame') && (has('.week') || !has('main.home'))";

const CRASHED: &str = "return location.pathname.endsWith('/crash.html')";

/// Resolves as soon as an element that SELECTOR finds has WORDS in it. The page is
/// not polled: a poll would add its own pause to the moment that is waited for.
const TOLD: &str = "return new Promise((tell) => {
    const isTold = () => [...document.querySelectorAll(SELECTOR)]
        .some((it) => it.textContent.includes(WORDS));
    if (isTold()) return tell(true);
    const observer = new MutationObserver(() => {
        if (!isTold()) return;
        observer.disconnect();
        tell(true);
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    setTimeout(() => tell(false), LIMIT);
})";

/// Goes to a screen, and waits until one is drawn.
pub(super) async fn go(browser: &Browser, url: &str, fragment: &str) -> Result<()> {
    browser.goto(format!("{url}{fragment}")).await?;
    wait_until("a screen", WITHIN, async || browser.holds(DRAWN).await).await
}

/// Whether the page for when the app cannot go on is shown.
pub(super) async fn has_crashed(browser: &Browser) -> Result<bool> {
    browser.holds(CRASHED).await
}

/// All the words on the screen.
pub(super) async fn text(browser: &Browser) -> Result<String> {
    let text: Option<String> = browser.read("return document.body?.innerText").await?;
    Ok(text.unwrap_or_default())
}

/// Returns at the moment an element that `selector` finds says `words`.
pub(super) async fn wait_for_words(browser: &Browser, selector: &str, words: &str) -> Result<()> {
    let script = TOLD
        .replace("SELECTOR", &serde_json::to_string(selector)?)
        .replace("WORDS", &serde_json::to_string(words)?)
        .replace("LIMIT", &TOLD_WITHIN_MS.to_string());
    if browser.holds(&script).await? {
        return Ok(());
    }
    let text: String = text(browser).await?.chars().take(SHOWN).collect();
    bail!("`{selector}` did not say “{words}”; the page began with {text:?}");
}

/// Waits until something can be found in the page.
pub(super) async fn wait_for_element(browser: &Browser, selector: &str) -> Result<()> {
    wait_until(selector, WITHIN, async || shows(browser, selector).await).await
}

/// Follows the first of the links whose accessible names begin with `start`.
pub(super) async fn follow_first(browser: &Browser, start: &str) -> Result<()> {
    let link = format!("a[aria-label^=\"{start}\"]");
    wait_for_element(browser, &link).await?;
    let link = browser.find(By::Css(&link)).await?;
    link.scroll_into_view().await?;
    link.click()
        .await
        .with_context(|| format!("following `{start}`"))
}

/// Presses the first of the buttons whose accessible names begin with `start`.
pub(super) async fn press_first(browser: &Browser, start: &str) -> Result<()> {
    let what = format!("a button named `{start}…`");
    let button = wait_for(&what, WITHIN, async || {
        Ok(browser.buttons(start).await?.into_iter().next())
    })
    .await?;
    button.scroll_into_view().await?;
    button
        .click()
        .await
        .with_context(|| format!("pressing `{start}`"))
}

/// Chooses a diary's file on Your data and adds it; returns at the moment the app
/// says that it is added.
pub(super) async fn import(browser: &Browser, url: &str, diary: &str) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("diary.json");
    std::fs::write(&file, diary)?;
    go(browser, url, Screen::Data.address()).await?;
    wait_for_element(browser, "#chooser").await?;
    let chooser = browser.find(By::Id("chooser")).await?;
    chooser.send_keys(file.to_string_lossy()).await?;
    browser.press(words::TAKE_IN).await?;
    wait_for_words(browser, "main", words::TAKEN_IN).await
}
