//! `cargo xtask bench [part …]`: what a first visit costs, how a session keeps time, what
//! a kill leaves, what a copy brings back and what ten years of sessions cost. Each number
//! stands beside its bar. A missed bar is news, not a failure.

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

use anyhow::{Context, Result, bail, ensure};
use harness::audio_capture::AudioCapture;
use site::{Options, Site};
use xtask::checks::DIST;
use xtask::setup::{Chromium, Packaged, SoundServer};
use xtask::{build, project};

use report::Report;
use session::Listened;
pub use session::{IDLE, Outcome, Scenario, play};

/// How a part is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Asked {
    /// How often it is done, where it is done more than once.
    times: usize,
    /// Where random moments and contents come from.
    seed: u64,
    /// Whether a report is written into `docs/`.
    write: bool,
}

/// A part: its name, about how long it takes in seconds (each time, where it is
/// done more than once), and how often it is done unless told otherwise (0 where that cannot
/// be told).
type Part = (&'static str, u64, usize);

const PARTS: [Part; 15] = [
    ("sizes", 1, 0),
    ("lighthouse", 100, 0),
    ("first", 80, 0),
    ("opened", 30, 0),
    ("answers", 120, 0),
    ("memory", 340, 0),
    ("late", 1800, 0),
    ("heard", 380, 0),
    ("picture", 380, 0),
    ("busy", 265, 0),
    ("kills", 12, 100),
    ("finished", 12, 50),
    ("confirmed", 35, 30),
    ("decade", 150, 0),
    (WORDS, 640, 0),
];

/// Only when it is asked for: `tools/voice` tells what was recognised.
const WORDS: &str = "words";

/// Builds the app, then measures what the arguments name, or everything. A build that
/// [`DIST`] names is measured as it is.
///
/// # Errors
/// When the app cannot be built or driven, or an argument is no part.
pub fn bench(arguments: &[String]) -> Result<()> {
    let parts = parts(arguments)?;
    let takes = parts
        .iter()
        .map(|(part, asked)| part.1 * asked.times.max(1) as u64);
    println!("This takes about {} min.", takes.sum::<u64>().div_ceil(60));
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
    };
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build()?;
    for ((name, ..), asked) in parts {
        let begun = Instant::now();
        println!("\n== {name} ==");
        runtime.block_on(bench.measure(name, asked))?;
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
}

impl Bench {
    async fn measure(&mut self, part: &str, asked: Asked) -> Result<()> {
        match part {
            "sizes" => size_report::measure(self, asked),
            "lighthouse" => lighthouse::measure(self),
            "first" => first::measure(self).await,
            "opened" => opened::measure(self).await,
            "answers" => answers::measure(self).await,
            "memory" => memory::measure(self).await,
            "late" => late::measure(self).await,
            "heard" => heard::measure(self).await,
            "picture" => picture::measure(self).await,
            "busy" => busy::measure(self).await,
            "kills" => sessions::kills(self, asked).await,
            "finished" => sessions::finished(self, asked).await,
            "confirmed" => changes::measure(self, asked).await,
            "decade" => decade::measure(self).await,
            _ => words::measure(self).await,
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

/// `late kills 10 seed=7 sizes --write`, in the order asked for; nothing asked for is all.
fn parts(arguments: &[String]) -> Result<Vec<(Part, Asked)>> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let (mut seed, mut write) = (now.as_secs() % 1_000_000, false);
    let mut parts: Vec<(Part, usize)> = Vec::new();
    for argument in arguments {
        if let Some(part) = PARTS.into_iter().find(|(name, ..)| name == argument) {
            parts.push((part, part.2));
        } else if argument == "--write" {
            write = true;
        } else if let Some(number) = argument.strip_prefix("seed=") {
            seed = number.parse().context("seed= takes a number")?;
        } else if let (Some((_, times)), Ok(number)) = (parts.last_mut(), argument.parse())
            && *times > 0
        {
            *times = number;
        } else {
            let names = PARTS.map(|(name, ..)| name).join(" ");
            bail!("bench has no part `{argument}`; there are {names}");
        }
    }
    if parts.is_empty() {
        let usual = PARTS.into_iter().filter(|(name, ..)| *name != WORDS);
        parts = usual.map(|part| (part, part.2)).collect();
    }
    let asked = |(part, times)| (part, Asked { times, seed, write });
    Ok(parts.into_iter().map(asked).collect())
}

/// An hour ago, in milliseconds since 1970.
fn an_hour_ago() -> Result<i64> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(i64::try_from(now.as_millis())? - 3_600_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_asked_for_by_name_and_number() {
        let asked = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            let parts = parts(&words).ok()?.into_iter();
            Some(Vec::from_iter(
                parts.map(|(part, asked)| (part.0, asked.times)),
            ))
        };
        assert_eq!(asked("late sizes"), Some(vec![("late", 0), ("sizes", 0)]));
        assert_eq!(asked("kills 10 seed=7 --write"), Some(vec![("kills", 10)]));
        assert_eq!(asked("").map(|all| all.len()), Some(PARTS.len() - 1));
        for bad in ["kill", "10", "late 10", "kills ten", "decade 10", "seed=x"] {
            assert_eq!(asked(bad), None, "{bad}");
        }
    }
}
