//! A look at one screen of the app, after it was opened again.

use std::time::Duration;

use anyhow::Result;
use hamstretch_core::app::Screen;
use hamstretch_core::words;

use super::verdict::{Due, Loss};
use crate::bench::screens::{WITHIN, go, text};
use crate::drive::{Browser, wait_for, wait_until};

/// Where Start leads: to the safety check's questions, to what its answers have come
/// to, or to a session.
pub(super) const QUESTIONS: &str = "questions";
pub(super) const ANSWERED: &str = "answered, and no session";
const SESSION: &str = "session";

/// What is not there after so long is missing.
const APPEARS_WITHIN: Duration = Duration::from_secs(10);
/// What is deleted must not come back in so long.
const STAYS_DELETED: Duration = Duration::from_secs(3);

/// A screen, or what a press leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Home,
    Progress,
    /// The switch of the vibration, as [`vibration`] has it.
    Settings,
    /// Where Start leads, pressed as soon as home is drawn.
    Start,
}

/// What is read of the switch.
pub(super) fn vibration(is_on: bool) -> String {
    format!("{}: {is_on}", words::VIBRATION)
}

impl Look {
    /// What of all that is due is not so on this screen, once the app has had time to
    /// show it; `again` looks a second time, later, whether it stays so.
    pub(super) async fn at(
        self,
        browser: &Browser,
        url: &str,
        dues: &[Due],
        again: bool,
    ) -> Result<Loss> {
        self.go(browser, url).await?;
        if self != Self::Start {
            // What is not so by then is judged below.
            let _ = wait_until("all that is due", APPEARS_WITHIN, async || {
                Ok(Loss::of(&self.read(browser).await?, dues).is_none())
            })
            .await;
        }
        let mut loss = Loss::of(&self.read(browser).await?, dues);
        if again && loss.is_none() {
            tokio::time::sleep(STAYS_DELETED).await;
            loss = Loss::of(&self.read(browser).await?, dues);
        }
        Ok(loss)
    }

    async fn go(self, browser: &Browser, url: &str) -> Result<()> {
        let screen = match self {
            Self::Home | Self::Start => Screen::Home,
            Self::Progress => Screen::Progress,
            Self::Settings => Screen::Settings,
        };
        go(browser, url, screen.address()).await?;
        if self == Self::Start {
            browser.press(words::START).await?;
            wait_for("where Start leads", WITHIN, async || {
                let place = self.read(browser).await?;
                Ok((!place.is_empty()).then_some(()))
            })
            .await?;
        }
        Ok(())
    }

    async fn read(self, browser: &Browser) -> Result<String> {
        let script = match self {
            Self::Home | Self::Progress => return text(browser).await,
            Self::Settings => format!(
                "return [...document.querySelectorAll('[role=switch]')]
                    .filter((it) => it.textContent.startsWith('{0}'))
                    .map((it) => `{0}: ${{it.getAttribute('aria-checked')}}`).join()",
                words::VIBRATION
            ),
            Self::Start => format!(
                "const has = (part) => document.querySelector(part) !== null;
                if (has('.check .tick')) return '{QUESTIONS}';
                if (has('.verdict')) return '{ANSWERED}';
                return has('[data-phase]') ? '{SESSION}' : ''",
            ),
        };
        browser.read(&script).await
    }
}
