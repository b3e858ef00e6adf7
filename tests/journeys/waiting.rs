//! The first sessions wait for a tap. In each engine: sound that was opened in one tap is
//! still there for the next, minutes later or after a reload.

use crate::visit::{PATIENCE, SHORTEST, Visit};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::wait_until;

#[tokio::test]
async fn a_first_session_waits_for_a_tap_anywhere_survives_a_reload_and_then_sounds_to_its_end()
-> Result<()> {
    let visit = Visit::begin().await?;
    visit.hears_the_voice().await?;
    visit.go(&format!("#/routine?{SHORTEST}")).await?;
    visit.reads(words::FROM_A_LINK).await?;
    visit.lie_down().await?;
    visit
        .sees("[data-phase=ready][data-waits=true][data-paused=false]")
        .await?;
    for words in [
        words::TAP_WHEN_READY,
        words::ON_YOUR_BACK,
        words::STRAP_RIGHT,
    ] {
        visit.reads(words).await?;
    }
    let sounds = async || Ok::<_, anyhow::Error>(visit.recording().await?.audible().len());
    wait_until("it is said", PATIENCE, async || Ok(sounds().await? >= 4)).await?;
    assert!(!visit.shows(".anywhere").await?, "no button lies over it");

    visit.reload().await?;
    visit.press("Continue: right leg, rep 1 of 1").await?;
    visit.sees("[data-phase=ready][data-waits=true]").await?;
    // Longer than the link's time to get ready, and than the count-in.
    tokio::time::sleep(std::time::Duration::from_secs(7)).await;
    visit.sees("[data-phase=ready][data-waits=true]").await?;
    let before = sounds().await?;
    visit.tap_where_it_waits().await?;
    visit.reaches("done").await?;
    let recording = visit.recording().await?;
    visit.in_time(&recording);
    let pulls = recording
        .views
        .iter()
        .filter(|shown| shown.view.phase.as_deref() == Some("pull"));
    assert_eq!(pulls.count(), 2);
    // Ready with its ticks, both legs' four tones and three ticks at the change, and the end.
    assert!(sounds().await? >= before + 14, "{before}");
    assert_eq!(recording.contexts, 1);
    visit.went_well().await
}
