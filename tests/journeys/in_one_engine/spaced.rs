//! A session where type is twice as large, or set as wide as WCAG 1.4.12 lets a person
//! set it: nothing is cut or lies over something else, Stop and Pause are whole and in
//! reach, and the seconds can be read.

use crate::visit::Visit;
use anyhow::Result;

pub(super) const WIDE: &str = "* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }";
const LARGE: &str = "html { font-size: 32px !important }";
/// As where a browser is told to draw no smaller letter.
const NOT_SMALL: &str = "* { font-size: max(22px, 1em) }";

const LONG: &str = "reps=20&lift=10&pull=10&lower=10&ready=99";

/// What is wrong with the session as it is shown.
const WRONG: &str = "
    const wrong = [];
    const session = document.querySelector('.session');
    const seen = (selector) => [...session.querySelectorAll(selector)].filter((it) =>
        !it.closest('.unseen') && it.getBoundingClientRect().width > 1);
    if (session.scrollWidth > session.clientWidth) wrong.push('scrolls sideways');
    for (const it of seen('*')) {
        const says = [...it.childNodes].some((part) => part.nodeType === 3 && part.data.trim());
        if (says && it.clientWidth && it.scrollWidth > it.clientWidth + 1) wrong.push('cut: ' + it.textContent);
        if (it.matches('button') && it.scrollHeight > it.clientHeight + 1) wrong.push('too low: ' + it.textContent);
    }
    const box = (it) => {
        if (it.matches('button, .seconds')) return it.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(it);
        return range.getBoundingClientRect();
    };
    for (const it of seen('.stop, .pause, .seconds')) {
        const { left, top, right, bottom } = it.getBoundingClientRect();
        if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) {
            wrong.push(`out of sight: ${it.className} ${[left, top, right, bottom].map(Math.round)}`);
        }
        if (!it.matches('button')) {
            if (bottom - top < innerHeight / 8) wrong.push(`small: ${bottom - top}`);
            continue;
        }
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (hit !== it) wrong.push('covered: ' + it.className);
        if (bottom - top < 64) wrong.push('small: ' + it.className);
    }
    const parts = seen('.stop, .whose, .word, .beneath > div, .beneath button, .seconds, .controls button, .asks span');
    parts.forEach((one, index) => parts.slice(index + 1).forEach((other) => {
        const [a, b] = [box(one), box(other)];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 3) wrong.push(`${one.textContent} over ${other.textContent}`);
    }));
    return wrong";

pub(super) async fn wear(visit: &Visit, style: &str) -> Result<()> {
    let wear = format!(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync(`{style}`);
        document.adoptedStyleSheets = [sheet]; return null"
    );
    visit.browser.read::<Option<bool>>(&wear).await?;
    Ok(())
}

/// In each size, in each way type can be.
async fn is_whole(visit: &Visit, state: &str) -> Result<()> {
    visit.sees(state).await?;
    let ways = [
        ("plain", String::new()),
        ("wide", WIDE.to_owned()),
        ("large", LARGE.to_owned()),
        ("not small", NOT_SMALL.to_owned()),
        ("wide and large", WIDE.to_owned() + LARGE),
    ];
    for (width, height) in [(390, 844), (320, 568), (844, 390)] {
        visit.browser.resize(width, height).await?;
        for (way, style) in &ways {
            wear(visit, style).await?;
            let wrong: Vec<String> = visit.browser.read(WRONG).await?;
            let none: Vec<String> = Vec::new();
            assert_eq!(wrong, none, "{state}, {way}, {width} x {height}");
        }
        wear(visit, "").await?;
    }
    visit.browser.resize(390, 844).await
}

#[tokio::test]
async fn a_session_is_whole_in_large_and_in_wide_type() -> Result<()> {
    let no_vibration = "delete Navigator.prototype.vibrate;";
    let visit = Visit::begin_at("", no_vibration).await?;
    visit.go(&format!("#/routine?{LONG}")).await?;
    visit.reads("A routine from a link").await?;
    visit.lie_down().await?;
    is_whole(&visit, "[data-phase=ready][data-waits=true]").await?;
    visit.tap_where_it_waits().await?;
    visit.press("Pause").await?;
    is_whole(&visit, "[data-phase=ready][data-paused=true]").await?;
    visit.press("Resume").await?;
    visit.skips_to_the_first_rep().await?;
    visit.sees("[data-phase=lift]").await?;
    visit.press("Pause").await?;
    is_whole(&visit, "[data-phase=lift][data-paused=true]").await?;
    visit.press("Stop").await?;
    is_whole(&visit, ".asking").await?;
    visit.press("Pain below the knee").await?;
    is_whole(&visit, ".done").await?;
    visit.went_well().await
}

#[tokio::test]
async fn each_phase_is_whole_in_wide_type() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.browser.resize(320, 568).await?;
    visit
        .start("reps=1&lift=2&pull=2&lower=2&rest=1&ready=3&change=3&roll=5")
        .await?;
    let none: Vec<String> = Vec::new();
    for phase in ["roll", "ready", "lift", "pull", "lower", "change"] {
        visit.reaches(phase).await?;
        for (way, style) in [("wide", WIDE), ("large", LARGE)] {
            wear(&visit, style).await?;
            let wrong: Vec<String> = visit.browser.read(WRONG).await?;
            assert_eq!(wrong, none, "{phase}, {way}");
        }
        visit.tap_where_it_waits().await?;
    }
    visit.went_well().await
}
