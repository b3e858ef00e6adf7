//! Having the app installed: offered once, where it can be, and never in a session.

use crate::visit::{PATIENCE, QUICK, Visit};
use anyhow::Result;
use harness::webdriver::wait_until;

const HINT: &str = "Keep it at hand";

/// The browser offers to install the app before the app is there; its own offer
/// comes later, or not at all.
const EARLY: &str = "window.__asked = 0;
    const prompt = () => {
        window.__asked += 1;
        return Promise.resolve({ outcome: 'accepted' });
    };
    if (window.BeforeInstallPromptEvent) BeforeInstallPromptEvent.prototype.prompt = prompt;
    const listen = window.addEventListener;
    window.addEventListener = (name, ...given) => {
        listen(name, ...given);
        if (name !== 'beforeinstallprompt') return;
        // Whoever waits for it is told at once.
        window.addEventListener = listen;
        const offer = new Event('beforeinstallprompt', { cancelable: true });
        offer.prompt = prompt;
        window.__early = document.querySelector('.tabs a[href]') === null;
        dispatchEvent(offer);
        window.__held = offer.defaultPrevented;
    };";

/// No offer comes as far as the app.
const NO_OFFER: &str = "addEventListener('beforeinstallprompt',
    (offer) => offer.stopImmediatePropagation());";

/// As a browser tells where a page is put on the home screen by hand.
fn by_hand(is_installed: bool) -> String {
    format!("Object.defineProperty(navigator, 'standalone', {{ value: {is_installed} }});")
}

/// Home and a first session, without a hint before its end.
async fn to_the_first_done(before: &str) -> Result<Visit> {
    let visit = Visit::begin_at("#/settings", before).await?;
    visit.reads("Works offline").await?;
    visit.go("#/").await?;
    visit.reads("15 reps each").await?;
    assert!(!visit.text().await?.contains(HINT));
    visit.start(QUICK).await?;
    assert!(!visit.text().await?.contains(HINT));
    visit.plays_to_the_end().await?;
    visit.reads("1 rep with each leg").await?;
    Ok(visit)
}

async fn no_hint(visit: &Visit) -> Result<()> {
    wait_until("no hint", PATIENCE, async || {
        Ok(!visit.text().await?.contains(HINT))
    })
    .await
}

#[tokio::test]
async fn it_is_offered_after_the_first_session_and_asks_the_browser() -> Result<()> {
    let visit = to_the_first_done(EARLY).await?;
    let held = "return window.__early && window.__held";
    assert!(visit.browser.read::<bool>(held).await?);
    visit.reads(HINT).await?;
    visit.reads("Works offline").await?;
    visit.follow("Home").await?;
    visit.reads(HINT).await?;
    visit.press("Install").await?;
    no_hint(&visit).await?;
    assert_eq!(visit.browser.read::<u32>("return window.__asked").await?, 1);
    visit.reload().await?;
    visit.go("#/settings").await?;
    // The browser offers it anew, and Settings says so; home does not.
    visit.reads(HINT).await?;
    visit.go("#/").await?;
    visit.reads("Last session").await?;
    assert!(!visit.text().await?.contains(HINT));
    visit.went_well().await
}

/// Where the browser neither offers it nor says that it is done by hand.
#[tokio::test]
async fn where_the_browser_offers_nothing_nothing_is_said_of_it() -> Result<()> {
    let visit = to_the_first_done(NO_OFFER).await?;
    let could = "return 'BeforeInstallPromptEvent' in window";
    let could: bool = visit.browser.read(could).await?;
    assert_eq!(could, visit.engine().offers_to_install());
    visit.reads("Works offline").await?;
    assert!(!visit.text().await?.contains(HINT));
    visit.follow("Home").await?;
    visit.reads("Last session").await?;
    assert!(!visit.text().await?.contains(HINT));
    visit.go("#/settings").await?;
    visit.reads("Works offline").await?;
    assert!(!visit.text().await?.contains(HINT));
    visit.went_well().await
}

#[tokio::test]
async fn by_hand_it_is_shown_how_and_that_the_diary_stays_behind() -> Result<()> {
    let visit = to_the_first_done(&by_hand(false)).await?;
    visit.reads(HINT).await?;
    visit.reads("Tap Add to Home Screen").await?;
    visit.reads("a diary of its own").await?;
    visit.sees(".by-hand li:nth-child(2) svg path").await?;
    visit.follow("Export").await?;
    visit.reads("Export everything").await?;
    visit.go("#/").await?;
    visit.reads(HINT).await?;
    // The next Start puts it away for good.
    visit.plays_a_session().await?;
    assert!(!visit.text().await?.contains(HINT));
    visit.follow("Home").await?;
    visit.go("#/settings").await?;
    visit.reads("Tap Add to Home Screen").await?;
    visit.went_well().await
}

#[tokio::test]
async fn where_it_is_installed_it_only_says_that_it_works_offline() -> Result<()> {
    let visit = to_the_first_done(&by_hand(true)).await?;
    visit.reads("Works offline").await?;
    assert!(!visit.text().await?.contains(HINT));
    visit.go("#/settings").await?;
    visit.reads("Works offline").await?;
    assert!(!visit.text().await?.contains(HINT));
    visit.went_well().await
}
