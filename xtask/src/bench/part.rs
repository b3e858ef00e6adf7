//! What can be measured, and how a command line asks for it.

use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use super::scenario::SCENARIOS;
use super::{answers, busy, confirmed, decade, kills, lighthouse, memory, opened};
use super::{scenario, size, wiped, words};

/// Something to measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// What a first visit downloads.
    Sizes,
    /// What Lighthouse says of the page.
    Lighthouse,
    /// How soon home can be used, opened again without a network.
    Opened,
    /// How soon the page answers a touch.
    Answers,
    /// What twenty sessions leave in the page.
    Memory,
    /// Sounds put on the audio clock too late, under each load.
    Late,
    /// What the sound device hears, against the plan.
    Heard,
    /// The words of sessions by both voices, recorded for `tools/voice`. Only when it
    /// is asked for: what was recognised is told there.
    Words,
    /// How far the picture is behind the sound.
    Picture,
    /// How busy the main thread is.
    Busy,
    /// What is left of a session when the browser is killed.
    Kills {
        /// How many times.
        count: usize,
        /// What the random moments come from.
        seed: u64,
    },
    /// What is left of a session when the browser is killed right after Done.
    Finished {
        /// How many times.
        count: usize,
    },
    /// What is left of a change when the browser is killed after the app confirmed it.
    Confirmed {
        /// How many times each change is made.
        count: usize,
        /// What the random moments come from.
        seed: u64,
    },
    /// What a copy brings back when all storage is deleted.
    Wiped {
        /// What the random diary comes from.
        seed: u64,
    },
    /// What ten years of daily sessions cost.
    Decade,
}

/// How many kills are asked for when no number is.
const KILLS: usize = 100;
/// The same, right after Done.
const FINISHED: usize = 50;
/// The same, after each change that was confirmed.
const CONFIRMED: usize = 30;

const NAMES: &str = "sizes lighthouse opened answers memory late heard words picture busy kills \
                     finished confirmed wiped decade";

impl Part {
    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Sizes => "Sizes",
            Self::Lighthouse => "Lighthouse, as on a phone",
            Self::Opened => "Opened again, offline",
            Self::Answers => "Answers to a touch",
            Self::Memory => "Twenty sessions in one page",
            Self::Late => "Sounds put on the audio clock too late",
            Self::Heard => "What the sound device heard",
            Self::Words => "The words of sessions, recorded",
            Self::Picture => "Picture behind sound",
            Self::Busy => "Main thread",
            Self::Kills { .. } => "Killed at a random moment",
            Self::Finished { .. } => "Killed right after Done",
            Self::Confirmed { .. } => "Killed after a change was confirmed",
            Self::Wiped { .. } => "All storage deleted, and the copy imported",
            Self::Decade => "Ten years of daily sessions",
        }
    }

    /// About how long it takes, in seconds. Parts that share a session count it
    /// each for itself.
    pub(super) fn takes(&self) -> u64 {
        match self {
            Self::Sizes => size::TAKES,
            Self::Lighthouse => lighthouse::TAKES,
            Self::Opened => opened::TAKES,
            Self::Answers => answers::TAKES,
            Self::Memory => memory::TAKES,
            Self::Late => SCENARIOS.iter().map(scenario::Scenario::takes).sum(),
            Self::Heard | Self::Picture => scenario::IDLE.takes(),
            Self::Words => words::TAKES,
            Self::Busy => busy::TAKES,
            Self::Kills { count, .. } => *count as u64 * kills::TAKES,
            Self::Finished { count } => *count as u64 * kills::finished::TAKES,
            Self::Confirmed { count, .. } => *count as u64 * confirmed::TAKES,
            Self::Wiped { .. } => wiped::TAKES,
            Self::Decade => decade::TAKES,
        }
    }
}

/// `late kills 10 seed=7 finished 20`, in the order asked for; nothing asked for is all.
pub(super) fn parts(arguments: &[String]) -> Result<Vec<Part>> {
    let kills = |count| Part::Kills { count, seed: 0 };
    let confirmed = |count| Part::Confirmed { count, seed: 0 };
    let mut parts: Vec<Part> = Vec::new();
    let mut seed = None;
    for argument in arguments {
        let part = match argument.as_str() {
            "sizes" => Part::Sizes,
            "lighthouse" => Part::Lighthouse,
            "opened" => Part::Opened,
            "answers" => Part::Answers,
            "memory" => Part::Memory,
            "late" => Part::Late,
            "heard" => Part::Heard,
            "words" => Part::Words,
            "picture" => Part::Picture,
            "busy" => Part::Busy,
            "kills" => kills(KILLS),
            "finished" => Part::Finished { count: FINISHED },
            "confirmed" => confirmed(CONFIRMED),
            "wiped" => Part::Wiped { seed: 0 },
            "decade" => Part::Decade,
            other => {
                if let Some(number) = other.strip_prefix("seed=") {
                    seed = Some(number.parse().context("seed= takes a number")?);
                } else if let (
                    Some(
                        Part::Kills { count, .. }
                        | Part::Finished { count }
                        | Part::Confirmed { count, .. },
                    ),
                    Ok(number),
                ) = (parts.last_mut(), other.parse())
                {
                    *count = number;
                } else {
                    bail!("bench has no part `{other}`; there are {NAMES}");
                }
                continue;
            }
        };
        parts.push(part);
    }
    if parts.is_empty() {
        use Part::{Answers, Busy, Decade, Finished, Heard};
        use Part::{Late, Lighthouse, Memory, Opened, Picture, Sizes, Wiped};
        parts = vec![Sizes, Lighthouse, Opened, Answers, Memory];
        parts.extend([Late, Heard, Picture, Busy, kills(KILLS)]);
        parts.extend([Finished { count: FINISHED }, confirmed(CONFIRMED)]);
        parts.extend([Wiped { seed: 0 }, Decade]);
    }
    let seed = seed.unwrap_or_else(from_the_clock);
    for part in &mut parts {
        match part {
            Part::Kills { seed: its, .. }
            | Part::Confirmed { seed: its, .. }
            | Part::Wiped { seed: its } => *its = seed,
            _ => {}
        }
    }
    Ok(parts)
}

/// Any number, short enough to be typed in again.
fn from_the_clock() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.map_or(1, |since| since.as_secs() % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Result<Vec<Part>> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parts(&words)
    }

    #[test]
    fn parts_are_asked_for_by_name() {
        assert_eq!(
            asked("late sizes").expect("parts"),
            [Part::Late, Part::Sizes]
        );
        assert_eq!(asked("").expect("all").len(), 14);
        for bad in [
            "kill",
            "10",
            "late 10",
            "kills ten",
            "wiped 10",
            "decade 10",
            "seed=x",
        ] {
            assert!(asked(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn kills_take_a_number_and_a_seed() {
        let kills = |count, seed| vec![Part::Kills { count, seed }];
        assert_eq!(asked("kills 10 seed=7").expect("kills"), kills(10, 7));
        assert_eq!(asked("kills seed=7").expect("kills"), kills(KILLS, 7));
        let finished = |count| vec![Part::Finished { count }];
        assert_eq!(asked("finished 10").expect("finished"), finished(10));
        assert_eq!(asked("finished").expect("finished"), finished(FINISHED));
        let confirmed = |count, seed| vec![Part::Confirmed { count, seed }];
        assert_eq!(
            asked("confirmed 10 seed=7").expect("confirmed"),
            confirmed(10, 7)
        );
        assert_eq!(
            asked("confirmed seed=7").expect("confirmed"),
            confirmed(CONFIRMED, 7)
        );
        let both = [Part::Wiped { seed: 7 }, Part::Decade];
        assert_eq!(asked("wiped seed=7 decade").expect("wiped"), both);
    }
}
