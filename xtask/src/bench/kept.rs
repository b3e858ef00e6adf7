//! What a browser has of sessions, read from outside the app.

use anyhow::Result;
use hamstretch_core::diary::{Diary, Entry, PREFIX, WriteTime};
use hamstretch_core::method::{Ending, Leg};

use crate::drive::Browser;

/// What lies in `localStorage`.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    pub(super) entries: Vec<Entry>,
    /// Records that nobody can read, those the app has set aside among them.
    pub(super) unreadable: usize,
}

impl Kept {
    /// Looks at the page's `localStorage`, be the app in the page or not.
    pub(super) async fn look(browser: &Browser) -> Result<Self> {
        let stored = format!(
            "return Object.entries(localStorage).filter(([name]) => name.startsWith('{PREFIX}'))"
        );
        Ok(Self::of(browser.read(&stored).await?))
    }

    fn of(stored: Vec<(String, String)>) -> Self {
        let found = Diary::read(stored, WriteTime::default());
        Self {
            entries: found.log.entries().to_vec(),
            unreadable: found.unreadable(),
        }
    }

    /// Reps of all sessions together.
    pub(super) fn reps(&self) -> usize {
        let reps = |entry: &Entry| Leg::BOTH.map(|leg| usize::from(entry.reps(leg)));
        self.entries.iter().flat_map(reps).sum()
    }

    /// Whether it is one session, done to its end with so many reps a leg.
    pub(super) fn is_finished(&self, reps: usize) -> bool {
        let [entry] = self.entries.as_slice() else {
            return false;
        };
        entry.outcome.ending == Ending::Finished
            && Leg::BOTH
                .iter()
                .all(|leg| usize::from(entry.reps(*leg)) == reps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hamstretch_core::diary::{Key, Stamp};
    use hamstretch_core::method::{Outcome, Routine};
    use std::time::Duration;

    fn entry(left: u8, ending: Ending) -> (String, String) {
        let outcome = Outcome {
            routine: Routine::default(),
            first: Leg::Right,
            left,
            right: 15,
            ending,
            stop: None,
            lasted: Duration::from_secs(1),
        };
        let entry = Entry::new(outcome, Stamp::default(), 1);
        (Key::Entry(entry.id.clone()).name(), entry.to_text())
    }

    #[test]
    fn a_session_counts_as_finished_when_all_of_it_is_there() {
        let whole = Kept::of(vec![entry(15, Ending::Finished)]);
        assert!(whole.is_finished(15) && !whole.is_finished(14));
        assert_eq!(whole.reps(), 30);
        assert!(!Kept::of(vec![entry(14, Ending::Finished)]).is_finished(15));
        assert!(!Kept::of(vec![entry(15, Ending::EndedEarly)]).is_finished(15));
        assert!(!Kept::default().is_finished(15));
    }

    #[test]
    fn what_nobody_can_read_is_counted_set_aside_or_not() {
        let (name, text) = entry(15, Ending::Finished);
        let stored = vec![
            (name.clone(), text[1..].to_owned()),
            ("hamstretch.aside.settings".to_owned(), "?".to_owned()),
        ];
        let kept = Kept::of(stored);
        assert_eq!((kept.entries.len(), kept.unreadable), (0, 2));
    }
}
