//! What the app asked of the browser, written down from outside: sounds put on
//! the audio clock, buzzes, the screen lock, and what its session showed.
//!
//! Times named `at` are the page's clock (`performance.now()`), in
//! milliseconds since the page opened. Times named `time`, `when` and `stop`
//! are an audio context's own clock, in seconds.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::webdriver::Browser;

/// What records in a page, to be run before all of the page's own scripts. Where
/// `window.__tell` is an address of the page's own site, each change of what its session
/// shows, and each problem, is told there at once: as a [`Told`], to be read when the page is
/// no more.
pub const SCRIPT: &str = include_str!("recorder.js");

/// What the page has recorded so far.
///
/// # Errors
/// When the page was opened without [`SCRIPT`].
pub async fn recording(browser: &Browser) -> Result<Recording> {
    // As text, since WebDriver turns whole numbers and fractions into one.
    let text = "return JSON.stringify(window.__recorded)";
    let text: Option<String> = browser.read(text).await?;
    let text =
        text.context("nothing is recorded in this page: it was opened without the script")?;
    serde_json::from_str(&text).context("reading the recording")
}

/// All that was recorded in one page, each list in order of time.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Recording {
    /// How many audio contexts there were; a sound names its own by its place among them.
    pub contexts: usize,
    /// Every source node that was told to start.
    pub sounds: Vec<Sound>,
    /// The pattern of every call of `navigator.vibrate` that the browser took: milliseconds
    /// on, off, on, …; `[0]` stops the motor.
    pub buzzes: Vec<Vec<f64>>,
    /// What became of the screen lock: `asked`, `held`, `refused`, `let go` by the app,
    /// `released` by whoever.
    pub locks: Vec<String>,
    /// Every change of what the session's root says of itself.
    pub views: Vec<Shown>,
    /// How long the page was hidden, in milliseconds, until it was seen again.
    pub hidden_for: f64,
    /// Errors nobody caught, complaints on the console, breaches of the policy.
    pub problems: Vec<String>,
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
    /// At which time of the page's clock the audio clock's zero would have been heard, in
    /// milliseconds, by what `getOutputTimestamp` said then; if an audio clock ran.
    pub heard_from: Option<f64>,
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
    /// Which of the page's audio contexts.
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
    /// When it falls silent: its last `stop`, or an earlier `disconnect`, or its context's
    /// `close`.
    pub stop: Option<f64>,
    /// The context's clock at the call.
    pub time: f64,
    /// The page's clock at the call.
    pub at: f64,
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
}

impl Sound {
    /// How late it was put on the audio clock, in seconds: how long its start
    /// had then been over. `None` when it was in time, or meant at once.
    #[must_use]
    pub fn late_by(&self) -> Option<f64> {
        (self.when > 0.0 && self.when < self.time).then_some(self.time - self.when)
    }

    /// When it really starts: a start that is over means now.
    fn starts(&self) -> f64 {
        self.when.max(self.time)
    }

    /// How long it lasts; nothing, or less, for what was called off before its start.
    fn lasts(&self) -> f64 {
        let rest = match self.buffer {
            Some(buffer) if !self.loops => (buffer - self.offset).max(0.0),
            _ => f64::INFINITY,
        };
        let own = self.duration.map_or(rest, |told| told.min(rest)) / self.rate;
        self.stop.map_or(own, |stop| own.min(stop - self.starts()))
    }

    /// When it starts by the page's clock, had the audio clock run on without a pause.
    fn starts_at(&self) -> f64 {
        self.at + (self.starts() - self.time) * 1000.0
    }
}

impl Recording {
    /// The sounds that really started, or will, in order of time.
    #[must_use]
    pub fn audible(&self) -> Vec<Heard> {
        let sounds = self.sounds.iter().enumerate();
        let mut heard: Vec<_> = sounds.filter(|(_, sound)| sound.lasts() > 0.0).collect();
        heard.sort_by(|(_, one), (_, other)| one.starts_at().total_cmp(&other.starts_at()));
        let heard = heard.into_iter().map(|(id, sound)| Heard {
            id,
            starts: sound.starts(),
            lasts: sound.lasts(),
        });
        heard.collect()
    }

    /// The sounds, not called off, that were put on the audio clock too late.
    #[must_use]
    pub fn late(&self) -> Vec<&Sound> {
        let is_late = |sound: &&Sound| sound.late_by().is_some() && sound.lasts() > 0.0;
        self.sounds.iter().filter(is_late).collect()
    }
}

#[cfg(test)]
mod tests;
