//! What is asked while a session stands still, and what keys do in one.

use crate::visit::{SEASONED, Visit};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::thirtyfour::prelude::*;

/// Each phase long enough to look around in.
const LONG: &str = "reps=3&lift=8&pull=8&lower=8&rest=1&ready=30&change=20";

async fn key(visit: &Visit, key: Key) -> Result<()> {
    let keys = visit.browser.action_chain().send_keys(key + "");
    Ok(keys.perform().await?)
}

async fn in_lift() -> Result<Visit> {
    let visit = Visit::begin_at("", SEASONED).await?;
    visit.start(LONG).await?;
    visit.sees("[data-phase=ready][data-waits=false]").await?;
    visit.press(words::SKIP).await?;
    visit.reaches("lift").await?;
    Ok(visit)
}

/// The height of what is to be pressed with these words.
async fn height(visit: &Visit, words: &str) -> Result<f64> {
    let height = format!(
        "return [...document.querySelectorAll('.asking button')]
            .find((it) => it.textContent === '{words}').getBoundingClientRect().height"
    );
    visit.browser.read(&height).await
}

#[tokio::test]
async fn space_pauses_and_resumes_and_escape_asks_and_never_resumes() -> Result<()> {
    let visit = in_lift().await?;
    // From anywhere, the focus may have gone.
    let blur = "document.activeElement.blur(); return null";
    visit.browser.read::<Option<bool>>(blur).await?;
    for _ in 0..2 {
        key(&visit, Key::Space).await?;
        visit.sees("[data-paused=true]").await?;
        key(&visit, Key::Space).await?;
        visit.sees("[data-paused=false]").await?;
    }
    // Whoever pressed another with the mouse means the session all the same.
    visit.press(words::SKIP).await?;
    visit.reaches("lift").await?;
    key(&visit, Key::Space).await?;
    visit.sees("[data-phase=lift][data-paused=true]").await?;
    key(&visit, Key::Escape).await?;
    visit.reads(words::WHAT_HAPPENED).await?;
    key(&visit, Key::Escape).await?;
    key(&visit, Key::Escape).await?;
    visit.sees(".asking").await?;
    visit.press(words::KEEP_GOING).await?;
    // It was paused before.
    visit.sees("[data-paused=true] .pause").await?;
    let focused = "return document.activeElement.matches('.pause')";
    assert!(visit.browser.holds(focused).await?);
    // There is none here: what is told where there is one is shown all the same.
    let keys = "for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
            if (rule.media?.mediaText.includes('hover: hover')) rule.media.mediaText = 'all';
        return [...document.querySelectorAll('.session button')].map((it) =>
            getComputedStyle(it, '::after').content).join()";
    let told: String = visit.browser.read(keys).await?;
    for key in ["Escape", "Space"] {
        assert!(told.contains(key), "{told}");
    }
    visit.went_well().await
}

#[tokio::test]
async fn back_by_mistake_pauses_and_its_answers_lead_where_they_say() -> Result<()> {
    let visit = in_lift().await?;
    visit.browser.back().await?;
    visit.reads(words::SOMETHING_HURTS).await?;
    assert!(!visit.text().await?.contains(words::WHAT_HAPPENED));
    // What is likeliest is no smaller than the others.
    let [go_on, hurts] = [words::RESUME, words::SOMETHING_HURTS];
    assert!(height(&visit, go_on).await? >= height(&visit, hurts).await?);
    visit.press(words::RESUME).await?;
    // With a count-in, as after any short pause.
    visit.sees("[data-phase=ready][data-paused=false]").await?;
    let seconds = "return Number(document.querySelector('.seconds').textContent)";
    assert!(visit.browser.read::<u32>(seconds).await? <= 5);
    visit.reaches("lift").await?;
    visit.press(words::PAUSE).await?;
    visit.browser.back().await?;
    visit.reads(words::SOMETHING_HURTS).await?;
    visit.press(words::KEEP_GOING).await?;
    visit
        .sees("[data-phase=lift][data-paused=true] .pause")
        .await?;
    visit.browser.back().await?;
    visit.press(words::SOMETHING_HURTS).await?;
    visit.reads(words::WHAT_HAPPENED).await?;
    let sizes = [words::KEEP_GOING, words::HURTS[0]];
    assert!(height(&visit, sizes[0]).await? >= height(&visit, sizes[1]).await?);
    visit.press(words::ENOUGH).await?;
    visit.sees(".done").await?;
    visit.went_well().await
}

#[tokio::test]
async fn keep_going_after_the_question_about_pain_and_after_a_reload_gives_the_whole_time()
-> Result<()> {
    let visit = in_lift().await?;
    let seconds = "return Number(document.querySelector('.seconds').textContent)";
    visit.press(words::STOP).await?;
    visit.press(words::KEEP_GOING).await?;
    visit.sees("[data-phase=ready][data-paused=false]").await?;
    assert!(visit.browser.read::<u32>(seconds).await? > 20);
    visit.reads(words::ON_YOUR_BACK).await?;
    visit.press(words::SKIP).await?;
    visit.reaches("lift").await?;
    visit.reload().await?;
    visit.press("Continue: right leg, rep 1 of 3").await?;
    visit.sees("[data-phase=ready][data-paused=false]").await?;
    assert!(visit.browser.read::<u32>(seconds).await? > 20);
    visit.reads(words::ON_YOUR_BACK).await?;
    visit.reads(words::STRAP_RIGHT).await?;
    visit.went_well().await
}

#[tokio::test]
async fn each_stop_for_pain_is_answered_as_it_was_said_and_help_can_be_read_and_left() -> Result<()>
{
    let visit = Visit::begin_at("", SEASONED).await?;
    for (hurt, answer) in words::HURTS.iter().zip(words::AFTER_HURTS) {
        // One rep of the right leg, and none of the left.
        visit.plays_a_rep().await?;
        visit.press(words::STOP).await?;
        visit.press(hurt).await?;
        visit.reads(answer).await?;
        visit.reads(words::LIE_AND_WAIT).await?;
        let text = visit.text().await?;
        for other in words::HURTS.iter().filter(|other| *other != hurt) {
            assert!(!text.contains(other), "{hurt}: {other}");
        }
        visit.sees(".noting").await?;
        let asked = "return [...document.querySelectorAll('.noting [role=radiogroup]')]
            .map((it) => it.ariaLabel).filter((it) => it.endsWith('leg')).join()";
        assert_eq!(visit.browser.read::<String>(asked).await?, words::RIGHT_LEG);
        visit.types("left knee").await?;
        visit.is_saved().await?;
        visit.follow(words::WHEN_TO_ASK).await?;
        visit.reads(words::DO_NOT_START).await?;
        visit.browser.back().await?;
        visit.reads(answer).await?;
        let note = "return document.querySelector('.noting .own-words')?.value === 'left knee'";
        visit.sees(".noting .own-words").await?;
        assert!(visit.browser.holds(note).await?);
        visit.went_well().await?;
    }
    Ok(())
}
