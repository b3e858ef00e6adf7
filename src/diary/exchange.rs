//! The diary as a file that is the person's own: written, read and merged.
//!
//! A file is one JSON document with a record on each line (`docs/diary-format.md`).
//! It is read line by line, so that what is wrong can be named by its line and
//! takes nothing else with it; each record goes through the very reader that
//! storage has ([`Found::read`]).

use super::fields::Fields;
use super::lines::{line, record, strange_line};
use super::{Found, Key};
use std::cmp::Ordering;

const FORMAT: &str = "hamstretch-diary";
const VERSION: i64 = 1;
/// How the first line ends, and the last one reads.
const OPENS: &str = ",\"records\":[";
const CLOSES: &str = "]}";
/// So many bad lines are named; the rest is counted.
const NAMED: usize = 5;

/// Why a file is refused as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no diary.
    NotOurs,
    /// A later Hamstretch wrote it.
    Newer,
    /// It is longer than any diary.
    TooLong,
}

/// Why a line is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not one record of names with texts and whole numbers.
    NoRecord,
    /// It is of a kind that Hamstretch does not have.
    OtherKind,
    /// It says what cannot have been, or what this Hamstretch does not know.
    CannotBe,
    /// The file ends here, and should not.
    CutOff,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    records: Vec<(Key, String)>,
    /// Sessions as far as they had come when the file was made.
    unfinished: Vec<(Key, String)>,
    /// The first lines that are not ours, counted from 1.
    pub faults: Vec<(usize, Fault)>,
    /// How many lines are not ours.
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
    pub strange: usize,
    /// Records that say more than, or other things than, those they replace.
    pub replaced: usize,
    /// Records that change nothing.
    pub known: usize,
    /// Whether settings, a routine or the one thing come with it: only where the
    /// person has the usual ones, or has named none.
    pub settings: bool,
    /// What is to be stored.
    pub writes: Vec<(Key, String)>,
    /// The diary as it then is.
    pub merged: Found,
}

impl Found {
    /// What is the person's own, each with its key and as it is stored.
    fn records(&self) -> Vec<(Key, String)> {
        let mut records = vec![
            (Key::Settings, self.settings.to_text()),
            (Key::Routine, self.mine.to_text()),
        ];
        if let Some(thing) = &self.thing {
            records.push((Key::Thing, thing.words().to_owned()));
        }
        for entry in self.log.entries().iter().rev() {
            records.push((Key::Entry(entry.id.clone()), entry.to_text()));
        }
        for measured in &self.measured {
            records.push((Key::Measured(measured.id.clone()), measured.to_text()));
        }
        for scored in &self.scored {
            records.push((Key::Scored(scored.id.clone()), scored.to_text()));
        }
        records
    }

    /// The same without the usual settings and the usual routine, which are
    /// nobody's choice.
    pub(super) fn chosen(&self) -> Vec<(Key, String)> {
        let usual = Found::default().records();
        let mut records = self.records();
        records.retain(|record| !usual.contains(record));
        records
    }

    /// All of it as a file.
    pub fn to_json(&self) -> String {
        let head = Fields::default()
            .with("format", FORMAT)
            .with_number("version", VERSION)
            .to_json();
        let records = self.records();
        let known = records
            .iter()
            .filter_map(|(key, text)| line(&key.name(), text));
        let strange = self.strange.iter().map(|(name, text)| {
            // What a later build has written it can read here, too.
            let is_newer = self.newer.contains(name);
            let whole = is_newer.then(|| line(name, text)).flatten();
            whole.unwrap_or_else(|| strange_line(name, text))
        });
        let lines: Vec<String> = known.chain(strange).collect();
        let head = head.trim_end_matches('}');
        format!("{head}{OPENS}\n{}\n{CLOSES}\n", lines.join(",\n"))
    }
}

impl Incoming {
    /// The longest file that is read, in bytes: more than any browser lets the app
    /// store (choice).
    pub const MOST_BYTES: usize = 10_000_000;

    /// Reads a file.
    ///
    /// # Errors
    /// [`Refusal`] where it is no diary that this build can read. A line that is
    /// not ours is left out, and counted.
    pub fn read(text: &str) -> Result<Incoming, Refusal> {
        if text.len() > Incoming::MOST_BYTES {
            return Err(Refusal::TooLong);
        }
        let text = text.trim_start_matches('\u{feff}');
        let mut lines = (1..).zip(text.lines().map(str::trim));
        let head = lines.next().and_then(|(_, head)| head.strip_suffix(OPENS));
        let head = head.and_then(|head| Fields::from_json(&(head.to_owned() + "}")));
        let head = head.filter(|head| head.text("format") == Some(FORMAT));
        match head.and_then(|head| head.number("version", 1, i64::MAX)) {
            None => return Err(Refusal::NotOurs),
            Some(VERSION) => {}
            Some(_) => return Err(Refusal::Newer),
        }
        let mut incoming = Incoming::default();
        let mut last = 1;
        let mut is_closed = false;
        for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
            last = number;
            is_closed = line == CLOSES;
            if !is_closed {
                match record(line.strip_suffix(',').unwrap_or(line)) {
                    Ok(found) => incoming.take(found),
                    Err(fault) => incoming.leave_out(number, fault),
                }
            }
        }
        if !is_closed {
            incoming.leave_out(last, Fault::CutOff);
        }
        Ok(incoming)
    }

    fn take(&mut self, found: Found) {
        self.records.extend(found.chosen());
        let strange = found.strange.into_iter();
        self.records
            .extend(strange.map(|(name, text)| (Key::strange(&name, &text), text)));
        let unfinished = found.running.map(|unfinished| unfinished.entry);
        let unfinished = unfinished.filter(|entry| entry.has_reps()).into_iter();
        self.unfinished
            .extend(unfinished.map(|entry| (Key::Entry(entry.id.clone()), entry.to_text())));
    }

    fn leave_out(&mut self, line: usize, fault: Fault) {
        self.not_ours += 1;
        if self.faults.len() < NAMED {
            self.faults.push((line, fault));
        }
    }

    /// What it would change of the diary that is here.
    pub fn plan(&self, mine: &Found) -> Plan {
        let mut plan = Plan::default();
        let mut all = Vec::new();
        for (records, is_mine) in [(mine.chosen(), true), (self.records.clone(), false)] {
            for (key, text) in records {
                let has = |(_, known): &(_, String)| *known == text;
                if matches!(key, Key::Aside(_)) && mine.strange.iter().any(has) {
                    plan.known += 1;
                } else {
                    all.push(Told { key, text, is_mine });
                }
            }
        }
        // What is known of how it went on says more, whatever it says; and here it may
        // go on yet.
        let running = mine.running.as_ref();
        let running = running.map(|running| Key::Entry(running.entry.id.clone()));
        for (key, text) in self.unfinished.iter().cloned() {
            if running.as_ref() != Some(&key) && all.iter().all(|told| told.key != key) {
                let is_mine = false;
                all.push(Told { key, text, is_mine });
            }
        }
        all.sort_unstable_by(|a, b| a.key.cmp(&b.key).then_with(|| b.weighs(a)));
        let mut winners = Vec::new();
        for of_one_key in all.chunk_by(|a, b| a.key == b.key) {
            let winner = &of_one_key[0];
            let own = of_one_key.iter().find(|told| told.is_mine);
            let is_news = own.is_none_or(|own| own.text != winner.text);
            if is_news {
                plan.writes.push((winner.key.clone(), winner.text.clone()));
            }
            match (own, &winner.key) {
                (None, Key::Entry(_)) => plan.sessions += 1,
                (None, key) if key.is_choice() => plan.settings = true,
                (None, Key::Aside(_)) => plan.strange += 1,
                (None, _) => plan.others += 1,
                (Some(_), key) if key.is_choice() => {}
                (Some(_), _) if is_news => plan.replaced += 1,
                (Some(_), _) => plan.known += usize::from(of_one_key.len() > 1),
            }
            winners.push((winner.key.name(), winner.text.clone()));
        }
        plan.merged = Found::read(winners);
        let strange = mine.strange.iter().cloned();
        plan.merged.strange.splice(0..0, strange);
        plan
    }
}

/// A record, and who tells it.
struct Told {
    key: Key,
    text: String,
    is_mine: bool,
}

impl Told {
    /// Which of two under one key is to stay: the one with more fields, since it
    /// says more; of two with as many the one that is greater as a text. That is
    /// an order, so it does not matter what comes first. A choice is the phone's
    /// own where it has one.
    fn weighs(&self, other: &Told) -> Ordering {
        let weight = |told: &Told| {
            let fields = told.text.matches('&').count();
            (told.key.is_choice() && told.is_mine, fields)
        };
        let by_weight = weight(self).cmp(&weight(other));
        by_weight.then_with(|| self.text.cmp(&other.text))
    }
}
