//! The build itself: its size, and whether a browser would install it.

use crate::visit::{Visit, dist};
use anyhow::Result;
use serde_json::json;

/// Page, scripts, styles and wasm, as brotli.
const MOST: u64 = 100 * 1024;

#[test]
fn the_first_load_is_at_most_100_kb() -> Result<()> {
    let load = xtask::sizes::first_load(&dist())?;
    println!("{} bytes, {} with pictures", load.code(), load.brotli());
    assert!(load.brotli() <= MOST, "{} bytes", load.brotli());
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
        assert_eq!(asked.len(), times, "{asked:?}");
    }
    visit.went_well().await
}

#[tokio::test]
async fn a_browser_would_install_it_and_every_icon_is_there() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.go("#/settings").await?;
    visit.reads("Works offline").await?;
    let answer = visit
        .browser
        .devtools("Page.getInstallabilityErrors", json!({}))
        .await?;
    assert_eq!(answer["installabilityErrors"], json!([]));
    let answer = visit
        .browser
        .devtools("Page.getAppManifest", json!({}))
        .await?;
    assert_eq!(answer["errors"], json!([]));
    visit.went_well().await
}
