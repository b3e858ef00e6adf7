//! What a person says of a session and of their legs, and where it is read again.

use crate::visit::{ONE_REP, PATIENCE, Visit};
use anyhow::Result;
use harness::webdriver::thirtyfour::prelude::*;
use harness::webdriver::wait_until;

#[tokio::test]
async fn what_is_said_of_a_session_is_read_in_the_list_and_survives_a_reload() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.follow("Settings").await?;
    visit.press("Track pain").await?;
    visit.go(&format!("#/routine?{ONE_REP}")).await?;
    visit.press("Start").await?;
    visit.reads("Pain before you start").await?;
    visit.press("3").await?;
    visit.sees("[role=radio][aria-checked=true]").await?;
    visit.set_out().await?;
    visit.skips_to_the_first_rep().await?;
    visit.reaches("lower").await?;
    visit.has_enough().await?;
    visit.reads("How was it?").await?;
    visit.press("2").await?;
    visit.types("<b>less</b> stiff").await?;
    visit.follow("Home").await?;
    visit.follow("Progress").await?;
    for _ in 0..2 {
        // Firefox gives no text of a list that is out of sight.
        visit.sees(".entries").await?;
        let look = "document.querySelector('.entries').scrollIntoView(); return null";
        visit.browser.read::<Option<bool>>(look).await?;
        visit.reads("pain 3, then 2").await?;
        // Words stay words.
        visit.reads("<b>less</b> stiff").await?;
        visit.reload().await?;
    }
    visit.went_well().await
}

#[tokio::test]
async fn angles_and_the_one_thing_are_entered_kept_and_shown_the_next_time() -> Result<()> {
    let visit = Visit::begin_at("#/progress", "").await?;
    visit.follow("How high each leg goes").await?;
    visit.sees("[role=group]").await?;
    let field = visit.browser.find(By::Css("input.degrees")).await?;
    field.send_keys("62").await?;
    visit.types("Tying my shoes").await?;
    visit.reads("How well does it go").await?;
    visit.press("6").await?;
    visit.press("Keep").await?;
    visit.reads("Progress").await?;
    visit.reload().await?;
    visit.go("#/measure").await?;
    visit.reads("last 62°").await?;
    visit.sees("[role=radio][aria-checked=true]").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_screen_begins_at_its_top_however_far_down_the_last_one_was() -> Result<()> {
    let visit = Visit::begin_at("#/learn", "").await?;
    visit.reads("What research says").await?;
    let down = "scrollTo(0, 500); return scrollY";
    assert!(visit.browser.read::<f64>(down).await? > 400.0);
    visit.follow("Settings").await?;
    visit.reads("Volume").await?;
    let top: f64 = visit.browser.read("return scrollY").await?;
    assert!(top < 1.0, "{top}");
    visit.went_well().await
}

#[tokio::test]
async fn back_leads_to_where_a_screen_was_left_and_forward_too() -> Result<()> {
    let visit = Visit::begin_at("#/learn", "").await?;
    visit.reads("What research says").await?;
    // A link is scrolled to before it is followed.
    let left_by_a_link = "addEventListener('click', () => { window.__left = scrollY }, true);
        return null";
    let _: Option<bool> = visit.browser.read(left_by_a_link).await?;
    visit.follow("Settings").await?;
    visit.reads("Volume").await?;
    let left: f64 = visit.browser.read("return __left").await?;
    assert!(left > 0.0, "Learn was left at its top");
    assert!(visit.browser.read::<f64>("return scrollY").await? < 1.0);
    // Nobody leaves it before it is seen there.
    let further = "scrollTo(0, 200); const frame = requestAnimationFrame;
        return new Promise((done) => frame(() => frame(() => done(scrollY))))";
    let further: f64 = visit.browser.read(further).await?;
    assert!(further > 0.0);
    visit.browser.back().await?;
    visit.reads("What research says").await?;
    let is_at = |place: f64| format!("return Math.abs(scrollY - {place}) < 1");
    wait_until("where Learn was left", PATIENCE, async || {
        visit.browser.holds(&is_at(left)).await
    })
    .await?;
    visit.browser.forward().await?;
    visit.reads("Volume").await?;
    wait_until("where Settings was left", PATIENCE, async || {
        visit.browser.holds(&is_at(further)).await
    })
    .await?;
    visit.went_well().await
}

#[tokio::test]
async fn back_from_a_session_that_was_changed_leads_to_its_place_in_the_list() -> Result<()> {
    let before = "for (let n = 10; n < 40; n++) {
        const id = `019a000000${n}-0badcafe`;
        localStorage[`hamstretch.entry.${id}`] ??= `v=1&id=${id}&utc_ms=17620000000${n}`
            + '&offset_min=60&routine=reps%3D12%26first%3Dright&first=right&left=12&right=12'
            + '&ending=finished&lasted_ms=200000';
    }";
    let visit = Visit::begin_at("#/progress", before).await?;
    visit.reads("Show older").await?;
    for listed in [20, 30] {
        // The list grows beneath the pointer.
        let older = "[...document.querySelectorAll('main button')]
            .find((button) => button.textContent === 'Show older').click(); return null";
        visit.browser.read::<Option<bool>>(older).await?;
        visit
            .sees(&format!(".entries > :nth-child({listed})"))
            .await?;
    }
    const CHANGE: &str = ".entries > :nth-child(25) a";
    let look = format!(
        "const link = document.querySelector('{CHANGE}');
        link.scrollIntoView({{ block: 'center' }}); return link.hash"
    );
    let place: String = visit.browser.read(&look).await?;
    // By a finger: what a script presses leaves no way back in WebKit.
    visit.browser.find(By::Css(CHANGE)).await?.click().await?;
    visit.reads("Session of").await?;
    visit.browser.back().await?;
    let is_there = format!(
        "const it = document.activeElement; const {{ top, bottom }} = it.getBoundingClientRect();
        return it.hash === '{place}' && top >= 0 && bottom <= innerHeight
            && document.querySelectorAll('.entries > li').length === 30"
    );
    wait_until("the place in the list", PATIENCE, async || {
        visit.browser.holds(&is_there).await
    })
    .await?;
    visit.went_well().await
}
