//! One short session from a routine's link to "done", under some load.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::drive::{Browser, wait_until};
use crate::recorder::{record, recording};

/// Under what load a session is played.
#[derive(Debug, Clone, Copy)]
pub struct Scenario {
    /// For people.
    pub name: &'static str,
    /// How many times slower the processor is; 1 is its own speed.
    pub slower: u32,
    /// Whether the main thread is stuck for 2 s, every 7 s.
    pub stuck: bool,
}

/// The ones that are measured.
pub const SCENARIOS: [Scenario; 3] = [
    Scenario {
        name: "idle",
        slower: 1,
        stuck: false,
    },
    Scenario {
        name: "6 times slower",
        slower: 6,
        stuck: false,
    },
    Scenario {
        name: "6 times slower, stuck for 2 s every 7 s",
        slower: 6,
        stuck: true,
    },
];

impl Scenario {
    /// Whether nothing else loads the machine.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.slower == 1 && !self.stuck
    }
}

/// How a session went.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// From the first phase to "done".
    pub seconds: f64,
    /// How many sounds were heard, or will be.
    pub sounds: usize,
    /// For each sound put on the audio clock after it was due: by how many
    /// seconds.
    pub late: Vec<f64>,
    /// Milliseconds of main thread per second of session.
    pub busy: f64,
    /// What the page complained of.
    pub problems: Vec<String>,
}

/// Three reps a leg: about 40 s.
const LINK: &str = "#/routine?reps=3&lift=1&pull=2&lower=1&rest=1&ready=4&change=4";

const STUCK: &str = "setInterval(() => {
    const end = performance.now() + 2000;
    while (performance.now() < end);
}, 7000);";

/// How long a page may take to get going, and a session to be over: several
/// times what either takes on a slow machine.
const STARTS_WITHIN: Duration = Duration::from_secs(120);
const DONE_WITHIN: Duration = Duration::from_secs(300);

/// How often the page is asked whether it is done; each time costs it a little.
const PAUSE: Duration = Duration::from_secs(2);

/// Opens the app at `url` with a short routine, starts it, and lets it run to
/// its end.
///
/// # Errors
/// When the app cannot be driven as far as "done".
pub async fn play(url: &str, scenario: &Scenario) -> Result<Outcome> {
    let browser = Browser::open().await?;
    record(&browser).await?;
    if scenario.stuck {
        browser.run_before_pages(STUCK).await?;
    }
    browser.slow_down(scenario.slower).await?;
    browser.devtools("Performance.enable", json!({})).await?;
    browser.goto(format!("{url}{LINK}")).await?;
    start(&browser).await?;
    let (begun, busy_before) = (Instant::now(), busy_seconds(&browser).await?);
    while !shows(&browser, "[data-phase=done]").await? {
        if begun.elapsed() > DONE_WITHIN {
            bail!(
                "{}: no `data-phase=\"done\"` within {DONE_WITHIN:?}",
                scenario.name
            );
        }
        tokio::time::sleep(PAUSE).await;
    }
    let busy = busy_seconds(&browser).await? - busy_before;
    let per_second = 1000.0 * busy / begun.elapsed().as_secs_f64();
    let recording = recording(&browser).await?;
    let at = |phase: Option<&str>| {
        let mut views = recording.views.iter();
        views
            .find(|shown| phase.is_none() || shown.view.phase.as_deref() == phase)
            .map(|shown| shown.at)
    };
    let seconds = at(Some("done"))
        .zip(at(None))
        .map(|(end, start)| (end - start) / 1000.0);
    Ok(Outcome {
        seconds: seconds.context("the session's phases were not recorded")?,
        sounds: recording.audible().len(),
        late: recording
            .late()
            .iter()
            .filter_map(|sound| sound.late_by())
            .collect(),
        busy: per_second,
        problems: recording.problems,
    })
}

/// Presses Start, and says that nothing speaks against it when asked, until
/// the session is on the screen.
async fn start(browser: &Browser) -> Result<()> {
    browser.press("Start").await?;
    wait_until("a session to begin", STARTS_WITHIN, async || {
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

async fn shows(browser: &Browser, selector: &str) -> Result<bool> {
    browser
        .read(&format!(
            "return document.querySelector('{selector}') !== null"
        ))
        .await
}

/// How long the page's main thread has been at work, in seconds.
async fn busy_seconds(browser: &Browser) -> Result<f64> {
    let answer = browser
        .devtools("Performance.getMetrics", json!({}))
        .await?;
    let metrics = answer["metrics"].as_array().context("no metrics")?;
    let is_it = |metric: &&Value| metric["name"] == "TaskDuration";
    let found = metrics
        .iter()
        .find(is_it)
        .and_then(|metric| metric["value"].as_f64());
    found.context("the browser does not say how busy the page is")
}
