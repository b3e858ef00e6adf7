//! What becomes of a panic: of the release build, whose wasms trap when a journey asks them
//! to (`site::crashable`).

mod cannot_start;
mod newer;
mod page;

use crate::visit::{ONE_REP, PATIENCE, Visit, dist};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::wait_until;
use site::crashable::{COUNTERS, crashable};
use site::{Options, Site};
use std::ops::{Deref, DerefMut};
use tempfile::TempDir;

/// How many calls into the app's code it goes on before it panics.
const DEEP: i32 = 100;
/// Found nowhere but in the diary.
const MARK: &str = "zebra";
/// A session of the day before, with a note.
const BEFORE: &str = "localStorage.setItem('hamstretch.entry.019a46d6b000-0badcafe',
    'v=3&id=019a46d6b000-0badcafe&utc_ms=1762172800000&offset_min=-300&routine=reps%3D12%26lift%3D2%26pull%3D2%26lower%3D3%26rest%3D1%26ready%3D15%26change%3D20%26roll%3D0%26first%3Dright&first=right&left=12&right=12&ending=finished&lasted_ms=201500&words=zebra');";
/// What no build can read.
const STRANGE: &str = "localStorage.setItem('hamstretch.aside.routine', 'zebra \"\\u2028 reps=');";
/// Catches what is handed out, instead of letting the browser store it.
const CATCH: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => {
        if (/json/.test(blob.type)) blob.text().then(text => window.__text = text);
        return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () { window.__name = this.download; };";

/// A visit to a build that panics where a journey says.
struct Crashing {
    visit: Visit,
    _build: TempDir,
}

impl Deref for Crashing {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl DerefMut for Crashing {
    fn deref_mut(&mut self) -> &mut Visit {
        &mut self.visit
    }
}

/// Such a visit, with a diary.
async fn begin(fragment: &str) -> Result<Crashing> {
    let diary = format!("if (!localStorage.length) {{ {BEFORE} {STRANGE} }} {CATCH}");
    begin_with(fragment, &diary).await
}

/// Such a visit, after `before` has run in the page.
async fn begin_with(fragment: &str, before: &str) -> Result<Crashing> {
    let build = crashable(&dist())?;
    let site = Site::serve(build.path(), Options::default())?;
    let visit = Visit::to(site, fragment, &[COUNTERS, before].concat()).await?;
    Ok(Crashing {
        visit,
        _build: build,
    })
}

/// Where the app panics.
#[derive(Clone, Copy)]
enum Panics {
    /// As the next tap is handled.
    AtATap,
    /// As it handles whatever comes next.
    Soon,
    /// At every start from now on.
    AtStart,
    /// In the wasm that is fetched later, as it draws what the next tap leads to.
    InTheOtherWasm,
    /// By a stack that overflows, as the next tap is handled.
    ByItsStack,
    /// Nowhere any more.
    Nowhere,
}

async fn panics(visit: &Visit, place: Panics) -> Result<()> {
    let at_a_tap = |counter: &str, value: i32| {
        format!("addEventListener('click', () => counters.{counter}.value = {value}, true);")
    };
    let script = match place {
        Panics::AtATap => at_a_tap("hamstretch", DEEP),
        Panics::InTheOtherWasm => at_a_tap("lazy", DEEP),
        Panics::ByItsStack => at_a_tap("hamstretch", -1),
        Panics::Soon => format!("counters.hamstretch.value = {DEEP};"),
        Panics::AtStart => format!("localStorage.setItem('counter', '{DEEP}');"),
        Panics::Nowhere => "localStorage.removeItem('counter');".to_owned(),
    };
    let script = format!("{script} return null");
    visit.browser.read::<Option<bool>>(&script).await?;
    Ok(())
}

/// Waits until the page is there that is shown then, and has all it will have.
async fn is_told(visit: &Visit) -> Result<()> {
    visit.sees("#report:not([hidden])").await?;
    visit.sees("#kept:not([hidden])").await?;
    let path: String = visit.browser.read("return location.pathname").await?;
    assert_eq!(path, "/crash.html");
    Ok(())
}

async fn details(visit: &Visit) -> Result<String> {
    let script = "return document.querySelector('#details').innerText";
    visit.browser.read(script).await
}

/// Opens the app again, which does not panic any more.
async fn open_again(visit: &Visit) -> Result<()> {
    panics(visit, Panics::Nowhere).await?;
    visit.follow(words::OPEN_AGAIN).await?;
    visit.sees("main.home button").await
}

#[tokio::test]
async fn a_panic_at_a_tap_is_told_and_the_diary_is_as_it_was() -> Result<()> {
    let visit = begin("").await?;
    visit.sees("main.home button").await?;
    let before = visit.stored().await?;
    panics(&visit, Panics::AtATap).await?;
    visit.press("Start").await?;
    is_told(&visit).await?;
    visit.reads(words::WENT_WRONG).await?;
    visit.reads(words::DIARY_IS_KEPT).await?;
    let text = visit.text().await?;
    for absent in [
        words::BROKEN_OFF_IS_KEPT,
        words::OPEN_WITHOUT,
        words::WENT_WRONG_AGAIN,
    ] {
        assert!(!text.contains(absent), "{text}");
    }
    let told = details(&visit).await?;
    assert!(told.contains(visit.engine().trap()), "{told}");
    assert!(told.contains("wasm-function["), "{told}");
    assert!(told.contains("hamstretch-"), "{told}");
    assert_eq!(visit.stored().await?, before);
    open_again(&visit).await?;
    assert_eq!(visit.stored().await?, before);
    visit.went_well().await
}

#[tokio::test]
async fn a_panic_in_a_session_ends_its_sounds_keeps_its_reps_and_tells_nothing_of_the_diary()
-> Result<()> {
    let visit = begin("").await?;
    visit.is_kept().await?;
    visit.start(&format!("{ONE_REP}&note={MARK}")).await?;
    visit.skips_to_the_first_rep().await?;
    visit.reaches("lower").await?;
    panics(&visit, Panics::Soon).await?;
    is_told(&visit).await?;
    visit.reads(words::BROKEN_OFF_IS_KEPT).await?;
    // The page that sounded, and held the session, is no more.
    let held = "return navigator.locks.query().then(locks => locks.held.length)";
    assert_eq!(visit.browser.read::<u32>(held).await?, 0);
    assert_eq!(visit.recording().await?.contexts, 0);
    let told = details(&visit).await?;
    assert!(told.contains("#/session"), "{told}");
    let whole: String = visit
        .browser
        .read("return document.documentElement.outerHTML + JSON.stringify(sessionStorage)")
        .await?;
    assert!(
        !whole.contains(MARK) && !whole.contains("lower="),
        "{whole}"
    );
    open_again(&visit).await?;
    visit.press("Continue: right leg, rep 2 of 2").await?;
    visit.sees("[data-phase=ready][data-rep=\"2\"]").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_panic_at_every_start_makes_no_loop_and_the_session_can_be_set_aside() -> Result<()> {
    let mut visit = begin("").await?;
    visit.is_kept().await?;
    visit.plays_a_rep().await?;
    // Offline, too.
    visit.site.stop();
    panics(&visit, Panics::AtStart).await?;
    visit.browser.reload().await?;
    is_told(&visit).await?;
    visit.reads(words::CANNOT_START).await?;
    assert!(!visit.text().await?.contains(words::WENT_WRONG_AGAIN));
    let opened = "return performance.timeOrigin";
    let first: f64 = visit.browser.read(opened).await?;
    // It stays, whatever time goes by.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    assert_eq!(visit.browser.read::<f64>(opened).await?, first);
    visit.follow(words::OPEN_AGAIN).await?;
    wait_until("the second time", PATIENCE, async || {
        // Between two pages Firefox has none to tell of.
        let now: Option<f64> = visit.browser.read(opened).await?;
        Ok(now.is_some_and(|now| now != first) && visit.shows("#again:not([hidden])").await?)
    })
    .await?;
    is_told(&visit).await?;
    panics(&visit, Panics::Nowhere).await?;
    visit.press(words::OPEN_WITHOUT).await?;
    visit.sees("main.home button").await?;
    // The database does not bring it back, either.
    visit.follow(words::PROGRESS).await?;
    visit.sees(".entry").await?;
    let stored = visit.stored().await?;
    let begins = |stem: &str| stored.iter().any(|(name, _)| name.starts_with(stem));
    assert!(begins("hamstretch.aside.running."), "{stored:?}");
    assert!(!begins("hamstretch.running"), "{stored:?}");
    assert!(!visit.text().await?.contains("Continue"));
    visit.went_well().await
}

#[tokio::test]
async fn a_panic_in_what_is_fetched_later_is_told_as_well() -> Result<()> {
    let visit = begin("#/data").await?;
    visit.reads(words::ERASE).await?;
    panics(&visit, Panics::InTheOtherWasm).await?;
    visit.press(words::ERASE).await?;
    is_told(&visit).await?;
    let told = details(&visit).await?;
    assert!(told.contains("#/data"), "{told}");
    open_again(&visit).await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_stack_that_overflows_is_told_as_well() -> Result<()> {
    let visit = begin("").await?;
    visit.sees("main.home button").await?;
    panics(&visit, Panics::ByItsStack).await?;
    visit.press("Start").await?;
    is_told(&visit).await?;
    let told = details(&visit).await?;
    let names = visit.engine().overflow();
    let is_named = |line: &str| names.iter().any(|name| line.starts_with(name));
    assert!(told.lines().any(is_named), "{told}");
    // The same frame over and over tells no more than a few of it.
    assert!(told.lines().count() < 50, "{told}");
    Ok(())
}
