//! Records what is said in sessions, by each voice, for `tools/voice/listen.py`:
//! beside each recording lies what was put on the audio clock when.
//!
//! Two sessions have all lines between them: a short one at the usual tempo, with
//! a roll and a rest that is worth a word, and a quick one of thirty reps, paused in
//! its last one and gone on with.

use std::fmt::Write;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use hamstretch_core::method::Voice;
use hamstretch_core::words::english::SPOKEN;

use super::Bench;
use super::scenario::{lie_down, open, shows, tap_where_it_waits};
use crate::drive::{Browser, SEASONED, wait_until};
use crate::ears::{Ears, Recorded};
use crate::project;
use crate::recorder::{Recording, record, recording};

/// The voices: the file's name, and the button's.
const SPEAKERS: [(&str, &str); 2] = [("woman", "Woman"), ("man", "Man")];

/// A session: its name, its routine, and until where it is played.
const SESSIONS: [(&str, &str, Until); 2] = [
    (
        "usual",
        "reps=4&roll=5&lift=2&pull=2&lower=3&rest=3&ready=15&change=15&first=right",
        Until::Done,
    ),
    (
        "thirty",
        "reps=30&lift=1.5&pull=1&lower=1&rest=1&ready=15&change=10&first=right",
        Until::PausedIn(30),
    ),
];

#[derive(Clone, Copy)]
enum Until {
    Done,
    /// This rep: there it is paused, and gone on with.
    PausedIn(u32),
}

/// Seconds, for both voices.
pub(super) const TAKES: u64 = 640;

const PATIENCE: Duration = Duration::from_secs(60);
/// A session is over within this.
const ENDS_WITHIN: Duration = Duration::from_secs(300);
/// How long "Paused", the leg and the rep take to be said, and then what is said on
/// going on.
const TELLS: Duration = Duration::from_secs(5);
/// How long it takes to say that a tap is waited for.
const SAYS_TO_TAP: Duration = Duration::from_secs(10);
/// What lacks more of its end than this, in seconds, was cut off.
const CUT_OFF: f64 = 0.03;
/// A voice is decoded within this, once it is there.
const DECODES: Duration = Duration::from_secs(3);

pub(super) fn measure(bench: &mut Bench) -> Result<()> {
    for (speaker, button) in SPEAKERS {
        let ears = Ears::open()?;
        let url = bench.site.url();
        // The second session is none of the first on this device: then it waits for no
        // tap, less is asked, and more is said.
        let played = bench.runtime.block_on(async {
            let browser = open(ears.environment()).await?;
            record(&browser).await?;
            choose(&browser, &url, button).await?;
            let mut played = Vec::new();
            for (name, routine, until) in SESSIONS {
                if !played.is_empty() {
                    let seasoned = format!("{SEASONED} return null");
                    let _: Option<bool> = browser.read(&seasoned).await?;
                }
                browser.reload().await?;
                has_voice(&browser, speaker).await?;
                let from = ears.seconds();
                let recording = play(&browser, &url, routine, until)
                    .await
                    .with_context(|| format!("{speaker}, {name}"))?;
                played.push((name, from, recording));
            }
            anyhow::Ok(played)
        })?;
        let recorded = ears.stop();
        let folder = project::root().join("target/words");
        let file = std::fs::read(bench.dist.join(format!("voices/{speaker}.voice")))?;
        let voice = Voice::parse(&file).context("the voice has no good header")?;
        for (place, (name, from, recording)) in played.iter().enumerate() {
            let sample = |seconds: f64| (seconds * f64::from(recorded.rate)) as usize;
            let to = played.get(place + 1).map(|(_, from, _)| sample(*from));
            let to = to.unwrap_or(recorded.samples.len());
            let part = Recorded {
                samples: recorded.samples[sample(*from)..to].to_vec(),
                rate: recorded.rate,
            };
            part.write_wav(&folder.join(format!("{speaker}-{name}.wav")))?;
            let script = script(recording, &voice)?;
            let file = folder.join(format!("{speaker}-{name}.txt"));
            std::fs::write(&file, &script)?;
            bench.report.note(&format!(
                "{} words: {}",
                script.lines().count(),
                file.display()
            ));
        }
    }
    Ok(())
}

async fn choose(browser: &Browser, url: &str, button: &str) -> Result<()> {
    browser.goto(format!("{url}#/settings")).await?;
    wait_until("the choice of a voice", PATIENCE, async || {
        Ok(!browser.buttons(button).await?.is_empty())
    })
    .await?;
    browser.press(button).await
}

async fn has_voice(browser: &Browser, speaker: &str) -> Result<()> {
    let fetched = format!(
        "return performance.getEntriesByType('resource').some(entry =>
            entry.name.endsWith('voices/{speaker}.voice') && entry.responseEnd > 0)"
    );
    wait_until("the voice", PATIENCE, async || browser.read(&fetched).await).await?;
    tokio::time::sleep(DECODES).await;
    Ok(())
}

async fn play(browser: &Browser, url: &str, routine: &str, until: Until) -> Result<Recording> {
    lie_down(browser, url, routine).await?;
    if shows(browser, "[data-waits=true]").await? {
        tokio::time::sleep(SAYS_TO_TAP).await;
    }
    tap_where_it_waits(browser).await?;
    match until {
        Until::Done => reach(browser, "[data-phase=done]").await?,
        Until::PausedIn(rep) => {
            reach(browser, &format!("[data-rep=\"{rep}\"]")).await?;
            browser.press("Pause").await?;
            tokio::time::sleep(TELLS).await;
            browser.press("Resume").await?;
        }
    }
    tokio::time::sleep(TELLS).await;
    recording(browser).await
}

async fn reach(browser: &Browser, selector: &str) -> Result<()> {
    let begun = Instant::now();
    while !shows(browser, selector).await? {
        if begun.elapsed() > ENDS_WITHIN {
            bail!("no {selector} within {ENDS_WITHIN:?}");
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    Ok(())
}

/// A line for each word that was put on the audio clock: the seconds from the
/// session's first sound to the word's beginning and to its end, and what it is.
fn script(recording: &Recording, voice: &Voice) -> Result<String> {
    let last = recording.contexts.len().saturating_sub(1);
    let audible = recording.audible();
    let of_the_session = || {
        audible
            .iter()
            .filter(|heard| recording.sounds[heard.id].context == last)
    };
    let first = of_the_session()
        .next()
        .context("the session had no sound")?
        .starts;
    let clip = |index: usize| f64::from(voice.clips()[index].starts) / 1000.0;
    let mut script = String::new();
    for heard in of_the_session() {
        let sound = &recording.sounds[heard.id];
        // Words are pieces of one long sound.
        if sound.buffer.is_none_or(|length| length < 25.0) {
            continue;
        }
        let off = |index: &usize| (clip(*index) - sound.offset).abs();
        let word = (0..SPOKEN.len()).min_by(|one, other| off(one).total_cmp(&off(other)));
        let Some(word) = word else {
            continue;
        };
        // A pause may cut a word off: then it was not said.
        let lasts = f64::from(voice.clips()[word].lasts) / 1000.0;
        if heard.lasts < lasts - CUT_OFF {
            continue;
        }
        let said = SPOKEN[word];
        let begins = heard.starts - first;
        writeln!(script, "{begins:.3}\t{:.3}\t{said}", begins + heard.lasts)?;
    }
    if script.is_empty() {
        bail!("nothing was said");
    }
    Ok(script)
}
