//! What a trainer sends stays until the person has chosen, and what is asked around a
//! session is where it is seen.

use crate::links::OWN;
use crate::visit::{QUICK, Visit};
use anyhow::Result;

const THREE: &str =
    "#/routine?reps=3&lift=1&pull=2&lower=1&rest=1&ready=3&change=3&note=Slowly%2C%20Anna";

/// Where in the page these stand, from its top; all of them are there.
async fn in_order(visit: &Visit, words: &[&str]) -> Result<()> {
    let text = visit.text().await?;
    let mut rest = text.as_str();
    for each in words {
        let Some(at) = rest.find(each) else {
            anyhow::bail!("{each} is not there, or not after those before it:\n{text}");
        };
        rest = &rest[at..];
    }
    Ok(())
}

#[tokio::test]
async fn the_first_visit_by_link_says_who_sent_what_and_what_one_needs() -> Result<()> {
    let visit = Visit::begin_at(THREE, "").await?;
    visit
        .reads("Your trainer sent you this: 3 reps a leg, 36 s")
        .await?;
    visit
        .reads("You need a strap or a long towel, room to lie down, and your phone beside you.")
        .await?;
    let text = visit.text().await?;
    assert!(!text.contains("Different from yours"), "{text}");
    assert!(text.contains("Gentle start"), "{text}");
    let pictured = "return document.querySelector('.figure')?.getBoundingClientRect().height > 40";
    for size in [(390, 844), (320, 568)] {
        visit.browser.resize(size.0, size.1).await?;
        assert!(visit.browser.holds(pictured).await?, "{size:?}");
    }
    visit.went_well().await
}

#[tokio::test]
async fn a_link_on_a_fresh_device_is_the_routine_whatever_comes_next() -> Result<()> {
    let visit = Visit::begin_at(THREE, "").await?;
    let is_three = async || -> Result<()> {
        visit.reads("3 reps each").await?;
        visit.reads("Slowly, Anna").await
    };
    is_three().await?;
    visit.press("Start").await?;
    visit.follow("Not now").await?;
    is_three().await?;
    visit.follow("Learn").await?;
    visit.reads("How it goes").await?;
    visit.follow("Today").await?;
    is_three().await?;
    visit.reload().await?;
    is_three().await?;
    visit.lie_down().await?;
    // While there is time to read.
    visit.reads("Slowly, Anna").await?;
    visit.tap_where_it_waits().await?;
    visit.reaches("lift").await?;
    visit.reload().await?;
    visit.reads("Continue: right leg, rep 1 of 3").await?;
    is_three().await?;
    visit.press("Continue").await?;
    visit.sees("[data-phase]").await?;
    visit.reads("Slowly, Anna").await?;
    visit.tap_where_it_waits().await?;
    visit.reaches("lower").await?;
    visit.has_enough().await?;
    visit.follow("Home").await?;
    is_three().await?;
    visit.follow("Progress").await?;
    visit.follow("Summary for your trainer").await?;
    visit.reads("From your trainer: Slowly, Anna").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_second_routine_waits_through_it_all_and_done_asks_too() -> Result<()> {
    let visit = Visit::begin_at("", OWN).await?;
    visit.go(&format!("#/routine?{QUICK}&note=New")).await?;
    visit.reads("Reps per leg: 12 → 1").await?;
    visit.follow("Learn").await?;
    visit.follow("Today").await?;
    visit.reload().await?;
    visit.reads("1 rep each").await?;
    visit.reads("Keep as mine").await?;
    visit.set_out().await?;
    visit.plays_to_the_end().await?;
    in_order(
        &visit,
        &[
            "How was it?",
            "A routine from a link",
            "Keep as mine",
            "Home",
        ],
    )
    .await?;
    visit.press("Keep as mine").await?;
    visit.is_saved().await?;
    assert!(!visit.text().await?.contains("Keep as mine"));
    visit.follow("Home").await?;
    visit.reads("1 rep each").await?;
    visit.reads("New").await?;
    // The next one is left, also for a reload.
    visit.go("#/routine?reps=30&pull=10").await?;
    visit
        .reads("Reps per leg: 30, more than the method's 15 to 20")
        .await?;
    visit
        .reads("Pull: 10 s, longer than the method's 2 seconds")
        .await?;
    visit.reads("stop at 4 or more").await?;
    visit.press("Use my own routine").await?;
    visit.reads("1 rep each").await?;
    visit.reload().await?;
    visit.reads("1 rep each").await?;
    assert!(!visit.text().await?.contains("A routine from a link"));
    visit.went_well().await
}

#[tokio::test]
async fn where_nothing_can_be_stored_the_routine_stays_while_the_page_is_open() -> Result<()> {
    let blocked = "for (const name of ['localStorage', 'indexedDB']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } }); }";
    let visit = Visit::begin_at(THREE, blocked).await?;
    visit.reads("3 reps each").await?;
    visit.follow("Learn").await?;
    visit.reads("How it goes").await?;
    visit.follow("Today").await?;
    visit.reads("3 reps each").await?;
    visit.set_out().await?;
    visit.went_well().await
}

#[tokio::test]
async fn after_a_session_pain_comes_first_and_the_rest_in_the_order_it_was_done() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.start(&format!("{QUICK}&first=left")).await?;
    visit.plays_to_the_end().await?;
    visit.reads("Get up slowly.").await?;
    in_order(
        &visit,
        &[
            "Done",
            "Pain now, 0 to 10",
            "0 is no pain, 10 the worst",
            "Left leg",
            "Too easy",
            "Just right",
            "Too much",
            "Right leg",
            "Saved.",
            "Home",
            "Next: ",
            "Get up slowly.",
        ],
    )
    .await?;
    visit.press("8").await?;
    visit.reads("Last pain after a session: 8 of 10.").await?;
    // What follows from the answer is seen beneath it, before the next question.
    in_order(
        &visit,
        &[
            "Pain now, 0 to 10",
            "Last pain after a session",
            "Gentle start",
            "Left leg",
        ],
    )
    .await?;
    visit.browser.buttons("Too easy").await?[0].click().await?;
    visit.browser.buttons("Too much").await?[1].click().await?;
    visit.is_saved().await?;
    visit.go("#/progress").await?;
    visit
        .reads("Left leg: too easy · Right leg: too much")
        .await?;
    visit.go("#/summary").await?;
    visit.reads("How it felt").await?;
    visit
        .reads("Left leg: too easy · Right leg: too much")
        .await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_gentle_start_is_at_hand_after_a_stop_for_pain_and_with_a_link() -> Result<()> {
    let done: String = (1..5)
        .map(|day| {
            format!(
                "{{ const id = '019a0000000{day}-0badcafe', at = Date.now() - (9 - {day}) * 864e5;
                localStorage['hamstretch.entry.' + id] ??= `v=1&id=${{id}}&utc_ms=${{at}}`
                + '&offset_min=0&routine=reps%3D3%26first%3Dright&first=right&left=3&right=3'
                + '&ending=finished&lasted_ms=60000'; }}"
            )
        })
        .collect();
    let visit = Visit::begin_at("", &done).await?;
    visit.reads("Last session").await?;
    assert!(!visit.text().await?.contains("Gentle start"));
    visit.set_out().await?;
    visit.press("Stop").await?;
    visit.press("Something else hurts").await?;
    visit.reads("Gentle start").await?;
    visit.follow("Home").await?;
    visit.go("#/routine?reps=20").await?;
    visit.reads("20 reps each").await?;
    visit.press("Gentle start").await?;
    visit.reads("8 reps each").await?;
    visit.went_well().await
}
