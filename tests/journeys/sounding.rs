//! What a visit has to do with its page's sound.

use crate::visit::{PATIENCE, Visit};
use anyhow::Result;
use harness::recorder::{self, Recording, Sound};
use harness::webdriver::wait_until;

/// Words are pieces of one long sound; no tone is as long as that.
pub fn is_a_word(sound: &Sound) -> bool {
    sound.buffer.is_some_and(|length| length > 25.0)
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
