//! Browsers that lack something: the session runs, and says what is missing.

use crate::visit::{ONE_REP, PATIENCE, QUICK, SEASONED, SHORTEST, Visit, cannot_fetch};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::wait_until;

#[tokio::test]
async fn without_sound_vibration_and_screen_lock_a_session_runs_to_its_end() -> Result<()> {
    let before = "
        delete window.AudioContext;
        delete window.webkitAudioContext;
        delete Navigator.prototype.vibrate;
        delete Navigator.prototype.wakeLock;";
    let visit = Visit::begin_at("", &[before, SEASONED].concat()).await?;
    visit.start(QUICK).await?;
    visit
        .reads("No sound on this device: watch the screen.")
        .await?;
    visit.reads("This device cannot vibrate.").await?;
    visit.reads("this browser cannot keep it on").await?;
    visit.plays_to_the_end().await?;
    visit.reads("1 rep with each leg").await?;
    visit.went_well().await
}

/// As on an address without `https`, and on phones of some years ago.
#[tokio::test]
async fn without_locks_worker_database_and_the_rest_a_session_runs_and_is_kept() -> Result<()> {
    let before = "
        for (const name of ['locks', 'serviceWorker', 'storage', 'wakeLock', 'mediaSession',
            'clipboard', 'share', 'audioSession']) delete Navigator.prototype[name];
        for (const name of ['indexedDB', 'MediaMetadata']) delete window[name];
        delete Window.prototype.indexedDB;";
    let visit = Visit::begin_at("", before).await?;
    visit.plays_a_session().await?;
    visit.every_screen().await?;
    visit.reload().await?;
    visit.go("#/").await?;
    visit.reads("Last session").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_sound_system_that_never_begins_does_not_hold_the_session_up() -> Result<()> {
    // A context that is there and whose clock never moves.
    let before = "
        Object.defineProperty(BaseAudioContext.prototype, 'currentTime', { get: () => 0 });";
    let visit = Visit::begin_at("", &[before, SEASONED].concat()).await?;
    visit.start(QUICK).await?;
    visit
        .reads("No sound on this device: watch the screen.")
        .await?;
    visit.plays_to_the_end().await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_voice_that_cannot_be_fetched_is_said_to_be_missing() -> Result<()> {
    let before = [&cannot_fetch("voices/"), SEASONED].concat();
    let visit = Visit::begin_at("#/settings", &before).await?;
    visit.reads(words::NO_VOICE).await?;
    visit.start(QUICK).await?;
    visit.reads(words::NO_VOICE).await?;
    visit.is_online().await?;
    visit.has_enough().await?;
    visit.go("#/settings").await?;
    visit.press("Man").await?;
    visit.hears_the_voice().await?;
    assert!(!visit.text().await?.contains(words::NO_VOICE));
    visit.went_well().await
}

/// The sound's clock stands still from `__stop()` on.
const STOPS: &str = "
    const old = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'currentTime').get;
    Object.defineProperty(BaseAudioContext.prototype, 'currentTime', {
        configurable: true,
        get() { return window.__heard = Math.min(old.call(this), window.__stopsAt ?? Infinity); }
    });
    window.__stop = () => { window.__stopsAt = window.__heard; };";

#[tokio::test]
async fn a_sound_that_the_device_stops_pauses_the_session_where_it_stopped() -> Result<()> {
    let visit = Visit::begin_at("", STOPS).await?;
    // Its clock has to have kept time.
    visit.start(SHORTEST).await?;
    visit.reaches("lift").await?;
    let stop = "window.__stop(); return null";
    let _: Option<bool> = visit.browser.read(stop).await?;
    visit.sees("[data-paused=true]").await?;
    visit.reads("Your phone stopped the sound").await?;
    let go_on = "delete window.__stopsAt; return null";
    let _: Option<bool> = visit.browser.read(go_on).await?;
    visit.press("Resume").await?;
    visit.reaches("done").await?;
    visit.reads("1 rep with each leg").await?;
    visit.went_well().await
}

/// As a phone that froze the page for a call: it comes back into view, and that is how the
/// page learns that the sound was stopped. Both count.
#[tokio::test]
async fn a_page_that_finds_its_sound_stopped_as_it_comes_back_holds_the_screen_again() -> Result<()>
{
    const SEEN: &str = "
        window.__held = 0;
        const lock = new EventTarget();
        lock.release = async () => { lock.released = true; };
        Object.defineProperty(navigator, 'wakeLock', { value: {
            request: async () => { window.__held++; lock.released = false; return lock; },
        } });
        window.__look = (seen) => {
            const is = { configurable: true, get: () => seen ? 'visible' : 'hidden' };
            Object.defineProperty(document, 'visibilityState', is);
            if (!seen) lock.released = true;
            document.dispatchEvent(new Event('visibilitychange'));
        };";
    let visit = Visit::begin_at("", &[STOPS, SEEN].concat()).await?;
    visit.start(SHORTEST).await?;
    visit.reaches("lift").await?;
    assert_eq!(visit.browser.read::<u32>("return __held").await?, 1);
    let freeze = "__look(false); __stop();
        for (const begun = performance.now(); performance.now() < begun + 900;);
        __look(true); return null";
    let _: Option<bool> = visit.browser.read(freeze).await?;
    visit.sees("[data-paused=true]").await?;
    visit.reads("Your phone stopped the sound").await?;
    let is_held = "return __held === 2";
    wait_until("the screen to be held", PATIENCE, async || {
        visit.browser.holds(is_held).await
    })
    .await?;
    visit.went_well().await
}

/// What was there before a Skip is there after it.
#[tokio::test]
async fn one_that_it_stops_right_after_a_skip_pauses_it_too() -> Result<()> {
    let visit = Visit::begin_at("", STOPS).await?;
    visit.start(ONE_REP).await?;
    visit.sees("[data-phase=ready]").await?;
    // The sound may have been opened well before the session began.
    let kept_time = "return window.__heard > (window.__began ??= window.__heard) + 2";
    wait_until("two seconds of the session", PATIENCE, async || {
        visit.browser.holds(kept_time).await
    })
    .await?;
    let skip = format!(
        "[...document.querySelectorAll('button')]
            .find((button) => button.textContent === '{}').click();
        window.__stop(); return null",
        words::SKIP
    );
    let _: Option<bool> = visit.browser.read(&skip).await?;
    visit.sees("[data-paused=true]").await?;
    visit.reads("Your phone stopped the sound").await?;
    visit.went_well().await
}

#[tokio::test]
async fn stamps_of_the_future_do_not_pass_for_a_sound_that_stands_still() -> Result<()> {
    // As WebKitGTK has them: further ahead of the page's clock the longer it plays.
    let before = "
        AudioContext.prototype.getOutputTimestamp = function () {
            const contextTime = this.currentTime;
            return {contextTime, performanceTime: performance.now() + 1000 * contextTime};
        };";
    let visit = Visit::begin_at("", before).await?;
    visit.plays_a_session().await?;
    visit.in_time(&visit.recording().await?);
    visit.went_well().await
}
