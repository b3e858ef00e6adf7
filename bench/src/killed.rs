//! A browser is killed, opened again on what it left, and what is not as it should be is
//! counted: the same for sessions ([`crate::sessions`]) and changes ([`crate::changes`]).

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use harness::engine::Engine;
use harness::recorder::{Told, record_and_tell};
use harness::site::{self, Site};
use harness::webdriver::{Browser, Options, Profile};
use xtask::steps::run;

use crate::Bench;
use crate::report::Report;
use crate::screens::open_plain_page;
use crate::stores::{self, Records, Stores};

/// Something that is not as it should be after a kill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// What was done, or was said to be saved, is not there.
    Missing(String),
    /// What was said to be deleted is there.
    Back(String),
    /// Something that was never to be seen is.
    Broken(String),
    /// The browser could not be driven.
    NotMeasured(String),
}

/// A try: the row it counts in, and what was wrong with it.
#[derive(Debug, Clone)]
pub(crate) struct Tried {
    pub(crate) row: &'static str,
    pub(crate) wrong: Vec<Wrong>,
}

/// Does `attempt` for each plan, two browsers at a time, since each mostly waits.
pub(crate) fn try_all<P: Copy>(
    bench: &Bench,
    plans: &[P],
    name: impl Fn(&P) -> (&'static str, String),
    attempt: impl AsyncFn(&mut Lane, P) -> Result<Vec<Wrong>>,
) -> Result<Vec<Tried>> {
    let lane = async |first: usize| -> Result<Vec<Tried>> {
        let mut lane = Lane::open(&bench.dist)?;
        let mut tried = Vec::new();
        for plan in plans.iter().skip(first).step_by(2) {
            let wrong = attempt(&mut lane, *plan).await;
            let wrong =
                wrong.unwrap_or_else(|error| vec![Wrong::NotMeasured(format!("{error:#}"))]);
            let (row, what) = name(plan);
            if !wrong.is_empty() {
                println!("  {row}, {what}: {wrong:?}");
            }
            tried.push(Tried { row, wrong });
        }
        Ok(tried)
    };
    let lanes = async { tokio::try_join!(lane(0), lane(1)) };
    let (one, other) = bench.runtime.block_on(lanes)?;
    Ok([one, other].concat())
}

/// A bar for each row of tries.
pub(crate) fn sum_up(report: &mut Report, tried: &[Tried], rows: &[&str]) {
    for row in rows {
        let its = || tried.iter().filter(|it| it.row == *row);
        let count = |is: fn(&Wrong) -> bool| its().filter(|it| it.wrong.iter().any(is)).count();
        let line = format!(
            "{row}: {} times, missing {}, back {}, broken {}, not measured {}",
            its().count(),
            count(|wrong| matches!(wrong, Wrong::Missing(_))),
            count(|wrong| matches!(wrong, Wrong::Back(_))),
            count(|wrong| matches!(wrong, Wrong::Broken(_))),
            count(|wrong| matches!(wrong, Wrong::NotMeasured(_))),
        );
        let is_clean = its().count() > 0 && its().all(|it| it.wrong.is_empty());
        report.bar(&line, "0 of each", is_clean);
    }
}

/// Tries that are made one after the other, at one address.
pub(crate) struct Lane {
    pub(crate) site: Site,
    /// Profiles to be copied, each with what its stores hold.
    seeded: Vec<(Records, Profile)>,
}

impl Lane {
    fn open(dist: &Path) -> Result<Self> {
        let site = Site::serve(dist, site::Options::default())?;
        Ok(Self {
            site,
            seeded: Vec::new(),
        })
    }

    /// A browser whose pages tell the site at once what they show and what goes wrong.
    pub(crate) async fn browser(&self, profile: Option<Profile>) -> Result<Browser> {
        let browser = open(profile).await?;
        record_and_tell(&browser, &format!("{}told", self.site.url())).await?;
        Ok(browser)
    }

    /// A profile with these records in both stores, in which the app was never opened.
    pub(crate) async fn profile_with(&mut self, records: &Records) -> Result<Profile> {
        let is_it = |(seeded, _): &(Records, Profile)| seeded == records;
        if !self.seeded.iter().any(is_it) {
            let profile = seeded(&self.site.url(), records)
                .await
                .context("seeding a profile")?;
            self.seeded.push((records.clone(), profile));
        }
        let (_, profile) = self
            .seeded
            .iter()
            .find(|it| is_it(it))
            .context("it was seeded")?;
        let copy = Profile::fresh()?;
        let mut command = Command::new("cp");
        run(
            "copying",
            command
                .args(["-rT"])
                .args([profile.folder(), copy.folder()]),
        )?;
        Ok(copy)
    }

    /// What pages have told since there were so many words of theirs.
    pub(crate) fn told(&self, since: usize) -> Result<Vec<Told>> {
        let told = self.site.told();
        let told = told[since..].iter().map(|text| serde_json::from_str(text));
        told.collect::<Result<_, _>>()
            .context("reading what a page told")
    }

    /// What is broken in an app that stands at home: the crash page, whatever `notices`
    /// finds, records that nobody can read, and problems that pages have told.
    pub(crate) async fn broken(
        &self,
        browser: &Browser,
        since: usize,
        notices: &str,
    ) -> Result<Vec<Wrong>> {
        let script = format!(
            "const crash = location.pathname.endsWith('/crash.html') ? ['the crash page'] : [];
            return [...document.querySelectorAll('{notices}')].map((it) => it.innerText).concat(crash)"
        );
        let mut broken: Vec<String> = browser.read(&script).await?;
        let unreadable = Stores::read(browser).await?.unreadable();
        if unreadable > 0 {
            broken.push(format!("records nobody can read: {unreadable}"));
        }
        broken.extend(
            self.told(since)?
                .into_iter()
                .filter_map(|told| told.problem),
        );
        Ok(broken.into_iter().map(Wrong::Broken).collect())
    }
}

async fn open(profile: Option<Profile>) -> Result<Browser> {
    let engine = Some(Engine::Chromium);
    Browser::open_with(Options {
        engine,
        profile,
        ..Options::default()
    })
    .await
}

/// A profile whose stores hold these records on the disk: what is there before a change
/// must not be lost by the kill after it.
async fn seeded(url: &str, records: &Records) -> Result<Profile> {
    let browser = open(None).await?;
    open_plain_page(&browser, url).await?;
    stores::put(&browser, records).await?;
    let browser = open(Some(browser.close().await?)).await?;
    open_plain_page(&browser, url).await?;
    let stores = Stores::read(&browser).await?;
    let sorted = |records: &Records| {
        let mut records = records.clone();
        records.sort();
        records
    };
    let is_there = |store| sorted(store) == sorted(records);
    let is_whole = is_there(&stores.local_storage) && is_there(&stores.database);
    ensure!(is_whole, "the seed is not on the disk: {stores:?}");
    browser.close().await
}
