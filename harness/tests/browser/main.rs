//! The driver and the recorder against pages of their own, in a real browser.
//! `cargo xtask test` runs these; plain `cargo test` needs no browser.

use std::time::Duration;

use anyhow::Result;
use harness::recorder::{SCRIPT, recording};
use harness::site::Site;
use harness::webdriver::{Browser, Options, Scheme, wait_for, wait_until};

const BUTTONS: &str = r#"<!doctype html><meta name="viewport" content="width=device-width">
<button aria-label="Start the session">Go</button> <button hidden>Start over</button>
<button>Twin 1</button> <button>Twin 2</button>
<script>
  document.querySelector("button").onclick = () => {
    localStorage.setItem("pressed", "yes");
    document.title = "started";
  };
</script>"#;

fn site(page: &str) -> (tempfile::TempDir, Site) {
    Site::of_page(page).expect("it listens")
}

#[tokio::test]
async fn a_fresh_phone_opens_a_page_and_presses_a_button() -> Result<()> {
    let (_folder, site) = site(BUTTONS);
    site.run_first("window.early = document.body === null");
    let browser = Browser::open_with(Options {
        scheme: Scheme::Dark,
        ..Options::default()
    })
    .await?;
    browser.goto(site.url()).await?;
    let seen: (u32, u32, bool, bool, Option<String>) = browser
        .read(
            "return [innerWidth, innerHeight, early, matchMedia('(prefers-color-scheme: dark)').matches,
             localStorage.getItem('pressed')]",
        )
        .await?;
    assert_eq!(seen, (390, 844, true, true, None));
    browser.press("Start").await?;
    wait_until("the title to change", Duration::from_secs(10), async || {
        Ok(browser.title().await? == "started")
    })
    .await?;
    let error = browser.press("Twin").await.expect_err("there are two");
    assert!(format!("{error:#}").contains("2 buttons"), "{error:#}");
    let picture = tempfile::tempdir()?;
    let file = picture.path().join("new/page.png");
    browser.take_picture(&file).await?;
    assert!(std::fs::read(file)?.starts_with(b"\x89PNG"));
    Ok(())
}

#[tokio::test]
async fn what_was_kept_is_there_for_the_next_browser() -> Result<()> {
    let (_folder, site) = site(BUTTONS);
    let browser = Browser::open().await?;
    browser.goto(site.url()).await?;
    browser.press("Start").await?;
    let profile = browser.close().await?;
    let again = Browser::open_with(Options {
        profile: Some(profile),
        ..Options::default()
    })
    .await;
    let again = again?;
    again.goto(site.url()).await?;
    let kept: Option<String> = again.read("return localStorage.getItem('pressed')").await?;
    let keeps = again.engine().keeps_what_it_stored();
    assert_eq!(kept.as_deref(), keeps.then_some("yes"));
    Ok(())
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
async fn a_killed_browser_is_gone_and_its_profile_with_it() -> Result<()> {
    let browser = Browser::open().await?;
    let folder = browser.folder()?;
    let told = folder.to_string_lossy().into_owned();
    let ended = async || Ok(processes_told(&told) == 0);
    assert!(!ended().await?, "nobody knows its folder");
    let profile = browser.kill()?;
    wait_until("the browser to end", Duration::from_secs(10), ended).await?;
    let again = Browser::open_with(Options {
        profile: Some(profile),
        ..Options::default()
    })
    .await;
    drop(again?);
    assert!(!folder.exists());
    Ok(())
}

const SESSION: &str = r#"<!doctype html><button>Start</button><main></main>
<script>
  document.querySelector("button").onclick = async () => {
    const root = document.querySelector("main");
    root.dataset.phase = "lift"; root.dataset.leg = "left"; root.dataset.rep = "1"; root.dataset.paused = "false";
    const audio = new AudioContext();
    await audio.resume();
    const from = audio.currentTime;
    const tone = (when, stop) => {
      const node = audio.createOscillator();
      node.connect(audio.destination);
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
    navigator.vibrate?.([100, 50, 100]);
    await navigator.wakeLock.request("screen").then((lock) => lock.release(), () => {});
    root.dataset.phase = "pull";
    root.dataset.rep = "2";
    await audio.suspend();
    await new Promise((done) => setTimeout(done));
    root.remove();
    setTimeout(() => nothing.there());
    document.title = "done";
  };
</script>"#;

#[tokio::test]
async fn what_a_page_asks_of_the_browser_is_written_down() -> Result<()> {
    let (_folder, site) = site(SESSION);
    let browser = Browser::open().await?;
    browser.goto(site.url()).await?;
    assert!(
        recording(&browser).await.is_err(),
        "this page was opened too early"
    );
    site.run_first(SCRIPT);
    browser.goto(site.url()).await?;
    browser.press("Start").await?;
    let recorded = wait_for(
        "the page to be through",
        Duration::from_secs(30),
        async || {
            let recorded = recording(&browser).await?;
            Ok((!recorded.problems.is_empty()).then_some(recorded))
        },
    )
    .await?;

    let heard = recorded.audible();
    let lasts: Vec<_> = heard
        .iter()
        .map(|it| (it.id, (it.lasts * 1000.0).round()))
        .collect();
    assert_eq!(
        lasts,
        [(2, 75.0), (0, 2000.0)],
        "five seconds are before ten: {recorded:#?}"
    );
    assert!(recorded.late().is_empty() && recorded.contexts.len() == 1);
    let states: Vec<_> = recorded
        .changes
        .iter()
        .map(|change| change.state.as_str())
        .collect();
    assert!(
        states.contains(&"running") && states.ends_with(&["suspend", "suspended"]),
        "{states:?}"
    );
    let felt = (vec![100.0, 50.0, 100.0], true, Some("lift".to_owned()));
    let buzzes = recorded
        .buzzes
        .into_iter()
        .map(|it| (it.pattern, it.accepted, it.view.phase));
    let due = Vec::from_iter(browser.engine().vibrates().then_some(felt));
    assert_eq!(Vec::from_iter(buzzes), due);
    let locks: Vec<_> = recorded
        .locks
        .iter()
        .map(|lock| lock.what.as_str())
        .collect();
    assert_eq!(locks, ["asked", "held", "let go", "released"]);
    let views = recorded
        .views
        .iter()
        .map(|it| (it.view.phase.as_deref(), it.view.rep));
    let due = [
        (Some("lift"), Some(1.0)),
        (Some("pull"), Some(2.0)),
        (None, None),
    ];
    assert_eq!(Vec::from_iter(views), due);
    assert!(
        recorded.problems[0].contains("nothing"),
        "{:?}",
        recorded.problems
    );
    Ok(())
}
