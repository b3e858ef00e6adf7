//! A session in mid-course, written down as it goes: the browser may be gone
//! the next moment.

use super::fields::Fields;
use super::{Entry, Id, Notes, Stamp};
use crate::method::{BrokenOff, Leg, Phase, Place};

/// How long after it was broken off a session may go on (choice).
const GOES_ON_WITHIN_MS: i64 = 2 * 60 * 60 * 1000;

/// A session that may have been broken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// What is kept of it if it does not go on.
    pub entry: Entry,
    /// Where it goes on.
    pub place: Place,
    reps: [u32; 2],
}

pub(super) const VERSION: i64 = 1;

/// Where a session can go on, as it is written.
const PHASES: [(Phase, &str); 5] = [
    (Phase::Roll, "roll"),
    (Phase::Ready, "ready"),
    (Phase::CountIn, "count-in"),
    (Phase::Change, "change"),
    (Phase::Done, "done"),
];

impl Unfinished {
    /// The session `id` as it stands `at` that time.
    pub fn new(broken_off: BrokenOff, id: Id, at: Stamp, notes: Notes) -> Unfinished {
        let outcome = broken_off.outcome;
        Unfinished {
            entry: Entry {
                id,
                at,
                outcome,
                notes,
            },
            place: broken_off.place,
            reps: broken_off.reps,
        }
    }

    /// What is needed to take it up again.
    pub fn broken_off(&self) -> BrokenOff {
        BrokenOff {
            outcome: self.entry.outcome,
            place: self.place,
            reps: self.reps,
        }
    }

    /// Whether it is recent enough to go on, and not over.
    pub fn may_go_on(&self, now: Stamp) -> bool {
        let age = now.utc_ms - self.entry.at.utc_ms;
        // A clock that was set back is no reason to lose it.
        age.abs() <= GOES_ON_WITHIN_MS && self.place.phase != Phase::Done
    }

    /// As it is stored.
    pub fn to_text(&self) -> String {
        let phase = PHASES.iter().find(|(phase, _)| *phase == self.place.phase);
        Fields::of_version(VERSION)
            .with("entry", &self.entry.to_text())
            .with("phase", phase.map_or("", |(_, name)| name))
            .with("leg", self.place.leg.name())
            .with_number("rep", self.place.rep.into())
            .with_number("left", self.reps[0].into())
            .with_number("right", self.reps[1].into())
            .to_text()
    }

    /// Reads what is stored; `None` when it is no such session.
    pub fn parse(text: &str) -> Option<Unfinished> {
        let fields = Fields::parse(text)?;
        let phase = fields.text("phase")?;
        let (phase, _) = PHASES.iter().find(|(_, name)| *name == phase)?;
        let reps = |name| fields.number(name, 0, u32::MAX.into());
        let unfinished = Unfinished {
            entry: Entry::parse(fields.text("entry")?).ok()?,
            place: Place {
                phase: *phase,
                leg: Leg::named(fields.text("leg")?)?,
                rep: fields.number("rep", 1, 30)? as u8,
            },
            reps: [reps("left")? as u32, reps("right")? as u32],
        };
        let is_ours = fields.number("v", VERSION, VERSION).is_some();
        (is_ours && unfinished.broken_off().is_sound()).then_some(unfinished)
    }
}
