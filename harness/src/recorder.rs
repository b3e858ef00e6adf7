//! What the app asked of the browser, written down from outside: sounds put on
//! the audio clock, buzzes, the screen lock, and what its session showed.
//!
//! Times named `at` are the page's clock (`performance.now()`), in
//! milliseconds since the page opened. Times named `time`, `when` and `stop`
//! are an audio context's own clock, in seconds.

mod reckoning;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::webdriver::Browser;

/// What records in a page, to be run before all of the page's own scripts.
pub const SCRIPT: &str = include_str!("recorder.js");

/// Records in every page the browser's tab opens from now on.
///
/// # Errors
/// When the browser refuses the script.
pub async fn record(browser: &Browser) -> Result<()> {
    browser.run_before_pages(SCRIPT).await
}

/// Does the same, and has the page tell each change of what its session shows,
/// and each problem, to an address of its own site at once: as a [`Told`], to
/// be read there when the page is no more.
///
/// # Errors
/// When the browser refuses a script.
pub async fn record_and_tell(browser: &Browser, address: &str) -> Result<()> {
    let script = format!("window.__tell = {};", serde_json::to_string(address)?);
    browser.run_before_pages(&script).await?;
    record(browser).await
}

/// What the page has recorded so far.
///
/// # Errors
/// When the page was opened before [`record`].
pub async fn recording(browser: &Browser) -> Result<Recording> {
    // As text, since WebDriver turns whole numbers and fractions into one.
    let text: Option<String> = browser
        .read("return JSON.stringify(window.__recorded)")
        .await?;
    let text = text.context("nothing is recorded in this page: call `record` before opening it")?;
    serde_json::from_str(&text).context("reading the recording")
}

/// All that was recorded in one page, each list in order of time.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Recording {
    /// The audio contexts; a sound names its own by its place here.
    pub contexts: Vec<AudioContext>,
    /// What happened to the contexts' clocks.
    pub changes: Vec<Change>,
    /// Every source node that was told to start.
    pub sounds: Vec<Sound>,
    /// Every call of `navigator.vibrate`.
    pub buzzes: Vec<Buzz>,
    /// What became of the screen lock.
    pub locks: Vec<Lock>,
    /// Every change of what the session's root says of itself.
    pub views: Vec<Shown>,
    /// Whether the page could be seen: at its beginning, and each change.
    pub showings: Vec<Showing>,
    /// Errors nobody caught, complaints on the console, breaches of the policy.
    pub problems: Vec<String>,
}

/// An audio context.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct AudioContext {
    /// When it was made.
    pub at: f64,
}

/// A call (`suspend`, `resume`, `close`) or a new state (`running`, …) of an
/// audio context.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Change {
    /// Which of [`Recording::contexts`].
    pub context: usize,
    /// When, by the page's clock.
    pub at: f64,
    /// When, by its own clock.
    pub time: f64,
    /// The call's name, or the new state.
    pub state: String,
}

/// What the session's root says of itself; all empty outside a session.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct View {
    /// `data-phase`
    pub phase: Option<String>,
    /// `data-leg`
    pub leg: Option<String>,
    /// `data-rep`, from 1
    pub rep: Option<f64>,
    /// `data-paused`
    pub paused: bool,
}

/// A [`View`] that came up.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Shown {
    /// When.
    pub at: f64,
    /// What.
    #[serde(flatten)]
    pub view: View,
    /// What the audio clock said then, if one ran.
    pub clock: Option<Clock>,
}

/// A reading of an audio context's clock.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Clock {
    /// What its `getOutputTimestamp` says is being heard, by its own clock …
    pub heard_time: f64,
    /// … at which time by the page's clock.
    pub heard_at: f64,
}

/// Whether the page can be seen, from some time on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Showing {
    /// Since when.
    pub at: f64,
    /// `visible` or `hidden`
    pub state: String,
}

/// What a page told its site: one or the other.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Told {
    /// What its session now shows.
    pub view: Option<View>,
    /// What went wrong.
    pub problem: Option<String>,
}

/// A source node that was told to start.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Sound {
    /// Its place in [`Recording::sounds`].
    pub id: usize,
    /// Which of [`Recording::contexts`].
    pub context: usize,
    /// When it is to start; 0 means at once.
    pub when: f64,
    /// Where in the buffer it starts, in seconds.
    pub offset: f64,
    /// How much of the buffer it plays, in seconds, if it was told.
    pub duration: Option<f64>,
    /// The buffer's length in seconds, if it plays one.
    pub buffer: Option<f64>,
    /// How fast it plays the buffer.
    pub rate: f64,
    /// Whether it plays its buffer over and over.
    pub loops: bool,
    /// When it falls silent: its last `stop`, or an earlier `disconnect`.
    pub stop: Option<f64>,
    /// The context's clock at the call.
    pub time: f64,
    /// The page's clock at the call.
    pub at: f64,
    /// What the session showed at the call.
    pub view: View,
}

/// A call of `navigator.vibrate`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Buzz {
    /// When.
    pub at: f64,
    /// Milliseconds on, off, on, …; `[0]` stops the motor.
    pub pattern: Vec<f64>,
    /// Whether the browser took it.
    pub accepted: bool,
    /// What the session showed at the call.
    pub view: View,
}

/// What became of the screen lock: `asked`, `held`, `refused`, `let go` by the
/// app, `released` by whoever.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Lock {
    /// When.
    pub at: f64,
    /// Which of these.
    pub what: String,
}

/// A sound that was really heard, or will be.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// Its place in [`Recording::sounds`].
    pub id: usize,
    /// When it starts, by the audio clock.
    pub starts: f64,
    /// How long it lasts, in seconds; infinite for what nothing stops.
    pub lasts: f64,
    /// When it starts by the page's clock, in milliseconds, had the audio
    /// clock run on from the call without a pause.
    pub at: f64,
}
