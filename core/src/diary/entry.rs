//! One session, as it is kept.

use super::fields::Fields;
use super::{Day, Felt, Id, Notes, Stamp};
use crate::method::{Ending, Hurt, Leg, Offer, Outcome, PainStop, Phase, Place, Routine, ms};
use std::time::Duration;

/// One session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What tells it from others.
    pub id: Id,
    /// When it ended.
    pub at: Stamp,
    /// What was to be done, and what was done.
    pub outcome: Outcome,
    /// What the person says of it.
    pub notes: Notes,
}

/// A record that is not an [`Entry`]: what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct EntryError(pub String);

/// Version 2 tells besides what a stop for pain was about, version 3 what the
/// person says. A session is written in the earliest version that can tell it.
pub(super) const VERSION: i64 = 3;

/// The routine that was read last, and its text.
pub(super) type SameRoutine = Option<(String, Routine)>;

impl Entry {
    /// The fields that every version has besides. A record with fields its version does not
    /// know is another build's: not ours to rewrite.
    pub(super) const FIELDS: [&'static str; 6] =
        ["routine", "first", "left", "right", "ending", "lasted_ms"];
    /// The field for what a stop for pain was about.
    pub(super) const STOP: &'static str = "stop";

    /// The session that came to `outcome` and ended `at`.
    pub fn new(outcome: Outcome, at: Stamp, nonce: u32) -> Entry {
        Entry {
            id: Id::new(at, nonce),
            at,
            outcome,
            notes: Notes::default(),
        }
    }

    /// The day it is counted on.
    pub fn day(&self) -> Day {
        self.at.day()
    }

    /// Reps done with a leg.
    pub fn reps(&self, leg: Leg) -> u8 {
        match leg {
            Leg::Left => self.outcome.left,
            Leg::Right => self.outcome.right,
        }
    }

    /// The legs with a rep, in the order they were done.
    pub fn legs(&self) -> Vec<Leg> {
        let legs = [self.outcome.first, self.outcome.first.other()];
        legs.into_iter().filter(|leg| self.reps(*leg) > 0).collect()
    }

    /// How each leg's stretch felt, where that was said, in the order they were done.
    pub fn felt(&self) -> Vec<(Leg, Felt)> {
        let legs = [self.outcome.first, self.outcome.first.other()];
        let felt = |leg| Some((leg, self.notes.felt(leg)?));
        legs.into_iter().filter_map(felt).collect()
    }

    /// Whether any rep was done at all.
    pub fn has_reps(&self) -> bool {
        self.outcome.left + self.outcome.right > 0
    }

    /// As it is stored.
    pub fn to_text(&self) -> String {
        self.fields().to_text()
    }

    fn fields(&self) -> Fields {
        let outcome = &self.outcome;
        let version = match (outcome.stop, self.notes.is_empty()) {
            (None, true) => 1,
            (Some(_), true) => 2,
            (_, false) => VERSION,
        };
        let fields = Fields::of_version(version)
            .with_id(&self.id, self.at)
            .with("routine", &outcome.routine.to_text())
            .with("first", outcome.first.name())
            .with_number("left", outcome.left.into())
            .with_number("right", outcome.right.into())
            .with("ending", outcome.ending.name())
            .with_number("lasted_ms", ms(outcome.lasted) as i64);
        self.notes.write(match outcome.stop {
            None => fields,
            Some(stop) => fields.with(Entry::STOP, &stop_fields(stop).to_text()),
        })
    }

    /// Reads what is stored, and believes none of it.
    ///
    /// # Errors
    /// [`EntryError`] when it is not an entry of a version this build knows, or
    /// says what cannot have been.
    pub fn parse(text: &str) -> Result<Entry, EntryError> {
        Entry::parse_after(text, &mut None)
    }

    /// The same after others: the routine is most often that of the one before, and
    /// reading it takes as long as all the rest.
    pub(super) fn parse_after(text: &str, before: &mut SameRoutine) -> Result<Entry, EntryError> {
        let wrong = |what: &str| EntryError(what.to_owned());
        let fields = Fields::parse(text).ok_or_else(|| wrong("it is no record"))?;
        let Some(version) = fields.number("v", 1, VERSION) else {
            return Err(wrong("its version is not known"));
        };
        let knows = |name: &str| {
            Fields::OF_ALL.contains(&name)
                || Entry::FIELDS.contains(&name)
                || (version >= 2 && name == Entry::STOP)
                || (version >= 3 && Notes::FIELDS.contains(&name))
        };
        if !fields.names().all(knows) {
            return Err(wrong("it has other fields"));
        }
        Entry::read(&fields, before).ok_or_else(|| wrong("it says what cannot have been"))
    }

    fn read(fields: &Fields, before: &mut SameRoutine) -> Option<Entry> {
        let routine = fields.text("routine")?;
        let routine = match before {
            Some((text, known)) if text == routine => *known,
            _ => {
                let (offer, problems) = Offer::parse(routine);
                if !problems.is_empty() {
                    return None;
                }
                *before = Some((routine.to_owned(), offer.routine));
                offer.routine
            }
        };
        let reps = |name| fields.number(name, 0, routine.reps().into());
        let (id, at) = fields.id()?;
        let entry = Entry {
            id,
            at,
            outcome: Outcome {
                routine,
                first: Leg::named(fields.text("first")?)?,
                left: reps("left")? as u8,
                right: reps("right")? as u8,
                ending: Ending::named(fields.text("ending")?)?,
                stop: match fields.text(Entry::STOP) {
                    None => None,
                    Some(stop) => Some(read_stop(stop, routine.reps())?),
                },
                lasted: Duration::from_millis(fields.number("lasted_ms", 0, i64::MAX)? as u64),
            },
            notes: Notes::read(fields)?,
        };
        let outcome = &entry.outcome;
        let is_sound = outcome.stop.is_none() || outcome.ending == Ending::StoppedForPain;
        is_sound.then_some(entry)
    }
}

fn stop_fields(stop: PainStop) -> Fields {
    let PainStop { hurt, place } = stop;
    Fields::default()
        .with("hurt", hurt.name())
        .with("phase", place.phase.name())
        .with("leg", place.leg.name())
        .with_number("rep", place.rep.into())
}

fn read_stop(text: &str, reps: u8) -> Option<PainStop> {
    let fields = Fields::parse(text)?;
    Some(PainStop {
        hurt: Hurt::named(fields.text("hurt")?)?,
        place: Place {
            phase: Phase::named(fields.text("phase")?)?,
            leg: Leg::named(fields.text("leg")?)?,
            rep: fields.number("rep", 1, reps.into())? as u8,
        },
    })
}
