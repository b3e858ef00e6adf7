//! The lines of a file that is the person's own: a record each
//! (`docs/diary-format.md`).

use super::fields::Fields;
use super::file_error::RecordError;
use super::{Diary, Entry, Key, Measured, Notes, PREFIX, Scored, SettingName};
use crate::diary::{ERASED, Record, Version};

/// The kind of a line that holds what its writer could not read, as it was stored.
const ASIDE: &str = "aside";
/// The kind of a line that tells of a deletion.
const DELETED: &str = "deleted";
/// The kind of a line that tells that all was erased.
const ERASED_ALL: &str = "erased";
/// The field that tells people when it was.
const WHEN: &str = "when";
/// The field with a record's version.
const AT: &str = "at";
const SETTINGS: &str = "settings";
const SETTING: &str = "setting";

/// A record as a line of a file; `None` where it is not for one.
pub(super) fn line(name: &str, record: &Record) -> Option<String> {
    let with_version = |line: Fields| with_version(line, record.version);
    let short = name.strip_prefix(PREFIX)?;
    let kind = Key::kind(name);
    let is_aside = short.strip_prefix("aside.");
    if !Key::is_for_files(name) {
        return None;
    }
    let Some(value) = &record.value else {
        let is_for_a_file = kind.is_some() || is_aside.is_some();
        let line = Fields::default().with("kind", DELETED).with("key", short);
        return is_for_a_file.then(|| with_version(line).to_json());
    };
    if is_aside.is_some() {
        return unreadable_line(name, record);
    }
    let kind = kind?;
    let line = Fields::default().with("kind", kind);
    let line = match (short.strip_prefix("setting."), kind == short) {
        (Some(setting), _) => line.with(SETTING, setting).with("value", value),
        // A routine and the one thing are stored as they are, without fields.
        (None, true) if kind != SETTINGS => line.with(kind, value),
        _ => {
            let fields = Fields::parse(value);
            let is_own = |name: &str| !["kind", WHEN, AT].contains(&name);
            let Some(fields) = fields.filter(|fields| fields.names().all(is_own)) else {
                return unreadable_line(name, record);
            };
            let line = match fields.id() {
                Some((_, at)) => line.with(WHEN, &at.in_figures()),
                None => line,
            };
            let all = fields.all().iter();
            all.fold(line, |line, (name, text)| line.with(name, text))
        }
    };
    Some(with_version(line).to_json())
}

/// A record that cannot be read, or could not, as a line of a file: as it is stored.
pub(super) fn unreadable_line(name: &str, record: &Record) -> Option<String> {
    let short = name.strip_prefix(PREFIX)?;
    let key = short.strip_prefix("aside.").unwrap_or(short);
    let text = record.value.as_deref()?;
    let line = Fields::default().with("kind", ASIDE);
    let line = line.with("key", key).with("text", text);
    Key::is_for_files(name).then(|| with_version(line, record.version).to_json())
}

fn with_version(line: Fields, version: Version) -> Fields {
    match version {
        Version::LEGACY => line,
        version => line.with(AT, &version.to_string()),
    }
}

/// That all was erased, as a line of a file.
pub(super) fn erased_line(erased: Version) -> String {
    let line = Fields::default().with("kind", ERASED_ALL);
    line.with(AT, &erased.to_string()).to_json()
}

/// Reads a record of a file: its name, and what stands under it. `latest` is the latest
/// version that can be: what a clock has dated later counts as older than any other, so that
/// it is not lost, and outranks nothing.
pub(super) fn record(mut fields: Fields, latest: Version) -> Result<(String, Record), RecordError> {
    let kind = fields.take("kind").ok_or(RecordError::OtherKind)?;
    let version = match fields.take(AT) {
        None => Version::LEGACY,
        Some(at) => Version::parse(&at).ok_or(RecordError::CannotBe)?,
    };
    let (name, record) = match kind.as_str() {
        ASIDE => {
            let (key, text) = (fields.take("key"), fields.take("text"));
            let (key, text) = key.zip(text).ok_or(RecordError::CannotBe)?;
            was_unreadable(&key, &text, version)
        }
        DELETED => {
            let key = fields.take("key").ok_or(RecordError::CannotBe)?;
            let name = PREFIX.to_owned() + &key;
            Key::named(&name).ok_or(RecordError::CannotBe)?;
            (name, Record::new(version, None))
        }
        ERASED_ALL => (ERASED.to_owned(), Record::new(version, None)),
        kind => said(kind, fields, version)?,
    };
    match record.version <= latest {
        true => Ok((name, record)),
        false if name == ERASED => Err(RecordError::CannotBe),
        false => Ok((name, Record::new(Version::LEGACY, record.value))),
    }
}

/// The order in which the fields of every record are stored, as those have it that write
/// them.
fn stored_order() -> Vec<&'static str> {
    let settings: Vec<&str> = SettingName::ALL.iter().map(|name| name.text()).collect();
    let of_each: [&[&str]; 7] = [
        &Fields::OF_ALL,
        &Entry::FIELDS,
        &[Entry::STOP],
        &Notes::FIELDS,
        &Measured::FIELDS,
        &Scored::FIELDS,
        &settings,
    ];
    of_each.concat()
}

/// A record of one of the kinds that storage has, as storage would read it.
fn said(kind: &str, mut fields: Fields, version: Version) -> Result<(String, Record), RecordError> {
    let when = fields.take(WHEN);
    let id = fields.id();
    let is_then = |when| id.as_ref().is_some_and(|(_, at)| at.in_figures() == when);
    if !when.is_none_or(is_then) {
        return Err(RecordError::CannotBe);
    }
    let mut name = Key::stem(kind).ok_or(RecordError::OtherKind)?.to_owned();
    let text = if kind == SETTING {
        let (setting, value) = (fields.take(SETTING), fields.take("value"));
        let (setting, value) = setting.zip(value).ok_or(RecordError::CannotBe)?;
        name.push_str(&setting);
        value
    } else {
        if let (true, Some((id, _))) = (name.ends_with('.'), &id) {
            name.push_str(id.as_str());
        }
        // Another program may have sorted them, and of two records with one version it
        // is the text that tells whether they are the same.
        let fields = fields.in_order(&stored_order());
        match fields.all() {
            [(name, text)] if *name == kind => text.clone(),
            _ => fields.to_text(),
        }
    };
    match Diary::can_say(&name, &text) {
        true => Ok((name, Record::new(version, Some(text)))),
        false => Err(RecordError::CannotBe),
    }
}

/// What whoever wrote the file could not read, as it was stored: an earlier build, or
/// the page for when the app could not go on, which reads no records at all. It may be
/// as readable as any here, with its version or as a tombstone. If not, it goes where
/// such things are kept.
fn was_unreadable(key: &str, text: &str, version: Version) -> (String, Record) {
    let name = PREFIX.to_owned() + key.split('~').next().unwrap_or_default();
    let record = Record::parse(text);
    if name == ERASED {
        return (name, record);
    }
    let record = Record::new(record.version.max(version), record.value);
    let can_be = match &record.value {
        None => Key::named(&name).is_some(),
        Some(value) => Diary::can_say(&name, value),
    };
    // What was set aside there may stand under its own name again here.
    if can_be {
        return (name, record);
    }
    let value = record.value.unwrap_or_default();
    let name = Key::quarantine(&name, &value).name();
    (name, Record::new(record.version, Some(value)))
}
