//! The build itself: its size, and whether a browser would install it.

use crate::visit::{Visit, dist};
use anyhow::Result;
use serde_json::json;

#[test]
fn the_first_load_is_within_its_budget() -> Result<()> {
    let load = xtask::sizes::first_load(&dist())?.brotli();
    let limit = xtask::sizes::FIRST_LOAD;
    assert!(
        load <= limit,
        "{load} bytes of {limit}: `cargo xtask bench sizes` tells what has grown"
    );
    Ok(())
}

#[tokio::test]
async fn keeping_the_app_for_offline_downloads_nothing_large_twice() -> Result<()> {
    let visit = Visit::begin_at("#/settings", "").await?;
    visit.reads("Works offline").await?;
    for ending in [".wasm", ".js", ".css"] {
        let mut asked = visit.site.asked();
        asked.retain(|path| path.ends_with(ending) && !path.ends_with("worker.js"));
        let times = asked.len();
        asked.sort();
        asked.dedup();
        // Asked for ahead, for the app, and for offline.
        let most = match visit.engine().keeps_what_it_fetched() {
            true => asked.len(),
            false => 3 * asked.len(),
        };
        assert!(times <= most, "{times}: {asked:?}");
    }
    visit.went_well().await
}

/// What the manifest names, read as the page's own, and whether a browser can
/// draw it in the size that it is said to have.
const ICONS: &str = "return (async () => {
    const link = document.querySelector('link[rel=manifest]').href;
    const {start_url, icons} = await (await fetch(link)).json();
    const all = await Promise.all(icons.map(async ({src, sizes}) => {
        const icon = new Image();
        icon.src = new URL(src, link);
        await icon.decode();
        return sizes === 'any' || sizes === `${icon.naturalWidth}x${icon.naturalHeight}`;
    }));
    return [new URL(start_url, link).href, all.length, all.every(it => it)];
})()";

#[tokio::test]
async fn a_browser_would_install_it_and_every_icon_is_there() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.go("#/settings").await?;
    visit.reads("Works offline").await?;
    let (start, icons, are_there): (String, u32, bool) = visit.browser.read(ICONS).await?;
    assert!(start.starts_with(&visit.site.url()), "{start}");
    assert!(icons >= 3 && are_there, "{icons}");
    // Only Chromium says what it thinks of it.
    if visit.engine().has_devtools() {
        for (command, errors) in [
            ("Page.getInstallabilityErrors", "installabilityErrors"),
            ("Page.getAppManifest", "errors"),
        ] {
            let answer = visit.browser.devtools(command, json!({})).await?;
            assert_eq!(answer[errors], json!([]));
        }
    }
    visit.went_well().await
}
