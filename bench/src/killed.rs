//! A browser is killed, opened again on what it left, and what is not as it should be is
//! counted: the same for sessions ([`crate::sessions`]) and changes ([`crate::changes`]).

use std::collections::HashMap;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use harness::recorder::{SCRIPT, Told};
use harness::webdriver::{Browser, Profile};
use serde_json::json;
use site::Site;
use xtask::steps::run;

use crate::Bench;
use crate::screens::{open_on, open_plain_page};
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

/// What is to be tried: the row it counts in, which one it is, and how.
pub(crate) type Plan<P> = (&'static str, String, P);

/// Makes an attempt for each plan, two browsers at a time, since each mostly waits; then a
/// bar for each row.
pub(crate) async fn try_all<P: Copy>(
    bench: &mut Bench,
    rows: &[&str],
    plans: &[Plan<P>],
    attempt: impl AsyncFn(&mut Lane, P) -> Result<Vec<Wrong>>,
) -> Result<()> {
    let lane = async |first: usize| -> Result<Vec<(&str, Vec<Wrong>)>> {
        let site = Site::serve(&bench.dist, site::Options::default())?;
        let seeded = HashMap::new();
        let mut lane = Lane { site, seeded };
        let mut tried = Vec::new();
        for (row, what, plan) in plans.iter().skip(first).step_by(2) {
            let wrong = attempt(&mut lane, *plan).await;
            let wrong =
                wrong.unwrap_or_else(|error| vec![Wrong::NotMeasured(format!("{error:#}"))]);
            if !wrong.is_empty() {
                println!("  {row}, {what}: {wrong:?}");
            }
            tried.push((*row, wrong));
        }
        Ok(tried)
    };
    let (one, other) = tokio::try_join!(lane(0), lane(1))?;
    let tried = [one, other].concat();
    for row in rows {
        let its: Vec<_> = tried.iter().filter(|(of, _)| of == row).collect();
        let count = |is: fn(&Wrong) -> bool| its.iter().filter(|it| it.1.iter().any(is)).count();
        let line = format!(
            "{row}: {} times, missing {}, back {}, broken {}, not measured {}",
            its.len(),
            count(|wrong| matches!(wrong, Wrong::Missing(_))),
            count(|wrong| matches!(wrong, Wrong::Back(_))),
            count(|wrong| matches!(wrong, Wrong::Broken(_))),
            count(|wrong| matches!(wrong, Wrong::NotMeasured(_))),
        );
        let is_clean = !its.is_empty() && count(|_| true) == 0;
        bench.report.bar(&line, "0 of each", is_clean);
    }
    Ok(())
}

/// Tries that are made one after the other, at one address.
pub(crate) struct Lane {
    pub(crate) site: Site,
    /// Profiles to be copied, each with what its stores hold.
    seeded: HashMap<Records, Profile>,
}

impl Lane {
    /// A browser whose pages tell the site at once what they show and what goes wrong.
    pub(crate) async fn browser(&self, profile: Option<Profile>) -> Result<Browser> {
        let browser = open_on(profile, Vec::new()).await?;
        let told = json!(format!("{}told", self.site.url()));
        let script = format!("window.__tell = {told};{SCRIPT}");
        browser.run_before_pages(&script).await?;
        Ok(browser)
    }

    /// A profile with these records in both stores, in which the app was never opened.
    pub(crate) async fn profile_with(&mut self, records: &Records) -> Result<Profile> {
        let known = self.seeded.remove(records);
        let profile = match known {
            Some(profile) => profile,
            None => seeded(&self.site.url(), records).await?,
        };
        let copy = Profile::fresh()?;
        let folders = [profile.folder(), copy.folder()];
        run("copying", Command::new("cp").arg("-rT").args(folders))?;
        self.seeded.insert(records.clone(), profile);
        Ok(copy)
    }

    /// What pages have told since there were so many words of theirs.
    pub(crate) fn told(&self, since: usize) -> Result<Vec<Told>> {
        let told = self.site.told();
        let told = told[since..].iter().map(|text| serde_json::from_str(text));
        let told: Result<_, _> = told.collect();
        told.context("reading what a page told")
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
        let told = self.told(since)?.into_iter();
        broken.extend(told.filter_map(|told| told.problem));
        Ok(broken.into_iter().map(Wrong::Broken).collect())
    }
}

/// A profile whose stores hold these records on the disk: what is there before a change
/// must not be lost by the kill after it.
async fn seeded(url: &str, records: &Records) -> Result<Profile> {
    let browser = open_on(None, Vec::new()).await?;
    open_plain_page(&browser, url).await?;
    stores::put(&browser, records).await?;
    let browser = open_on(Some(browser.close().await?), Vec::new()).await?;
    open_plain_page(&browser, url).await?;
    let mut stores = Stores::read(&browser).await?;
    let mut records = records.clone();
    for all in [
        &mut records,
        &mut stores.local_storage,
        &mut stores.database,
    ] {
        all.sort();
    }
    let is_whole = stores.local_storage == records && stores.database == records;
    ensure!(is_whole, "the seed is not on the disk: {stores:?}");
    browser.close().await
}
