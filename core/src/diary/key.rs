//! Names in storage: which are ours, and what kind of record each is of.
//!
//! Each session, angle, score and setting has a name of its own, so that keeping one
//! never rewrites another, and one broken record takes none of the others with it.

use super::{Id, SettingName};

/// Every name of this app begins with it.
pub const PREFIX: &str = "hamstretch.";

const ENTRY: &str = "hamstretch.entry.";
const ANGLES: &str = "hamstretch.angles.";
const SCORE: &str = "hamstretch.score.";
const SETTING: &str = "hamstretch.setting.";
const RUNNING: &str = "hamstretch.running.";
const ASIDE: &str = "hamstretch.aside.";
/// Where earlier builds put the session under way, whichever it was.
const ONE_RUNNING: &str = "hamstretch.running";

/// A name in storage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Every setting in one record, as earlier builds wrote them: what
    /// [`Key::Setting`] does not say, this says.
    Settings,
    /// One setting.
    Setting(SettingName),
    /// The person's own routine, in its link form.
    Routine,
    /// The routine that a link brought, in its link form, until the person has chosen.
    Offer,
    /// The one thing the person wants back, in their own words.
    Thing,
    /// The safety check, as it was answered.
    Checked,
    /// When a session was stopped for pain last: see [`Stopped`](super::Stopped).
    Stopped,
    /// How much it hurts before the session to come.
    Before,
    /// What the person is writing to go with a routine they send.
    Note,
    /// What was shown once: [`Seen`](super::Seen).
    Seen,
    /// The last copy outside the browser: [`Copied`](super::Copied).
    Copied,
    /// A session under way. `None`: as earlier builds wrote it.
    Running(Option<Id>),
    /// One [`Entry`](super::Entry).
    Entry(Id),
    /// One [`Measured`](super::Measured).
    Measured(Id),
    /// One [`Scored`](super::Scored).
    Scored(Id),
    /// What no build could read, as it was found.
    Quarantined(String),
}

/// The kinds of records that have a name to themselves.
const SINGLE: [(&str, Key); 11] = [
    ("hamstretch.settings", Key::Settings),
    ("hamstretch.routine", Key::Routine),
    ("hamstretch.offer", Key::Offer),
    ("hamstretch.thing", Key::Thing),
    ("hamstretch.check", Key::Checked),
    ("hamstretch.stopped", Key::Stopped),
    ("hamstretch.before", Key::Before),
    ("hamstretch.note", Key::Note),
    ("hamstretch.seen", Key::Seen),
    ("hamstretch.copied", Key::Copied),
    (ONE_RUNNING, Key::Running(None)),
];

/// What a key's record is called in a file that is the person's own.
const KINDS: [(&str, &str); 7] = [
    ("session", ENTRY),
    ("angles", ANGLES),
    ("score", SCORE),
    ("setting", SETTING),
    ("routine", "hamstretch.routine"),
    ("thing", "hamstretch.thing"),
    ("settings", "hamstretch.settings"),
];

impl Key {
    /// As storage knows it.
    pub fn name(&self) -> String {
        match self {
            Key::Setting(name) => SETTING.to_owned() + name.text(),
            Key::Running(Some(id)) => RUNNING.to_owned() + id.as_str(),
            Key::Entry(id) => ENTRY.to_owned() + id.as_str(),
            Key::Measured(id) => ANGLES.to_owned() + id.as_str(),
            Key::Scored(id) => SCORE.to_owned() + id.as_str(),
            Key::Quarantined(name) => ASIDE.to_owned() + name,
            single => {
                let known = SINGLE.iter().find(|(_, key)| key == single);
                known.map_or_else(String::new, |(name, _)| (*name).to_owned())
            }
        }
    }

    /// The key with this name; `None` where it is none that this build knows.
    pub fn named(name: &str) -> Option<Key> {
        let id = |stem: &str| name.strip_prefix(stem).map(Id::parse);
        if let Some((_, key)) = SINGLE.iter().find(|(known, _)| *known == name) {
            return Some(key.clone());
        }
        if let Some(setting) = name.strip_prefix(SETTING) {
            return setting.parse().ok().map(Key::Setting);
        }
        if let Some(aside) = name.strip_prefix(ASIDE) {
            return Some(Key::Quarantined(aside.to_owned()));
        }
        type OfId = fn(Id) -> Key;
        let kinds: [(&str, OfId); 4] = [
            (ENTRY, Key::Entry),
            (ANGLES, Key::Measured),
            (SCORE, Key::Scored),
            (RUNNING, |id| Key::Running(Some(id))),
        ];
        let found = kinds.iter().find_map(|(stem, key)| Some((id(stem)?, key)));
        found.and_then(|(id, key)| id.map(key))
    }

    /// What kind of record a file calls it; `None` where it is not for a file: those
    /// hold for one device.
    pub(super) fn kind(name: &str) -> Option<&'static str> {
        let is_it = |stem: &str| match stem.ends_with('.') {
            true => name.starts_with(stem),
            false => name == stem,
        };
        let kind = KINDS.iter().find(|(_, stem)| is_it(stem));
        kind.map(|(kind, _)| *kind)
    }

    /// Whether a record goes with the diary to another device: those that do not hold
    /// for one, also where they could not be read.
    pub(super) fn is_for_files(name: &str) -> bool {
        let name = match name.strip_prefix(ASIDE) {
            Some(aside) => PREFIX.to_owned() + aside.split('~').next().unwrap_or_default(),
            None => name.to_owned(),
        };
        use Key::{Before, Checked, Copied, Note, Offer, Seen, Stopped};
        !matches!(
            Key::named(&name),
            Some(Checked | Stopped | Before | Note | Offer | Seen | Copied)
        )
    }

    /// Whether it is the name of a session under way.
    pub(super) fn is_running(name: &str) -> bool {
        name == ONE_RUNNING || name.starts_with(RUNNING)
    }

    /// The name of a kind of record, or how it begins.
    pub(super) fn stem(kind: &str) -> Option<&'static str> {
        let known = KINDS.iter().find(|(known, _)| *known == kind);
        known.map(|(_, stem)| *stem)
    }

    /// Where a text that could not be read is put. Two texts never have one place, and
    /// one text has the same on every device.
    pub(super) fn quarantine(name: &str, text: &str) -> Key {
        // FNV-1a, which is enough to tell a handful of texts apart.
        let mark = text.bytes().fold(0xcbf2_9ce4_8422_2325, |mark: u64, byte| {
            (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let name = name.strip_prefix(PREFIX).unwrap_or(name);
        let name = name.strip_prefix("aside.").unwrap_or(name);
        let name = name.split('~').next().unwrap_or_default();
        Key::Quarantined(format!("{name}~{mark:016x}"))
    }

    /// Whether it is how the person wants it, not what was done.
    pub(super) fn is_choice(&self) -> bool {
        matches!(
            self,
            Key::Settings | Key::Setting(_) | Key::Routine | Key::Thing
        )
    }
}
