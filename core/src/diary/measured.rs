//! What is measured apart from sessions: how high each leg goes, and how well
//! the one thing goes that the person wants back.

use super::fields::Fields;
use super::{Id, Stamp};
use crate::method::{Leg, Note};

/// How high a leg is, in degrees from the floor, 0-150.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Angle(u8);

impl Angle {
    /// The most a leg can be lifted, and then some.
    pub const MOST: u8 = 150;

    /// So many degrees; `None` above 150.
    pub fn new(degrees: u8) -> Option<Angle> {
        (degrees <= Angle::MOST).then_some(Angle(degrees))
    }

    /// Reads what a person types: a whole number of degrees, with or without their sign.
    pub fn read(typed: &str) -> Option<Angle> {
        let number = typed.trim().trim_end_matches('°').trim_end();
        let is_one = number.bytes().all(|letter| letter.is_ascii_digit());
        Angle::new(number.parse().ok().filter(|_| is_one)?)
    }

    /// In degrees.
    pub fn degrees(self) -> u8 {
        self.0
    }
}

/// What stands in the field for an angle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AngleText {
    /// The text.
    pub text: String,
    /// Whether the text is no angle.
    pub is_wrong: bool,
}

impl AngleText {
    /// What was typed stays as it is for as long as it says what is entered. Where another
    /// angle was entered since, by a step, that stands in its place.
    pub fn of(typed: &str, entered: Option<Angle>) -> AngleText {
        let text = match entered {
            _ if Angle::read(typed) == entered => typed.to_owned(),
            Some(entered) => entered.degrees().to_string(),
            None => String::new(),
        };
        AngleText {
            is_wrong: entered.is_none() && !text.trim().is_empty(),
            text,
        }
    }
}

/// By what a leg is lifted. The two are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// By its own muscles.
    Lifted,
    /// By the strap.
    Assisted,
}

impl By {
    /// Both.
    pub const BOTH: [By; 2] = [By::Lifted, By::Assisted];
}

/// How high the legs went one day: at least one of the four angles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// What tells it from others.
    pub id: Id,
    /// When.
    pub at: Stamp,
    angles: [Option<Angle>; 4],
}

fn place(leg: Leg, by: By) -> usize {
    let leg = if leg == Leg::Left { 0 } else { 2 };
    leg + by as usize
}

pub(super) const VERSION: i64 = 1;

impl Measured {
    /// The names of the angles' fields: leg by leg, lifted before assisted.
    pub(super) const FIELDS: [&'static str; 4] = [
        "left_lifted",
        "left_assisted",
        "right_lifted",
        "right_assisted",
    ];

    /// Nothing measured yet, at that time.
    pub fn new(at: Stamp, nonce: u32) -> Measured {
        Measured {
            id: Id::new(at, nonce),
            at,
            angles: [None; 4],
        }
    }

    /// The same angles, measured at that time.
    pub fn made_at(self, at: Stamp) -> Measured {
        Measured { at, ..self }
    }

    /// The same with one angle more, or less.
    pub fn with(mut self, leg: Leg, by: By, angle: Option<Angle>) -> Measured {
        self.angles[place(leg, by)] = angle;
        self
    }

    /// How high a leg went.
    pub fn angle(&self, leg: Leg, by: By) -> Option<Angle> {
        self.angles[place(leg, by)]
    }

    /// Puts it among others, oldest first. (Sorting them is code of its own for
    /// each kind of thing.)
    pub fn add_to(self, others: &mut Vec<Measured>) {
        let place = others.partition_point(|other| (other.at, &other.id) <= (self.at, &self.id));
        others.insert(place, self);
    }

    /// Whether nothing was measured.
    pub fn is_empty(&self) -> bool {
        self.angles == [None; 4]
    }

    /// As it is stored.
    pub fn to_text(&self) -> String {
        let mut fields = Fields::of_version(VERSION).with_id(&self.id, self.at);
        for (name, angle) in Measured::FIELDS.into_iter().zip(self.angles) {
            if let Some(angle) = angle {
                fields = fields.with_number(name, angle.0.into());
            }
        }
        fields.to_text()
    }

    /// Reads what is stored; `None` when it is nothing of the kind.
    pub fn parse(text: &str) -> Option<Measured> {
        let fields = Fields::parse(text)?;
        fields.number("v", VERSION, VERSION)?;
        let (id, at) = fields.id()?;
        let mut angles = [None; 4];
        for (name, angle) in Measured::FIELDS.into_iter().zip(&mut angles) {
            if fields.text(name).is_some() {
                let degrees = fields.number(name, 0, Angle::MOST.into())?;
                *angle = Some(Angle(degrees as u8));
            }
        }
        let measured = Measured { id, at, angles };
        let knows = |name: &str| Fields::OF_ALL.contains(&name) || Measured::FIELDS.contains(&name);
        (fields.names().all(knows) && !measured.is_empty()).then_some(measured)
    }
}

/// How well the one thing went that the person wants back, 0 (not at all) to 10
/// (as before).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// What tells it from others.
    pub id: Id,
    /// When.
    pub at: Stamp,
    /// The thing, in the person's own words.
    pub what: Note,
    /// 0-10.
    pub score: u8,
}

impl Scored {
    /// The most.
    pub const MOST: u8 = 10;
    /// The names of its fields.
    pub(super) const FIELDS: [&'static str; 2] = ["what", "score"];

    /// Puts it among others, oldest first.
    pub fn add_to(self, others: &mut Vec<Scored>) {
        let place = others.partition_point(|other| (other.at, &other.id) <= (self.at, &self.id));
        others.insert(place, self);
    }

    /// How well it went, at that time; `None` above 10.
    pub fn new(what: Note, score: u8, at: Stamp, nonce: u32) -> Option<Scored> {
        (score <= Scored::MOST).then(|| Scored {
            id: Id::new(at, nonce),
            at,
            what,
            score,
        })
    }

    /// As it is stored.
    pub fn to_text(&self) -> String {
        Fields::of_version(VERSION)
            .with_id(&self.id, self.at)
            .with("what", self.what.words())
            .with_number("score", self.score.into())
            .to_text()
    }

    /// Reads what is stored; `None` when it is nothing of the kind.
    pub fn parse(text: &str) -> Option<Scored> {
        let fields = Fields::parse(text)?;
        fields.number("v", VERSION, VERSION)?;
        let (id, at) = fields.id()?;
        let knows = |name: &str| Fields::OF_ALL.contains(&name) || Scored::FIELDS.contains(&name);
        let scored = Scored {
            id,
            at,
            what: Note::new(fields.text("what")?)?,
            score: fields.number("score", 0, Scored::MOST.into())? as u8,
        };
        fields.names().all(knows).then_some(scored)
    }
}
