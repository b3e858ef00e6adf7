//! A page of the site's own origin with none of the app in it: what is stored
//! can be looked at there before the app has seen it, or put there.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::drive::Browser;

/// A file of every build that is no page of its own: the app fetches it.
const FILE: &str = "learn.html";

/// Opens that page. The worker, which answers every navigation with the app, is
/// passed by.
///
/// # Errors
/// When the browser cannot be driven, or a script is in the page after all.
pub(super) async fn open_plain_page(browser: &Browser, url: &str) -> Result<()> {
    browser.devtools("Network.enable", json!({})).await?;
    pass_worker_by(browser, true).await?;
    browser.goto(format!("{url}{FILE}")).await?;
    pass_worker_by(browser, false).await?;
    let scripts: usize = browser.read("return document.scripts.length").await?;
    ensure!(scripts == 0, "{FILE} is no page without scripts");
    Ok(())
}

async fn pass_worker_by(browser: &Browser, bypass: bool) -> Result<()> {
    let bypass = json!({"bypass": bypass});
    browser
        .devtools("Network.setBypassServiceWorker", bypass)
        .await?;
    Ok(())
}
