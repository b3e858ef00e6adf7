//! The driver against a page of its own, in a real browser.

use std::time::Duration;

use super::*;
use crate::site;

const PAGE: &str = r#"<!doctype html><meta name="viewport" content="width=device-width">
<button aria-label="Start the session">Go</button> <button hidden>Start over</button>
<button>Twin 1</button> <button>Twin 2</button>
<script>
  document.querySelector("button").onclick = () => {
    localStorage.setItem("pressed", "yes");
    document.title = "started";
  };
</script>"#;

fn site() -> (tempfile::TempDir, site::Site) {
    let folder = tempfile::tempdir().expect("a temp folder");
    std::fs::write(folder.path().join("index.html"), PAGE).expect("a page");
    let site = site::Site::serve(folder.path(), site::Options::default()).expect("it listens");
    (folder, site)
}

#[tokio::test]
async fn a_fresh_phone_opens_a_page_and_presses_a_button() {
    let (_folder, site) = site();
    let browser = Browser::open().await.expect("Chromium");
    browser
        .run_before_pages("window.early = document.scripts.length")
        .await
        .expect("a script");
    browser.prefer(Scheme::Dark).await.expect("dark");
    browser.goto(site.url()).await.expect("the page");
    let seen: (u32, u32, u32, bool, Option<String>) = browser
        .read(
            "return [innerWidth, innerHeight, early, matchMedia('(prefers-color-scheme: dark)').matches,
             localStorage.getItem('pressed')]",
        )
        .await
        .expect("an answer");
    assert_eq!(seen, (390, 844, 0, true, None));
    browser.press("Start").await.expect("one visible button");
    wait_until("the title to change", Duration::from_secs(10), async || {
        Ok(browser.title().await? == "started")
    })
    .await
    .expect("it was pressed");
    let error = browser.press("Twin").await.expect_err("there are two");
    assert!(format!("{error:#}").contains("2 buttons"), "{error:#}");
    let picture = tempfile::tempdir().expect("a temp folder");
    let file = picture.path().join("new/page.png");
    browser.take_picture(&file).await.expect("a picture");
    assert!(
        std::fs::read(file)
            .expect("it was written")
            .starts_with(b"\x89PNG")
    );
}

#[tokio::test]
async fn what_was_kept_is_there_for_the_next_browser() {
    let (_folder, site) = site();
    let browser = Browser::open().await.expect("Chromium");
    browser.goto(site.url()).await.expect("the page");
    browser.press("Start").await.expect("the button");
    let profile = browser.close().await.expect("it closes");
    let again = Browser::open_with(Options {
        profile: Some(profile),
        ..Options::default()
    })
    .await;
    let again = again.expect("Chromium on the same profile");
    again.goto(site.url()).await.expect("the page");
    let kept: Option<String> = again
        .read("return localStorage.getItem('pressed')")
        .await
        .expect("an answer");
    assert_eq!(kept.as_deref(), Some("yes"));
}

#[tokio::test]
async fn a_killed_browser_is_gone_and_its_profile_with_it() {
    let browser = Browser::open().await.expect("Chromium");
    let process = format!(
        "/proc/{}",
        browser
            .capabilities()
            .get("goog:processID")
            .expect("a number")
    );
    let ended = async || {
        let status = std::fs::read_to_string(format!("{process}/status")).unwrap_or_default();
        Ok(status.is_empty() || status.contains("State:\tZ"))
    };
    let profile = browser.kill().expect("a profile");
    let folder = profile.folder();
    wait_until("the browser to end", Duration::from_secs(10), ended)
        .await
        .expect("it was killed");
    let again = Browser::open_with(Options {
        profile: Some(profile),
        ..Options::default()
    })
    .await;
    drop(again.expect("Chromium opens on what a killed one left"));
    assert!(!folder.exists());
}

#[tokio::test]
async fn waiting_in_vain_says_for_what() {
    let limit = Duration::from_millis(1);
    let error = wait_until("the moon", limit, async || Ok(false))
        .await
        .expect_err("never");
    assert!(
        format!("{error:#}").ends_with("in vain: the moon"),
        "{error:#}"
    );
}
