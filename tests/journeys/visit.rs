//! One person's visit: a site, a browser, and what they can see there.

use anyhow::{Context, Result};
use hamstretch_core::app::Screen;
use hamstretch_core::diary::Records;
use hamstretch_core::words;
use harness::engine::Engine;
use harness::recorder;
use harness::site::{Options, Site};
pub use harness::webdriver::SEASONED;
use harness::webdriver::thirtyfour::prelude::*;
use harness::webdriver::{self, Browser, Profile, Scheme, wait_until};
use std::path::PathBuf;
use std::time::Duration;

/// The limit of every wait: many times what a slow machine needs.
pub const PATIENCE: Duration = Duration::from_secs(90);

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

/// No voice: what is heard are the tones alone.
pub const TONES_ONLY: &str = "localStorage.setItem('hamstretch.settings',
    'v=1&sound=true&vibration=true&days_a_week=3&talk=none');";

/// Puts a session of this moment into the diary, as an earlier build stored it.
const SESSION: &str = "const id = '019a00000000-0badcafe';
    localStorage.setItem(`hamstretch.entry.${id}`, `v=1&id=${id}&utc_ms=${Date.now()}`
        + `&offset_min=${-new Date().getTimezoneOffset()}&routine=reps%3D1%26first%3Dright`
        + '&first=right&left=1&right=1&ending=finished&lasted_ms=14000');
    return null";

/// The page's timers run ten times as fast, for what the app does after some time by itself.
pub const HASTE: &str = "{ const real = setTimeout;
    window.setTimeout = (then, ms, ...given) => real(then, ms / 10, ...given); }";

/// Whether there is a page, all of it: home's last part has the week.
const STANDS: &str = "const has = (part) => document.querySelector(part) !== null;
    return has('main') && !has('.frame') && (has('.week') || !has('main.home'))";

pub struct Visit {
    pub site: Site,
    pub browser: Browser,
}

pub fn dist() -> PathBuf {
    let dist = std::env::var_os(xtask::checks::DIST);
    dist.map_or_else(xtask::project::dist, PathBuf::from)
}

impl Visit {
    /// Opens a browser that has seen nothing, and the app's home in it.
    pub async fn begin() -> Result<Visit> {
        Visit::begin_at("", "").await
    }

    /// The same at another address, after `before` has run in the page.
    pub async fn begin_at(fragment: &str, before: &str) -> Result<Visit> {
        Visit::under(None, fragment, before).await
    }

    /// The same, with the app under a path of its own.
    pub async fn under(base: Option<&str>, fragment: &str, before: &str) -> Result<Visit> {
        let options = Options {
            base: base.map(str::to_owned),
            ..Options::default()
        };
        Visit::to(Site::serve(&dist(), options)?, fragment, before).await
    }

    /// The same, to a site that is there already.
    pub async fn to(site: Site, fragment: &str, before: &str) -> Result<Visit> {
        Visit::with(site, webdriver::Options::default(), fragment, before).await
    }

    /// The app in another browser, on what an earlier one has left.
    pub async fn again(site: Site, profile: Profile, fragment: &str) -> Result<Visit> {
        let options = webdriver::Options {
            profile: Some(profile),
            ..webdriver::Options::default()
        };
        Visit::with(site, options, fragment, "").await
    }

    /// Closes the browser and opens another on what it left, at home. Where it leaves
    /// nothing, only the page is closed, and home is opened in the same one.
    pub async fn anew(self) -> Result<Visit> {
        let Visit { site, browser } = self;
        if browser.engine().keeps_what_it_stored() {
            return Visit::again(site, browser.close().await?, "").await;
        }
        browser.goto("about:blank").await?;
        let visit = Visit { site, browser };
        visit.go("").await?;
        Ok(visit)
    }

    /// The app at an address, in a browser opened like that, after `before`.
    pub async fn with(
        site: Site,
        options: webdriver::Options,
        fragment: &str,
        before: &str,
    ) -> Result<Visit> {
        for script in [recorder::SCRIPT, before] {
            if !script.is_empty() {
                site.run_first(script);
            }
        }
        let browser = Browser::open_with(options).await?;
        let visit = Visit { site, browser };
        visit.go(fragment).await?;
        Ok(visit)
    }

    /// The same where the system is dark.
    pub async fn dark(fragment: &str, before: &str) -> Result<Visit> {
        let options = webdriver::Options {
            scheme: Scheme::Dark,
            ..webdriver::Options::default()
        };
        let site = Site::serve(&dist(), Options::default())?;
        Visit::with(site, options, fragment, before).await
    }

    pub fn engine(&self) -> Engine {
        self.browser.engine()
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
    async fn stands(&self) -> Result<()> {
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
    async fn or_what_is_there(&self, waited: Result<()>) -> Result<()> {
        let Err(error) = waited else {
            return Ok(());
        };
        let text = self.text().await?;
        let problems = self.recording().await.map(|it| it.problems);
        let told = format!("the page reads:\n{text}\nand had problems: {problems:?}\n");
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
        let button = self.browser.button(name).await?;
        // A person scrolls what they press from under the tabs.
        button.scroll_into_view().await?;
        button.click().await.with_context(|| name.to_owned())
    }

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
        self.press(words::SKIP).await?;
        self.reaches("change").await?;
        self.press(words::SKIP).await?;
        self.reaches("done").await
    }

    /// Starts a session and goes on until the first rep of [`ONE_REP`] is done.
    pub async fn plays_a_rep(&self) -> Result<()> {
        self.start(ONE_REP).await?;
        self.press(words::SKIP).await?;
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

    /// Everything that is said in the diary's records, by name, once both stores hold
    /// the same: deletions are not in it, nor are versions.
    pub async fn stored(&self) -> Result<Vec<(String, String)>> {
        let agree = wait_until("two stores that agree", PATIENCE, async || {
            Ok(Records::read(self.in_local_storage().await?)
                == Records::read(self.in_database().await?))
        });
        let agree = self.or_what_is_there(agree.await).await;
        let records = Records::read(self.in_local_storage().await?);
        agree.with_context(|| format!("localStorage has {records:?}"))?;
        let values = records.values();
        Ok(values
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect())
    }

    /// The names of all that.
    pub async fn names_stored(&self) -> Result<Vec<String>> {
        let stored = self.stored().await?;
        Ok(stored.into_iter().map(|(name, _)| name).collect())
    }

    /// What was done and measured: sessions, angles and scores.
    pub async fn done_and_measured(&self) -> Result<Vec<(String, String)>> {
        let kinds = [
            "hamstretch.entry.",
            "hamstretch.angles.",
            "hamstretch.score.",
        ];
        let mut stored = self.stored().await?;
        stored.retain(|(name, _)| kinds.iter().any(|kind| name.starts_with(kind)));
        Ok(stored)
    }

    /// Everything under the app's prefix in `localStorage`, as it lies there.
    pub async fn in_local_storage(&self) -> Result<Vec<(String, String)>> {
        const ALL: &str = "return Object.entries(localStorage)
            .filter(([name]) => name.startsWith('hamstretch.'))";
        self.browser.read(ALL).await.context("localStorage")
    }

    /// Everything in the database, as it lies there.
    pub async fn in_database(&self) -> Result<Vec<(String, String)>> {
        const ALL: &str = "return new Promise((done, fail) => {
            const asked = indexedDB.open('hamstretch');
            // One that is not there is not made.
            asked.onupgradeneeded = () => asked.transaction.abort();
            asked.onerror = () => done([]);
            asked.onsuccess = () => {
                const database = asked.result;
                const objects = database.transaction('kept').objectStore('kept');
                const [keys, values] = [objects.getAllKeys(), objects.getAll()];
                values.onerror = fail;
                values.onsuccess = () => {
                    database.close();
                    done(keys.result.map((key, index) => [key, values.result[index]])
                        .filter(([key]) => key.startsWith('hamstretch.')));
                };
            };
        })";
        self.browser.read(ALL).await.context("IndexedDB")
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

    /// Nothing in the page went wrong that nobody caught.
    pub async fn went_well(&self) -> Result<()> {
        let recording = self.recording().await?;
        assert_eq!(recording.problems, Vec::<String>::new());
        Ok(())
    }
}
