//! Everything that is recorded can be corrected or removed later.

use crate::visit::Visit;
use anyhow::Result;

/// A session's worth of entries, as the app stores them.
const SESSION: (&str, &str) = (
    "hamstretch.entry.019a00000000-0badcafe",
    "v=1&id=019a00000000-0badcafe&utc_ms=1762000000000&offset_min=60&routine=reps%3D12%26first%3Dright&first=right&left=12&right=12&ending=finished&lasted_ms=200000",
);
const ANGLES: (&str, &str) = (
    "hamstretch.angles.019a00000001-0badcafe",
    "v=1&id=019a00000001-0badcafe&utc_ms=1762000000000&offset_min=60&left_lifted=61&right_lifted=92",
);
const SCORE: (&str, &str) = (
    "hamstretch.score.019a00000002-0badcafe",
    "v=1&id=019a00000002-0badcafe&utc_ms=1762000000000&offset_min=60&what=Tying+my+shoes&score=4",
);

async fn with_a_diary() -> Result<Visit> {
    let put = |(name, text): (&str, &str)| format!("localStorage['{name}'] ??= '{text}';");
    let before = [SESSION, ANGLES, SCORE].map(put).concat();
    Visit::begin_at("#/progress", &before).await
}

async fn chosen(visit: &Visit) -> Result<Vec<String>> {
    const CHOSEN: &str = "return [...document.querySelectorAll('[role=radio][aria-checked=true]')]
        .map(chosen => chosen.textContent)";
    visit.browser.read(CHOSEN).await
}

#[tokio::test]
async fn what_was_said_of_a_session_is_changed_taken_back_and_undone() -> Result<()> {
    let visit = with_a_diary().await?;
    visit.sees(".entry a").await?;
    let link = "return document.querySelector('.entry a').getAttribute('aria-label')";
    let name: String = visit.browser.read(link).await?;
    assert!(name.starts_with("Change session of"), "{name}");
    visit.follow("Change").await?;
    visit.reads("12 right, 12 left").await?;
    visit.press("Too much").await.expect_err("one for each leg");
    let number = visit.browser.buttons("3").await?;
    number[1].click().await?;
    visit.types("stiff at first").await?;
    visit.is_saved().await?;
    assert_eq!(chosen(&visit).await?, ["3"]);
    let record = &visit.done_and_measured().await?[1].1;
    assert!(record.ends_with("after=3&words=stiff+at+first"), "{record}");

    // A value is taken back by choosing it again.
    visit.browser.buttons("3").await?[1].click().await?;
    visit.is_saved().await?;
    assert_eq!(chosen(&visit).await?, Vec::<String>::new());
    // Undo goes back to how it was when the screen was opened.
    visit.press("Undo").await?;
    visit.is_saved().await?;
    assert_eq!(visit.done_and_measured().await?[1].1, SESSION.1);
    // The field says so, too: another letter brings nothing back.
    let field = "return document.querySelector('.own-words').value";
    assert_eq!(visit.browser.read::<String>(field).await?, "");
    visit.types("a").await?;
    visit.is_saved().await?;
    let record = &visit.done_and_measured().await?[1].1;
    assert!(record.ends_with("words=a"), "{record}");
    visit.went_well().await
}

#[tokio::test]
async fn a_note_being_typed_survives_a_reload() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.plays_a_short_session().await?;
    visit.types("halfway thr").await?;
    visit.reload().await?;
    visit.go("#/progress").await?;
    visit.reads("halfway thr").await?;
    visit.went_well().await
}

#[tokio::test]
async fn angles_and_scores_are_changed_deleted_and_put_back() -> Result<()> {
    let visit = with_a_diary().await?;
    visit.go("#/measure").await?;
    visit.press("Change measurement of").await?;
    visit.reads("Correcting earlier angles").await?;
    visit
        .press("Right leg: Lifted: Clear")
        .await
        .or(Err(anyhow::anyhow!("the wrong angle can be taken out")))?;
    visit.press("Keep").await?;
    visit.reads("Measurement changed.").await?;
    let angles = visit.done_and_measured().await?[0].1.clone();
    assert!(angles.ends_with("&left_lifted=61"), "{angles}");
    visit.press("Undo").await?;
    visit.is_saved().await?;
    assert_eq!(visit.done_and_measured().await?[0].1, ANGLES.1);

    visit.press("Delete measurement of").await?;
    visit.reads("Measurement deleted.").await?;
    assert_eq!(visit.done_and_measured().await?.len(), 2);
    visit.press("Change score of").await?;
    visit.press("7").await?;
    visit.reads("Score changed.").await?;
    let records = visit.done_and_measured().await?;
    assert!(records.iter().any(|(_, text)| text.ends_with("score=7")));
    visit.press("Delete score of").await?;
    visit.reads("Score deleted.").await?;
    assert_eq!(visit.done_and_measured().await?.len(), 1);
    visit.press("Undo").await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.reads("Tying my shoes 7").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_session_without_a_rep_leaves_no_trace_but_a_word() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.start("reps=2&lift=5&ready=3").await?;
    visit.reaches("lift").await?;
    visit.press("Stop").await?;
    visit.press("Enough for today").await?;
    visit.reads("not in your list.").await?;
    assert!(!visit.text().await?.contains("How was it?"));
    visit.follow("Home").await?;
    // As for a newcomer.
    visit.reads("Gentle start").await?;
    visit.reads("I have a copy").await?;
    assert_eq!(visit.done_and_measured().await?, []);
    visit.go("#/progress").await?;
    visit.reads("Nothing yet.").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_stop_for_pain_without_a_rep_makes_the_check_due_and_so_it_stays() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.start("reps=2&lift=5&ready=3").await?;
    visit.reaches("lift").await?;
    visit.press("Stop").await?;
    visit.press("Pain below the knee").await?;
    visit
        .reads("The next session begins with the safety check.")
        .await?;
    visit.is_saved().await?;
    visit.follow("Home").await?;
    visit.reload().await?;
    visit.press("Start").await?;
    visit.sees(".check .tick").await?;
    assert_eq!(visit.done_and_measured().await?, []);
    visit.went_well().await
}
