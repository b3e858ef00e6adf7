//! One try: a change made and confirmed, the browser killed, the app opened again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use hamstretch_core::app::Screen;

use super::change::Change;
use super::given::{Given, Seed, note};
use super::verdict::Verdict;
use crate::bench::plain_page::open_plain_page;
use crate::bench::screens::{go, has_crashed};
use crate::bench::stores::{self, Records, Stores};
use crate::drive::{Browser, Options, Profile};
use crate::engine::Engine;
use crate::recorder::{Told, record_and_tell};
use crate::site::{self, Site};

/// What home has to say of what is stored, and what it offers to go on with: nothing,
/// if all is well.
const NOTICES: &str = "return [...document.querySelectorAll('.notices .notice, .broken-off')]
    .map((it) => it.innerText)";

/// A change to be made, and how long after its confirmation the browser is killed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) change: Change,
    /// Which of its tries.
    pub(super) index: usize,
    pub(super) after: Duration,
}

/// What came of it.
#[derive(Debug, Clone)]
pub(super) struct Tried {
    pub(super) plan: Plan,
    pub(super) verdict: Verdict,
}

/// Tries that are made one after the other, at one address.
pub(super) struct Lane {
    site: Site,
    given: Given,
    /// Profiles to be copied, once a try has needed them.
    seeded: BTreeMap<Seed, Profile>,
}

impl Lane {
    pub(super) fn open(dist: &Path, given: Given) -> Result<Self> {
        Ok(Self {
            site: Site::serve(dist, site::Options::default())?,
            given,
            seeded: BTreeMap::new(),
        })
    }

    pub(super) async fn run(&mut self, mut plan: Plan) -> Tried {
        let tried = self.attempt(&mut plan).await;
        let verdict = tried.unwrap_or_else(|error| Verdict::failed(&error));
        Tried { plan, verdict }
    }

    /// The time it was killed at becomes the true one, which the machine may have made
    /// later than planned.
    async fn attempt(&mut self, plan: &mut Plan) -> Result<Verdict> {
        let (url, note) = (self.site.url(), note(plan.index));
        let told_before = self.site.told().len();
        let profile = self.copy_of(plan.change.seed()).await?;
        let browser = self.open_app(profile).await?;
        let made = plan.change.make(&browser, &url, &self.given, &note).await;
        made.context("making the change")?;
        let confirmed = Instant::now();
        tokio::time::sleep(plan.after).await;
        plan.after = confirmed.elapsed();
        let profile = browser.kill()?;

        let browser = self.open_app(profile).await?;
        go(&browser, &url, Screen::Home.address()).await?;
        let mut verdict = Verdict::default();
        for (look, dues) in plan.change.dues(&self.given, &note) {
            let loss = look.at(&browser, &url, &dues, plan.change.deletes());
            verdict.loss.add(loss.await?);
        }
        verdict.broken = broken(&browser, &url).await?;
        let problems = problems(&self.site.told()[told_before..]);
        verdict.broken.extend(problems);
        Ok(verdict)
    }

    async fn open_app(&self, profile: Profile) -> Result<Browser> {
        let browser = open(profile).await?;
        record_and_tell(&browser, &format!("{}told", self.site.url())).await?;
        Ok(browser)
    }

    /// A profile with this in both stores, in which the app was never opened.
    async fn copy_of(&mut self, seed: Seed) -> Result<Profile> {
        if !self.seeded.contains_key(&seed) {
            let records = self.given.records(seed);
            let profile = seeded(&self.site.url(), &records).await;
            self.seeded
                .insert(seed, profile.context("seeding a profile")?);
        }
        let copy = Profile::fresh()?;
        copy_folder(&self.seeded[&seed].folder(), &copy.folder())?;
        Ok(copy)
    }
}

async fn open(profile: Profile) -> Result<Browser> {
    Browser::open_with(Options {
        engine: Some(Engine::Chromium),
        profile: Some(profile),
        ..Options::default()
    })
    .await
}

/// A profile whose stores hold these records on the disk: what is there before a change
/// must not be lost by the kill after it.
async fn seeded(url: &str, records: &Records) -> Result<Profile> {
    let browser = open(Profile::fresh()?).await?;
    open_plain_page(&browser, url).await?;
    stores::put(&browser, records).await?;
    let browser = open(browser.close().await?).await?;
    open_plain_page(&browser, url).await?;
    let stores = Stores::read(&browser).await?;
    ensure!(
        stores.hold(records),
        "the seed is not on the disk: {stores:?}"
    );
    browser.close().await
}

/// Copies files and folders. A link is the lock of a browser that is no more.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, to) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy_folder(&entry.path(), &to)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// What is broken in an app that was looked at.
async fn broken(browser: &Browser, url: &str) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    if has_crashed(browser).await? {
        broken.push("the crash page".to_owned());
    }
    go(browser, url, Screen::Home.address()).await?;
    broken.extend(browser.read::<Vec<String>>(NOTICES).await?);
    let unreadable = Stores::read(browser).await?.unreadable();
    if unreadable > 0 {
        broken.push(format!("records nobody can read: {unreadable}"));
    }
    Ok(broken)
}

/// What went wrong in pages, of all that they told.
fn problems(told: &[String]) -> Vec<String> {
    let problem = |text: &String| match serde_json::from_str::<Told>(text) {
        Ok(told) => told.problem,
        Err(_) => Some(format!("a page told {text}")),
    };
    told.iter().filter_map(problem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_s_problems_are_found_among_what_it_told() {
        let view = r#"{"view":{"phase":"pull","leg":"left","rep":1,"paused":false}}"#;
        let told = [view, r#"{"problem":"unreachable"}"#, "?"].map(str::to_owned);
        assert_eq!(problems(&told), ["unreachable", "a page told ?"]);
        assert_eq!(problems(&told[..1]), Vec::<String>::new());
    }

    #[test]
    fn a_profile_is_copied_with_all_but_the_lock() {
        let [from, to] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        fs::create_dir_all(from.path().join("Default/IndexedDB")).expect("folders");
        fs::write(from.path().join("Default/IndexedDB/000003.log"), "kept").expect("a file");
        let lock = from.path().join("SingletonLock");
        std::os::unix::fs::symlink("host-1", lock).expect("a link");
        copy_folder(from.path(), to.path()).expect("it is copied");
        let copied = fs::read_to_string(to.path().join("Default/IndexedDB/000003.log"));
        assert_eq!(copied.expect("it is there"), "kept");
        assert!(fs::symlink_metadata(to.path().join("SingletonLock")).is_err());
    }
}
