//! What is known of a killed session from outside, what is left of it, and what that means.

use hamstretch_core::diary::{Diary, Entry};
use hamstretch_core::method::{Ending, Leg};
use harness::recorder::{Told, View};

use crate::killed::Wrong;

/// At most so many reps may be lost.
const LOST: usize = 1;

/// What is known of a killed session from outside, up to its last word.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// How many reps of one leg were to be done.
    reps: usize,
    /// How many reps' pulls had gone to their end.
    pub(super) done: usize,
    pub(super) finished: bool,
    last: View,
}

impl Known {
    pub(super) fn of(told: Vec<Told>, reps: usize) -> Self {
        let mut known = Self {
            reps,
            ..Self::default()
        };
        for view in told.into_iter().filter_map(|told| told.view) {
            let was_pulling = known.last.phase.as_deref() == Some("pull");
            let phase = view.phase.as_deref();
            known.done += usize::from(was_pulling && !matches!(phase, Some("pull") | None));
            known.finished |= phase == Some("done");
            known.last = view;
        }
        known
    }

    /// How many reps come before this one: the right leg is the first.
    pub(super) fn before(&self, leg: &str, rep: usize) -> usize {
        (if leg == "right" { 0 } else { self.reps }) + rep.saturating_sub(1)
    }
}

/// `Continue: left leg, rep 9 of 15`: the leg and the rep.
pub(super) fn place_in(label: &str) -> Option<(String, usize)> {
    let label = label.to_lowercase();
    let mut legs = ["left", "right"].into_iter();
    let leg = legs.find(|leg| label.contains(&format!("{leg} leg")))?;
    let digits = label.split_once("rep ")?.1.split_whitespace().next()?;
    Some((leg.to_owned(), digits.parse().ok()?))
}

pub(super) fn reps(entries: &[Entry]) -> usize {
    let reps = |entry: &Entry| Leg::BOTH.map(|leg| usize::from(entry.reps(leg)));
    entries.iter().flat_map(reps).sum()
}

/// What is lost and what is broken, by what was known of the session and what is there.
pub(super) fn judge(known: &Known, kept: &Diary, offered: Option<&str>) -> Vec<Wrong> {
    let entries = kept.log.entries();
    let is_whole = |entry: &Entry| {
        let reps = Leg::BOTH.map(|leg| usize::from(entry.reps(leg)));
        entry.outcome.ending == Ending::Finished && reps == [known.reps; 2]
    };
    let broken = |what: &str| vec![Wrong::Broken(what.to_owned())];
    let before = match offered.map(place_in) {
        Some(None) => return broken("the offer names no leg and rep"),
        Some(Some(_)) if !entries.is_empty() => return broken("offered, and in the diary"),
        Some(Some((leg, rep))) => {
            let before = known.before(&leg, rep);
            // The page's last word may not have left it.
            if before > known.done + 1 || rep > known.reps {
                return broken("the offer skips what was not done");
            }
            before
        }
        None => match entries {
            [] if known.finished => return vec![Wrong::Missing("a finished session".to_owned())],
            [] if known.done > 0 => return broken("no Continue offered"),
            [entry] if known.finished && is_whole(entry) => known.done,
            [..] if known.finished => return broken("finished, and not kept as that"),
            // With the last rep done there is nothing to go on with.
            [_, ..] if known.done < 2 * known.reps => return broken("kept as over, not offered"),
            entries => reps(entries),
        },
    };
    let lost = known.done.saturating_sub(before);
    Vec::from_iter((lost > LOST).then(|| Wrong::Missing(format!("{lost} reps"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Short;
    use crate::stores::diary;

    fn known(places: &[(&str, &str, usize)]) -> Known {
        let told = places.iter().map(|(phase, leg, rep)| {
            let view = View {
                phase: Some((*phase).to_owned()),
                leg: Some((*leg).to_owned()),
                rep: Some(*rep as f64),
                paused: false,
            };
            Told {
                view: Some(view),
                problem: None,
            }
        });
        Known::of(told.collect(), 12)
    }

    #[test]
    fn a_rep_is_done_when_its_pull_has_ended() {
        let pulled = ("pull", "right", 1);
        assert_eq!(known(&[("lift", "right", 1), pulled]).done, 0);
        let (last, done) = (("pull", "left", 12), ("done", "left", 12));
        let known = known(&[pulled, ("lower", "right", 1), last, done]);
        assert_eq!((known.done, known.finished), (2, true));
        assert_eq!((known.before("right", 2), known.before("left", 1)), (1, 12));
    }

    #[test]
    fn what_is_lost_or_not_offered_is_found_and_nothing_else() {
        let rep = [("pull", "right", 1), ("rest", "right", 1)];
        let (one, three) = (known(&rep), known(&[rep, rep, rep].concat()));
        let done = known(&[rep[0], ("done", "left", 12)]);
        let short = Short::at(1_800_000_000_000).sessions();
        let (none, two) = (Diary::default(), diary(&short));
        let kept = diary(&short[..1].to_vec());
        let offer = Some("Continue: right leg, rep 1 of 12");
        let skips = Some("Continue: right leg, rep 9 of 12");
        for (known, kept, offer, wrong) in [
            (&one, &none, offer, None),
            (&done, &kept, None, None),
            (&three, &none, offer, Some("Missing(\"3 reps\")")),
            (&done, &none, None, Some("Missing")),
            (&one, &none, None, Some("Broken")),
            (&one, &kept, offer, Some("Broken")),
            (&one, &kept, None, Some("Broken")),
            (&one, &none, Some("Continue"), Some("Broken")),
            (&one, &none, skips, Some("Broken")),
            (&done, &two, None, Some("Broken")),
        ] {
            let found = format!("{:?}", judge(known, kept, offer));
            let due = wrong.unwrap_or("]");
            assert!(found[1..].starts_with(due), "{offer:?}: {found}");
        }
    }
}
