//! What they see, and what they press.

use super::{PATIENCE, Visit};
use anyhow::{Context, Result};
use hamstretch_core::app::Screen;
use harness::webdriver::thirtyfour::prelude::*;
use harness::webdriver::wait_until;

/// Whether there is a page, all of it: home's last part has the week.
const STANDS: &str = "const has = (part) => document.querySelector(part) !== null;
    return has('main') && !has('.frame') && (has('.week') || !has('main.home'))";

/// What the page fetches under such a name cannot be had before [`Visit::is_online`].
pub fn cannot_fetch(name: &str) -> String {
    format!(
        "const old = window.fetch;
        window.__online = false;
        window.fetch = (what, how) => String(what).includes('{name}') && !window.__online
            ? Promise.reject(new TypeError('gone')) : old(what, how);"
    )
}

impl Visit {
    /// Now that can be had.
    pub async fn is_online(&self) -> Result<()> {
        let online = "window.__online = true; return null";
        let _: Option<bool> = self.browser.read(online).await?;
        Ok(())
    }

    /// Goes to an address within the app, and waits until it is there.
    pub async fn go(&self, fragment: &str) -> Result<()> {
        let url = format!("{}{fragment}", self.site.url());
        // To WebKit's driver the place where one is already is that page anew.
        let is_there =
            fragment.starts_with('#') && self.browser.current_url().await?.as_str() == url;
        if !is_there {
            self.browser.goto(url).await?;
        }
        self.stands().await
    }

    /// Waits until there is a page, and it is no longer the frame of one to come.
    pub(super) async fn stands(&self) -> Result<()> {
        let stands = wait_until("a page", PATIENCE, async || {
            self.browser.holds(STANDS).await
        });
        self.or_what_is_there(stands.await).await
    }

    /// Goes to every screen there is, but the session and the check before it.
    pub async fn every_screen(&self) -> Result<()> {
        for screen in Screen::ALL {
            if matches!(screen, Screen::Check | Screen::Session | Screen::Entry) {
                continue;
            }
            self.go(screen.address()).await?;
            // All but home are drawn by what is fetched after the first load.
            let at_top = if screen == Screen::Home {
                "home"
            } else {
                "sheet"
            };
            self.sees(&format!("main.{at_top} h1")).await?;
        }
        Ok(())
    }

    /// Loads the page anew.
    pub async fn reload(&self) -> Result<()> {
        self.browser.reload().await?;
        self.stands().await
    }

    /// Waits until something can be found in the page.
    pub async fn sees(&self, selector: &str) -> Result<()> {
        let seen = wait_until(selector, PATIENCE, async || self.shows(selector).await).await;
        self.or_what_is_there(seen).await
    }

    /// Whoever waited in vain says what the page showed instead, and what went wrong.
    pub(super) async fn or_what_is_there<T>(&self, waited: Result<T>) -> Result<T> {
        let error = match waited {
            Ok(found) => return Ok(found),
            Err(error) => error,
        };
        let text = self.text().await?;
        let problems = self.recording().await.map(|it| it.problems);
        let script = "return location.href + ', ' + document.readyState";
        let page: String = self.browser.read(script).await?;
        let told = format!("{page} reads:\n{text}\nand had problems: {problems:?}\n");
        Err(error.context(told))
    }

    /// Waits until all of the app lies on the device.
    pub async fn is_kept(&self) -> Result<()> {
        self.go("#/settings").await?;
        self.reads("Works offline").await
    }

    pub async fn shows(&self, selector: &str) -> Result<bool> {
        let script = format!("return document.querySelector('{selector}') !== null");
        self.browser.holds(&script).await
    }

    /// Waits until the switch with this name is on, or off.
    pub async fn is_switched(&self, name: &str, on: bool) -> Result<()> {
        let wanted = on.to_string();
        let waited = wait_until(name, PATIENCE, async || {
            let switch = self.browser.button(name).await?;
            let checked = switch.attr("aria-checked").await;
            // It may have been drawn anew meanwhile.
            Ok(checked.is_ok_and(|checked| checked.as_ref() == Some(&wanted)))
        });
        self.or_what_is_there(waited.await).await
    }

    /// Waits until the page's text has these words in it.
    pub async fn reads(&self, words: &str) -> Result<()> {
        let read = wait_until(words, PATIENCE, async || {
            Ok(self.text().await?.contains(words))
        })
        .await;
        self.or_what_is_there(read).await
    }

    pub async fn text(&self) -> Result<String> {
        let script = if self.engine().reads_what_is_off_screen() {
            "return document.body?.innerText"
        } else {
            // As whoever scrolls to it.
            "const isSkipped = it => it.checkVisibility()
                && !it.checkVisibility({ contentVisibilityAuto: true });
            const skipped = [...document.querySelectorAll('body *')].filter(isSkipped);
            return [document.body?.innerText, ...skipped.map(it => it.textContent)].join('\\n')"
        };
        let text: Option<String> = self.browser.read(script).await?;
        Ok(text.unwrap_or_default())
    }

    /// Follows the link with these words.
    pub async fn follow(&self, words: &str) -> Result<()> {
        wait_until(words, PATIENCE, async || {
            for link in self.browser.find_all(By::LinkText(words)).await? {
                // WebKit's driver takes what is folded away for displayed.
                let folded = By::XPath("ancestor::details[not(@open)]");
                let is_seen = link.find(folded).await.is_err();
                // The painted frame's lead nowhere yet. A person scrolls what they
                // follow from under the tabs.
                if is_seen && matches!(link.attr("href").await, Ok(Some(_))) {
                    let is_in_view = link.scroll_into_view().await.is_ok();
                    return Ok(is_in_view && link.click().await.is_ok());
                }
            }
            Ok(false)
        })
        .await
    }

    pub async fn press(&self, name: &str) -> Result<()> {
        let found = self.browser.button(name).await;
        let button = self.or_what_is_there(found).await?;
        // A person scrolls what they press from under the tabs.
        button.scroll_into_view().await?;
        button.click().await.with_context(|| name.to_owned())
    }

    /// A tap on the page where something lies.
    pub async fn taps(&self, selector: &str) -> Result<()> {
        self.sees(selector).await?;
        let middle = format!(
            "const it = document.querySelector('{selector}').getBoundingClientRect();
             return [it.x + it.width / 2, it.y + it.height / 2].map(Math.round)"
        );
        let [x, y]: [i64; 2] = self.browser.read(&middle).await?;
        // By its place: WebKit's driver does not touch what lets touches through.
        let tap = self.browser.action_chain().move_to(x, y).click();
        tap.perform().await.with_context(|| selector.to_owned())
    }

    /// Types into the first field for a few words, letter by letter, and does not
    /// leave it.
    pub async fn types(&self, words: &str) -> Result<()> {
        self.sees(".own-words").await?;
        let field = self.browser.find(By::Css(".own-words")).await?;
        field.scroll_into_view().await?;
        field.send_keys(words).await?;
        Ok(())
    }

    /// Waits until the last change is on the disk.
    pub async fn is_saved(&self) -> Result<()> {
        let saved = "return document.querySelector('.saved')?.textContent === 'Saved.'";
        let waited = wait_until("Saved.", PATIENCE, async || self.browser.holds(saved).await);
        self.or_what_is_there(waited.await).await
    }
}
