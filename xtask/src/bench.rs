//! `cargo xtask bench [part …]`: what a first visit costs, how a whole session
//! keeps time, what a kill leaves of one and of a change that was confirmed, what a copy
//! brings back, and what ten years of sessions cost. Each number stands beside its bar.
//! A measurement is news, not a failure.

mod answers;
mod busy;
mod chance;
mod confirmed;
mod decade;
mod heard;
mod kept;
mod kills;
mod late;
mod lighthouse;
mod memory;
mod opened;
mod part;
mod picture;
mod plain_page;
mod report;
mod scenario;
mod screens;
mod size;
mod stores;
mod wiped;
mod words;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Result, bail};

pub use busy::busy;
pub use scenario::{Outcome, Scenario, play};

use crate::checks::DIST;
use crate::ears::Ears;
use crate::site::{Options, Site};
use crate::{build, project, setup};
use part::{Part, parts};
use report::Report;
use scenario::{IDLE, Listened};

/// Builds the app, then measures what the arguments name, or everything. A
/// build that [`DIST`] names is measured as it is.
///
/// # Errors
/// When the app cannot be built or driven, or an argument is no part.
pub fn bench(arguments: &[String]) -> Result<()> {
    let parts = parts(arguments)?;
    let takes: u64 = parts.iter().map(Part::takes).sum();
    println!("This takes about {} min.", takes.div_ceil(60));
    setup::browser()?;
    setup::sound()?;
    let dist = match std::env::var_os(DIST) {
        Some(dist) => PathBuf::from(dist),
        None => {
            build::build()?;
            project::dist()
        }
    };
    Bench::of(dist)?.measure(&parts)
}

/// What the parts share.
struct Bench {
    /// The build.
    dist: PathBuf,
    site: Site,
    runtime: tokio::runtime::Runtime,
    /// The session that was played with nothing in its way, and what the sound
    /// device heard of it, once a part has asked for it.
    listened: Option<Listened>,
    report: Report,
}

impl Bench {
    fn of(dist: PathBuf) -> Result<Self> {
        Ok(Self {
            site: Site::serve(&dist, Options::default())?,
            dist,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?,
            listened: None,
            report: Report::default(),
        })
    }

    fn measure(mut self, parts: &[Part]) -> Result<()> {
        for part in parts {
            let begun = Instant::now();
            let taken_before = report::taken_by_others();
            self.report.heading(part.title());
            match part {
                Part::Sizes => size::measure(&mut self)?,
                Part::Lighthouse => lighthouse::measure(&mut self)?,
                Part::Opened => opened::measure(&mut self)?,
                Part::Answers => answers::measure(&mut self)?,
                Part::Memory => memory::measure(&mut self)?,
                Part::Late => late::measure(&mut self)?,
                Part::Heard => heard::measure(&mut self)?,
                Part::Words => words::measure(&mut self)?,
                Part::Picture => picture::measure(&mut self)?,
                Part::Busy => busy::measure(&mut self)?,
                Part::Kills { count, seed } => kills::measure(&mut self, *count, *seed)?,
                Part::Finished { count } => kills::finished::measure(&mut self, *count)?,
                Part::Confirmed { count, seed } => confirmed::measure(&mut self, *count, *seed)?,
                Part::Wiped { seed } => wiped::measure(&mut self, *seed)?,
                Part::Decade => decade::measure(&mut self)?,
            }
            let taken = report::taken_by_others().saturating_sub(taken_before);
            self.report.footing(begun.elapsed(), taken);
        }
        self.report.sum();
        Ok(())
    }

    /// Plays a whole session with nothing in its way, once.
    fn listened(&mut self) -> Result<Listened> {
        if let Some(listened) = &self.listened {
            return Ok(listened.clone());
        }
        let ears = Ears::open()?;
        let url = self.site.url();
        let playing = play(&url, &IDLE, ears.environment());
        let outcome = self.runtime.block_on(playing)?;
        let recorded = ears.stop();
        if recorded.samples.is_empty() {
            bail!("the sound device heard nothing at all");
        }
        let listened = Listened { outcome, recorded };
        Ok(self.listened.insert(listened).clone())
    }
}
