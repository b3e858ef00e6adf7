//! How high each leg goes, at home: what to do is told and shown, and nothing is kept
//! that nobody said.

use crate::visit::Visit;
use anyhow::Result;
use harness::webdriver::thirtyfour::prelude::*;

/// An angle measured earlier.
const EARLIER: &str = "localStorage['hamstretch.angles.019a00000001-0badcafe'] ??=
    'v=1&id=019a00000001-0badcafe&utc_ms=1795000000000&offset_min=60&left_lifted=61';";

const FIELD: &str = "input[aria-label=\"Left leg: Lifted, in degrees\"]";

async fn value(visit: &Visit) -> Result<String> {
    let script = format!("return document.querySelector('{FIELD}').value");
    visit.browser.read(&script).await
}

async fn types(visit: &Visit, number: &str) -> Result<()> {
    let field = visit.browser.find(By::Css(FIELD)).await?;
    field.scroll_into_view().await?;
    field.send_keys(number).await?;
    Ok(())
}

#[tokio::test]
async fn a_leg_is_measured_with_a_helper_by_pictures_and_its_number_is_typed() -> Result<()> {
    let visit = Visit::begin_at("#/measure", "").await?;
    for words in [
        "You need a helper",
        "45°",
        "60°",
        "90°",
        "good to some 10 degrees",
    ] {
        visit.reads(words).await?;
    }
    let pictures = "const all = [...document.querySelectorAll('.raised svg')];
        return all.length === 3 && all.every(it => it.getBoundingClientRect().width >= 90)";
    assert!(visit.browser.holds(pictures).await?);
    // The name over each field is whole, and its three controls are in one line.
    let faults = "const faulty = [...document.querySelectorAll('.angle')].filter(angle => {
        const [name] = angle.querySelectorAll('b');
        const range = document.createRange();
        range.selectNodeContents(name);
        const tops = [...angle.querySelectorAll('.row > :not(span)')]
            .map(it => it.getBoundingClientRect()).map(({ top, bottom }) => top + bottom);
        return range.getClientRects().length > 1 || tops.some(it => Math.abs(it - tops[0]) >= 2);
    });
    const { scrollWidth } = document.documentElement;
    return [...faulty.map(it => it.innerText), scrollWidth > innerWidth && `${scrollWidth} wide`].filter(Boolean)";
    for (size, of_type) in [
        ((390, 844), "100%"),
        ((320, 568), "100%"),
        ((320, 568), "200%"),
    ] {
        visit.browser.resize(size.0, size.1).await?;
        let scale = format!("document.documentElement.style.fontSize = '{of_type}'; {faults}");
        let faults: Vec<String> = visit.browser.read(&scale).await?;
        assert!(faults.is_empty(), "{size:?} {of_type}: {faults:?}");
    }
    visit.browser.resize(390, 844).await?;
    let plain = "document.documentElement.style.fontSize = ''; return null";
    let _: Option<bool> = visit.browser.read(plain).await?;
    // No press says a number for the person.
    let presses = "const steps = [...document.querySelectorAll('.angle .step')];
        steps.forEach(it => it.click());
        return steps.length === 8 && steps.every(it => it.disabled)
            && [...document.querySelectorAll('.angle input')].every(it => it.value === '')";
    assert!(visit.browser.holds(presses).await?);
    assert!(!visit.shows(".sheet > .start").await?, "nothing to keep");
    types(&visit, "162").await?;
    visit.reads("a whole number from 0 to 150").await?;
    assert_eq!(
        value(&visit).await?,
        "162",
        "what is typed stays to be mended"
    );
    assert!(!visit.shows(".sheet > .start").await?);
    types(&visit, "\u{e003}\u{e003}\u{e003}62").await?;
    visit.press("Left leg: Lifted: more").await?;
    assert_eq!(value(&visit).await?, "63");
    visit.press("Left leg: Lifted: Clear").await?;
    assert_eq!(value(&visit).await?, "");
    types(&visit, "64").await?;
    visit.press("Keep").await?;
    visit.reads("Progress").await?;
    let kept = visit.done_and_measured().await?;
    assert!(
        kept.len() == 1 && kept[0].1.contains("left_lifted=64"),
        "{kept:?}"
    );
    assert!(!kept[0].1.contains("right"), "{kept:?}");
    visit.went_well().await
}

#[tokio::test]
async fn a_step_begins_at_the_last_angle_and_nothing_is_entered_before_it() -> Result<()> {
    let visit = Visit::begin_at("#/measure", EARLIER).await?;
    visit.reads("last 61°").await?;
    assert_eq!(value(&visit).await?, "");
    visit.press("Left leg: Lifted: less").await?;
    assert_eq!(value(&visit).await?, "61");
    visit.press("Left leg: Lifted: less").await?;
    assert_eq!(value(&visit).await?, "60");
    // A number that was no angle does not come back once another has taken its place.
    types(&visit, "999").await?;
    visit.press("Left leg: Lifted: more").await?;
    visit.press("Left leg: Lifted: Clear").await?;
    assert_eq!(value(&visit).await?, "");
    let is_wrong = format!("return document.querySelector('{FIELD}').ariaInvalid");
    assert_eq!(visit.browser.read::<String>(&is_wrong).await?, "false");
    let others = "return [...document.querySelectorAll('.angle input')].slice(1)
        .every(it => it.value === '')";
    assert!(visit.browser.holds(others).await?);
    visit.went_well().await
}
