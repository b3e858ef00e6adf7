//! A routine as text: what a link carries and what is stored.
//!
//! `reps=15&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right`,
//! every part optional, and a trainer's `note=`. What cannot be read is named
//! in plain words and the rest is kept: nothing is clamped in silence.

use super::routine::RoutineErrorKind;
use super::{Amount, First, Part, Routine, RoutineError};

/// A few words from whoever sent the routine. Plain text: 1 to 140 characters,
/// none of them a control character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note(String);

impl Note {
    /// The most characters a note can have.
    pub const MOST: usize = 140;

    /// Takes words as a note. Line breaks and other control characters become
    /// spaces. `None` for empty or too long.
    pub fn new(words: &str) -> Option<Note> {
        let plain: String = words
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let plain = plain.trim();
        let count = plain.chars().count();
        (1..=Note::MOST)
            .contains(&count)
            .then(|| Note(plain.to_owned()))
    }

    /// The words.
    pub fn words(&self) -> &str {
        &self.0
    }

    /// What stands in the field for a note: what was typed, for as long as that comes to what
    /// is kept, and what is kept where that is another by now.
    pub fn in_field(typed: &str, kept: Option<&Note>) -> String {
        match Note::new(typed).as_ref() == kept {
            true => typed.to_owned(),
            false => kept.map_or_else(String::new, |kept| kept.0.clone()),
        }
    }
}

/// A routine and the words that came with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// What to do.
    pub routine: Routine,
    /// What its sender says about it.
    pub note: Option<Note>,
}

/// Something in a link that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// The value is no number.
    #[error("no number: {given}")]
    NotANumber {
        /// What it was for.
        part: Part,
        /// What stood there.
        given: String,
    },
    /// The number is not one the method allows.
    #[error("{0}")]
    OutOfRange(RoutineError),
    /// The leg is none of left, right, alternate.
    #[error("no leg: {0}")]
    NotALeg(String),
    /// No part of a routine has this name.
    #[error("no part: {0}")]
    Unknown(String),
    /// The part stands there twice; the first was kept.
    #[error("twice: {0}")]
    Twice(String),
    /// The note has so many characters, too many.
    #[error("a note of {0} characters")]
    LongNote(usize),
    /// So many more parts no routine has.
    #[error("{0} more that are no parts")]
    More(usize),
    /// The link is longer than so many bytes, and was read so far.
    #[error("longer than {0} bytes")]
    LongLink(usize),
}

/// The parts that are no numbers.
const FIRST: &str = "first";
const NOTE: &str = "note";

/// Builds an offer part by part.
#[derive(Default)]
pub(super) struct OfferBuilder {
    offer: Offer,
    problems: Vec<LinkError>,
    /// Names of a routine's parts that were there, and those that were there again.
    seen: Vec<String>,
    twice: Vec<String>,
}

impl OfferBuilder {
    /// Whether a routine has a part of this name.
    pub fn knows(name: &str) -> bool {
        Part::named(name).is_some() || name == FIRST || name == NOTE
    }

    /// Takes a part; the first of its name, if there are several.
    pub fn take(&mut self, name: &str, value: &str) {
        let is_in = |names: &[String]| names.iter().any(|earlier| earlier == name);
        if is_in(&self.seen) {
            if !is_in(&self.twice) {
                self.problems.push(LinkError::Twice(shortened(name)));
                self.twice.push(name.to_owned());
            }
            return;
        }
        // Others may be any number, and each is compared with each.
        if OfferBuilder::knows(name) {
            self.seen.push(name.to_owned());
        }
        if let Err(problem) = self.offer.take(name, value) {
            self.problems.push(problem);
        }
    }

    /// Names something that could not be taken.
    pub fn name(&mut self, problem: LinkError) {
        self.problems.push(problem);
    }

    /// The offer, and what could not be taken.
    pub fn done(self) -> (Offer, Vec<LinkError>) {
        (self.offer, self.problems)
    }
}

impl Offer {
    /// Reads the text form. What is missing is the method's default; what
    /// cannot be taken is left at its default and named.
    pub fn parse(text: &str) -> (Offer, Vec<LinkError>) {
        let mut builder = OfferBuilder::default();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            builder.take(&name, &value);
        }
        builder.done()
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), LinkError> {
        let value = value.trim();
        if let Some(part) = Part::named(name) {
            let amount = read_amount(part, value)?;
            self.routine = self
                .routine
                .with(part, amount)
                .map_err(LinkError::OutOfRange)?;
        } else if name == FIRST {
            let first = First::named(value).ok_or_else(|| LinkError::NotALeg(shortened(value)))?;
            self.routine = self.routine.with_first(first);
        } else if name == NOTE {
            let count = value.chars().count();
            if count > Note::MOST {
                return Err(LinkError::LongNote(count));
            }
            self.note = Note::new(value);
        } else {
            return Err(LinkError::Unknown(shortened(&format!("{name}={value}"))));
        }
        Ok(())
    }

    /// The text form: every part written out, so that it says the same when
    /// the method's defaults have moved on.
    pub fn to_text(&self) -> String {
        let mut text = self.routine.to_text();
        if let Some(note) = &self.note {
            text.push_str("&note=");
            text.extend(form_urlencoded::byte_serialize(note.words().as_bytes()));
        }
        text
    }
}

impl Routine {
    /// The text form of the routine alone; [`Offer::parse`] reads it.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for part in Part::ALL {
            text.push_str(&format!("{}={}&", part.name(), self.amount(part)));
        }
        text + "first=" + self.first().name()
    }
}

/// Reads `15`, `2.5`, `2.50`. A number that the part cannot have is refused by
/// name. In whole numbers throughout: reading floats is code and tables
/// to download.
fn read_amount(part: Part, given: &str) -> Result<Amount, LinkError> {
    let refused = |why| {
        Err(LinkError::OutOfRange(RoutineError {
            part,
            given: shortened(given),
            why,
        }))
    };
    let (is_negative, digits) = match given.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, given),
    };
    let (whole, part_of_one) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(part_of_one) {
        return Err(LinkError::NotANumber {
            part,
            given: shortened(given),
        });
    }
    if is_negative && digits.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        return refused(RoutineErrorKind::TooLittle);
    }
    let half = match part_of_one.trim_end_matches('0') {
        "" => 0,
        "5" => 1,
        _ => return refused(RoutineErrorKind::TooFine),
    };
    match whole.parse::<u16>() {
        // More than an amount can hold is more than any part allows.
        Ok(whole) if whole < u16::MAX / 4 => Ok(Amount::halves(whole * 2 + half)),
        _ => refused(RoutineErrorKind::TooMuch),
    }
}

/// What is shown back of something hostile or merely long.
pub fn shortened(given: &str) -> String {
    const SHOWN: usize = 24;
    let mut short: String = given
        .chars()
        .filter(|c| !c.is_control())
        .take(SHOWN)
        .collect();
    if given.chars().count() > SHOWN {
        short.push('…');
    }
    short
}
