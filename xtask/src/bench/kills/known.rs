//! What is known of a killed session from outside: what its page had told.

use anyhow::{Context, Result};

use crate::recorder::{Told, View};

/// A session, up to its last word.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Known {
    /// How many reps of one leg were to be done.
    pub(super) reps: usize,
    /// The leg it began with.
    pub(super) first: Option<String>,
    /// How many reps' pulls had gone to their end.
    pub(super) done: usize,
    /// Whether it came to its end.
    pub(super) finished: bool,
    /// What it showed last.
    pub(super) last: View,
    /// What went wrong in the page.
    pub(super) problems: Vec<String>,
}

impl Known {
    pub(super) fn from(told: &[String], reps: usize) -> Result<Self> {
        let mut known = Self {
            reps,
            ..Self::default()
        };
        for text in told {
            let told: Told = serde_json::from_str(text).context("reading what a page told")?;
            known.problems.extend(told.problem);
            if let Some(view) = told.view {
                known.take(view);
            }
        }
        Ok(known)
    }

    fn take(&mut self, view: View) {
        let was_pulling = self.last.phase.as_deref() == Some("pull");
        let phase = view.phase.as_deref();
        if was_pulling && !matches!(phase, Some("pull") | None) {
            self.done += 1;
        }
        self.finished |= phase == Some("done");
        if self.first.is_none() {
            self.first.clone_from(&view.leg);
        }
        self.last = view;
    }

    /// How many reps come before this one.
    pub(super) fn before(&self, leg: &str, rep: usize) -> usize {
        let is_first = self.first.as_deref().is_none_or(|first| first == leg);
        let whole_leg = if is_first { 0 } else { self.reps };
        whole_leg + rep.saturating_sub(1)
    }
}

/// `Continue: left leg, rep 9 of 15`: the leg and the rep.
pub(super) fn place_in(label: &str) -> Option<(String, usize)> {
    let label = label.to_lowercase();
    let leg = ["left", "right"]
        .into_iter()
        .find(|leg| label.contains(&format!("{leg} leg")))?;
    let rest = label.split_once("rep ")?.1;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((leg.to_owned(), digits.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(phase: &str, leg: &str, rep: usize) -> String {
        format!(
            r#"{{"view":{{"phase":"{phase}","leg":"{leg}","rep":{rep},"paused":false}},"problem":null}}"#
        )
    }

    #[test]
    fn a_rep_is_done_when_its_pull_has_ended() {
        let mut words = vec![told("ready", "right", 1), told("lift", "right", 1)];
        words.push(told("pull", "right", 1));
        assert_eq!(Known::from(&words, 4).expect("words").done, 0);
        words.push(told("lower", "right", 1));
        let known = Known::from(&words, 4).expect("words");
        assert_eq!((known.done, known.finished), (1, false));
        assert_eq!((known.before("right", 2), known.before("left", 1)), (1, 4));
        words.extend([told("pull", "left", 4), told("done", "left", 4)]);
        let known = Known::from(&words, 4).expect("words");
        assert_eq!((known.done, known.finished), (2, true));
    }

    #[test]
    fn an_offer_names_its_place() {
        assert_eq!(
            place_in("Continue: left leg, rep 9 of 15"),
            Some(("left".to_owned(), 9))
        );
        assert_eq!(place_in("Continue"), None);
    }
}
