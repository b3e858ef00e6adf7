//! Whether axe-core, which knows how pages shut people out, finds anything on
//! any screen, in any state of it, in light or dark.
//!
//! It has every rule it is sure of, best practices and WCAG 2.2 AA among them.
//! What it is unsure of (words over a drawing) is left to people.

use crate::inspection::{BOTH, COMMON, Inspection};
use crate::visit::dist;
use anyhow::Result;
use hamstretch_core::words;
use site::fake_update;
use std::collections::BTreeSet;

/// Phases so long that each can be looked at while it lasts.
const LONG_PHASES: &str = "roll=120&ready=120&lift=10&pull=10&lower=1&rest=0&reps=30";

/// What tells the settings from other screens with switches.
const SETTINGS: &str = "[href=\"#/settings\"][aria-current=page]";

/// Opens whatever can be opened.
const OPEN: &str =
    "document.querySelectorAll('details').forEach(it => it.open = true); return null";

/// Keeps how high a leg went one day.
const MEASURED: &str = "localStorage.setItem('hamstretch.angles.019b00000000-0badcafe',
    'v=1&id=019b00000000-0badcafe&utc_ms=1770000000000&offset_min=60&left_lifted=62&right_lifted=75');
    return null";

#[tokio::test]
async fn finds_nothing_wrong_with_the_home_of_a_newcomer_and_a_routine_from_a_link() -> Result<()> {
    let mut page = Inspection::begin("").await?;
    // The painted frame has no button yet.
    page.look("main.home button", BOTH).await?;
    let offer = "#/routine?reps=500&note=Slowly";
    page.go_and_look(offer, ".offer .problems", BOTH).await?;
    page.end().await
}

#[tokio::test]
async fn finds_nothing_wrong_with_the_safety_check_and_what_it_comes_to() -> Result<()> {
    let mut page = Inspection::begin("#/check").await?;
    page.look(".check", BOTH).await?;
    let signs = [
        words::EMERGENCY_SIGNS[0],
        words::URGENT_SIGNS[0],
        words::ASK_FIRST_SIGNS[0],
    ];
    for sign in signs {
        page.visit.press(sign).await?;
        page.look(".check [aria-checked=true]", BOTH).await?;
        page.visit.press(words::GO_ON).await?;
        page.look(".verdict", BOTH).await?;
        page.visit.press(words::ANSWER_AGAIN).await?;
        page.visit.sees(".check").await?;
    }
    page.end().await
}

#[tokio::test]
async fn finds_nothing_wrong_with_a_session_from_its_beginning_to_a_stop_for_pain() -> Result<()> {
    let mut page = Inspection::begin("").await?;
    page.visit.start(LONG_PHASES).await?;
    page.look_at_phase("roll").await?;
    page.visit.press(words::SKIP).await?;
    page.look_at_phase("ready").await?;
    page.visit.tap_where_it_waits().await?;
    page.visit.skips_to_the_first_rep().await?;
    page.look_at_phase("lift").await?;
    page.look_at_phase("pull").await?;
    page.visit.press(words::PAUSE).await?;
    page.look("[data-paused=true]", BOTH).await?;
    page.visit.press(words::STOP).await?;
    page.look("[data-phase] [role=dialog]", BOTH).await?;
    page.visit.press(words::HURTS[0]).await?;
    page.look(".done-advice", BOTH).await?;
    page.end().await
}

#[tokio::test]
async fn finds_nothing_wrong_with_what_comes_after_a_session() -> Result<()> {
    let mut page = Inspection::begin("").await?;
    page.visit.plays_a_session().await?;
    page.look("[data-phase=done]", BOTH).await?;
    page.visit.follow(words::HOME).await?;
    page.look("main.home .legs", BOTH).await?;
    page.visit.browser.read::<Option<bool>>(MEASURED).await?;
    page.visit.reload().await?;
    page.visit.go("#/progress").await?;
    page.visit.sees(".chart details").await?;
    page.visit.browser.read::<Option<bool>>(OPEN).await?;
    page.look(".entry", BOTH).await?;
    page.go_and_look("#/summary", "#summary h1", BOTH).await?;
    page.go_and_look("#/settings", SETTINGS, &[COMMON]).await?;
    page.go_and_look("#/data", "#chooser", BOTH).await?;
    page.visit.press(words::ERASE).await?;
    page.look("main > .start", BOTH).await?;
    page.visit.start(LONG_PHASES).await?;
    page.visit.reload().await?;
    page.look(".broken-off", BOTH).await?;
    page.end().await
}

#[tokio::test]
async fn finds_nothing_wrong_with_what_is_offered_besides() -> Result<()> {
    let to_be_told = "Object.defineProperty(navigator, 'standalone', { value: false });
        localStorage['hamstretch.seen'] ??= 'v=1&news=0&install=0';";
    let mut page = Inspection::begin_at("#/settings", to_be_told).await?;
    page.visit.reads(words::WORKS_OFFLINE).await?;
    page.look(".by-hand li", &[COMMON]).await?;
    page.go_and_look("#/", ".extra", &[COMMON]).await?;
    page.visit.plays_a_session().await?;
    page.look("[data-phase=done] .by-hand li", BOTH).await?;
    page.visit.follow(words::HOME).await?;
    let newer = fake_update(&dist(), &[("hands-free", "HANDS-FREE")], |_| Ok(()))?;
    page.visit.site.deploy(newer.path())?;
    let look = "navigator.serviceWorker.getRegistration().then((it) => it.update()); return null";
    page.visit.browser.read::<Option<bool>>(look).await?;
    page.look(".home .extra-at-hand", BOTH).await?;
    page.end().await
}

#[tokio::test]
async fn finds_nothing_wrong_with_the_other_screens() -> Result<()> {
    let mut page = Inspection::begin("#/progress").await?;
    page.look(".empty", &[COMMON]).await?;
    page.go_and_look("#/summary", "main > h1 + .empty", &[COMMON])
        .await?;
    page.visit.go("#/learn").await?;
    page.visit.sees(".learn details").await?;
    page.visit.browser.read::<Option<bool>>(OPEN).await?;
    page.look(".learn details[open]", &[COMMON]).await?;
    page.go_and_look("#/safety", ".prose:not(.learn)", &[COMMON])
        .await?;
    page.go_and_look("#/settings", SETTINGS, &[COMMON]).await?;
    page.visit.go("#/routine").await?;
    let more = format!("{}: {}", words::REPS_PER_LEG, words::MORE);
    page.visit.press(&more).await?;
    page.look(".sheet-end", &[COMMON]).await?;
    page.end().await
}

#[tokio::test]
async fn finds_nothing_wrong_with_the_page_for_when_the_app_could_not_go_on() -> Result<()> {
    let mut page = Inspection::begin("").await?;
    page.visit.browser.read::<Option<bool>>(MEASURED).await?;
    page.visit.start(LONG_PHASES).await?;
    let left = "localStorage.setItem('hamstretch.running', 'v=1');
        sessionStorage.setItem('hamstretch.crash', JSON.stringify([{ when: Date.now() }]));
        dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('x') }));
        return null";
    page.visit.browser.read::<Option<bool>>(left).await?;
    page.look("#again:not([hidden])", BOTH).await?;
    page.visit.press(words::SAVE_DIARY).await?;
    page.visit.press(words::COPY_DETAILS).await?;
    page.look("#saved:not([hidden])", BOTH).await?;
    page.end().await
}

#[tokio::test]
async fn finds_nothing_wrong_with_reminders_and_with_sending_a_routine() -> Result<()> {
    let mut page = Inspection::begin("#/reminders").await?;
    page.look("[type=time]", BOTH).await?;
    page.go_and_look("#/share", "#link", BOTH).await?;
    // There is one to differ from.
    page.visit.go("#/routine?reps=12").await?;
    page.visit.reads(words::USUAL_ROUTINE).await?;
    let offer = "#/routine?reps=30&pull=10&note=Slowly";
    page.go_and_look(offer, ".offer .differences", BOTH).await?;
    page.end().await
}

#[tokio::test]
async fn finds_nothing_wrong_with_finding_ones_tempo() -> Result<()> {
    let mut page = Inspection::begin("#/tempo").await?;
    page.look(".tempo", &[COMMON]).await?;
    for _ in 0..2 {
        for step in words::TEMPO_STEPS {
            page.visit.press(step).await?;
        }
    }
    page.look(".tempo .done-what", &[COMMON]).await?;
    page.end().await
}

#[tokio::test]
async fn finds_what_is_wrong_where_something_is_be_it_in_the_dark_only() -> Result<()> {
    let mut page = Inspection::begin("#/safety").await?;
    page.visit.sees(".prose").await?;
    let spoil = "
        document.querySelector('main').insertAdjacentHTML('afterbegin',
            '<p>Hardly to be read</p><div><button></button><button></button></div>');
        const [faint, tiny] = document.querySelector('main').children;
        faint.style.color = 'light-dark(black, #888)';
        faint.style.background = 'light-dark(white, #999)';
        for (const it of tiny.children) {
            it.style.cssText = 'padding: 0; inline-size: 9px; block-size: 9px; min-block-size: 0';
        }
        return null";
    let _: Option<bool> = page.visit.browser.read(spoil).await?;
    page.look("main", &[COMMON]).await?;
    let mut seen = BTreeSet::new();
    for (it, states) in &page.found {
        seen.extend(
            states
                .iter()
                .map(|state| (it.rule.as_str(), state.as_str())),
        );
    }
    let light = "main, light, 390x844";
    let dark = "main, dark, 390x844";
    let large = "main, in large type";
    let expected = [
        ("button-name", light),
        ("button-name", dark),
        ("color-contrast", dark),
        ("target-size", light),
        ("target-size", dark),
        ("button-name", large),
        ("color-contrast", large),
        ("target-size", large),
    ];
    let wears_dark = page.schemes().iter().any(|(_, name)| *name == "dark");
    let expected = expected.into_iter().filter(|(rule, state)| {
        // The contrast is wrong in the dark only, and large type is looked at last.
        wears_dark || (*rule != "color-contrast" && *state != dark)
    });
    assert_eq!(seen, expected.collect());
    Ok(())
}
