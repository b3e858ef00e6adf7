//! What was ticked in the safety check is what the advice is about, sign by sign; and
//! whoever a clinician has cleared goes on without having to deny anything.

use crate::visit::{SHORTEST, Visit};
use anyhow::Result;
use hamstretch_core::method::{Group, Sign};
use hamstretch_core::words;

/// Presses Start, ticks these signs and goes on.
async fn tick(visit: &Visit, signs: &[&str]) -> Result<()> {
    visit.press("Start").await?;
    answer(visit, signs).await
}

async fn answer(visit: &Visit, signs: &[&str]) -> Result<()> {
    visit.sees(".check .start").await?;
    for sign in signs {
        visit.press(sign).await?;
    }
    visit.press("Go on").await?;
    visit.sees(".verdict").await
}

/// Answered forty days ago: a history of cancer, which a clinician had cleared on 3 Oct.
const CLEARED_EARLIER: &str = "localStorage['hamstretch.check'] ??=
    `v=4&utc_ms=${Date.now() - 40 * 864e5}&offset_min=0&ticked=b5%21&stopped=0&known=0&b5=20729`;";

#[tokio::test]
async fn each_sign_gets_the_advice_that_is_about_it_and_no_other() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.press("Start").await?;
    let all: Vec<Sign> = Group::ALL.into_iter().flat_map(Group::signs).collect();
    for sign in &all {
        let group = sign.group();
        if group == Group::NoRolling {
            continue;
        }
        answer(&visit, &[words::sign(*sign)]).await?;
        visit.reads(words::asks_for(group)).await?;
        let read = visit.text().await?;
        let has = |words: &str| read.contains(words);
        for other in &all {
            let is_it = other == sign;
            assert_eq!(has(words::sign(*other)), is_it, "{other:?}: {read}");
        }
        for other in Group::ALL {
            assert_eq!(has(words::asks_for(other)), other == group, "{read}");
        }
        assert_eq!(has("Call your local"), group == Group::Emergency, "{read}");
        assert_eq!(has(words::CLOT_WITH), *sign == Sign::CLOT, "{read}");
        let waits = group == Group::AskFirst;
        assert_eq!(has("No session today."), !waits, "{read}");
        assert_eq!(has("I have asked"), waits, "{read}");
        if group == Group::Emergency {
            assert!(!visit.shows(".verdict .tick").await?, "nothing to clear");
        } else {
            visit.sees(".verdict .tick").await?;
        }
        visit.press("Answer again").await?;
    }
    visit.went_well().await
}

#[tokio::test]
async fn whoever_was_cleared_goes_on_and_only_what_is_new_stands() -> Result<()> {
    let visit = Visit::begin_at(&format!("#/routine?{SHORTEST}"), "").await?;
    tick(&visit, &["A history of cancer", "Unexplained weight loss"]).await?;
    visit
        .press("A clinician has cleared this for me: a history")
        .await?;
    visit.is_saved().await?;
    visit.reads("No session today.").await?;
    assert!(!visit.text().await?.contains("Cleared by"), "one of two");
    // It is so after the page was loaded anew.
    visit.go("").await?;
    visit.reload().await?;
    visit.press("Start").await?;
    visit.sees(".verdict .tick[aria-checked=true]").await?;
    visit
        .press("A clinician has cleared this for me: unexplained")
        .await?;
    visit.reads("Cleared by a clinician").await?;
    let heading = "return document.activeElement.localName === 'h1'";
    assert!(
        visit.browser.holds(heading).await?,
        "what has changed is read aloud"
    );
    assert!(!visit.text().await?.contains("No session"));
    visit.press("Start").await?;
    visit.reaches("ready").await?;
    visit.press("Stop").await?;
    visit.press("Enough for today").await?;
    visit.go("#/settings").await?;
    visit.reads("recent fall (cleared by a clinician, ").await?;
    // All of it is forgotten at a tap.
    visit.press("Forget my answers").await?;
    visit.reads("Not answered yet.").await?;
    visit.go("").await?;
    tick(&visit, &["A history of cancer"]).await?;
    visit.sees(".verdict .tick[aria-checked=false]").await?;
    assert!(!visit.text().await?.contains("you said on"));
    visit.went_well().await
}

#[tokio::test]
async fn what_was_cleared_earlier_is_known_by_its_day_and_takes_one_tap() -> Result<()> {
    let visit = Visit::begin_at("", CLEARED_EARLIER).await?;
    tick(&visit, &["A history of cancer", "Pregnancy"]).await?;
    visit
        .reads(
            "you said on 3 Oct 2026 that a clinician had cleared this. Nothing has changed since.",
        )
        .await?;
    visit.reads("No session today.").await?;
    visit.press("A history of cancer").await?;
    // What is new is not covered by it.
    visit.reads("Your session waits until you have.").await?;
    visit.press("I have asked").await?;
    visit.reaches("ready").await?;
    visit.went_well().await
}

/// Whatever is in view of this screen and lies beneath something else, or is cut.
const HIDDEN: &str = "
    const wrong = [];
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('scrolls sideways');
    for (const it of document.querySelectorAll('main h1, main h2, main p, main li, main button, main a')) {
        if (!it.textContent.trim()) continue;
        const { left, top, right, bottom } = it.getBoundingClientRect();
        if (left < -1 || right > innerWidth + 1) wrong.push('out of sight: ' + it.textContent);
        if (it.scrollWidth > it.clientWidth + 1 && it.clientWidth) wrong.push('cut: ' + it.textContent);
        for (const at of [top + 2, (top + bottom) / 2, bottom - 2]) {
            if (at < 0 || at >= innerHeight) continue;
            const hit = document.elementFromPoint((left + right) / 2, at);
            if (hit && !(it.contains(hit) || hit.contains(it))) wrong.push(`covered by ${hit.outerHTML.slice(0, 99)}: ${it.textContent}`);
        }
    }
    return wrong";

#[tokio::test]
async fn whatever_is_in_view_of_the_check_is_whole_in_large_type() -> Result<()> {
    let none: Vec<String> = Vec::new();
    for (size, type_size) in [
        ((390, 844), "100%"),
        ((320, 568), "100%"),
        ((320, 568), "200%"),
    ] {
        let visit = Visit::begin_at("", CLEARED_EARLIER).await?;
        visit.browser.resize(size.0, size.1).await?;
        let is_whole = async |state: &str| -> Result<()> {
            visit.sees(state).await?;
            for down in 0..24 {
                let look = format!(
                    "document.documentElement.style.fontSize = '{type_size}';
                    scrollTo(0, {down} * innerHeight * 0.45); {HIDDEN}"
                );
                let wrong: Vec<String> = visit.browser.read(&look).await?;
                assert_eq!(wrong, none, "{state}, {size:?}, {type_size}, {down}");
            }
            Ok(())
        };
        visit.press("Start").await?;
        is_whole(".check .start").await?;
        answer(
            &visit,
            &[
                "A history of cancer",
                "One leg swollen",
                "Pregnancy",
                "Open wound",
            ],
        )
        .await?;
        is_whole(".verdict .tick").await?;
        visit.press("A history of cancer").await?;
        visit
            .press("A clinician has cleared this for me: one leg swollen")
            .await?;
        visit.sees(".verdict .start").await?;
        is_whole(".verdict .tick").await?;
        visit.went_well().await?;
    }
    Ok(())
}
