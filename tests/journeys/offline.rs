//! The network gone: for real, by stopping the site.

use crate::visit::{SHORT, SHORTEST, Visit};
use anyhow::Result;

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
    assert!(recording.late().is_empty());
    visit.reload().await?;
    visit.reads("Last session").await?;
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
    visit.went_well().await
}

#[tokio::test]
async fn a_build_that_is_not_all_there_is_not_kept() -> Result<()> {
    let folder = tempfile();
    copy(&crate::visit::dist(), &folder)?;
    // One icon of the build is missing: all or nothing means nothing.
    std::fs::remove_file(folder.join("icons/maskable-512.png"))?;
    let visit = Visit::begin().await?;
    visit.site.deploy(&folder)?;
    visit.go("#/settings").await?;
    let unregistered: bool = visit
        .browser
        .read(
            "return navigator.serviceWorker.getRegistrations()
                .then(all => Promise.all(all.map(one => one.unregister())))
                .then(() => caches.keys())
                .then(names => Promise.all(names.map(name => caches.delete(name))))
                .then(() => true)",
        )
        .await?;
    assert!(unregistered);
    let installed: String = visit
        .browser
        .read(
            "return navigator.serviceWorker.register('worker.js').then(registration => new Promise(tell => {
                const worker = registration.installing ?? registration.waiting ?? registration.active;
                const look = () => { if (worker.state !== 'installing') tell(worker.state); };
                worker.addEventListener('statechange', look);
                look();
            }))",
        )
        .await?;
    assert_eq!(installed, "redundant");
    let caches: Vec<String> = visit.browser.read("return caches.keys()").await?;
    assert_eq!(caches, Vec::<String>::new());
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

fn tempfile() -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("hamstretch-torn-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the system has a folder for such things");
    folder
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
