//! All that was done.

use super::{Day, Entry, Id, Stopped};
use crate::method::{Ending, Leg};

/// Every entry, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log(Vec<Entry>);

impl Log {
    /// Puts entries in order; of two with one id, the first given stays.
    pub fn new(mut entries: Vec<Entry>) -> Log {
        entries.sort_unstable_by(|a, b| order(b).cmp(&order(a)));
        entries.dedup_by(|a, b| a.id == b.id);
        Log(entries)
    }

    /// Newest first.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// The latest.
    pub fn last(&self) -> Option<&Entry> {
        self.0.first()
    }

    /// Whether the person wrote a note about any of them.
    pub fn has_notes(&self) -> bool {
        self.0.iter().any(|entry| entry.notes.words.is_some())
    }

    /// Whether there is one with this id.
    pub fn has(&self, id: &Id) -> bool {
        self.find(id).is_some()
    }

    /// The one with this id.
    pub fn find(&self, id: &Id) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.id == *id)
    }

    /// Adds one, in its place.
    pub fn add(&mut self, entry: Entry) {
        let place = self.0.partition_point(|other| order(other) > order(&entry));
        self.0.insert(place, entry);
    }

    /// Takes one out.
    pub fn remove(&mut self, id: &Id) -> Option<Entry> {
        let place = self.0.iter().position(|entry| entry.id == *id)?;
        Some(self.0.remove(place))
    }

    /// When a session was stopped for pain last, of those that are here.
    pub fn last_stop(&self) -> Option<Stopped> {
        let is_stop = |entry: &&Entry| entry.outcome.ending == Ending::StoppedForPain;
        let times = self.0.iter().filter(is_stop).map(|entry| entry.at.utc_ms);
        times.max().map(|utc_ms| Stopped { utc_ms })
    }

    /// The leg the last session began with. One that a clock has dated later than tomorrow
    /// would be the last for good. (A flight westward can make it tomorrow's.)
    pub fn last_first_leg(&self, today: Day) -> Option<Leg> {
        let mut entries = self.0.iter();
        let last = entries.find(|entry| entry.day().0 <= today.0 + 1)?;
        Some(last.outcome.first)
    }

    /// Monday to Sunday of the week that `today` is in: on which days there
    /// was a session with at least one rep.
    pub fn week(&self, today: Day) -> [bool; 7] {
        let monday = today.monday();
        let mut days = [false; 7];
        let of_the_week = self
            .0
            .iter()
            .filter(|entry| entry.has_reps() && entry.day().monday() == monday);
        for entry in of_the_week {
            days[entry.day().weekday()] = true;
        }
        days
    }
}

fn order(entry: &Entry) -> (i64, &Id) {
    (entry.at.utc_ms, &entry.id)
}
