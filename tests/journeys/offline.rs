//! The network gone: for real, by stopping the site.

use crate::visit::{QUICK, Visit};
use anyhow::Result;

/// Something that only that screen says.
const SCREENS: [(&str, &str); 12] = [
    ("#/progress", "Nothing yet"),
    ("#/measure", "How high each leg goes"),
    ("#/summary", "Summary for your trainer"),
    ("#/learn", "What research says"),
    ("#/safety", "Stop at once"),
    ("#/settings", "Works offline"),
    ("#/routine", "Each rep"),
    ("#/tempo", "Your tempo"),
    ("#/data", "Export everything"),
    ("#/share", "Point another phone's camera"),
    ("#/reminders", "Add to calendar"),
    ("#/", "15 reps each"),
];

#[tokio::test]
async fn what_works_offline_is_every_screen_and_both_voices_from_a_cold_start() -> Result<()> {
    let mut visit = Visit::begin().await?;
    visit.is_kept().await?;
    visit.site.stop();
    let visit = visit.anew().await?;
    for (address, says) in SCREENS {
        visit.go(address).await?;
        visit.reads(says).await?;
    }
    visit.hears_the_voice().await?;
    visit.press("Man").await?;
    visit.reload().await?;
    visit.hears_the_voice().await?;
    visit.go("#/").await?;
    visit.press("Start").await?;
    visit.reads("None of these apply").await?;
    visit.plays_a_session().await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_session_ends_well_with_the_site_gone_and_the_app_opens_again_without_it() -> Result<()> {
    let mut visit = Visit::begin().await?;
    visit.is_kept().await?;
    visit.start(QUICK).await?;
    visit.site.stop();
    visit.plays_to_the_end().await?;
    visit.reads("1 rep with each leg").await?;
    let recording = visit.recording().await?;
    visit.in_time(&recording);
    visit.reload().await?;
    visit.reads("Last session").await?;
    // Both voices are on the device too.
    visit.hears_the_voice().await?;
    visit.press("Man").await?;
    visit.reload().await?;
    visit.hears_the_voice().await?;
    visit.plays_a_short_session().await?;
    visit.went_well().await
}

#[tokio::test]
async fn the_same_under_a_path_of_its_own() -> Result<()> {
    let mut visit = Visit::under(Some("/hamstretch/"), "", "").await?;
    visit.is_kept().await?;
    visit.site.stop();
    visit.go("").await?;
    visit.reload().await?;
    visit.reads("15 reps each").await?;
    visit.every_screen().await?;
    visit.go("#/learn").await?;
    visit.reads("What research says").await?;
    visit.went_well().await
}

/// Copies a folder with all in it.
pub fn copy(from: &std::path::Path, to: &std::path::Path) -> Result<()> {
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
