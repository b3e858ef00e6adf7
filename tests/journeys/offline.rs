//! The network gone: for real, by stopping the site.

use crate::visit::{PATIENCE, SHORT, SHORTEST, Visit, dist};
use anyhow::Result;
use xtask::drive::wait_until;
use xtask::site::{Options, Site};

async fn is_kept(visit: &Visit) -> Result<()> {
    visit.go("#/settings").await?;
    visit.reads("Works offline").await
}

#[tokio::test]
async fn a_session_ends_well_with_the_site_gone_and_the_app_opens_again_without_it() -> Result<()> {
    let mut visit = Visit::begin().await?;
    is_kept(&visit).await?;
    visit.start(SHORT).await?;
    visit.reaches("pull").await?;
    visit.site.stop();
    visit.reaches("done").await?;
    visit.reads("2 reps with each leg").await?;
    let recording = visit.recording().await?;
    visit.in_time(&recording);
    visit.reload().await?;
    visit.reads("Last session").await?;
    // Both voices are on the device too.
    visit.hears_the_voice().await?;
    visit.press("Man").await?;
    visit.reload().await?;
    visit.hears_the_voice().await?;
    visit.start(SHORTEST).await?;
    visit.reaches("done").await?;
    visit.went_well().await
}

#[tokio::test]
async fn the_same_under_a_path_of_its_own() -> Result<()> {
    let mut visit = Visit::under(Some("/hamstretch/"), "", "").await?;
    is_kept(&visit).await?;
    visit.site.stop();
    visit.go("").await?;
    visit.reload().await?;
    visit.reads("15 reps each").await?;
    for screen in ["progress", "learn", "safety", "routine"] {
        visit.go(&format!("#/{screen}")).await?;
        visit.sees("main.sheet h1").await?;
    }
    visit.go("#/learn").await?;
    visit.reads("What research says").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_build_that_is_not_all_there_is_not_kept() -> Result<()> {
    const MISSING: &str = "icons/maskable-512.png";
    let folder = std::env::temp_dir().join(format!("hamstretch-torn-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    copy(&dist(), &folder)?;
    // All or nothing, and not all is there.
    std::fs::remove_file(folder.join(MISSING))?;
    let site = Site::serve(&folder, Options::default())?;
    let visit = Visit::to(site, "#/settings", "").await?;
    wait_until("the missing file to be asked for", PATIENCE, async || {
        Ok(visit
            .site
            .asked()
            .iter()
            .any(|path| path.ends_with(MISSING)))
    })
    .await?;
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
    .await?;
    visit.reads("Not ready for offline yet.").await?;
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

fn copy(from: &std::path::Path, to: &std::path::Path) -> Result<()> {
    for item in std::fs::read_dir(from)? {
        let item = item?;
        let to = to.join(item.file_name());
        if item.file_type()?.is_dir() {
            std::fs::create_dir_all(&to)?;
            copy(&item.path(), &to)?;
        } else {
            std::fs::copy(item.path(), to)?;
        }
    }
    Ok(())
}
