//! A trainer's link: good ones, and bad ones.

use crate::visit::{PATIENCE, Visit};
use anyhow::Result;
use harness::webdriver::wait_until;

/// Somebody's own routine, of twelve reps.
pub const OWN: &str = "localStorage['hamstretch.routine'] ??=
    'reps=12&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right';";

#[tokio::test]
async fn a_bad_link_is_named_part_by_part_and_nothing_stored_is_touched() -> Result<()> {
    let visit = Visit::begin_at("", OWN).await?;
    let before = visit.stored().await?;
    visit
        .go("#/routine?reps=500&lift=abc&speed=3&pull=3&first=left")
        .await?;
    visit.reads("reps=500: the most is 30").await?;
    visit.reads("lift=abc: not a number").await?;
    visit.reads("speed=3: not a part of a routine").await?;
    visit.reads("15 reps each").await?;
    visit.reads("left leg first").await?;
    let mut after = visit.stored().await?;
    after.retain(|(name, _)| name != "hamstretch.offer");
    assert_eq!(after, before);
    visit.set_out().await?;
    visit.sees("[data-phase=ready][data-leg=left]").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_note_is_plain_text_and_an_offer_can_be_kept() -> Result<()> {
    let visit = Visit::begin_at("", &OWN.replace("12", "9")).await?;
    visit
        .go("#/routine?reps=12&note=Slowly%2C%20Anna%20%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
        .await?;
    visit
        .reads("Slowly, Anna <img src=x onerror=alert(1)>")
        .await?;
    assert!(!visit.shows("img").await?);
    visit.press("Keep as mine").await?;
    visit.reads("change").await?;
    visit.reads("12 reps each").await?;
    visit.reload().await?;
    visit.reads("12 reps each").await?;
    visit.follow("change").await?;
    visit.press("Back to the usual routine").await?;
    visit.reads("4 min 50 s").await?;
    visit.went_well().await
}

// In every engine: each encodes what it finds in an address in its own way before the
// app reads it.
#[tokio::test]
async fn a_link_that_messengers_have_handed_on_is_the_routine_that_was_sent() -> Result<()> {
    let visit = Visit::begin_at("?reps=9&fbclid=x#/routine?pull=3&utm_source=y", OWN).await?;
    visit.reads("9 reps each").await?;
    visit.reads("Pull: 2 s → 3 s").await?;
    let links = [
        "#/Routine/?Reps={}).",
        "#/routine%3Freps%3D{}%26pull%3D3",
        "#!/routine&reps={}&amp;pull=3",
        "#/routine?reps=\u{200b}{}\u{a0}”",
        "#/routine？ｒｅｐｓ＝{}",
        "#/routine?reps%253D{}%2526lift%253D2,5",
        "#/routine?reps={}<>`\"'\\",
    ];
    for (link, reps) in links.into_iter().zip(10..) {
        visit.go(&link.replace("{}", &reps.to_string())).await?;
        visit.reads(&format!("{reps} reps each")).await?;
        let text = visit.text().await?;
        assert!(!text.contains("Not everything"), "{link}: {text}");
    }
    let many: String = (0..20_000).map(|part| format!("&part{part}=1")).collect();
    visit.go(&format!("#/routine?reps=8{many}")).await?;
    visit.reads("part9=1: not a part of a routine").await?;
    visit.reads("and 19,990 more").await?;
    assert!(visit.text().await?.len() < 5_000);
    let names = ["hamstretch.offer", "hamstretch.routine"];
    assert_eq!(visit.names_stored().await?, names);
    visit.went_well().await
}

#[tokio::test]
async fn an_address_that_leads_nowhere_is_home_and_says_so() -> Result<()> {
    let visit = Visit::begin_at("#/nowhere", "").await?;
    visit.reads("15 reps each").await?;
    visit.reads("has no page at this address").await?;
    visit.reads("#/nowhere").await?;
    visit.go("#/LEARN/").await?;
    visit.reads("How it goes").await?;
    visit.go("#/").await?;
    visit.reads("15 reps each").await?;
    assert!(!visit.text().await?.contains("no page at this address"));
    visit.go("#/session").await?;
    visit.reads("15 reps each").await?;
    visit.every_screen().await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_stepper_that_is_held_goes_on_and_its_end_is_no_further_step() -> Result<()> {
    let visit = Visit::begin_at("#/routine", "").await?;
    let more = visit.browser.button("Get ready: more").await?;
    more.scroll_into_view().await?;
    let chain = visit.browser.action_chain();
    chain
        .move_to_element_center(&more)
        .click_and_hold()
        .perform()
        .await?;
    // Not a time of its own: each is there for a moment only.
    let is_on = "const ready = document.querySelector('[aria-label=\"Get ready\"] output');
        return parseInt(ready.innerText) >= 35";
    wait_until("five steps", PATIENCE, async || {
        visit.browser.holds(is_on).await
    })
    .await?;
    visit.browser.action_chain().release().perform().await?;
    let reached = visit.text().await?;
    // It stands where it was let go, also for the next one who looks.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(visit.text().await?, reached);
    visit.press("Get ready: less").await?;
    visit.press("Back to the usual routine").await?;
    visit.reads("4 min 50 s").await?;
    visit.went_well().await
}
