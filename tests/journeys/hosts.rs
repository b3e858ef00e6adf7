//! Hosts as they are: what they redirect, misname, hold too long and answer with a
//! page instead, and a browser that empties what was kept.
//!
//! All of it in each engine: their workers and their stores differ.

use crate::updates::{look, waits};
use crate::visit::{HASTE, PATIENCE, Visit, dist};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::wait_until;
use site::{Fault, Options, Site, Wrong, fake_update};

/// The names of what is kept, by the page's own folder.
const KEPT: &str = "return Promise.all((await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => url)))
    .then((all) => all.flat().map((url) => url.slice(new URL('./', location).href.length)))";

pub async fn kept(visit: &Visit) -> Result<Vec<String>> {
    let script = format!("return (async () => {{ {KEPT} }})()");
    visit.browser.read(&script).await
}

async fn run(visit: &Visit, script: &str) -> Result<()> {
    let script = format!("return (async () => {{ {script} }})().then(() => null)");
    visit.browser.read::<Option<bool>>(&script).await?;
    Ok(())
}

/// Opens Settings, coming from elsewhere, and reads what it says of offline.
async fn settings_say(visit: &Visit, words: &str) -> Result<()> {
    visit.go("#/safety").await?;
    visit.go("#/settings").await?;
    visit.reads(words).await
}

#[tokio::test]
async fn a_host_that_redirects_misnames_varies_and_has_other_pages_is_kept_whole_and_left_its_own()
-> Result<()> {
    let build = fake_update(&dist(), &[], |_| Ok(()))?;
    // Not the app's.
    std::fs::create_dir(build.path().join("blog"))?;
    std::fs::write(build.path().join("blog/index.html"), "<p>A page of its own")?;
    std::fs::write(build.path().join("notes.zip"), "PK")?;
    let options = Options {
        base: Some("/hamstretch/".to_owned()),
        ..Options::default()
    };
    let site = Site::serve(build.path(), options)?;
    site.misbehave([
        Fault::ShortAddresses,
        Fault::PageForMissing,
        Fault::Varies,
        Fault::WrongTypes,
        Fault::HeldTooLong,
    ]);
    let mut visit = Visit::to(site, "", "").await?;
    visit.is_kept().await?;
    let url = visit.site.url();
    // What is the host's stays the host's, whatever it answers.
    visit.browser.goto(format!("{url}blog/")).await?;
    visit.reads("A page of its own").await?;
    let bytes = "return fetch('../notes.zip').then((it) => it.text())";
    assert_eq!(visit.browser.read::<String>(bytes).await?, "PK");
    visit.browser.goto(format!("{url}INDEX.HTML")).await?;
    assert!(visit.site.asked().iter().any(|path| path == "INDEX.HTML"));
    visit.site.stop();
    visit.go("?utm_source=a&fbclid=b").await?;
    visit.sees("main.home button").await?;
    visit.go("index.html?utm_source=a#/settings").await?;
    visit.reads(words::WORKS_OFFLINE).await?;
    visit.hears_the_voice().await?;
    visit.every_screen().await?;
    // Ranges may be ignored.
    let part = "return fetch('voices/man.voice', { headers: { range: 'bytes=0-3' } })
        .then(async (it) => `${it.status} ${(await it.arrayBuffer()).byteLength > 100000}`)";
    assert_eq!(visit.browser.read::<String>(part).await?, "200 true");
    let types = "return Promise.all(['icons/icon.svg', 'manifest.webmanifest'].map(
        (file) => fetch(file).then((it) => it.headers.get('content-type')))).then(String)";
    let types: String = visit.browser.read(types).await?;
    assert_eq!(types, "image/svg+xml,application/manifest+json");
    let gone = "return fetch('blog/').then(() => 'there', () => 'gone')";
    assert_eq!(visit.browser.read::<String>(gone).await?, "gone");
    visit.went_well().await?;
    visit.browser.goto(format!("{url}crash.html")).await?;
    visit.reads(words::WENT_WRONG).await?;
    visit.follow(words::OPEN_AGAIN).await?;
    visit.sees("main.home button").await?;
    visit.went_well().await
}

#[tokio::test]
async fn what_is_not_the_file_is_not_kept_and_is_obtained_once_the_host_is_well() -> Result<()> {
    let faults = [
        Fault::Comes("voices/man.voice", Wrong::Page),
        Fault::Comes("icons/icon-512.png", Wrong::Half),
        Fault::Comes("learn.html", Wrong::More),
        Fault::Comes("crash.html", Wrong::Encoded),
        Fault::Comes("summary.css", Wrong::Status(503)),
        Fault::Comes("icons/icon.svg", Wrong::Status(404)),
    ];
    let site = Site::serve(&dist(), Options::default())?;
    site.misbehave(faults);
    // It tries again after half a minute.
    let mut visit = Visit::to(site, "#/settings", HASTE).await?;
    wait_until("each to be asked for, and again", PATIENCE, async || {
        let asked = visit.site.asked();
        let times = |file: &str| asked.iter().filter(|path| *path == file).count();
        Ok(faults
            .iter()
            .all(|fault| matches!(fault, Fault::Comes(file, _) if times(file) > 1)))
    })
    .await?;
    nothing_is_kept(&visit).await?;
    visit.reads(words::NOT_OFFLINE_YET).await?;
    // Nobody does anything: it tries again by itself.
    visit.site.misbehave([]);
    visit.reads(words::WORKS_OFFLINE).await?;
    let all = kept(&visit).await?;
    assert!(all.len() > 15, "{all:?}");

    // Each of these alone is enough, and what is gone is said as soon as one looks.
    for fault in faults {
        let Fault::Comes(file, _) = fault else {
            continue;
        };
        visit.site.misbehave([fault]);
        let delete = format!(
            "for (const name of await caches.keys()) await (await caches.open(name)).delete('{file}')"
        );
        run(&visit, &delete).await?;
        settings_say(&visit, words::NOT_OFFLINE_YET).await?;
        let there = kept(&visit).await?;
        assert_eq!(there.len(), all.len() - 1, "{file}");
        visit.site.misbehave([]);
        settings_say(&visit, words::WORKS_OFFLINE).await?;
    }
    // What was put in its place by others, too.
    let spoil = "for (const name of await caches.keys())
        await (await caches.open(name)).put('crash.js', new Response('no'))";
    run(&visit, spoil).await?;
    visit.go("#/safety").await?;
    visit.go("#/settings").await?;
    wait_until("the file itself", PATIENCE, async || {
        let is_whole =
            "return fetch('crash.js').then((it) => it.text()).then((it) => it.length > 1000)";
        visit.browser.holds(is_whole).await
    })
    .await?;
    visit.reads(words::WORKS_OFFLINE).await?;

    // The browser empties it, and the host is gone or somebody else's.
    let empty = "for (const name of await caches.keys()) await caches.delete(name)";
    visit.site.misbehave([Fault::Portal]);
    run(&visit, empty).await?;
    settings_say(&visit, words::NOT_OFFLINE_YET).await?;
    look(&visit).await?;
    visit.site.stop();
    settings_say(&visit, words::NOT_OFFLINE_YET).await?;
    visit.site.misbehave([]);
    visit.site.start()?;
    settings_say(&visit, words::WORKS_OFFLINE).await?;
    visit.site.stop();
    visit.reload().await?;
    visit.reads(words::WORKS_OFFLINE).await?;
    visit.every_screen().await?;
    visit.went_well().await
}

/// Neither a file nor a worker.
pub async fn nothing_is_kept(visit: &Visit) -> Result<()> {
    wait_until("nothing to be kept", PATIENCE, async || {
        let left: String = visit
            .browser
            .read(
                "return Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
                    .then(([workers, names]) => `${workers.length} ${names.length}`)",
            )
            .await?;
        Ok(left == "0 0")
    })
    .await
}

#[tokio::test]
async fn a_start_in_mid_deployment_comes_up_once_the_host_is_well() -> Result<()> {
    let site = Site::serve(&dist(), Options::default())?;
    // To be held for a year, as files of that name are.
    site.misbehave([
        Fault::Comes("hamstretch-*.wasm", Wrong::Page),
        Fault::Comes("worker.js", Wrong::Page),
    ]);
    let visit = Visit::to(site, "", "").await?;
    visit.reads(words::CANNOT_START).await?;
    visit.site.misbehave([]);
    visit.follow(words::OPEN_AGAIN).await?;
    visit.sees("main.home button").await?;
    visit.is_kept().await?;
    visit.went_well().await
}

/// The present build as it would be with the worker of an earlier release, which kept
/// whatever came.
fn earlier() -> Result<tempfile::TempDir> {
    let words = [("stretch, hands-free", "stretch, Hands-Free")];
    let build = fake_update(&dist(), &words, |_| Ok(()))?;
    let worker = build.path().join("worker.js");
    let source = std::fs::read_to_string(&worker)?;
    let list = source.split_once("files: ").map(|(_, rest)| rest);
    let list = list.and_then(|rest| rest.split_once("};")).expect("a list");
    let files: Vec<[String; 3]> = serde_json::from_str(list.0)?;
    let files: Vec<_> = files.into_iter().map(|[address, ..]| address).collect();
    let files = serde_json::to_string(&files)?;
    let earlier = include_str!("../../core/tests/fixtures/earlier/worker.js");
    let empty = r#"{version: "", files: []}"#;
    assert!(earlier.contains(empty));
    let filled = format!(r#"{{version: "0123456789abcdef", files: {files}}}"#);
    std::fs::write(worker, earlier.replace(empty, &filled))?;
    Ok(build)
}

#[tokio::test]
async fn what_an_earlier_worker_has_kept_is_left_behind_without_losing_a_session() -> Result<()> {
    let old = earlier()?;
    let mut visit = Visit::to(Site::serve(old.path(), Options::default())?, "", "").await?;
    wait_until("the earlier worker", PATIENCE, async || {
        let controls = "return !!navigator.serviceWorker.controller";
        visit.browser.holds(controls).await
    })
    .await?;
    visit.start("reps=3&lift=1&pull=1&lower=30").await?;
    let first = visit.browser.window().await?;
    // It holds somebody's page for the app, and so no new tab can start.
    let wasm = "const wasm = (await (await caches.open((await caches.keys())[0])).keys())
            .find(({ url }) => /hamstretch-.*wasm/.test(url));
        await (await caches.open((await caches.keys())[0]))
            .put(wasm, new Response('<p>', { headers: { 'content-type': 'text/html' } }))";
    run(&visit, wasm).await?;
    let second = visit.browser.new_tab().await?;
    visit.browser.switch_to_window(second.clone()).await?;
    visit.go("").await?;
    visit.reads(words::CANNOT_START).await?;
    visit.site.deploy(&dist())?;
    look(&visit).await?;
    assert!(waits(&visit).await?);
    // Not while the other has a session.
    visit.follow(words::OPEN_AGAIN).await?;
    visit.reads(words::CANNOT_START).await?;
    visit.browser.switch_to_window(first.clone()).await?;
    assert!(visit.shows("[data-phase][data-paused=false]").await?);
    visit.press("Stop").await?;
    visit.press("Enough for today").await?;
    visit.reads("Enough for today").await?;
    visit.browser.switch_to_window(second).await?;
    visit.follow(words::OPEN_AGAIN).await?;
    visit.sees("main.home button").await?;
    assert!(visit.text().await?.contains("stretch, hands-free"));
    visit.is_kept().await?;
    visit.site.stop();
    visit.reload().await?;
    visit.reads(words::WORKS_OFFLINE).await?;
    visit.went_well().await?;
    // The old tab has come along.
    visit.browser.switch_to_window(first).await?;
    visit.go("#/").await?;
    visit.reads("stretch, hands-free").await?;
    visit.went_well().await
}
