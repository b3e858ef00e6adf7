//! One session from a routine's link to "done", under some load.

use std::ffi::OsString;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use hamstretch_core::method::{Leg, Offer, Routine, timeline};
use harness::audio_capture::Recorded;
use harness::recorder::{Recording, SCRIPT, Shown, recording};
use harness::webdriver::{Browser, SEASONED, wait_until};
use serde_json::json;
use tokio::time::sleep;

use crate::screens::{WITHIN, open, shows};

/// Under what load a session is played.
#[derive(Debug, Clone, Copy)]
pub struct Scenario {
    /// For people.
    pub name: &'static str,
    /// The routine, as a link has it.
    pub routine: &'static str,
    /// How many times slower the processor is; 1 is its own speed.
    pub slower: u32,
    /// Whether the main thread is stuck for 2 s, every 7 s.
    pub stuck: bool,
    /// Whether another tab covers the page until this long before its end.
    pub hidden_until_left: Option<Duration>,
}

/// The method's own routine: what most people do.
pub(crate) const WHOLE: &str = "reps=15";
/// The shortest session there is: one rep a leg, in 12 seconds.
pub(crate) const SHORTEST: &str =
    "reps=1&lift=1&pull=1&lower=1&rest=0&ready=3&change=3&first=right";

/// Nothing in the way.
pub const IDLE: Scenario = Scenario {
    name: "idle",
    routine: WHOLE,
    slower: 1,
    stuck: false,
    hidden_until_left: None,
};

/// The ones that are measured.
pub(crate) const SCENARIOS: [Scenario; 4] = [
    IDLE,
    SLOW,
    Scenario {
        name: "6 times slower, stuck for 2 s every 7 s",
        stuck: true,
        ..SLOW
    },
    Scenario {
        name: "hidden for 12 minutes",
        // A session of 12.6 minutes.
        routine: "reps=30&lift=4&pull=2&lower=4&rest=2",
        hidden_until_left: Some(Duration::from_secs(10)),
        ..IDLE
    },
];

const SLOW: Scenario = Scenario {
    name: "6 times slower",
    slower: 6,
    ..IDLE
};

impl Scenario {
    pub(crate) fn routine(&self) -> Result<Routine> {
        let (offer, problems) = Offer::parse(self.routine);
        ensure!(problems.is_empty(), "{}: {problems:?}", self.routine);
        Ok(offer.routine)
    }

    /// How long its session is planned to be.
    fn planned(&self) -> Result<Duration> {
        let spans = timeline(&self.routine()?, Leg::Right);
        let last = spans.last().context("a session has an end")?;
        Ok(last.end().since_start())
    }
}

/// A session as it was played.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Everything the app asked of the browser.
    pub recording: Recording,
    /// From the first phase to "done", in seconds.
    pub seconds: f64,
}

impl Outcome {
    /// For each sound put on the audio clock after it was due: by how many seconds.
    #[must_use]
    pub fn late(&self) -> Vec<f64> {
        let late = self.recording.late();
        late.iter().filter_map(|sound| sound.late_by()).collect()
    }

    /// How often the session stood still.
    #[must_use]
    pub fn pauses(&self) -> usize {
        let begins = |pair: &&[Shown]| pair[1].view.paused && !pair[0].view.paused;
        self.recording.views.windows(2).filter(begins).count()
    }
}

/// A session as it was played, and what the sound device heard of it.
#[derive(Debug, Clone)]
pub(crate) struct Listened {
    pub(crate) outcome: Outcome,
    pub(crate) recorded: Recorded,
}

const STUCK: &str = "setInterval(() => {
    const end = performance.now() + 2000;
    while (performance.now() < end);
}, 7000);";

/// How long a page may take to end when it should have: several times what it takes on a
/// slow machine.
const ENDS_WITHIN: Duration = Duration::from_secs(60);
/// How often the page is asked whether it is done; each time costs it a little.
const PAUSE: Duration = Duration::from_secs(2);
/// What sounds when the session is done rings for less.
const RINGS: Duration = Duration::from_secs(3);

/// Opens the app at `url` with the scenario's routine, starts it, and lets it run to its
/// end. `environment` is the browser's, above the usual.
///
/// # Errors
/// When the app cannot be driven as far as "done".
pub async fn play(
    url: &str,
    scenario: &Scenario,
    environment: Vec<(&'static str, OsString)>,
) -> Result<Outcome> {
    let browser = open(environment).await?;
    browser.run_before_pages(SCRIPT).await?;
    // Else the session waits for a tap, which no plan knows.
    browser.run_before_pages(SEASONED).await?;
    if scenario.stuck {
        browser.run_before_pages(STUCK).await?;
    }
    browser.slow_down(scenario.slower).await?;
    start(&browser, url, scenario.routine).await?;
    let (begun, planned) = (Instant::now(), scenario.planned()?);
    if let Some(left) = scenario.hidden_until_left {
        hide_for(&browser, planned.saturating_sub(left)).await?;
    }
    while !shows(&browser, "[data-phase=done]").await? {
        if begun.elapsed() > planned + ENDS_WITHIN {
            let last = recording(&browser).await?.views.pop();
            bail!("not done in {planned:?}; last shown: {last:?}");
        }
        sleep(PAUSE).await;
    }
    sleep(RINGS).await;
    let recording = recording(&browser).await?;
    let mut views = recording.views.iter();
    let first = views
        .next()
        .context("the session's phases were not recorded")?;
    let done = views.find(|shown| shown.view.phase.as_deref() == Some("done"));
    let seconds = (done.context("Done was not recorded")?.at - first.at) / 1000.0;
    Ok(Outcome { seconds, recording })
}

/// Opens a routine's link and presses Start, and says that nothing speaks against it when
/// asked, until the session runs.
pub(crate) async fn start(browser: &Browser, url: &str, routine: &str) -> Result<()> {
    lie_down(browser, url, routine).await?;
    tap_where_it_waits(browser).await
}

/// The same, up to a session that may wait for a tap.
pub(crate) async fn lie_down(browser: &Browser, url: &str, routine: &str) -> Result<()> {
    browser.goto(format!("{url}#/routine?{routine}")).await?;
    browser.press("Start").await?;
    wait_until("a session to begin", WITHIN, async || {
        if shows(browser, "[data-phase]").await? {
            return Ok(true);
        }
        for name in ["None of these apply", "Start"] {
            if let Some(button) = browser.buttons(name).await?.first() {
                // It may be gone already: then the next look tells.
                let _ = button.click().await;
                break;
            }
        }
        Ok(false)
    })
    .await
}

/// The first sessions wait for a tap.
pub(crate) async fn tap_where_it_waits(browser: &Browser) -> Result<()> {
    if shows(browser, "[data-waits=true]").await? {
        browser.press("I am ready").await?;
    }
    Ok(())
}

/// Covers the page with another tab, as a person does who looks something up, and comes
/// back. Nothing is asked of the page meanwhile.
async fn hide_for(browser: &Browser, time: Duration) -> Result<()> {
    let page = browser.window().await?;
    let other = browser.new_tab().await?;
    browser.switch_to_window(other).await?;
    browser.devtools("Page.bringToFront", json!({})).await?;
    sleep(time).await;
    browser.close_window().await?;
    browser.switch_to_window(page).await?;
    browser.devtools("Page.bringToFront", json!({})).await?;
    let state: String = browser.read("return document.visibilityState").await?;
    ensure!(state == "visible", "the page that was covered is {state}");
    Ok(())
}
