//! A browser is killed, opened again on what it left, and what is not as it should be is
//! counted: the same for sessions ([`crate::sessions`]) and changes ([`crate::changes`]).

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context, Result};
use hamstretch_core::diary::Diary;
use harness::recorder::{SCRIPT, Told};
use harness::webdriver::{Browser, Profile, wait_until};
use serde_json::json;
use site::Site;
use tokio::time::sleep;

use crate::Bench;
use crate::screens::open_on;
use crate::stores::{Stores, diary};

/// What is not there after so long is missing.
const APPEARS_WITHIN: Duration = Duration::from_secs(10);
/// What is deleted must not come back in so long.
const STAYS_DELETED: Duration = Duration::from_secs(3);

/// What is to be tried: the row it counts in, which one it is, and how.
pub(crate) type Plan<P> = (String, String, P);

/// Makes an attempt for each plan, two browsers at a time, since each mostly waits; then a
/// bar for each row. An attempt tells what is not as it should be after the kill.
pub(crate) async fn try_all<P: Copy>(
    bench: &mut Bench,
    plans: &[Plan<P>],
    attempt: impl AsyncFn(&Lane, P) -> Result<Vec<String>>,
) -> Result<()> {
    let lane = async |first: usize| -> Result<Vec<(&str, bool)>> {
        let site = Site::serve(&bench.dist, site::Options::default())?;
        let lane = Lane { site };
        let mut tried = Vec::new();
        for (row, what, plan) in plans.iter().skip(first).step_by(2) {
            let wrong = attempt(&lane, *plan).await;
            let wrong = wrong.unwrap_or_else(|error| vec![format!("not measured: {error:#}")]);
            if !wrong.is_empty() {
                println!("  {row}, {what}: {wrong:?}");
            }
            tried.push((row.as_str(), wrong.is_empty()));
        }
        Ok(tried)
    };
    let (one, other) = tokio::try_join!(lane(0), lane(1))?;
    let tried = [one, other].concat();
    for row in BTreeSet::from_iter(plans.iter().map(|(row, ..)| row)) {
        let its = tried.iter().filter(|(of, _)| of == row);
        let times = its.clone().count();
        let well = its.filter(|(_, is_well)| *is_well).count();
        let is = format!("{row}: {times} times, {} not as it should be", times - well);
        bench.report.bar(&is, "none", times > 0 && well == times);
    }
    Ok(())
}

/// Tries that are made one after the other, at one address.
pub(crate) struct Lane {
    pub(crate) site: Site,
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

    /// What pages have told since there were so many words of theirs.
    pub(crate) fn told(&self, since: usize) -> Result<Vec<Told>> {
        let told = self.site.told();
        let told = told[since..].iter().map(|text| serde_json::from_str(text));
        let told: Result<_, _> = told.collect();
        told.context("reading what a page told")
    }

    /// What has failed in an app that stands at home: what `judge` finds in either store, whatever
    /// `notices` finds, the crash page, records that nobody can read, and problems that pages
    /// have told.
    pub(crate) async fn failures(
        &self,
        browser: &Browser,
        since: usize,
        notices: &str,
        judge: impl Fn(&Diary) -> Vec<String>,
    ) -> Result<Vec<String>> {
        let in_stores = async || -> Result<Vec<String>> {
            let stores = Stores::read(browser).await?;
            let both = [&stores.local_storage, &stores.database].map(diary);
            let unreadable = both.iter().filter(|it| it.unreadable() > 0);
            let unreadable = unreadable.map(|_| "records nobody can read".to_owned());
            Ok(both.iter().flat_map(&judge).chain(unreadable).collect())
        };
        // What is not so by then is told below.
        let is_well = async || Ok(in_stores().await?.is_empty());
        let _ = wait_until("all that is due", APPEARS_WITHIN, is_well).await;
        sleep(STAYS_DELETED).await;
        let mut wrong = in_stores().await?;
        let script = format!(
            "const crash = location.pathname.endsWith('/crash.html') ? ['the crash page'] : [];
            return [...document.querySelectorAll('{notices}')].map((it) => it.innerText).concat(crash)"
        );
        wrong.extend(browser.read::<Vec<String>>(&script).await?);
        let told = self.told(since)?.into_iter();
        wrong.extend(told.filter_map(|told| told.problem));
        Ok(wrong)
    }
}
