//! What lies in storage: which keys are ours, and what is found under them.
//!
//! Each entry has a key of its own, so that keeping one session never rewrites
//! another, and one broken record takes none of the others with it.

use super::fields::Fields;
use super::{Checked, Entry, Id, Log, Measured, Scored, Seen, Settings, Unfinished};
use super::{checked, entry, measured, seen, settings, unfinished};
use crate::stretch::{Note, Offer};

/// Every key of this app begins with it.
pub const PREFIX: &str = "hamstretch.";

const ENTRY: &str = "hamstretch.entry.";
const ANGLES: &str = "hamstretch.angles.";
const SCORE: &str = "hamstretch.score.";
const ROUTINE: &str = "hamstretch.routine";
const THING: &str = "hamstretch.thing";
const SETTINGS: &str = "hamstretch.settings";
const CHECKED: &str = "hamstretch.check";
const RUNNING: &str = "hamstretch.running";
const SEEN: &str = "hamstretch.seen";
const ASIDE: &str = "hamstretch.aside.";

/// A place in storage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// [`Settings`].
    Settings,
    /// The person's own routine, in its link form.
    Routine,
    /// The one thing the person wants back, in their own words.
    Thing,
    /// The safety check, as it was answered.
    Checked,
    /// The session under way.
    Running,
    /// What was shown once: [`Seen`].
    Seen,
    /// One [`Entry`].
    Entry(Id),
    /// One [`Measured`].
    Measured(Id),
    /// One [`Scored`].
    Scored(Id),
    /// What no build could read, as it was found.
    Aside(String),
}

impl Key {
    /// As storage knows it.
    pub fn name(&self) -> String {
        match self {
            Key::Thing => THING.to_owned(),
            Key::Settings => SETTINGS.to_owned(),
            Key::Routine => ROUTINE.to_owned(),
            Key::Checked => CHECKED.to_owned(),
            Key::Running => RUNNING.to_owned(),
            Key::Seen => SEEN.to_owned(),
            Key::Entry(id) => ENTRY.to_owned() + id.as_str(),
            Key::Measured(id) => ANGLES.to_owned() + id.as_str(),
            Key::Scored(id) => SCORE.to_owned() + id.as_str(),
            Key::Aside(name) => ASIDE.to_owned() + name,
        }
    }
}

/// What the kinds of records are called in a file that is the person's own, and
/// the key that each has, or begins with.
const KINDS: [(&str, &str); 6] = [
    ("session", ENTRY),
    ("angles", ANGLES),
    ("score", SCORE),
    ("routine", ROUTINE),
    ("thing", THING),
    ("settings", SETTINGS),
];

impl Key {
    /// What tells the entry under a key from others, if that is one's key.
    pub(super) fn id_of_entry(name: &str) -> Option<&str> {
        name.strip_prefix(ENTRY)
    }

    /// Whether something is stored under a key, as storage knows it, but what could
    /// not be read.
    pub(super) fn is_known(name: &str) -> bool {
        let stems = KINDS.iter().map(|(_, stem)| *stem);
        let mut stems = stems.chain([CHECKED, RUNNING]);
        stems.any(|stem| name == stem || (stem.ends_with('.') && name.starts_with(stem)))
    }

    /// What kind of record is under a key, as storage knows it; `None` where it is
    /// not for a file.
    pub(super) fn kind(name: &str) -> Option<&'static str> {
        let kind = KINDS.iter().find(|(_, stem)| name.starts_with(stem));
        kind.map(|(kind, _)| *kind)
    }

    /// Where a text that could not be read elsewhere is put here. Two texts never
    /// have one place, and one text has the same on every phone.
    pub(super) fn strange(name: &str, text: &str) -> Key {
        // FNV-1a, which is enough to tell a handful of texts apart.
        let mark = text.bytes().fold(0xcbf2_9ce4_8422_2325, |mark: u64, byte| {
            (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let name = name.split('~').next().unwrap_or_default();
        Key::Aside(format!("{name}~{mark:016x}"))
    }

    /// Whether what is there is how the person wants it, not what was done.
    pub(super) fn is_choice(&self) -> bool {
        matches!(self, Key::Settings | Key::Routine | Key::Thing)
    }

    /// The key of a kind of record, or how it begins.
    pub(super) fn stem(kind: &str) -> Option<&'static str> {
        let known = KINDS.iter().find(|(known, _)| *known == kind);
        known.map(|(_, stem)| *stem)
    }
}

/// Where something unreadable is set aside; `taken` tells which keys exist.
pub fn set_aside_key(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let name = name.strip_prefix(PREFIX).unwrap_or(name);
    let plain = format!("{ASIDE}{name}");
    std::iter::once(plain.clone())
        .chain((2..).map(|number| format!("{plain}.{number}")))
        .find(|key| !taken(key))
        .expect("there are more numbers than keys")
}

/// Everything found in storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The settings, or the usual ones.
    pub settings: Settings,
    /// The person's own routine, or the method's.
    pub mine: Offer,
    /// Every entry that could be read.
    pub log: Log,
    /// How high the legs went, oldest first.
    pub measured: Vec<Measured>,
    /// How well the one thing went, oldest first.
    pub scored: Vec<Scored>,
    /// The one thing the person wants back, where it is named.
    pub thing: Option<Note>,
    /// The safety check, where it was answered.
    pub checked: Option<Checked>,
    /// A session that did not come to its end.
    pub running: Option<Unfinished>,
    /// What was shown once, where anything was.
    pub seen: Option<Seen>,
    /// Keys of ours whose content could not be read. It must be set aside
    /// before anything is written there.
    pub unreadable: Vec<String>,
    /// Keys whose content a later build has written. It stays where it is, for
    /// that build, and nothing is written there.
    pub newer: Vec<String>,
    /// What is under all those keys, and what was set aside earlier: each key with
    /// its text.
    pub strange: Vec<(String, String)>,
}

/// The keys, or how they begin, of records that say which version they are of, and
/// the newest that this build knows. A routine is a link and the one thing plain
/// words, which say no such thing.
const VERSIONS: [(&str, i64); 7] = [
    (ENTRY, entry::VERSION),
    (ANGLES, measured::VERSION),
    (SCORE, measured::VERSION),
    (SETTINGS, settings::VERSION),
    (CHECKED, checked::VERSION),
    (RUNNING, unfinished::VERSION),
    (SEEN, seen::VERSION),
];

/// Whether a later build has written this, by the version it says it is of.
pub fn is_newer(name: &str, text: &str) -> bool {
    let known = VERSIONS.iter().find(|(stem, _)| name.starts_with(stem));
    let fields = Fields::parse(text);
    known
        .zip(fields)
        .is_some_and(|((_, newest), fields)| fields.number("v", newest + 1, i64::MAX).is_some())
}

impl Found {
    /// Reads keys and their texts. Keys of others, and keys of ours that this
    /// build does not know, are left alone.
    pub fn read(stored: impl IntoIterator<Item = (String, String)>) -> Found {
        let mut found = Found::default();
        let (mut entries, mut before) = (Vec::new(), None);
        for (name, text) in stored {
            let is_readable = if name == Key::Settings.name() {
                Settings::parse(&text).map(|settings| found.settings = settings)
            } else if name == Key::Routine.name() {
                let (mine, problems) = Offer::parse(&text);
                problems.is_empty().then(|| found.mine = mine)
            } else if name == Key::Thing.name() {
                found.thing = Note::new(&text);
                found.thing.is_some().then_some(())
            } else if name == Key::Checked.name() {
                found.checked = Checked::parse(&text);
                found.checked.is_some().then_some(())
            } else if name == Key::Running.name() {
                found.running = Unfinished::parse(&text);
                found.running.is_some().then_some(())
            } else if name == Key::Seen.name() {
                found.seen = Seen::parse(&text);
                found.seen.is_some().then_some(())
            } else if let Some(id) = name.strip_prefix(ENTRY) {
                Entry::parse_after(&text, &mut before)
                    .ok()
                    .filter(|entry| entry.id.as_str() == id)
                    .map(|entry| entries.push(entry))
            } else if let Some(id) = name.strip_prefix(ANGLES) {
                Measured::parse(&text)
                    .filter(|measured| measured.id.as_str() == id)
                    .map(|measured| measured.add_to(&mut found.measured))
            } else if let Some(id) = name.strip_prefix(SCORE) {
                Scored::parse(&text)
                    .filter(|scored| scored.id.as_str() == id)
                    .map(|scored| scored.add_to(&mut found.scored))
            } else {
                if name.starts_with(ASIDE) {
                    found.strange.push((name, text));
                }
                continue;
            };
            if is_readable.is_none() {
                let names = match is_newer(&name, &text) {
                    true => &mut found.newer,
                    false => &mut found.unreadable,
                };
                names.push(name.clone());
                found.strange.push((name, text));
            }
        }
        found.log = Log::new(entries);
        found
    }
}
