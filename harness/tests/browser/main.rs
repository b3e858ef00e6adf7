//! The driver and the recorder against pages of their own, in a real browser.
//! `cargo xtask test` runs these; plain `cargo test` needs no browser.

use std::time::Duration;

use anyhow::Result;
use harness::recorder::{SCRIPT, recording};
use harness::webdriver::{Browser, Options, Profile, Scheme, wait_for, wait_until};
use site::Site;

const BUTTONS: &str = r#"<!doctype html><meta name="viewport" content="width=device-width">
<button aria-label="Start the session">Go</button> <button hidden>Start over</button>
<button>Twin 1</button> <button>Twin 2</button>
<script>
  document.querySelector("button").onclick = () => localStorage.setItem("pressed", "yes");
</script>"#;

const PRESSED: &str = "return localStorage.getItem('pressed')";

async fn open_on(profile: Profile) -> Result<Browser> {
    let profile = Some(profile);
    Browser::open_with(Options {
        profile,
        ..Options::default()
    })
    .await
}

/// How many programs have this on their command line; what has ended has none.
fn processes_told(what: &str) -> usize {
    let processes = std::fs::read_dir("/proc").expect("Linux").flatten();
    processes
        .filter_map(|process| std::fs::read(process.path().join("cmdline")).ok())
        .filter(|line| String::from_utf8_lossy(line).contains(what))
        .count()
}

#[tokio::test]
async fn a_fresh_phone_opens_a_page_and_what_is_kept_is_there_for_the_next_browser() -> Result<()> {
    let (_folder, site) = Site::of_page(BUTTONS)?;
    site.run_first("window.early = document.body === null");
    let browser = Browser::open_with(Options {
        scheme: Scheme::Dark,
        ..Options::default()
    });
    let browser = browser.await?;
    browser.goto(site.url()).await?;
    let seen = "return [innerWidth, innerHeight, early,
        matchMedia('(prefers-color-scheme: dark)').matches, localStorage.length]";
    let seen: (u32, u32, bool, bool, u32) = browser.read(seen).await?;
    assert_eq!(seen, (390, 844, true, true, 0));
    browser.press("Start").await?;
    let error = browser.press("Twin").await.expect_err("there are two");
    assert!(format!("{error:#}").contains("2 buttons"), "{error:#}");
    let again = open_on(browser.close().await?).await?;
    again.goto(site.url()).await?;
    let kept: Option<String> = again.read(PRESSED).await?;
    let keeps = again.engine().keeps_what_it_stored();
    assert_eq!(kept.as_deref(), keeps.then_some("yes"));
    Ok(())
}

#[tokio::test]
async fn a_killed_browser_is_gone_and_its_profile_with_it() -> Result<()> {
    let browser = Browser::open_with(Options::default()).await?;
    let folder = browser.profile().folder();
    let told = folder.to_string_lossy();
    let ended = async || Ok(processes_told(&told) == 0);
    assert!(!ended().await?, "nobody knows its folder");
    let profile = browser.kill();
    wait_until("the browser to end", Duration::from_secs(10), ended).await?;
    drop(open_on(profile).await?);
    assert!(!folder.exists());
    Ok(())
}

#[tokio::test]
async fn who_gets_a_pooled_browser_sees_nothing_of_who_had_it() -> Result<()> {
    let open = || {
        Browser::open_with(Options {
            pooled: true,
            ..Options::default()
        })
    };
    // The pool ends with the last lease.
    let _held = open().await?;
    let first = open().await?;
    let (_folder, site) = Site::of_page(BUTTONS)?;
    first.goto(site.url()).await?;
    first.press("Start").await?;
    let had = first.profile().folder();
    drop(first);

    let next = open().await?;
    let is_pooled = next.engine().changes_its_colours();
    assert_eq!(next.profile().folder() == had, is_pooled);
    assert_eq!(next.windows().await?.len(), 1);
    let (_folder, site) = Site::of_page(BUTTONS)?;
    next.goto(site.url()).await?;
    let seen = "return [localStorage.length, innerWidth, innerHeight, document.visibilityState]";
    let seen: (u32, u32, u32, String) = next.read(seen).await?;
    assert_eq!(seen, (0, 390, 844, "visible".to_owned()));
    Ok(())
}

const SESSION: &str = r#"<!doctype html><button>Start</button><main></main>
<script>
  document.querySelector("button").onclick = async () => {
    const root = document.querySelector("main");
    root.dataset.phase = "lift"; root.dataset.rep = "1"; root.dataset.paused = "false";
    const audio = new AudioContext();
    await audio.resume();
    const from = audio.currentTime;
    const tone = (when, stop, context = audio) => {
      const node = context.createOscillator();
      node.connect(context.destination);
      node.start(when);
      if (stop !== undefined) node.stop(stop);
      return node;
    };
    tone(from + 10, from + 12);
    tone(from + 20, from + 25).stop();
    const clip = audio.createBufferSource();
    clip.buffer = audio.createBuffer(1, 4800, 48000);
    clip.connect(audio.destination);
    clip.start(from + 5, 0.025);
    tone(from + 30).disconnect();
    const closed = new AudioContext();
    tone(1e4, undefined, closed);
    await closed.close();
    navigator.vibrate?.([100, 50, 100]);
    await navigator.wakeLock.request("screen").then((lock) => lock.release(), () => {});
    root.dataset.phase = "pull";
    root.dataset.rep = "2";
    await new Promise((done) => setTimeout(done));
    root.remove();
    setTimeout(() => nothing.there());
  };
</script>"#;

#[tokio::test]
async fn what_a_page_asks_of_the_browser_is_written_down() -> Result<()> {
    let (_folder, site) = Site::of_page(SESSION)?;
    let browser = Browser::open_with(Options::default()).await?;
    browser.goto(site.url()).await?;
    let early = recording(&browser).await;
    assert!(early.is_err(), "this page was opened too early");
    site.run_first(SCRIPT);
    browser.goto(site.url()).await?;
    browser.press("Start").await?;
    let through = async || {
        let recorded = recording(&browser).await?;
        Ok((!recorded.problems.is_empty()).then_some(recorded))
    };
    let recorded = wait_for("the page's end", Duration::from_secs(30), through).await?;

    let heard = recorded.audible().into_iter();
    let lasts = heard.map(|it| (it.id, (it.lasts * 1000.0).round()));
    // Five seconds are before ten.
    assert_eq!(
        Vec::from_iter(lasts),
        [(2, 75.0), (0, 2000.0)],
        "{recorded:#?}"
    );
    assert!(recorded.late().is_empty() && recorded.contexts == 2);
    let felt = vec![100.0, 50.0, 100.0];
    let felt = Vec::from_iter(browser.engine().vibrates().then_some(felt));
    assert_eq!(recorded.buzzes, felt);
    assert_eq!(recorded.locks, ["asked", "held", "let go", "released"]);
    let views = recorded.views.iter().map(|it| &it.view);
    let views = views.map(|view| (view.phase.as_deref(), view.rep));
    let due = [
        (Some("lift"), Some(1.0)),
        (Some("pull"), Some(2.0)),
        (None, None),
    ];
    assert_eq!(Vec::from_iter(views), due);
    assert!(recorded.problems[0].contains("nothing"), "{recorded:#?}");
    Ok(())
}
