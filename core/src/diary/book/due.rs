//! When the safety check is due.

use super::super::{Checked, Concern, Day, Entry, Key, Stamp, When};
use super::Diary;
use crate::diary::Version;
use crate::method::Answers;

impl Diary {
    /// Whether the safety check is to be answered before a session: it never was, it was
    /// long ago, or since then a session was stopped for pain or something was said by
    /// which the stop rule applies.
    pub fn check_is_due(&self, today: Day) -> bool {
        self.checked.as_ref().is_none_or(|checked| {
            checked.is_old(today)
                || checked.is_before(self.last_stop())
                || self.has_concern_since(checked)
                || self.hurts_since_answer(today)
        })
    }

    /// The safety check as it is answered now. What was cleared before is known, and no more.
    pub fn checked_now(&self, at: Stamp, answers: Answers) -> Checked {
        let earlier = self
            .checked
            .as_ref()
            .map(|checked| checked.cleared.still(answers));
        let times = self.log.entries().iter().map(|entry| entry.at.utc_ms);
        Checked {
            at,
            answers,
            stopped: self.last_stop(),
            known: times.fold(at.utc_ms, i64::max),
            cleared: earlier.unwrap_or_default(),
        }
    }

    /// Whether by anything said of a session since the answer the stop rule applies. What
    /// is later than the answer its version tells, whatever the clock said meanwhile; for
    /// what has none, as earlier builds wrote it, the session's time does. What was
    /// corrected or deleted since is not said any more.
    fn has_concern_since(&self, checked: &Checked) -> bool {
        let Some(answered) = self.version_of_answer() else {
            return false;
        };
        let later = self.records.iter();
        let later = later.filter(|(_, record)| record.version > answered);
        // In the order of the names.
        let later: Vec<&str> = later.map(|(name, _)| name).collect();
        self.log.has_concern_in(|entry: &Entry| {
            let is_unknown = entry.at.utc_ms > checked.known;
            let name = Key::Entry(entry.id.clone()).name();
            is_unknown || later.binary_search(&name.as_str()).is_ok()
        })
    }

    /// Whether pain at which to stop was said since the answer, before the session to come.
    fn hurts_since_answer(&self, today: Day) -> bool {
        let before = self.before.filter(|before| before.day == today);
        let concern = before.and_then(|before| Concern::of_pain(When::Before, Some(before.pain)));
        let said = self.version_of(&Key::Before);
        let answered = self.version_of_answer();
        concern.is_some() && answered.is_some_and(|answered| said >= answered)
    }

    /// `None` for an answer that counts for as long as the page is open: it stands in no
    /// record, since a later build has written the one that is there.
    fn version_of_answer(&self) -> Option<Version> {
        let is_written = !self.future.contains(&Key::Checked.name());
        is_written.then(|| self.version_of(&Key::Checked))
    }

    fn version_of(&self, key: &Key) -> Version {
        let record = self.records.get(&key.name());
        record.map_or(Version::LEGACY, |record| record.version)
    }
}
