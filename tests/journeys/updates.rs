//! Two builds, served one after the other at one address.

use crate::visit::{PATIENCE, QUICK, Visit, dist};
use anyhow::Result;
use harness::webdriver::wait_until;
use site::fake_update;
use std::path::Path;
use tempfile::TempDir;

/// What the newer build says, and where: at home, on Learn, in Settings.
pub const WORDS: [(&str, &str); 3] = [
    ("stretch, hands-free", "stretch, HANDS-FREE"),
    ("What research says", "What RESEARCH says"),
    ("Days a week", "DAYS a week"),
];
pub const NEW: &str = "HANDS-FREE";
pub const READY: &str = "A new version is ready";

pub fn newer() -> Result<TempDir> {
    fake_update(&dist(), &WORDS, |_| Ok(()))
}

/// The app, kept for offline, at home.
pub async fn at_home() -> Result<Visit> {
    let visit = Visit::begin_at("#/settings", "").await?;
    visit.reads("Works offline").await?;
    visit.go("#/").await?;
    visit.reads("15 reps each").await?;
    Ok(visit)
}

/// Has the page look for a newer build, as it does by itself now and then, and
/// waits until the browser is through with it. Twice: the first look may be the answer of one
/// that the browser had begun by itself, before there was anything newer.
pub async fn look(visit: &Visit) -> Result<()> {
    let script = "return navigator.serviceWorker.getRegistration()
        .then((it) => it.update()).then(() => null, () => null)";
    for _ in 0..2 {
        visit.browser.read::<Option<bool>>(script).await?;
    }
    wait_until("no build on its way", PATIENCE, async || {
        let script =
            "return navigator.serviceWorker.getRegistration().then((it) => !it.installing)";
        visit.browser.holds(script).await
    })
    .await
}

/// Whether a newer build waits.
pub async fn waits(visit: &Visit) -> Result<bool> {
    let script = "return navigator.serviceWorker.getRegistration().then((it) => !!it.waiting)";
    visit.browser.read(script).await
}

pub async fn builds_kept(visit: &Visit) -> Result<usize> {
    let script = "return caches.keys().then((names) => names.length)";
    visit.browser.read(script).await
}

/// Whether the page is still the one that was marked.
pub async fn mark(visit: &Visit) -> Result<()> {
    let _: Option<bool> = visit
        .browser
        .read("window.__same = true; return null")
        .await?;
    Ok(())
}
pub async fn is_same(visit: &Visit) -> Result<bool> {
    visit.browser.read("return window.__same === true").await
}

pub async fn is_new(visit: &Visit) -> Result<bool> {
    Ok(visit.text().await?.contains(NEW))
}

#[tokio::test]
async fn a_version_deployed_in_mid_session_is_offered_after_done_and_applied_on_a_tap() -> Result<()>
{
    let visit = at_home().await?;
    mark(&visit).await?;
    visit.start(QUICK).await?;
    visit.skips_to_the_first_rep().await?;
    visit.reaches("pull").await?;
    let new = newer()?;
    visit.site.deploy(new.path())?;
    look(&visit).await?;
    assert!(waits(&visit).await?);
    assert!(visit.shows("[data-phase][data-paused=false]").await?);
    assert!(!visit.text().await?.contains("version"), "not in a session");
    visit.reaches("change").await?;
    visit.press("Skip").await?;
    visit.reaches("done").await?;
    visit.reads("1 rep with each leg").await?;
    let recording = visit.recording().await?;
    assert!(!recording.sounds.is_empty());
    visit.in_time(&recording);
    assert!(is_same(&visit).await?, "nothing reloads");
    visit.reads(READY).await?;
    // It is offered, and no more than that.
    visit.follow("Home").await?;
    visit.reads(READY).await?;
    visit.reload().await?;
    visit.reads(READY).await?;
    assert!(!is_new(&visit).await?);
    let diary = visit.stored().await?;
    assert_eq!(visit.done_and_measured().await?.len(), 1);
    visit.press("Update").await?;
    visit.reads(NEW).await?;
    visit.reads("Last session").await?;
    assert_eq!(visit.stored().await?, diary);
    assert!(!visit.text().await?.contains(READY));
    visit.follow("Learn").await?;
    visit.reads("What RESEARCH says").await?;
    visit.plays_a_short_session().await?;
    visit.went_well().await?;
    // Once no page of it is open, the old one goes.
    let visit = visit.anew().await?;
    visit.reads(NEW).await?;
    keeps_one_build(&visit).await?;
    visit.went_well().await
}

/// The old one goes soon after the new one has had its turn.
async fn keeps_one_build(visit: &Visit) -> Result<()> {
    wait_until("one build", PATIENCE, async || {
        Ok(builds_kept(visit).await? == 1)
    })
    .await
}

#[tokio::test]
async fn a_version_that_nobody_wants_yet_comes_with_the_next_start() -> Result<()> {
    let visit = at_home().await?;
    let new = newer()?;
    visit.site.deploy(new.path())?;
    look(&visit).await?;
    visit.reads(READY).await?;
    let visit = visit.anew().await?;
    visit.reads(NEW).await?;
    assert!(!visit.text().await?.contains(READY));
    keeps_one_build(&visit).await?;
    visit.went_well().await
}

/// As Firefox does now and then when it is closed while a newer one waits.
#[tokio::test]
async fn a_browser_that_lost_its_worker_keeps_no_older_build() -> Result<()> {
    let visit = at_home().await?;
    let new = newer()?;
    visit.site.deploy(new.path())?;
    let script = "return navigator.serviceWorker.getRegistration().then((it) => it.unregister())";
    assert!(visit.browser.read::<bool>(script).await?);
    visit.browser.goto("about:blank").await?;
    visit.go("#/settings").await?;
    visit.reads("Works offline").await?;
    // It says so as the worker begins to take over; no other page is opened meanwhile.
    keeps_one_build(&visit).await?;
    visit.go("#/").await?;
    visit.reads(NEW).await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_version_that_is_not_all_there_is_not_used_and_tried_again() -> Result<()> {
    let mut visit = at_home().await?;
    // One of its files is not deployed yet, and nobody else has it.
    let new = newer()?;
    let missing = new.path().join("learn.html");
    let learn = std::fs::read(&missing)?;
    std::fs::remove_file(&missing)?;
    visit.site.deploy(new.path())?;
    look(&visit).await?;
    assert!(!waits(&visit).await?);
    assert_eq!(builds_kept(&visit).await?, 1);
    // The network goes while it comes.
    let large = fake_update(&dist(), &WORDS, |folder| {
        Ok(std::fs::write(
            folder.join("large.bin"),
            vec![7; 64_000_000],
        )?)
    })?;
    visit.site.deploy(large.path())?;
    let script = "navigator.serviceWorker.getRegistration()
        .then((it) => it.update()).catch(() => {}); return null";
    let _: Option<bool> = visit.browser.read(script).await?;
    while !visit.site.asked().iter().any(|path| path == "large.bin") {
        tokio::task::yield_now().await;
    }
    visit.site.stop();
    wait_until("nothing of it to be left", PATIENCE, async || {
        Ok(builds_kept(&visit).await? == 1)
    })
    .await?;
    assert!(!waits(&visit).await?);
    visit.reload().await?;
    visit.reads("15 reps each").await?;
    assert!(!is_new(&visit).await? && !visit.text().await?.contains(READY));
    // All of it is there now.
    std::fs::write(&missing, learn)?;
    visit.site.deploy(new.path())?;
    visit.site.start()?;
    look(&visit).await?;
    visit.reads(READY).await?;
    visit.press("Update").await?;
    visit.reads(NEW).await?;
    visit.went_well().await
}

async fn put(visit: &Visit, name: &str, text: &str) -> Result<()> {
    let script = format!("localStorage.setItem('{name}', '{text}'); return null");
    let _: Option<bool> = visit.browser.read(&script).await?;
    Ok(())
}

#[tokio::test]
async fn what_is_new_is_told_once() -> Result<()> {
    let visit = at_home().await?;
    // A first visit has no news, nor has whoever began with this version.
    assert!(!visit.shows(".extra").await?);
    put(&visit, "hamstretch.seen", "v=1&news=0&install=0").await?;
    visit.reload().await?;
    visit.reads("What is new").await?;
    visit.press("Got it").await?;
    wait_until("no news", PATIENCE, async || {
        Ok(!visit.shows(".extra").await?)
    })
    .await?;
    visit.reload().await?;
    visit.go("#/settings").await?;
    visit.reads("Works offline").await?;
    visit.go("#/").await?;
    visit.reads("15 reps each").await?;
    assert!(!visit.shows(".extra").await?);
    visit.went_well().await
}

#[tokio::test]
async fn a_page_that_is_returned_to_looks_for_a_newer_version_once_an_hour() -> Result<()> {
    let later = "const Old = Date;
        window.__later = 0;
        window.Date = class extends Old {
            constructor(...given) { given.length ? super(...given) : super(Old.now() + window.__later); }
            static now() { return Old.now() + window.__later; }
        };";
    let visit = Visit::begin_at("#/settings", later).await?;
    visit.reads("Works offline").await?;
    let asked = || {
        let asked = visit.site.asked();
        asked.iter().filter(|path| *path == "worker.js").count()
    };
    let before = asked();
    let return_after = async |minutes: u32| {
        let script = format!(
            "window.__later += {minutes} * 60e3;
            document.dispatchEvent(new Event('visibilitychange')); return null"
        );
        visit.browser.read::<Option<bool>>(&script).await
    };
    return_after(59).await?;
    return_after(2).await?;
    wait_until("the worker to be asked for", PATIENCE, async || {
        Ok(asked() > before)
    })
    .await?;
    assert_eq!(asked(), before + 1, "the first return came too soon");
    visit.went_well().await
}

/// The builds that are tested are builds.
#[test]
fn the_newer_build_is_another() -> Result<()> {
    let new = newer()?;
    let worker = |folder: &Path| std::fs::read(folder.join("worker.js"));
    assert_ne!(worker(&dist())?, worker(new.path())?);
    Ok(())
}
