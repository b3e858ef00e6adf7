//! What a person does and reads on the app's screens.

use std::ffi::OsString;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use hamstretch_core::app::Screen;
use hamstretch_core::words;
use harness::engine::Engine;
use harness::webdriver::thirtyfour::By;
use harness::webdriver::thirtyfour::prelude::ElementQueryable;
use harness::webdriver::{Browser, Options, Profile, wait_until};
use serde_json::{Value, json};

/// How long anything may take to appear: many times what a slow machine needs.
pub(crate) const WITHIN: Duration = Duration::from_secs(120);

/// What home has once it can be used.
pub(crate) const HOME: &str = "main button.start";

/// Whether a screen is drawn, all of it: the last part of home has the week.
const DRAWN: &str = "const has = (part) => document.querySelector(part) !== null;
    return has('main') && !has('.frame') && (has('.week') || !has('main.home'))";

/// Resolves as soon as an element that SELECTOR finds has WORDS in it, or after less than
/// the driver's own limit for a script, 30 s. The page is not polled: a poll would add
/// its own pause to the moment that is waited for.
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
    setTimeout(() => tell(false), 25000);
})";

/// What a browser finds in its environment besides what is there.
type Environment = Vec<(&'static str, OsString)>;

const PLACE: &str = "(() => {
    const found = document.querySelector(`SELECTOR`);
    found?.scrollIntoView({ block: 'center' });
    const box = found?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
})()";

/// A browser that has seen nothing.
pub(crate) async fn open(environment: Environment) -> Result<Browser> {
    open_on(None, environment).await
}

/// A browser on what another left.
pub(crate) async fn open_on(profile: Option<Profile>, environment: Environment) -> Result<Browser> {
    Browser::open_with(Options {
        engine: Some(Engine::Chromium),
        profile,
        environment,
        ..Options::default()
    })
    .await
}

/// What an expression comes to in the page. Not as the driver runs a script: asked so, as
/// often as one asks who waits, the page grew by 18 KB a session instead of 3.
pub(crate) async fn told(browser: &Browser, expression: &str) -> Result<Value> {
    let how = json!({ "expression": expression, "returnByValue": true });
    let mut answer = browser.devtools("Runtime.evaluate", how).await?;
    Ok(answer["result"]["value"].take())
}

/// Whether the page has such an element.
pub(crate) async fn shows(browser: &Browser, selector: &str) -> Result<bool> {
    let expression = format!("!!document.querySelector(`{selector}`)");
    Ok(told(browser, &expression).await? == true)
}

/// Waits until it has.
pub(crate) async fn stands(browser: &Browser, selector: &str) -> Result<()> {
    wait_until(selector, WITHIN, async || shows(browser, selector).await).await
}

/// Goes to a screen, and waits until one is drawn.
pub(crate) async fn go(browser: &Browser, url: &str, fragment: &str) -> Result<()> {
    browser.goto(format!("{url}{fragment}")).await?;
    wait_until("a screen", WITHIN, async || browser.holds(DRAWN).await).await
}

/// Returns at the moment an element that `selector` finds says `words`.
pub(crate) async fn wait_for_words(browser: &Browser, selector: &str, words: &str) -> Result<()> {
    let script = TOLD
        .replace("SELECTOR", &json!(selector).to_string())
        .replace("WORDS", &json!(words).to_string());
    if browser.holds(&script).await? {
        return Ok(());
    }
    let text: String = browser.read("return document.body.innerText").await?;
    bail!("`{selector}` did not say “{words}”, but: {text}");
}

/// Touches the middle of what `selector` names, where it is there, brought to where no bar
/// covers it. Not as the driver does: that holds whatever element it once found, and with it
/// the screen around it, until the page is left.
pub(crate) async fn touch(browser: &Browser, selector: &str) -> Result<()> {
    let middle = told(browser, &PLACE.replace("SELECTOR", selector)).await?;
    let (x, y) = (&middle["x"], &middle["y"]);
    let whats = ["mousePressed", "mouseReleased"];
    for what in whats.into_iter().filter(|_| !middle.is_null()) {
        let event = json!({ "type": what, "x": x, "y": y, "button": "left", "clickCount": 1 });
        browser.devtools("Input.dispatchMouseEvent", event).await?;
    }
    Ok(())
}

/// Chooses a diary's file on Your data and adds it; returns at the moment the app says
/// that it is added.
pub(crate) async fn import(browser: &Browser, url: &str, diary: &str) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("diary.json");
    std::fs::write(&file, diary)?;
    go(browser, url, Screen::Data.address()).await?;
    let chooser = browser.query(By::Css("#chooser")).first().await?;
    chooser.send_keys(file.to_string_lossy()).await?;
    browser.press(words::TAKE_IN).await?;
    wait_for_words(browser, "main", words::TAKEN_IN).await
}

/// Opens a page of the site's own origin with none of the app in it, so that what is stored
/// can be looked at before the app has seen it, or put there. The worker, which answers
/// every navigation with the app, is passed by.
pub(crate) async fn open_plain_page(browser: &Browser, url: &str) -> Result<()> {
    browser.devtools("Network.enable", json!({})).await?;
    let pass_by = |bypass| {
        let bypass = json!({ "bypass": bypass });
        browser.devtools("Network.setBypassServiceWorker", bypass)
    };
    pass_by(true).await?;
    let opened = browser.goto(format!("{url}learn.html")).await;
    opened.context("opening a plain page")?;
    pass_by(false).await?;
    let scripts: usize = browser.read("return document.scripts.length").await?;
    ensure!(scripts == 0, "learn.html is no page without scripts");
    Ok(())
}
