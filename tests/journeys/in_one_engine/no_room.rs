//! No room for the app itself.

use crate::hosts::{kept, nothing_is_kept};
use crate::visit::{PATIENCE, Visit, dist};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::wait_until;
use serde_json::json;
use site::{Fault, Options, Site, Wrong};

/// Chromium's DevTools alone can take the room away.
#[tokio::test]
async fn what_has_no_room_is_not_kept_by_half_and_comes_once_there_is_some() -> Result<()> {
    let site = Site::serve(&dist(), Options::default())?;
    site.misbehave([Fault::Comes("worker.js", Wrong::Status(503))]);
    let visit = Visit::to(site, "#/settings", "").await?;
    visit.reads(words::NOT_OFFLINE_YET).await?;
    let origin = visit.site.url();
    let origin = origin.trim_end_matches('/');
    let room = json!({ "origin": origin, "quotaSize": 300_000 });
    let override_room = "Storage.overrideQuotaForOrigin";
    visit.browser.devtools(override_room, room).await?;
    visit.site.misbehave([]);
    let online = "dispatchEvent(new Event('online')); return null";
    visit.browser.read::<Option<bool>>(online).await?;
    let is_voice = |path: &&String| path.ends_with("woman.voice");
    wait_until("it to be tried", PATIENCE, async || {
        Ok(visit.site.asked().iter().filter(is_voice).count() > 1)
    })
    .await?;
    nothing_is_kept(&visit).await?;
    visit.reads(words::NOT_OFFLINE_YET).await?;
    let all = json!({ "origin": origin });
    visit.browser.devtools(override_room, all).await?;
    visit.browser.read::<Option<bool>>(online).await?;
    visit.reads(words::WORKS_OFFLINE).await?;
    assert!(kept(&visit).await?.len() > 15);
    visit.went_well().await
}
