//! The archive on the poorest of hosts: unpacked, under a path of its own, without
//! a header that anybody asked for.

use crate::visit::{Visit, dist};
use anyhow::{Context, Result};
use site::{Options, Site};
use std::fs::File;

#[tokio::test]
async fn the_archive_serves_a_session_from_a_host_that_can_nothing() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let archive = folder.path().join("hamstretch.zip");
    xtask::build::pack(&dist(), &archive)?;
    let unpacked = folder.path().join("unpacked");
    zip::ZipArchive::new(File::open(archive)?)?.extract(&unpacked)?;
    let options = Options {
        base: Some("/hamstretch/".to_owned()),
        headerless: true,
    };
    let mut visit = Visit::to(Site::serve(&unpacked, options)?, "", "").await?;
    visit.is_kept().await?;
    visit.site.stop();
    visit.plays_a_session().await?;
    visit.reload().await?;
    visit.reads("Last session").await?;
    visit.went_well().await
}

#[tokio::test]
async fn nothing_is_asked_of_another_host_from_the_first_visit_to_the_last_screen() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.is_kept().await?;
    visit.hears_the_voice().await?;
    visit.plays_a_session().await?;
    visit.every_screen().await?;
    // What the page asked for, and what it was told by the worker.
    let asked: Vec<String> = visit
        .browser
        .read("return performance.getEntries().map(entry => entry.name).filter(name => name.includes(':'))")
        .await?;
    let own = visit.site.url();
    assert!(asked.len() > 5, "{asked:?}");
    for address in &asked {
        assert!(address.starts_with(&own), "{address}");
    }
    // Nor could it: whatever a page tries, its policy refuses.
    let tried: String = visit
        .browser
        .read("return fetch('http://127.0.0.1:9/').then(() => 'went', problem => problem.name)")
        .await
        .context("trying to leave")?;
    assert_eq!(tried, "TypeError");
    let recording = visit.recording().await?;
    assert!(
        recording
            .problems
            .iter()
            .all(|problem| problem.contains("connect-src")),
        "{:?}",
        recording.problems
    );
    assert!(!recording.problems.is_empty());
    Ok(())
}
