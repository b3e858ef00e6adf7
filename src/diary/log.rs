//! All that was done.

use super::{Day, Entry, Id, Key, Notes};
use crate::stretch::{Ending, Leg};

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

    /// Whether there is one with this id.
    pub fn has(&self, id: &Id) -> bool {
        self.find(id).is_some()
    }

    /// The one with this id.
    pub fn find(&self, id: &Id) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.id == *id)
    }

    /// The same, to have its notes changed.
    pub fn notes(&mut self, id: &Id) -> Option<&mut Notes> {
        let entry = self.0.iter_mut().find(|entry| entry.id == *id)?;
        Some(&mut entry.notes)
    }

    /// Of what another store has, by key and text, all but the entries that are
    /// here: reading each record of ten years again takes a phone a while. Keys
    /// come in their order, which is most often that of the entries, so that none
    /// is looked for far away.
    pub fn news(&self, mut stored: Vec<(String, String)>) -> Vec<(String, String)> {
        let mut next = self.0.len();
        stored.retain(|(name, _)| {
            let Some(id) = Key::id_of_entry(name) else {
                return true;
            };
            let is_it = |entry: &Entry| entry.id.as_str() == id;
            let place = match next.checked_sub(1) {
                Some(likely) if is_it(&self.0[likely]) => Some(likely),
                _ => self.0.iter().position(is_it),
            };
            next = place.unwrap_or(next);
            place.is_none()
        });
        stored
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

    /// How many sessions were stopped for pain.
    pub fn pain_stops(&self) -> usize {
        let is_stop = |entry: &&Entry| entry.outcome.ending == Ending::StoppedForPain;
        self.0.iter().filter(is_stop).count()
    }

    /// The leg the last session began with.
    pub fn last_first_leg(&self) -> Option<Leg> {
        self.last().map(|entry| entry.outcome.first)
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
