//! What leads to another screen shows that it does; what was done says what has become of it.

use crate::visit::Visit;
use anyhow::Result;
use hamstretch_core::app::Screen;

/// The rows that lead on, and how many of them do not show it.
const ROWS: &str = "
    const rows = [...document.querySelectorAll('a.row')];
    const shows = (row) => {
        const sign = getComputedStyle(row, '::after');
        return sign.content.includes('›') && sign.display !== 'none';
    };
    return [rows.length, rows.filter(row => !shows(row)).length]";

#[tokio::test]
async fn each_row_that_leads_to_another_screen_has_a_sign_of_it() -> Result<()> {
    let visit = Visit::begin().await?;
    let mut rows = 0;
    for screen in Screen::ALL {
        if matches!(screen, Screen::Check | Screen::Session | Screen::Entry) {
            continue;
        }
        visit.go(screen.address()).await?;
        visit.sees("main h1").await?;
        let (of_it, unmarked): (u32, u32) = visit.browser.read(ROWS).await?;
        assert_eq!(unmarked, 0, "{screen:?}");
        rows += of_it;
    }
    assert!(rows >= 6, "{rows}");
    visit.went_well().await
}

#[tokio::test]
async fn reminders_say_that_their_file_was_made_until_others_are_chosen() -> Result<()> {
    let visit = Visit::begin_at("#/reminders", "").await?;
    visit.sees("main .start").await?;
    assert!(!visit.text().await?.contains("You have been given a file"));
    visit.press("Add to calendar").await?;
    visit
        .reads("Open it with your calendar: only then are you reminded.")
        .await?;
    visit.sees("[role=status] > .notice").await?;
    // Sunday's is another matter.
    let sunday = "document.querySelector('.days [aria-label=Sunday]').click(); return null";
    let _: Option<bool> = visit.browser.read(sunday).await?;
    visit.sees("[role=status]:not(:has(.notice))").await?;
    assert!(!visit.text().await?.contains("You have been given a file"));
    visit.went_well().await
}

#[tokio::test]
async fn rolling_that_is_left_out_leads_to_the_answers_that_leave_it_out() -> Result<()> {
    let answered = "localStorage['hamstretch.check'] ??=
        `v=3&utc_ms=${Date.now() - 300000}&offset_min=0&ticked=d1&stopped=0&known=0`;";
    let visit = Visit::begin_at("#/routine", answered).await?;
    visit.sees("main .step").await?;
    visit.press("Foam roll, per leg: more").await?;
    visit
        .reads("left out: see your answers to the safety check")
        .await?;
    visit.follow("Your safety check").await?;
    visit.reads("Open wound").await?;
    visit.went_well().await
}
