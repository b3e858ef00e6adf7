//! The sessions they play.

use super::{PATIENCE, Visit};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::wait_until;

/// Both legs, twice, in 26 seconds.
pub const SHORT: &str = "reps=2&lift=1&pull=2&lower=1&rest=1&ready=3&change=3";
/// Both legs, once, in 25 seconds, with time to look around before.
pub const WITH_TIME: &str = "reps=1&lift=1&pull=1&lower=1&rest=0.5&ready=15&change=3";
/// Both legs, once: 7 seconds for whoever skips the times between, which are long enough
/// to do so on a slow machine.
pub const QUICK: &str = "reps=1&lift=1&pull=1&lower=1&rest=0.5&ready=30&change=30";
/// The first rep is done as its pull ends, and its lower is so long that nobody misses it.
pub const ONE_REP: &str = "reps=2&lift=1&pull=1&lower=8&rest=0&ready=30&change=3";
/// Both legs, once, with a pull that nobody can miss.
pub const LONG_PULL: &str = "reps=1&lift=1&pull=5&lower=1&rest=1&ready=3&change=3";
/// Both legs, once, in 14 seconds.
pub const SHORTEST: &str = "reps=1&lift=1&pull=1&lower=1&rest=0.5&ready=3&change=3";

/// Puts a session of this moment into the diary, as an earlier build stored it.
const SESSION: &str = "const id = '019a00000000-0badcafe';
    localStorage.setItem(`hamstretch.entry.${id}`, `v=1&id=${id}&utc_ms=${Date.now()}`
        + `&offset_min=${-new Date().getTimezoneOffset()}&routine=reps%3D1%26first%3Dright`
        + '&first=right&left=1&right=1&ending=finished&lasted_ms=14000');
    return null";

impl Visit {
    /// Offers a routine by link and presses Start.
    pub async fn start(&self, routine: &str) -> Result<()> {
        self.go(&format!("#/routine?{routine}")).await?;
        self.reads("A routine from a link").await?;
        self.set_out().await
    }

    /// Gives the diary a session, for what only needs one to be there.
    pub async fn is_given_a_session(&self) -> Result<()> {
        let _: Option<bool> = self.browser.read(SESSION).await?;
        self.reload().await
    }

    /// Plays a whole session, of [`QUICK`].
    pub async fn plays_a_session(&self) -> Result<()> {
        self.start(QUICK).await?;
        self.plays_to_the_end().await?;
        self.reads("1 rep with each leg").await
    }

    /// From getting ready to the end, without the times between.
    pub async fn plays_to_the_end(&self) -> Result<()> {
        self.skips_to_the_first_rep().await?;
        self.reaches("change").await?;
        self.press(words::SKIP).await?;
        self.reaches("done").await
    }

    /// Skips getting ready, or the count-in after a tap: that is over by itself where a busy
    /// machine takes long to find the button.
    pub async fn skips_to_the_first_rep(&self) -> Result<()> {
        wait_until("the first rep", PATIENCE, async || {
            if !self.shows("[data-phase=ready]").await? {
                return Ok(true);
            }
            for skip in self.browser.buttons(words::SKIP).await? {
                let _ = skip.click().await;
            }
            Ok(false)
        })
        .await
    }

    /// Starts a session and goes on until the first rep of [`ONE_REP`] is done.
    pub async fn plays_a_rep(&self) -> Result<()> {
        self.start(ONE_REP).await?;
        self.skips_to_the_first_rep().await?;
        self.reaches("lower").await
    }

    /// Ends a session early, without pain.
    pub async fn has_enough(&self) -> Result<()> {
        self.press(words::STOP).await?;
        self.press(words::ENOUGH).await?;
        self.sees(".done").await
    }

    /// The quickest session that the diary keeps: one rep, up to what is asked after it.
    pub async fn plays_a_short_session(&self) -> Result<()> {
        self.plays_a_rep().await?;
        self.has_enough().await
    }

    /// Presses Start, and goes through the safety check where it is due: nothing
    /// applies. Where the session waits for a tap, taps.
    pub async fn set_out(&self) -> Result<()> {
        self.lie_down().await?;
        self.tap_where_it_waits().await
    }

    /// A tap in the middle of what is told, where there is no button, if a tap is waited for.
    pub async fn tap_where_it_waits(&self) -> Result<()> {
        if self.shows("[data-waits=true]").await? {
            self.taps(".set-up").await?;
            self.sees("[data-waits=false]").await?;
        }
        Ok(())
    }

    /// Presses Start, and goes through the safety check where it is due, up to a session
    /// that may wait for a tap.
    pub async fn lie_down(&self) -> Result<()> {
        self.press("Start").await?;
        self.sees("[data-phase], .check").await?;
        if self.shows(".check").await? {
            self.press("None of these apply").await?;
        }
        self.sees("[data-phase]").await
    }

    pub async fn reaches(&self, phase: &str) -> Result<()> {
        self.sees(&format!("[data-phase={phase}]")).await
    }
}
