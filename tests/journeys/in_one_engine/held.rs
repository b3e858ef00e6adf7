//! What is held, or pressed with another button: a press is one press.

use crate::visit::{PATIENCE, Visit};
use anyhow::Result;
use harness::webdriver::wait_until;
use serde_json::json;
use std::time::Duration;

const LONG: &str = "reps=2&lift=10&pull=10&ready=60";

/// Holds a key for as long as a keyboard repeats it so many times.
async fn hold(visit: &Visit, key: &str, text: &str, code: u32, times: u32) -> Result<()> {
    let event = |kind: &str, repeats: bool| {
        json!({"type": kind, "key": key, "text": text, "code": key, "autoRepeat": repeats,
            "windowsVirtualKeyCode": code})
    };
    for time in 0..times {
        let down = event("keyDown", time > 0);
        visit
            .browser
            .devtools("Input.dispatchKeyEvent", down)
            .await?;
    }
    let mut up = event("keyUp", false);
    up["text"] = json!("");
    visit.browser.devtools("Input.dispatchKeyEvent", up).await?;
    Ok(())
}

async fn focus(visit: &Visit, selector: &str) -> Result<()> {
    visit.sees(selector).await?;
    let focus = format!("document.querySelector('{selector}').focus(); return null");
    visit.browser.read::<Option<bool>>(&focus).await?;
    Ok(())
}

/// Counts the clicks there are from now on.
const COUNT: &str = "window.__clicks = 0;
    addEventListener('click', () => window.__clicks++, true); return null";

async fn clicks(visit: &Visit) -> Result<u32> {
    visit.browser.read("return window.__clicks").await
}

#[tokio::test]
async fn a_key_that_is_held_acts_once_wherever_one_acts() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.browser.read::<Option<bool>>(COUNT).await?;
    focus(&visit, "button.start").await?;
    hold(&visit, "Enter", "\r", 13, 8).await?;
    visit.sees(".check").await?;
    assert_eq!(clicks(&visit).await?, 1);
    focus(&visit, ".check button.start").await?;
    hold(&visit, "Enter", "\r", 13, 8).await?;
    visit.sees("[data-phase]").await?;
    assert_eq!(clicks(&visit).await?, 2);
    focus(&visit, ".pause").await?;
    hold(&visit, "Enter", "\r", 13, 8).await?;
    visit.sees("[data-waits=false][data-paused=false]").await?;
    assert_eq!(clicks(&visit).await?, 3);
    for (key, text, code) in [("Enter", "\r", 13), (" ", " ", 32)] {
        focus(&visit, ".pause").await?;
        hold(&visit, key, text, code, 9).await?;
        visit.sees("[data-paused=true]").await?;
        hold(&visit, key, text, code, 8).await?;
        visit.sees("[data-paused=false]").await?;
    }
    assert_eq!(clicks(&visit).await?, 7);
    focus(&visit, ".stop").await?;
    hold(&visit, "Enter", "\r", 13, 5).await?;
    visit.sees(".asking").await?;
    visit.press("Enough for today").await?;

    // A link, a switch, a choice, a stepper, what opens.
    for (screen, selector) in [
        ("#/settings", "[role=switch]"),
        ("#/settings", ".step"),
        ("#/settings", "[role=radio]"),
        ("#/reminders", "[role=checkbox]"),
        ("#/learn", "summary"),
    ] {
        visit.go(screen).await?;
        focus(&visit, selector).await?;
        visit.browser.read::<Option<bool>>(COUNT).await?;
        hold(&visit, "Enter", "\r", 13, 7).await?;
        // Each journey's own listeners add up.
        let all: u32 = visit.browser.read("return window.__clicks").await?;
        let listeners: u32 = visit
            .browser
            .read("window.__clicks = 0; document.activeElement.click(); return window.__clicks")
            .await?;
        assert_eq!(all, listeners, "{screen} {selector}");
    }
    // In a field for words, Enter is a letter like any other.
    visit.go("#/measure").await?;
    focus(&visit, ".own-words").await?;
    hold(&visit, "Enter", "\r", 13, 3).await?;
    let typed: u32 = visit
        .browser
        .read("return document.querySelector('.own-words').value.length")
        .await?;
    assert_eq!(typed, 3);
    visit.went_well().await
}

async fn volume(visit: &Visit) -> Result<u32> {
    let volume: String = visit
        .browser
        .read("return document.querySelector('.step-value').textContent")
        .await?;
    Ok(volume.parse()?)
}

/// Presses what a selector finds first with a button, for longer than a hold begins.
async fn press_with(visit: &Visit, button: &str, pointer: &str, modifiers: u32) -> Result<()> {
    let place: [f64; 2] = visit
        .browser
        .read(
            "const it = document.querySelector('.step'); it.scrollIntoView({block: 'center'});
            const { x, y, width, height } = it.getBoundingClientRect();
            return [x + width / 2, y + height / 2]",
        )
        .await?;
    let event = |kind: &str| {
        json!({"type": kind, "x": place[0], "y": place[1], "button": button, "clickCount": 1,
            "pointerType": pointer, "modifiers": modifiers})
    };
    let pressed = event("mousePressed");
    visit
        .browser
        .devtools("Input.dispatchMouseEvent", pressed)
        .await?;
    // What is held for so long repeats itself.
    tokio::time::sleep(Duration::from_millis(900)).await;
    let released = event("mouseReleased");
    visit
        .browser
        .devtools("Input.dispatchMouseEvent", released)
        .await?;
    Ok(())
}

#[tokio::test]
async fn only_the_main_button_steps_and_it_ends_with_the_press() -> Result<()> {
    let visit = Visit::begin_at("#/settings", "").await?;
    visit.sees(".step").await?;
    let begun = volume(&visit).await?;
    for (button, pointer, modifiers) in [
        ("right", "mouse", 0),
        ("middle", "mouse", 0),
        ("right", "pen", 0),
        // The other button of some systems.
        ("left", "mouse", 2),
    ] {
        press_with(&visit, button, pointer, modifiers).await?;
        let is_one = modifiers == 2;
        let now = volume(&visit).await?;
        assert!(
            begun - now <= u32::from(is_one),
            "{button} of a {pointer}: {now}"
        );
    }
    let begun = volume(&visit).await?;
    press_with(&visit, "left", "mouse", 0).await?;
    let now = volume(&visit).await?;
    assert!(now + 2 <= begun, "{begun} to {now}: held, it goes on");
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(volume(&visit).await?, now, "and ends with the press");
    visit.went_well().await
}

#[tokio::test]
async fn no_gesture_takes_a_session_away() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.start(LONG).await?;
    let spared = "const style = (it) => getComputedStyle(it);
        const [page, session] = [document.documentElement, document.querySelector('.session')];
        const stays = [page, document.body, session].every((it) =>
            style(it).overscrollBehaviorY === 'none' && style(it).overscrollBehaviorX === 'none');
        const inner = [...session.querySelectorAll('*')].filter((it) =>
            it.scrollHeight > it.clientHeight && /auto|scroll/.test(style(it).overflowY));
        return stays && inner.every((it) => style(it).overscrollBehaviorY !== 'auto' || it.matches('textarea'))
            && page.scrollHeight <= innerHeight
            && style(session).touchAction === 'manipulation' && style(session).userSelect === 'none'";
    let is_spared = async |state: &str| -> Result<()> {
        visit.sees(state).await?;
        assert!(visit.browser.holds(spared).await?, "{state}");
        Ok(())
    };
    is_spared("[data-phase=ready][data-paused=false]").await?;
    // Where it can be scrolled, too.
    visit.browser.resize(320, 420).await?;
    let large = "document.documentElement.style.fontSize = '32px'; return null";
    visit.browser.read::<Option<bool>>(large).await?;
    is_spared("[data-phase=ready]").await?;
    visit.press("Pause").await?;
    is_spared("[data-paused=true]").await?;
    visit.press("Stop").await?;
    is_spared(".asking").await?;
    visit.press("Enough for today").await?;
    is_spared(".done").await?;
    visit.follow("Home").await?;
    let is_free =
        "return getComputedStyle(document.documentElement).overscrollBehaviorY === 'auto'";
    wait_until("a home that can be pulled down", PATIENCE, async || {
        visit.browser.holds(is_free).await
    })
    .await?;
    visit.went_well().await
}
