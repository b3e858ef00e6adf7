//! What a visit has to do with its page's sound.

use crate::visit::{PATIENCE, Visit};
use anyhow::Result;
use hamstretch_core::method::Cue;
use harness::recorder::{self, Heard, Recording, Sound};
use harness::webdriver::wait_until;

/// Words are pieces of one long sound; no tone is as long as that.
pub fn is_a_word(sound: &Sound) -> bool {
    sound.buffer.is_some_and(|length| length > 25.0)
}

/// Sounds are put on the audio clock to the sample; this is room for rounding.
pub const EXACT: f64 = 0.001;

/// Each sound was put on the clock where the plan has it, counted from the first, and ends
/// there. One that was put there too late begins late, and ends in time all the same:
/// [`Visit::in_time`] says which may.
pub fn check_against_plan(recording: &Recording, heard: &[Heard], planned: &[Cue]) {
    assert_eq!(heard.len(), planned.len());
    let began = |heard: &Heard| recording.sounds[heard.id].when;
    let first = &planned[0];
    let mut worst: f64 = 0.0;
    for (one, cue) in heard.iter().zip(planned) {
        let begins = cue.at.since(first.at).as_secs_f64();
        let is_off = (began(one) - began(&heard[0]) - begins).abs();
        let ends = one.starts + one.lasts - began(&heard[0]);
        let ends_off = (ends - begins - cue.lasts.as_secs_f64()).abs();
        assert!(is_off < EXACT, "{cue:?} begins {is_off} s off");
        assert!(ends_off < EXACT, "{cue:?} ends {ends_off} s off");
        worst = worst.max(is_off).max(ends_off);
    }
    println!("{} sounds, at most {worst:.6} s off", heard.len());
}

impl Visit {
    /// Waits until the phone shows this of the page's sound.
    pub async fn shown_outside(&self, shown: &str) -> Result<()> {
        let script = "const {metadata, playbackState} = navigator.mediaSession;
            return metadata?.title + ' ' + playbackState";
        wait_until(shown, PATIENCE, async || {
            let now: String = self.browser.read(script).await?;
            Ok(now == shown)
        })
        .await
    }

    /// Presses a button that the page gave to the phone, which a script before
    /// the page has kept in `__buttons`.
    pub async fn outside_button(&self, action: &str) -> Result<()> {
        let script = format!("window.__buttons['{action}']({{action: '{action}'}}); return null");
        let _: Option<bool> = self.browser.read(&script).await?;
        Ok(())
    }

    /// Waits until the voice is there: a word is put on the clock when a sound
    /// is asked for.
    pub async fn hears_the_voice(&self) -> Result<()> {
        self.go("#/settings").await?;
        wait_until("the voice", PATIENCE, async || {
            self.press("Play a sound").await?;
            let recording = self.recording().await?;
            Ok(recording.sounds.iter().any(is_a_word))
        })
        .await
    }

    pub async fn recording(&self) -> Result<Recording> {
        recorder::recording(&self.browser).await
    }

    /// No sound was put on the clock too late. Where the clock runs ahead while the
    /// sound begins, what was put there in its first second may have been.
    pub fn in_time(&self, recording: &Recording) {
        let mut late = recording.late();
        if self.engine().runs_ahead_at_first() {
            late.retain(|sound| sound.when > 1.0);
        }
        assert!(late.is_empty(), "{late:?}");
    }
}
