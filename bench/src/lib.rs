//! `cargo xtask bench [part …]`: what a first visit costs, how a session keeps time, what a kill
//! leaves and what ten years of sessions cost. Each number stands beside its bar. A missed bar is
//! news, not a failure.

mod answers;
mod busy;
mod changes;
mod decade;
mod diary;
mod first;
mod heard;
mod killed;
mod late;
mod lighthouse;
mod memory;
mod opened;
mod picture;
mod report;
mod screens;
mod session;
mod sessions;
mod size_report;
mod stores;
mod watched;
mod words;

use std::path::PathBuf;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Result, ensure};
use clap::{Parser, ValueEnum};
use harness::audio_capture::AudioCapture;
use site::{Options, Site};
use xtask::checks::DIST;
use xtask::setup::{Chromium, Packaged, SoundServer};
use xtask::{build, project};

use report::Report;
use session::Listened;
pub use session::{IDLE, Outcome, Scenario, play};

/// Measures against the budgets, on a machine that does nothing else
#[derive(Debug, Clone, Parser)]
#[command(bin_name = "cargo xtask bench")]
struct Args {
    /// What to measure; all but `words` where nothing is named
    parts: Vec<Part>,
    /// How often a browser is killed, in each part that does so
    #[arg(long, default_value_t = 30)]
    times: usize,
    /// Where random moments come from; chance, where it is not given
    #[arg(long, default_value_t = fastrand::u64(..1_000_000))]
    seed: u64,
    /// Write docs/size.md
    #[arg(long)]
    write: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Sizes,
    Lighthouse,
    First,
    Opened,
    Answers,
    Memory,
    Late,
    Heard,
    Picture,
    Busy,
    Kills,
    Finished,
    Confirmed,
    Decade,
    /// Only when it is named: `tools/voice` tells what was recognised
    Words,
}

impl Part {
    /// About how long it takes, in seconds.
    fn seconds(self, times: usize) -> u64 {
        let each = |seconds| seconds * times as u64;
        match self {
            Self::Sizes => 1,
            Self::Lighthouse => 100,
            Self::First => 60,
            Self::Opened => 30,
            Self::Answers => 120,
            Self::Memory => 340,
            Self::Late => 1800,
            Self::Heard | Self::Picture => 380,
            Self::Busy => 265,
            Self::Kills | Self::Finished => each(12),
            Self::Confirmed => each(35),
            Self::Decade => 150,
            Self::Words => 640,
        }
    }
}

/// Builds the app, then measures what the command line names, or everything. A build that
/// [`DIST`] names is measured as it is.
///
/// # Errors
/// When the app cannot be built or driven.
pub fn bench() -> Result<()> {
    let mut args = Args::parse();
    if args.parts.is_empty() {
        args.parts = Part::value_variants().to_vec();
        args.parts.retain(|part| *part != Part::Words);
    }
    let seconds = args.parts.iter().map(|part| part.seconds(args.times));
    println!(
        "This takes about {} min.",
        seconds.sum::<u64>().div_ceil(60)
    );
    Chromium::ready()?;
    SoundServer::ready()?;
    let dist = std::env::var_os(DIST).map(PathBuf::from);
    if dist.is_none() {
        build::build()?;
    }
    let dist = dist.unwrap_or_else(project::dist);
    let mut bench = Bench {
        site: Site::serve(&dist, Options::default())?,
        dist,
        listened: None,
        report: Report::default(),
        args: args.clone(),
    };
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build()?;
    for part in args.parts {
        let begun = Instant::now();
        println!("\n== {part:?} ==");
        runtime.block_on(bench.measure(part))?;
        bench.report.footing(begun.elapsed());
    }
    bench.report.sum();
    Ok(())
}

/// What the parts share.
struct Bench {
    /// The build.
    dist: PathBuf,
    site: Site,
    /// The session that was played with nothing in its way, once a part has asked for it.
    listened: Option<Listened>,
    report: Report,
    args: Args,
}

impl Bench {
    async fn measure(&mut self, part: Part) -> Result<()> {
        match part {
            Part::Sizes => size_report::measure(self),
            Part::Lighthouse => lighthouse::measure(self),
            Part::First => first::measure(self).await,
            Part::Opened => opened::measure(self).await,
            Part::Answers => answers::measure(self).await,
            Part::Memory => memory::measure(self).await,
            Part::Late => late::measure(self).await,
            Part::Heard => heard::measure(self).await,
            Part::Picture => picture::measure(self).await,
            Part::Busy => busy::measure(self).await,
            Part::Kills => sessions::kills(self).await,
            Part::Finished => sessions::finished(self).await,
            Part::Confirmed => changes::measure(self).await,
            Part::Decade => decade::measure(self).await,
            Part::Words => words::measure(self).await,
        }
    }

    /// Plays a whole session with nothing in its way, once.
    async fn listened(&mut self) -> Result<Listened> {
        if let Some(listened) = &self.listened {
            return Ok(listened.clone());
        }
        let device = AudioCapture::open()?;
        let outcome = play(&self.site.url(), &IDLE, device.environment()).await?;
        let recorded = device.stop();
        ensure!(
            !recorded.samples.is_empty(),
            "the sound device heard nothing at all"
        );
        Ok(self.listened.insert(Listened { outcome, recorded }).clone())
    }
}

/// An hour ago, in milliseconds since 1970.
fn an_hour_ago() -> Result<i64> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(i64::try_from(now.as_millis())? - 3_600_000)
}
