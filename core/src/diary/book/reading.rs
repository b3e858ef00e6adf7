//! What the records say: read one by one, or all at once, and none of it believed.

use super::super::entry::{self, SameRoutine};
use super::super::{
    Before, Checked, Copied, Entry, Key, Log, Measured, Scored, Seen, SettingName, Settings,
    Stopped, Unfinished, checked, fields::Fields, measured, seen, settings, unfinished,
};
use super::Diary;
use crate::method::{Ending, LinkError, Note, Offer};

/// What comes of reading one record.
pub(super) enum Reading {
    Read,
    Unreadable,
    /// A later build has written it.
    Future,
    /// No kind of record that this build knows: left alone.
    Unknown,
}

impl Diary {
    pub(super) fn read_all(&mut self) {
        *self = Diary {
            records: std::mem::take(&mut self.records),
            dirty: std::mem::take(&mut self.dirty),
            clock: self.clock,
            is_settled: self.is_settled,
            unreadable: std::mem::take(&mut self.unreadable),
            rescued: std::mem::take(&mut self.rescued),
            ..Diary::default()
        };
        // Those of the records are found anew.
        let records = &self.records;
        let is_lost = |(name, text): &(String, String)| records.value(name) != Some(text);
        self.unreadable.retain(is_lost);
        let records = std::mem::take(&mut self.records);
        let (mut entries, mut same) = (Vec::new(), None);
        for (name, value) in records.values() {
            let reading = self.read_value(name, value, &mut entries, &mut same);
            self.note(name, value, reading);
        }
        self.log = Log::new(entries);
        self.records = records;
        self.read_settings();
    }

    /// Reads one record anew.
    pub(super) fn read_one(&mut self, name: &str) {
        self.forget(name);
        let value = self.records.value(name).map(str::to_owned);
        if let Some(value) = value {
            let (mut entries, mut same) = (Vec::new(), None);
            let reading = self.read_value(name, &value, &mut entries, &mut same);
            entries.into_iter().for_each(|entry| self.log.add(entry));
            self.note(name, &value, reading);
        }
        self.read_settings();
    }

    /// What was said under a name is no longer so.
    pub(super) fn forget(&mut self, name: &str) {
        let records = &self.records;
        self.unreadable
            .retain(|(known, text)| known != name || records.value(name) != Some(text));
        self.quarantined.retain(|(known, _)| known != name);
        self.future.retain(|known| known != name);
        let Some(key) = Key::named(name) else {
            return;
        };
        match key {
            Key::Settings | Key::Setting(_) => {}
            Key::Routine => self.mine = Offer::default(),
            Key::Offer => self.offer = None,
            Key::Thing => self.thing = None,
            Key::Checked => self.checked = None,
            Key::Stopped => self.stopped = None,
            Key::Before => self.before = None,
            Key::Note => self.note = None,
            Key::Seen => self.seen = None,
            Key::Copied => self.copied = None,
            Key::Running(_) => self.read_running(),
            Key::Entry(id) => drop(self.log.remove(&id)),
            Key::Measured(id) => self.measured.retain(|each| each.id != id),
            Key::Scored(id) => self.scored.retain(|each| each.id != id),
            Key::Quarantined(_) => {}
        }
    }

    /// Reads the sessions under way anew: of one there may be several records.
    pub(super) fn read_running(&mut self) {
        self.running.clear();
        let running = self.records.values();
        let running = running.filter(|(name, _)| Key::is_running(name));
        let running: Vec<Unfinished> = running.filter_map(read_unfinished).collect();
        for unfinished in running {
            self.add_running(unfinished);
        }
    }

    /// What a name and its value would be read as.
    pub(super) fn reads(mut self, name: &str, value: &str) -> Reading {
        self.read_value(name, value, &mut Vec::new(), &mut None)
    }

    /// Whether a record of this name can say this.
    pub(in super::super) fn can_say(name: &str, value: &str) -> bool {
        matches!(Diary::default().reads(name, value), Reading::Read)
    }

    pub(super) fn read_value(
        &mut self,
        name: &str,
        value: &str,
        entries: &mut Vec<Entry>,
        same: &mut SameRoutine,
    ) -> Reading {
        let Some(key) = Key::named(name) else {
            // A name of a kind that is known, with an id that cannot be.
            return match Key::kind(name) {
                Some("setting") | None => Reading::Unknown,
                Some(_) => Reading::Unreadable,
            };
        };
        let read = match &key {
            Key::Settings => Settings::parse(value).map(drop),
            Key::Setting(name) => Settings::default().read_field(*name, value),
            Key::Routine => read_offer(value).map(|mine| self.mine = mine),
            Key::Offer => read_offer(value).map(|offer| self.offer = Some(offer)),
            Key::Thing => Note::new(value).map(|thing| self.thing = Some(thing)),
            Key::Checked => Checked::parse(value).map(|checked| self.checked = Some(checked)),
            Key::Stopped => Stopped::parse(value).map(|stopped| self.stopped = Some(stopped)),
            Key::Before => Before::parse(value).map(|before| self.before = Some(before)),
            Key::Note => Note::new(value).map(|note| self.note = Some(note)),
            Key::Seen => Seen::parse(value).map(|seen| self.seen = Some(seen)),
            Key::Copied => Copied::parse(value).map(|copied| self.copied = Some(copied)),
            Key::Running(_) => read_unfinished((name, value)).map(|each| self.add_running(each)),
            Key::Entry(id) => {
                let entry = Entry::parse_after(value, same).ok();
                entry
                    .filter(|entry| entry.id == *id)
                    .map(|entry| match entry.has_reps() {
                        true => entries.push(entry),
                        false => self.add_stop_before_a_rep(&entry),
                    })
            }
            Key::Measured(id) => Measured::parse(value)
                .filter(|measured| measured.id == *id)
                .map(|measured| measured.add_to(&mut self.measured)),
            Key::Scored(id) => Scored::parse(value)
                .filter(|scored| scored.id == *id)
                .map(|scored| scored.add_to(&mut self.scored)),
            Key::Quarantined(_) => {
                let copy = (name.to_owned(), value.to_owned());
                self.quarantined.push(copy);
                Some(())
            }
        };
        match read {
            Some(()) => Reading::Read,
            None if is_future(&key, value) => Reading::Future,
            None => Reading::Unreadable,
        }
    }

    /// Notes what could not be read.
    pub(super) fn note(&mut self, name: &str, value: &str, reading: Reading) {
        let both = (name.to_owned(), value.to_owned());
        match reading {
            Reading::Read | Reading::Unknown => {}
            Reading::Unreadable => self.unreadable.push(both),
            Reading::Future => {
                self.future.push(both.0.clone());
                self.quarantined.push(both);
            }
        }
    }

    /// Of two that are written down of one session the later counts.
    pub(super) fn add_running(&mut self, unfinished: Unfinished) {
        let id = &unfinished.entry.id;
        let known = self.running.iter().position(|each| each.entry.id == *id);
        match known {
            Some(known) if self.running[known].entry.at >= unfinished.entry.at => {}
            Some(known) => {
                self.running.remove(known);
                self.add_running(unfinished);
            }
            None => {
                let order = |each: &Unfinished| (each.entry.at, each.entry.id.clone());
                let last = order(&unfinished);
                let place = self.running.partition_point(|each| order(each) <= last);
                self.running.insert(place, unfinished);
            }
        }
    }

    pub(super) fn add_stop_before_a_rep(&mut self, entry: &Entry) {
        if entry.outcome.ending == Ending::StoppedForPain {
            let utc_ms = entry.at.utc_ms;
            let stopped = Some(Stopped { utc_ms });
            self.stopped_without_entry = self.stopped_without_entry.max(stopped);
        }
    }

    /// Each setting is a record of its own; those that are not there are as an earlier
    /// build's one record has them, or as usual.
    pub(super) fn read_settings(&mut self) {
        let all = self.records.value(&Key::Settings.name());
        let mut settings = all.and_then(Settings::parse).unwrap_or_default();
        for name in SettingName::ALL {
            if let Some(text) = self.records.value(&Key::Setting(*name).name()) {
                let _unreadable = settings.read_field(*name, text);
            }
        }
        self.settings = settings;
    }

    /// What is not to be written over a later build's record counts for as long as the
    /// page is open.
    pub(super) fn read_for_now(&mut self, name: &str, value: Option<String>) {
        self.forget(name);
        let mut entries = Vec::new();
        if let Some(value) = value {
            let _read = self.read_value(name, &value, &mut entries, &mut None);
        }
        entries.into_iter().for_each(|entry| self.log.add(entry));
        if let Some(later) = self.records.value(name).map(str::to_owned) {
            self.note(name, &later, Reading::Future);
        }
    }
}

/// A routine as it is stored: all of it, or none.
fn read_offer(value: &str) -> Option<Offer> {
    let (offer, problems) = Offer::parse(value);
    problems.is_empty().then_some(offer)
}

/// A session under way, as it is under that name.
fn read_unfinished((name, value): (&str, &str)) -> Option<Unfinished> {
    let unfinished = Unfinished::parse(value)?;
    let own = Key::Running(Some(unfinished.entry.id.clone())).name();
    (name == own || name == Key::Running(None).name()).then_some(unfinished)
}

/// Whether a later build has written this, by the version it says it is of, and of a routine
/// by the parts it has. The one thing and a single setting say no such thing.
fn is_future(key: &Key, value: &str) -> bool {
    let newest = match key {
        Key::Settings => settings::VERSION,
        Key::Checked => checked::VERSION,
        Key::Seen => seen::VERSION,
        Key::Running(_) => unfinished::VERSION,
        Key::Entry(_) => entry::VERSION,
        Key::Measured(_) | Key::Scored(_) => measured::VERSION,
        Key::Stopped | Key::Before | Key::Copied => 1,
        Key::Routine | Key::Offer => {
            let (_, problems) = Offer::parse(value);
            let is_unknown = |problem: &LinkError| matches!(problem, LinkError::Unknown(_));
            // As every build begins one.
            return value.starts_with("reps=") && problems.iter().all(is_unknown);
        }
        Key::Setting(_) | Key::Thing | Key::Note | Key::Quarantined(_) => return false,
    };
    let fields = Fields::parse(value);
    fields.is_some_and(|fields| fields.number("v", newest + 1, i64::MAX).is_some())
}
