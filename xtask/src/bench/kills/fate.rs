//! What became of a killed session, and whether that is as it should be.

use super::attempt::When;
use super::known::{Known, place_in};
use crate::bench::kept::Kept;

/// What became of a killed session.
#[derive(Debug, Clone, Default)]
pub(super) struct Fate {
    /// When it was killed.
    pub(super) at: When,
    /// The place it was killed at, for people.
    place: String,
    /// Reps done by then.
    pub(super) done: usize,
    /// Whether it had come to its end.
    pub(super) finished: bool,
    /// Sessions in `localStorage` before the app had another look.
    pub(super) alone: usize,
    /// What the home screen offered.
    pub(super) offered: Option<String>,
    /// Sessions in the diary.
    pub(super) kept: usize,
    /// Records that nobody can read.
    pub(super) unreadable: usize,
    /// Reps done that would have to be done again.
    pub(super) lost: usize,
    /// What is not as it should be.
    pub(super) broken: Option<String>,
    /// Why nothing is known.
    pub(super) failed: Option<String>,
}

impl Fate {
    /// Nothing could be learnt.
    pub(super) fn unknown(at: When, error: &anyhow::Error) -> Self {
        Self {
            at,
            failed: Some(format!("{error:#}")),
            ..Self::default()
        }
    }

    /// By what was known of the session, and what is there of it: `alone` before
    /// the app was opened again, `kept` and `offered` after that.
    pub(super) fn of(
        at: When,
        known: &Known,
        alone: &Kept,
        kept: &Kept,
        offered: Option<String>,
    ) -> Self {
        let mut fate = Self {
            at,
            place: place(known),
            done: known.done,
            finished: known.finished,
            alone: alone.entries.len(),
            kept: kept.entries.len(),
            unreadable: kept.unreadable,
            offered,
            ..Self::default()
        };
        fate.judge(known, kept);
        if fate.broken.is_none() && kept.unreadable > 0 {
            fate.broken = Some(format!("records nobody can read: {}", kept.unreadable));
        }
        fate
    }

    /// Notes that something is not as it should be; the first thing counts.
    pub(super) fn complain(&mut self, problem: Option<String>) {
        self.broken = self.broken.take().or(problem);
    }

    /// A line about it, if anything is wrong with it.
    pub(super) fn worth_saying(&self, most: usize) -> Option<String> {
        if self.failed.is_none() && self.broken.is_none() && self.lost <= most {
            return None;
        }
        let offered = self.offered.as_deref().unwrap_or("nothing");
        let what = self.failed.as_ref().or(self.broken.as_ref());
        Some(format!(
            "  killed {} ({}), {} reps done, {} lost; offered: {offered}; {}",
            self.at,
            self.place,
            self.done,
            self.lost,
            what.map_or("", String::as_str),
        ))
    }

    /// What is lost, and what is broken, by the looks of it.
    fn judge(&mut self, known: &Known, kept: &Kept) {
        let Some(label) = &self.offered else {
            self.lost = known.done.saturating_sub(kept.reps());
            self.broken = match (known.finished, self.kept) {
                (true, 0) => Some("a finished session is lost".to_owned()),
                (true, _) if !kept.is_finished(known.reps) => {
                    Some("finished, and not kept as that".to_owned())
                }
                (false, 0) if known.done > 0 => Some("no Continue offered".to_owned()),
                // With the last rep done there is nothing to go on with.
                (false, 1..) if known.done < 2 * known.reps => {
                    Some("kept as over, not offered".to_owned())
                }
                _ => None,
            };
            return;
        };
        if self.kept > 0 {
            self.broken = Some("offered though it is in the diary".to_owned());
            return;
        }
        let Some((leg, rep)) = place_in(label) else {
            self.broken = Some("the offer names no leg and rep".to_owned());
            return;
        };
        let before = known.before(&leg, rep);
        self.lost = known.done.saturating_sub(before);
        // The page's last word may not have left it.
        if before > known.done + 1 || rep > known.reps {
            self.broken = Some("the offer skips what was not done".to_owned());
        }
    }
}

fn place(known: &Known) -> String {
    let view = &known.last;
    format!(
        "{} {} {}",
        view.leg.as_deref().unwrap_or("no leg"),
        view.rep.unwrap_or_default(),
        view.phase.as_deref().unwrap_or("no phase")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn known(done: usize, finished: bool) -> Known {
        Known {
            reps: 4,
            done,
            finished,
            ..Known::default()
        }
    }

    fn fate(known: &Known, kept: &Kept, offered: Option<&str>) -> Fate {
        let at = When::Begun(Duration::ZERO);
        let offered = offered.map(str::to_owned);
        Fate::of(at, known, &Kept::default(), kept, offered)
    }

    #[test]
    fn a_finished_session_that_is_not_there_is_lost() {
        let lost = fate(&known(8, true), &Kept::default(), None);
        assert_eq!(lost.lost, 8);
        assert!(lost.broken.is_some());
    }

    #[test]
    fn an_offer_tells_how_much_is_to_be_done_again() {
        let offered = fate(
            &known(3, false),
            &Kept::default(),
            Some("Continue: right leg, rep 3 of 4"),
        );
        assert_eq!((offered.lost, offered.broken), (1, None));
        let none = fate(&known(3, false), &Kept::default(), None);
        assert!(none.broken.is_some());
    }

    #[test]
    fn what_nobody_can_read_is_broken_and_the_first_complaint_counts() {
        let kept = Kept {
            unreadable: 1,
            ..Kept::default()
        };
        let mut fate = fate(&known(0, false), &kept, None);
        let first = fate.broken.clone();
        assert!(first.is_some());
        fate.complain(Some("another".to_owned()));
        assert_eq!(fate.broken, first);
    }
}
