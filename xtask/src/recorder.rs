//! What the app asked of the browser, written down from outside: sounds put on
//! the audio clock, buzzes, the screen lock, and what its session showed.
//!
//! Times named `at` are the page's clock (`performance.now()`), in
//! milliseconds since the page opened. Times named `time`, `when` and `stop`
//! are an audio context's own clock, in seconds.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::drive::Browser;

/// Records in every page the browser's tab opens from now on.
///
/// # Errors
/// When the browser refuses the script.
pub async fn record(browser: &Browser) -> Result<()> {
    browser.run_before_pages(include_str!("recorder.js")).await
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
    /// Errors nobody caught, complaints on the console, breaches of the policy.
    pub problems: Vec<String>,
}

/// An audio context.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct AudioContext {
    /// When it was made.
    pub at: f64,
    /// In samples a second.
    pub sample_rate: f64,
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
}

/// A source node that was told to start.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Sound {
    /// Its place in [`Recording::sounds`].
    pub id: usize,
    /// Which of [`Recording::contexts`].
    pub context: usize,
    /// `buffer`, `oscillator` or `constant`.
    pub kind: String,
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
    /// An oscillator's frequency in hertz at the call.
    pub frequency: Option<f64>,
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
    /// Why it was refused.
    pub problem: Option<String>,
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

    /// How long it lasts when nothing stops it.
    fn own_length(&self) -> f64 {
        let Some(buffer) = self.buffer else {
            return f64::INFINITY;
        };
        let rest = if self.loops {
            f64::INFINITY
        } else {
            (buffer - self.offset).max(0.0)
        };
        self.duration.map_or(rest, |told| told.min(rest)) / self.rate
    }
}

impl Recording {
    /// Whether a sound was called off before its start.
    #[must_use]
    pub fn is_cancelled(&self, sound: &Sound) -> bool {
        self.length(sound) <= 0.0
    }

    /// The sounds that really started, or will, in order of time.
    #[must_use]
    pub fn audible(&self) -> Vec<Heard> {
        let mut heard: Vec<_> = self
            .sounds
            .iter()
            .filter(|sound| !self.is_cancelled(sound))
            .map(|sound| Heard {
                id: sound.id,
                starts: sound.starts(),
                lasts: self.length(sound),
                at: sound.at + (sound.starts() - sound.time) * 1000.0,
            })
            .collect();
        heard.sort_by(|one, other| one.at.total_cmp(&other.at));
        heard
    }

    /// The sounds, not called off, that were put on the audio clock too late.
    #[must_use]
    pub fn late(&self) -> Vec<&Sound> {
        let is_late = |sound: &&Sound| sound.late_by().is_some() && !self.is_cancelled(sound);
        self.sounds.iter().filter(is_late).collect()
    }

    fn length(&self, sound: &Sound) -> f64 {
        let own_end = sound.starts() + sound.own_length();
        let closed = self
            .changes
            .iter()
            .find(|change| change.context == sound.context && change.state == "close")
            .map(|change| change.time);
        [sound.stop, closed]
            .into_iter()
            .flatten()
            .fold(own_end, f64::min)
            - sound.starts()
    }
}

#[cfg(test)]
mod tests;
