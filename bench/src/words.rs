//! Records what is said in sessions, by each voice, for `tools/voice/listen.py`:
//! beside each recording lies what was put on the audio clock when.
//!
//! Two sessions have all lines between them: a short one at the usual tempo, with
//! a roll and a rest that is worth a word, and a quick one of thirty reps, paused in
//! its last one and gone on with.

use std::fmt::Write;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use hamstretch_core::method::Voice;
use hamstretch_core::words::{self, english::SPOKEN};
use harness::audio_capture::AudioCapture;
use harness::recorder::{Recording, SCRIPT, recording};
use harness::webdriver::{Browser, SEASONED, wait_until};
use tokio::time::sleep;
use xtask::project;

use crate::Bench;
use crate::screens::{WITHIN, open, shows};
use crate::session::{lie_down, tap_where_it_waits};

/// A session: its name, its routine, and in which rep it is paused and gone on with, or
/// else played to its end.
const SESSIONS: [(&str, &str, Option<u32>); 2] = [
    (
        "usual",
        "reps=4&roll=5&lift=2&pull=2&lower=3&rest=3&ready=15&change=15&first=right",
        None,
    ),
    (
        "thirty",
        "reps=30&lift=1.5&pull=1&lower=1&rest=1&ready=15&change=10&first=right",
        Some(30),
    ),
];

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

pub(crate) async fn measure(bench: &mut Bench) -> Result<()> {
    let (url, folder) = (bench.site.url(), project::root().join("target/words"));
    for (speaker, button) in [("woman", words::WOMAN), ("man", words::MAN)] {
        let file = std::fs::read(bench.dist.join(format!("voices/{speaker}.voice")))?;
        let voice = Voice::parse(&file).context("the voice has no good header")?;
        for (name, routine, paused) in SESSIONS {
            let device = AudioCapture::open()?;
            let browser = open(device.environment()).await?;
            browser.run_before_pages(SCRIPT).await?;
            browser.goto(format!("{url}#/settings")).await?;
            browser.press(button).await?;
            if paused.is_some() {
                // None of the first on this device: it waits for no tap, less is asked,
                // and more is said.
                browser.holds(&format!("{SEASONED} return null")).await?;
            }
            browser.reload().await?;
            has_voice(&browser, speaker).await?;
            let from = device.seconds();
            let recording = play(&browser, &url, routine, paused).await?;
            let mut recorded = device.stop();
            let before = (from * f64::from(recorded.rate)) as usize;
            recorded.samples.drain(..before);
            recorded.write_wav(&folder.join(format!("{speaker}-{name}.wav")))?;
            let script = script(&recording, &voice)?;
            let file = folder.join(format!("{speaker}-{name}.txt"));
            std::fs::write(&file, &script)?;
            println!("{} words: {}", script.lines().count(), file.display());
        }
    }
    Ok(())
}

async fn has_voice(browser: &Browser, speaker: &str) -> Result<()> {
    let fetched = format!(
        "return performance.getEntriesByType('resource').some(entry =>
            entry.name.endsWith('voices/{speaker}.voice') && entry.responseEnd > 0)"
    );
    wait_until("the voice", WITHIN, async || browser.read(&fetched).await).await?;
    sleep(DECODES).await;
    Ok(())
}

async fn play(
    browser: &Browser,
    url: &str,
    routine: &str,
    paused: Option<u32>,
) -> Result<Recording> {
    lie_down(browser, url, routine).await?;
    if shows(browser, "[data-waits=true]").await? {
        sleep(SAYS_TO_TAP).await;
    }
    tap_where_it_waits(browser).await?;
    let last = paused.map(|rep| format!("[data-rep=\"{rep}\"]"));
    let last = last.as_deref().unwrap_or("[data-phase=done]");
    wait_until(last, ENDS_WITHIN, async || shows(browser, last).await).await?;
    if paused.is_some() {
        browser.press("Pause").await?;
        sleep(TELLS).await;
        browser.press("Resume").await?;
    }
    sleep(TELLS).await;
    recording(browser).await
}

/// A line for each word that was put on the audio clock: the seconds from the
/// session's first sound to the word's beginning and to its end, and what it is.
fn script(recording: &Recording, voice: &Voice) -> Result<String> {
    let last = recording.contexts.saturating_sub(1);
    let mut heard = recording.audible();
    heard.retain(|it| recording.sounds[it.id].context == last);
    let first = heard.first().context("the session had no sound")?.starts;
    let mut script = String::new();
    for heard in heard {
        let sound = &recording.sounds[heard.id];
        // Words are pieces of one long sound.
        if sound.buffer.is_none_or(|length| length < 25.0) {
            continue;
        }
        let off = |starts: u32| (f64::from(starts) / 1000.0 - sound.offset).abs();
        let clips = voice.clips().iter().zip(SPOKEN);
        let nearest =
            clips.min_by(|(one, _), (two, _)| off(one.starts).total_cmp(&off(two.starts)));
        let (clip, said) = nearest.context("the voice has no words")?;
        // A pause may cut a word off: then it was not said.
        if heard.lasts >= f64::from(clip.lasts) / 1000.0 - CUT_OFF {
            let begins = heard.starts - first;
            writeln!(script, "{begins:.3}\t{:.3}\t{said}", begins + heard.lasts)?;
        }
    }
    ensure!(!script.is_empty(), "nothing was said");
    Ok(script)
}
