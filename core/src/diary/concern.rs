//! What a person says of a session that makes the stop rule apply: it is shown, and the
//! safety check is due before the next session.

use super::numbness::tells_of_numbness;
use super::trend::is_in_order;
use super::{Day, Diary, Entry, Felt, Log, Pain, When};
use crate::method::Ending;

/// Pain at which to stop.
const STOP_AT: u8 = 4;
/// So many sessions running that were too much are a reason to stop, too.
const RUNNING: usize = 3;

/// Why the stop rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// Pain of 4 or more.
    Pain(When, Pain),
    /// It was too much three sessions running.
    TooMuch,
    /// A note tells of numbness, tingling or weakness.
    Numbness,
}

impl Concern {
    /// Of so much pain.
    pub fn of_pain(when: When, pain: Option<Pain>) -> Option<Concern> {
        let pain = pain.filter(|pain| pain.number() >= STOP_AT)?;
        Some(Concern::Pain(when, pain))
    }
}

impl Entry {
    fn pain_concerns(&self) -> impl Iterator<Item = Concern> {
        let of = |when| Concern::of_pain(when, self.notes.pain(when));
        [When::Before, When::After].into_iter().filter_map(of)
    }

    /// Whether it was stopped for pain, hurt so much that one stops, or was too much.
    pub fn asks_for_less(&self) -> bool {
        self.outcome.ending == Ending::StoppedForPain
            || self.pain_concerns().next().is_some()
            || self.was_too_much() == Some(true)
    }

    fn tells_of_numbness(&self) -> bool {
        let words = self.notes.words.as_ref();
        words.is_some_and(|words| tells_of_numbness(words.words()))
    }

    /// Whether a leg's stretch was too much; `None` where nothing was said of either.
    fn was_too_much(&self) -> Option<bool> {
        let felt = [self.notes.left, self.notes.right];
        let is_said = felt.iter().any(Option::is_some);
        is_said.then(|| felt.contains(&Some(Felt::TooMuch)))
    }
}

impl Diary {
    /// Whether fewer reps are to be offered: one of the last three sessions asks for it
    /// (choice), or one was stopped for pain since before it had a rep, which is no entry.
    pub fn asks_for_less(&self, today: Day) -> bool {
        let sessions = self.log.entries().iter();
        let mut latest = sessions
            .filter(|entry| is_in_order(entry.day(), today))
            .take(RUNNING);
        let stopped = self.last_stop().map_or(i64::MIN, |stop| stop.utc_ms);
        latest.any(|entry| entry.asks_for_less() || entry.at.utc_ms <= stopped)
    }
}

impl Log {
    /// Why the stop rule applies at present: by pain `before` the session to come, where it
    /// was said, by the last session of which pain was said, by the last three of which it
    /// was said how they felt, by the last one's note.
    pub fn present_concerns(&self, before: Option<Pain>, today: Day) -> Vec<Concern> {
        let entries = self.entries().iter();
        let sessions = entries.filter(|entry| is_in_order(entry.day(), today));
        let has_pain = |entry: &&Entry| entry.notes.before.is_some() || entry.notes.after.is_some();
        let last_pain = sessions.clone().find(has_pain);
        let is_current = |concern: &Concern| {
            before.is_none() || !matches!(concern, Concern::Pain(When::Before, _))
        };
        let mut concerns = Vec::from_iter(Concern::of_pain(When::Before, before));
        if let Some(entry) = last_pain {
            concerns.extend(entry.pain_concerns().filter(is_current));
        }
        let felt = sessions.clone().filter_map(Entry::was_too_much);
        if felt.take(RUNNING).filter(|too_much| *too_much).count() == RUNNING {
            concerns.push(Concern::TooMuch);
        }
        if sessions
            .clone()
            .next()
            .is_some_and(Entry::tells_of_numbness)
        {
            concerns.push(Concern::Numbness);
        }
        concerns
    }

    /// Whether the stop rule applies by anything said in one of the `new` sessions; of
    /// those that were too much, one of the three has to be new.
    pub(super) fn has_concern_in(&self, new: impl Fn(&Entry) -> bool) -> bool {
        // A note is read last: it takes the longest.
        let is_one = |entry: &Entry| {
            new(entry) && (entry.pain_concerns().next().is_some() || entry.tells_of_numbness())
        };
        let felt = |entry| Some((entry, Entry::was_too_much(entry)?));
        let felt: Vec<(&Entry, bool)> = self.entries().iter().filter_map(felt).collect();
        let is_run = |run: &[(&Entry, bool)]| {
            run.iter().all(|(_, too_much)| *too_much) && run.iter().any(|(entry, _)| new(entry))
        };
        self.entries().iter().any(is_one) || felt.windows(RUNNING).any(is_run)
    }
}
