//! The diary as a file that is the person's own: written, read and merged.
//!
//! A file is one JSON document (`docs/diary-format.md`), written with a record on each
//! line. It is read record by record, so that what is wrong can be named by its place
//! and takes nothing else with it; each record goes through the very reader that
//! storage has, and into the diary by the very law that merges stores.

use super::document::{self, Position};
use super::fields::Fields;
use super::file_error::{FileError, RecordError};
use super::lines::{erased_line, line, record, unreadable_line};
use super::{Diary, Key, Unfinished, WriteTime};
use crate::diary::{ERASED, Record, Records, Version};

const FORMAT: &str = "hamstretch-diary";
/// Version 2 has records with versions, deletions, and each setting by itself.
const VERSION: i64 = 2;
/// How the first line ends, and the last one reads.
const OPENS: &str = ",\"records\":[";
const CLOSES: &str = "]}";
/// So many bad records are named; the rest is counted.
const NAMED: usize = 5;
/// A file's records may be so much later than this device's clock, which may be wrong
/// (choice), in milliseconds.
const AHEAD_MS: u64 = 365 * 24 * 60 * 60 * 1000;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    records: Records,
    /// Sessions as far as they had come when the file was made, each with the version
    /// of its record.
    unfinished: Vec<(Unfinished, Version)>,
    /// The first records that are not ours.
    pub faults: Vec<(Position, RecordError)>,
    /// How many records are not ours.
    pub not_ours: usize,
}

/// What taking a file in would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Sessions that were not known.
    pub sessions: usize,
    /// Angles and scores that were not known.
    pub others: usize,
    /// Texts that no build could read, carried along as they are.
    pub unreadable: usize,
    /// Records that were changed later than those they replace.
    pub replaced: usize,
    /// Records that were deleted there later than they were written here.
    pub deleted: usize,
    /// Records that change nothing.
    pub known: usize,
    /// Whether settings, a routine or the one thing are changed.
    pub settings: bool,
    /// Records that were deleted here, or erased: they come back only if that is
    /// wanted.
    pub deleted_here: usize,
}

impl Plan {
    /// Whether anything would change without bringing back what was deleted.
    pub fn is_news(&self) -> bool {
        let nothing = Plan {
            known: self.known,
            deleted_here: self.deleted_here,
            ..Plan::default()
        };
        *self != nothing
    }
}

impl Diary {
    /// All of it as a file.
    pub fn to_json(&self) -> String {
        let head = Fields::default()
            .with("format", FORMAT)
            .with_number("version", VERSION)
            .to_json();
        let erased = match self.records().erased() {
            Version::LEGACY => None,
            erased => Some(erased_line(erased)),
        };
        let records = self.records().iter();
        let records = records.filter_map(|(name, record)| match self.is_unreadable(name) {
            true => unreadable_line(name, record),
            false => line(name, record),
        });
        let lines: Vec<String> = erased.into_iter().chain(records).collect();
        let head = head.trim_end_matches('}');
        format!("{head}{OPENS}\n{}\n{CLOSES}\n", lines.join(",\n"))
    }

    /// What taking a file in would change.
    pub fn plan(&self, incoming: &Incoming) -> Plan {
        let mut plan = Plan::default();
        let mut after = self.records().clone();
        let records = incoming.records(self);
        for name in after.merge(records.clone()).changed {
            let is_gone = after.value(&name).is_none();
            let was_there = self.records().value(&name).is_some();
            let key = Key::named(&name);
            match (key, is_gone, was_there) {
                // A tombstone of something that was never here.
                (_, true, false) => {}
                (Some(key), ..) if key.is_choice() => plan.settings = true,
                (Some(Key::Quarantined(_)) | None, ..) => plan.unreadable += 1,
                (_, true, true) => plan.deleted += 1,
                (_, false, true) => plan.replaced += 1,
                (Some(Key::Entry(_)), false, false) => plan.sessions += 1,
                (_, false, false) => plan.others += 1,
            }
        }
        let changes = |name: &str| after.get(name) != self.records().get(name);
        plan.known = records.values().filter(|(name, _)| !changes(name)).count();
        plan.deleted_here = self.deleted_here(incoming).len();
        plan.settings |= self.routine_of_another_device(incoming).is_some();
        plan.known -= plan.deleted_here;
        plan
    }

    /// Takes a file in; what was deleted here only where that is wanted.
    pub fn take_in(&mut self, incoming: &Incoming, brings_back: bool, now: WriteTime) {
        let deleted = match brings_back {
            true => self.deleted_here(incoming),
            false => Vec::new(),
        };
        let routine = self.routine_of_another_device(incoming);
        self.merge_and_store(incoming.records(self), now);
        for (name, value) in deleted.into_iter().chain(routine) {
            self.put_value(&name, Some(value), now);
        }
    }

    /// A file's routine, where the one here is what a link brought: nobody chose that.
    fn routine_of_another_device(&self, incoming: &Incoming) -> Option<(String, String)> {
        let name = Key::Routine.name();
        let routine = incoming.records.value(&name)?.to_owned();
        let is_a_links = self.offer.as_ref() == Some(&self.mine);
        let is_another = self.mine.to_text() != routine && Diary::can_say(&name, &routine);
        (is_a_links && is_another).then_some((name, routine))
    }

    /// What a file has and this diary had.
    fn deleted_here(&self, incoming: &Incoming) -> Vec<(String, String)> {
        let mut after = self.records().clone();
        let records = incoming.records(self);
        after.merge(records.clone());
        let is_gone = |(name, _): &(&str, &str)| after.value(name).is_none();
        let gone = records.values().filter(is_gone);
        gone.map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}

impl Incoming {
    /// The longest file that is read, in bytes: more than any browser lets the app
    /// store (choice).
    pub const MOST_BYTES: usize = 10_000_000;

    /// Reads a file, of this version or of the first, however it is laid out.
    ///
    /// # Errors
    /// [`FileError`] where it is no diary that this build can read. A record that is
    /// not ours is left out, and counted.
    pub fn read(text: &str, now: WriteTime) -> Result<Incoming, FileError> {
        if text.len() > Incoming::MOST_BYTES {
            return Err(FileError::TooLong);
        }
        let text = text.trim_start_matches('\u{feff}');
        let mut incoming = Incoming::default();
        let latest = Version::at(now.utc_ms.max(0) as u64 + AHEAD_MS);
        let mut all = Vec::new();
        let head = document::parse(text, &mut |position, fields| match fields
            .and_then(|fields| record(fields, latest))
        {
            Ok(record) => all.push(record),
            Err(fault) => incoming.leave_out(position, fault),
        })?;
        if head.fields.text("format") != Some(FORMAT) {
            return Err(FileError::NotOurs);
        }
        match head.fields.number("version", 1, i64::MAX) {
            Some(1..=VERSION) => {}
            Some(_) => return Err(FileError::Newer),
            // Where names are sorted it comes last, and is what was lost.
            None if head.ends_early.is_some() && head.fields.text("version").is_none() => {}
            None => return Err(FileError::NotOurs),
        }
        if let Some(position) = head.ends_early {
            incoming.leave_out(position, RecordError::CutOff);
        }
        incoming.take(&Records::of(all));
        Ok(incoming)
    }

    /// Reads the bytes of a file as [`Incoming::read`] wants them.
    pub fn text_of(bytes: &[u8]) -> String {
        document::decoded(bytes)
    }

    /// Takes what the lines come to, but for what holds for one device.
    fn take(&mut self, all: &Records) {
        let (running, others): (Vec<_>, Vec<_>) = all
            .iter()
            .partition(|(name, _)| matches!(Key::named(name), Some(Key::Running(_))));
        for (_, record) in running {
            let unfinished = record.value.as_deref().and_then(Unfinished::parse);
            let unfinished = unfinished.filter(|unfinished| unfinished.entry.has_reps());
            self.unfinished
                .extend(unfinished.map(|unfinished| (unfinished, record.version)));
        }
        let erased = Record::new(all.erased(), None);
        let others = others
            .into_iter()
            .filter(|(name, _)| Key::is_for_files(name));
        let others = others.map(|(name, record)| (name.to_owned(), record.clone()));
        self.records = Records::of(others.chain([(ERASED.to_owned(), erased)]));
    }

    fn leave_out(&mut self, position: Position, fault: RecordError) {
        // That something is missing is nothing that was there.
        self.not_ours += usize::from(fault != RecordError::CutOff);
        if self.faults.len() < NAMED || fault == RecordError::CutOff {
            self.faults.push((position, fault));
        }
    }

    /// The records as they are to be merged into a diary. A session that broke off is
    /// one that ended early, where nothing else is known of it: what is known of how it
    /// went on says more, and here it may go on yet.
    fn records(&self, diary: &Diary) -> Records {
        let goes_on = |id| diary.running.iter().any(|each| each.entry.id == id);
        let unfinished = self.unfinished.iter().filter_map(|(unfinished, version)| {
            let entry = &unfinished.entry;
            let name = Key::Entry(entry.id.clone()).name();
            let is_known = self.records.get(&name).is_some() || diary.is_over(&entry.id);
            let record = Record::new(*version, Some(entry.to_text()));
            (!is_known && !goes_on(entry.id.clone())).then_some((name, record))
        });
        let mut records = self.records.clone();
        records.merge(Records::of(unfinished));
        records
    }
}
