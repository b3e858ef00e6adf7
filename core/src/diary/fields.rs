//! Records as they are written: fields with names, URL-encoded.
//!
//! One kind of record for all, since every struct that serde reads by its own
//! shape is code of its own to download.

use super::{Id, Stamp};
use serde::{Deserialize, Serialize};

/// The fields of one record, in order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// A record of this version, to be filled.
    pub fn of_version(version: i64) -> Fields {
        Fields::default().with("v", &version.to_string())
    }

    /// The fields that every record of its own key has.
    pub const OF_ALL: [&'static str; 4] = ["v", "id", "utc_ms", "offset_min"];

    /// The same with what tells a record from others, and when it was.
    pub fn with_id(self, id: &Id, at: Stamp) -> Fields {
        self.with("id", id.as_str())
            .with_number("utc_ms", at.utc_ms)
            .with_number("offset_min", at.offset_min.into())
    }

    /// What tells a record from others, and when it was.
    pub fn id(&self) -> Option<(Id, Stamp)> {
        Some((Id::parse(self.text("id")?)?, self.stamp()?))
    }

    /// When it was; `None` where that cannot be an instant of somebody's life.
    pub fn stamp(&self) -> Option<Stamp> {
        let stamp = Stamp {
            utc_ms: self.number("utc_ms", i64::MIN, i64::MAX)?,
            offset_min: self.number("offset_min", -1440, 1440)? as i32,
        };
        stamp.is_plausible().then_some(stamp)
    }

    /// The same with one more field.
    pub fn with(mut self, name: &str, text: &str) -> Fields {
        self.0.push((name.to_owned(), text.to_owned()));
        self
    }

    /// The same with one more field, a number.
    pub fn with_number(self, name: &str, number: i64) -> Fields {
        self.with(name, &number.to_string())
    }

    /// As it is stored.
    pub fn to_text(&self) -> String {
        serde_urlencoded::to_string(self).expect("names and texts can always be written")
    }

    /// Reads a record. `None` when it is not one, or has a field twice.
    pub fn parse(text: &str) -> Option<Fields> {
        let fields: Fields = serde_urlencoded::from_str(text).ok()?;
        Fields::of(fields.0)
    }

    /// A record of these fields. `None` when one is there twice, or when they are
    /// more than any record has: each is compared with each.
    pub fn of(fields: Vec<(String, String)>) -> Option<Fields> {
        let mut names = fields.iter().map(|(name, _)| name).enumerate();
        let is_sound = fields.len() <= Fields::MOST
            && names.all(|(index, name)| {
                let mut before = fields[..index].iter();
                before.all(|(other, _)| other != name)
            });
        is_sound.then_some(Fields(fields))
    }

    /// The most fields a record of any version can have.
    pub const MOST: usize = 64;

    /// Its fields.
    pub fn all(&self) -> &[(String, String)] {
        &self.0
    }

    /// The same fields, in this order; the others come after, in their own.
    pub fn in_order(mut self, order: &[&str]) -> Fields {
        let mut ordered = Vec::with_capacity(self.0.len());
        for known in order {
            let place = self.0.iter().position(|(name, _)| name == known);
            ordered.extend(place.map(|place| self.0.remove(place)));
        }
        ordered.append(&mut self.0);
        Fields(ordered)
    }

    /// Takes a field out.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let place = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(place).1)
    }

    /// The names of its fields.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// What a field says.
    pub fn text(&self, name: &str) -> Option<&str> {
        let field = self.0.iter().find(|(known, _)| known == name)?;
        Some(&field.1)
    }

    /// What a field says, if that is a whole number from `least` to `most`.
    pub fn number(&self, name: &str, least: i64, most: i64) -> Option<i64> {
        let number = self.text(name)?.parse().ok()?;
        (least..=most).contains(&number).then_some(number)
    }
}
