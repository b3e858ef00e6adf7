//! The lines of a file that is the person's own: a record each
//! (`docs/diary-format.md`).

use super::exchange::Fault;
use super::fields::Fields;
use super::{Found, Key, PREFIX};

/// The kind of a line that holds what its writer could not read.
const STRANGE: &str = "aside";
const SETTINGS: &str = "settings";

/// What could not be read, as a line of a file.
pub(super) fn strange_line(name: &str, text: &str) -> String {
    let name = name.strip_prefix(PREFIX).unwrap_or(name);
    Fields::default()
        .with("kind", STRANGE)
        .with("key", name.strip_prefix("aside.").unwrap_or(name))
        .with("text", text)
        .to_json()
}

/// A record as a line of a file.
pub(super) fn line(name: &str, text: &str) -> Option<String> {
    let kind = Key::kind(name)?;
    let fields = match kind == name.strip_prefix(PREFIX)? && kind != SETTINGS {
        // A routine and the one thing are stored as they are, without fields.
        true => Fields::default().with(kind, text),
        false => Fields::parse(text)?,
    };
    let mut line = Fields::default().with("kind", kind);
    if let Some((_, at)) = fields.id() {
        line = line.with("when", &at.in_figures());
    }
    let line = fields
        .all()
        .iter()
        .fold(line, |line, (name, text)| line.with(name, text));
    Some(line.to_json())
}

/// Reads a line of a file, as storage would read it.
pub(super) fn record(line: &str) -> Result<Found, Fault> {
    let mut fields = Fields::from_json(line).ok_or(Fault::NoRecord)?;
    let kind = fields.take("kind").ok_or(Fault::OtherKind)?;
    if kind == STRANGE {
        let (key, text) = (fields.take("key"), fields.take("text"));
        let (key, text) = key.zip(text).ok_or(Fault::CannotBe)?;
        return Ok(was_strange(&key, text));
    }
    let when = fields.take("when");
    let id = fields.id();
    let is_then = |when| id.as_ref().is_some_and(|(_, at)| at.in_figures() == when);
    if !when.is_none_or(is_then) {
        return Err(Fault::CannotBe);
    }
    let mut name = Key::stem(&kind).ok_or(Fault::OtherKind)?.to_owned();
    if let (true, Some((id, _))) = (name.ends_with('.'), &id) {
        name.push_str(id.as_str());
    }
    let text = match fields.all() {
        [(name, text)] if *name == kind => text.clone(),
        _ => fields.to_text(),
    };
    let found = Found::read([(name, text)]);
    match found.strange.is_empty() {
        true => Ok(found),
        false => Err(Fault::CannotBe),
    }
}

/// What whoever wrote the file could not read: an earlier build, or the page for
/// when the app could not go on, which reads no records at all. It may be as
/// readable as any here. If not, it goes where such things are kept.
fn was_strange(key: &str, text: String) -> Found {
    // As `Key::strange` names it.
    let name = PREFIX.to_owned() + key.split('~').next().unwrap_or_default();
    if Key::is_known(&name) {
        let found = Found::read([(name, text.clone())]);
        if found.strange.is_empty() {
            return found;
        }
    }
    Found {
        strange: vec![(key.to_owned(), text)],
        ..Found::default()
    }
}
