//! What a person says of a session: all of it optional.

use super::fields::Fields;
use crate::method::{Leg, Note};

/// Pain, from 0 (none) to 10 (the worst there is).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pain(u8);

impl Pain {
    /// The most there is.
    pub const MOST: u8 = 10;

    /// So much pain; `None` above 10.
    pub fn new(pain: u8) -> Option<Pain> {
        (pain <= Pain::MOST).then_some(Pain(pain))
    }

    /// The number, 0-10.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// How the stretch felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Felt {
    /// There was more to be had.
    Easy,
    /// As it should be.
    Right,
    /// More than was good.
    TooMuch,
}

impl Felt {
    /// Every answer, the least first.
    pub const ALL: [Felt; 3] = [Felt::Easy, Felt::Right, Felt::TooMuch];

    /// As written in records.
    pub fn name(self) -> &'static str {
        match self {
            Felt::Easy => "easy",
            Felt::Right => "right",
            Felt::TooMuch => "too-much",
        }
    }

    /// Reads what [`Felt::name`] writes.
    pub fn named(name: &str) -> Option<Felt> {
        Felt::ALL.into_iter().find(|felt| felt.name() == name)
    }
}

/// What a person says of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Pain before it.
    pub before: Option<Pain>,
    /// Pain after it.
    pub after: Option<Pain>,
    /// How the left leg's stretch felt.
    pub left: Option<Felt>,
    /// How the right leg's stretch felt.
    pub right: Option<Felt>,
    /// In the person's own words.
    pub words: Option<Note>,
}

/// Which pain is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Before a session.
    Before,
    /// After it.
    After,
}

/// One thing said of a session, or taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Pain before it.
    Before(Option<Pain>),
    /// Pain after it.
    After(Option<Pain>),
    /// How a leg's stretch felt.
    Felt(Leg, Option<Felt>),
    /// In the person's own words.
    Words(Option<Note>),
}

impl Said {
    /// Pain before or after it.
    pub fn pain(when: When, pain: Option<Pain>) -> Said {
        match when {
            When::Before => Said::Before(pain),
            When::After => Said::After(pain),
        }
    }
}

impl Notes {
    /// The names of the fields notes are written in.
    pub(super) const FIELDS: [&'static str; 5] =
        ["before", "after", "felt_left", "felt_right", "words"];

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Notes::default()
    }

    /// Pain before or after it.
    pub fn pain(&self, when: When) -> Option<Pain> {
        match when {
            When::Before => self.before,
            When::After => self.after,
        }
    }

    /// How a leg's stretch felt.
    pub fn felt(&self, leg: Leg) -> Option<Felt> {
        match leg {
            Leg::Left => self.left,
            Leg::Right => self.right,
        }
    }

    /// Takes in one thing said.
    pub fn say(&mut self, said: Said) {
        match said {
            Said::Before(pain) => self.before = pain,
            Said::After(pain) => self.after = pain,
            Said::Felt(Leg::Left, felt) => self.left = felt,
            Said::Felt(Leg::Right, felt) => self.right = felt,
            Said::Words(words) => self.words = words,
        }
    }

    /// Writes what is said, each in a field of its own.
    pub(super) fn write(&self, mut fields: Fields) -> Fields {
        let [before, after, left, right, words] = Notes::FIELDS;
        for (name, pain) in [(before, self.before), (after, self.after)] {
            if let Some(pain) = pain {
                fields = fields.with_number(name, pain.0.into());
            }
        }
        for (name, felt) in [(left, self.left), (right, self.right)] {
            if let Some(felt) = felt {
                fields = fields.with(name, felt.name());
            }
        }
        match &self.words {
            Some(said) => fields.with(words, said.words()),
            None => fields,
        }
    }

    /// Reads what [`Notes::write`] wrote; `None` where a field says what cannot
    /// be said.
    pub(super) fn read(fields: &Fields) -> Option<Notes> {
        let [before, after, left, right, words] = Notes::FIELDS;
        let pain = |name| match fields.text(name) {
            None => Some(None),
            Some(_) => {
                let pain = fields.number(name, 0, Pain::MOST.into())?;
                Some(Some(Pain(pain as u8)))
            }
        };
        let felt = |name| match fields.text(name) {
            None => Some(None),
            Some(name) => Felt::named(name).map(Some),
        };
        Some(Notes {
            before: pain(before)?,
            after: pain(after)?,
            left: felt(left)?,
            right: felt(right)?,
            words: match fields.text(words) {
                None => None,
                Some(words) => Some(Note::new(words)?),
            },
        })
    }
}
