//! What is to be seen after a change that was confirmed, and what it means where it
//! is not.

/// What is to be read on a screen, or not to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Due {
    /// Said to be saved: where it is not there, it is missing.
    Saved(String),
    /// Said to be deleted: where it is there, it is back.
    Deleted(String),
    /// What is read where nothing is left: where it is not, something is back.
    AsNew(String),
}

/// What is not as the app had said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Loss {
    /// What was said to be saved.
    pub(super) missing: Vec<String>,
    /// What was said to be deleted.
    pub(super) back: Vec<String>,
}

impl Loss {
    /// What of all that is due is not so on a screen that reads `text`.
    pub(super) fn of(text: &str, dues: &[Due]) -> Self {
        let mut loss = Self::default();
        for due in dues {
            match due {
                Due::Saved(words) if !text.contains(words) => loss.missing.push(words.clone()),
                Due::Deleted(words) if text.contains(words) => loss.back.push(words.clone()),
                Due::AsNew(words) if !text.contains(words) => {
                    loss.back.push(format!("not “{words}”"));
                }
                Due::Saved(_) | Due::Deleted(_) | Due::AsNew(_) => {}
            }
        }
        loss
    }

    pub(super) fn is_none(&self) -> bool {
        self.missing.is_empty() && self.back.is_empty()
    }

    pub(super) fn add(&mut self, other: Self) {
        self.missing.extend(other.missing);
        self.back.extend(other.back);
    }
}

/// What became of one try.
#[derive(Debug, Clone, Default)]
pub(super) struct Verdict {
    pub(super) loss: Loss,
    /// What is broken.
    pub(super) broken: Vec<String>,
    /// Why nothing is known.
    pub(super) failed: Option<String>,
}

impl Verdict {
    pub(super) fn failed(error: &anyhow::Error) -> Self {
        Self {
            failed: Some(format!("{error:#}")),
            ..Self::default()
        }
    }

    /// All that is wrong, in words; `None` where nothing is.
    pub(super) fn wrong(&self) -> Option<String> {
        let Self {
            loss,
            broken,
            failed,
        } = self;
        let listed = |what: &str, all: &[String]| {
            (!all.is_empty()).then(|| format!("{what}: {}", all.join(" | ")))
        };
        let wrong: Vec<String> = [
            failed.as_ref().map(|why| format!("not measured: {why}")),
            listed("missing", &loss.missing),
            listed("back", &loss.back),
            listed("broken", broken),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!wrong.is_empty()).then(|| wrong.join("; "))
    }
}

/// How many tries of one change ended how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) tries: usize,
    pub(super) missing: usize,
    pub(super) back: usize,
    pub(super) broken: usize,
    pub(super) failed: usize,
}

impl Tally {
    pub(super) fn of<'a>(verdicts: impl Iterator<Item = &'a Verdict>) -> Self {
        let mut tally = Self::default();
        for Verdict {
            loss,
            broken,
            failed,
        } in verdicts
        {
            tally.tries += 1;
            tally.missing += usize::from(!loss.missing.is_empty());
            tally.back += usize::from(!loss.back.is_empty());
            tally.broken += usize::from(!broken.is_empty());
            tally.failed += usize::from(failed.is_some());
        }
        tally
    }

    /// Whether the change was tried, and nothing was wrong at any time.
    pub(super) fn is_clean(&self) -> bool {
        let clean = Self {
            tries: self.tries,
            ..Self::default()
        };
        self.tries > 0 && *self == clean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loss(missing: &[&str], back: &[&str]) -> Loss {
        let owned = |all: &[&str]| all.iter().map(|each| (*each).to_owned()).collect();
        Loss {
            missing: owned(missing),
            back: owned(back),
        }
    }

    #[test]
    fn what_is_not_as_it_was_said_is_missing_or_back() {
        let dues = [
            Due::Saved("kept".to_owned()),
            Due::Deleted("gone".to_owned()),
            Due::AsNew("Nothing yet.".to_owned()),
        ];
        let of = |text| Loss::of(text, &dues);
        assert!(of("Nothing yet. kept").is_none());
        assert_eq!(of("Nothing yet."), loss(&["kept"], &[]));
        assert_eq!(of("kept, gone. Nothing yet."), loss(&[], &["gone"]));
        assert_eq!(of("kept"), loss(&[], &["not “Nothing yet.”"]));
        assert_eq!(of(""), loss(&["kept"], &["not “Nothing yet.”"]));
    }

    #[test]
    fn a_try_counts_once_for_each_thing_that_is_wrong_with_it() {
        let clean = Verdict::default();
        let lost = Verdict {
            loss: loss(&["a", "b"], &["c"]),
            ..Verdict::default()
        };
        let broken = Verdict {
            broken: vec!["a notice".to_owned(), "a problem".to_owned()],
            ..Verdict::default()
        };
        let failed = Verdict::failed(&anyhow::anyhow!("no browser"));
        assert!(Tally::of([&clean, &clean].into_iter()).is_clean());
        let tally = Tally::of([&clean, &lost, &broken, &failed].into_iter());
        let due = Tally {
            tries: 4,
            missing: 1,
            back: 1,
            broken: 1,
            failed: 1,
        };
        assert_eq!(tally, due);
        for wrong in [&lost, &broken, &failed] {
            assert!(!Tally::of([&clean, wrong].into_iter()).is_clean());
            assert!(wrong.wrong().is_some());
        }
        assert_eq!(clean.wrong(), None);
        assert!(!Tally::of([].into_iter()).is_clean());
    }
}
