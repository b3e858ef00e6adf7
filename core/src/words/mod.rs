//! Every word a person sees or hears. [`english`] has the words; here they are
//! put together from what is: phases, counts, times.

mod check;
mod diary;
mod direction;
pub mod english;
mod entry;
mod exchange;
mod keeping;
mod link;
mod numbers;
mod painted;
mod plural;
mod sending;
mod session;
mod sources;
mod summary;
mod summary_page;

pub use check::{asks_for, besides, cleared, in_the_way, sign, signs, ticked};
pub use diary::{angle, changed, count, course, date, finding, in_all, mean_pain};
pub use direction::isolated;
pub use english::*;
pub use entry::{
    after_hurt, angle_note, angle_of, by, by_note, degrees, ending, felt, how_it_felt, hurt, last,
    over, pain, remarks,
};
pub use exchange::{file_error, would_change};
pub use keeping::{copy_fact, notice, saving, undoable};
pub use link::link_error;
pub use numbers::{decimal, tenths};
pub use painted::painted;
pub use plural::Plural;
pub use sending::{about_routine, all_beyond, beyond, differences, length, sent_you};
pub use session::{beneath, done, outside, paused_at, rep_of, set_up, spoken};
pub use sources::{EVIDENCE_SOURCES, PAIN_SOURCES, Source};
pub use summary::summary;
pub use summary_page::{SummaryFact, SummaryPage, SummarySection};

use crate::app::Screen;
use crate::diary::{Entry, Unfinished};
use crate::method::{First, Leg, Part, Phase, Place, Routine, ms};
use std::time::Duration;

/// `4 min 50 s`, `2 s`, `2.5 s`, `5 min`: to the half second, which is the
/// finest a routine knows.
pub fn time(time: Duration) -> String {
    let halves = ((ms(time) + 250) / 500) as u32;
    let (minutes, halves) = (halves / 120, halves % 120);
    let seconds = english::seconds(&decimal(halves));
    match (minutes, halves) {
        (0, _) => seconds,
        (_, 0) => english::minutes(&decimal(minutes * 2)),
        _ => english::minutes(&decimal(minutes * 2)) + " " + &seconds,
    }
}

/// `4 min 50 s`, without half seconds.
pub fn about(length: Duration) -> String {
    time(Duration::from_secs((ms(length) + 500) / 1000))
}

/// What the document is called while a screen is shown: after its heading, but for home,
/// whose heading is what is to be done today.
pub fn title(screen: Screen, heading: &str) -> String {
    let name = match screen {
        Screen::Home => TODAY,
        _ => heading,
    };
    titled(name)
}

/// `Left leg`
pub fn leg(leg: Leg) -> &'static str {
    match leg {
        Leg::Left => LEFT_LEG,
        Leg::Right => RIGHT_LEG,
    }
}

/// `left`
pub fn side(leg: Leg) -> &'static str {
    match leg {
        Leg::Left => LEFT,
        Leg::Right => RIGHT,
    }
}

/// `right leg first`
pub fn first(first: First) -> &'static str {
    match first {
        First::Left => LEFT_FIRST,
        First::Right => RIGHT_FIRST,
        First::Alternate => LEGS_TAKE_TURNS,
    }
}

/// `1 rep`, `15 reps`
pub fn reps(count: u8) -> String {
    english::reps(count, plural(count.into()))
}

/// `Both legs,` and `15 reps each`, which stand on a line each.
pub fn both_legs(routine: &Routine) -> [String; 2] {
    english::both_legs(&reps(routine.reps()))
}

/// `2 of 3 days`
pub fn days_of(done: u8, of: u8) -> String {
    english::days_of(done, of, plural(of.into()))
}

/// `1 day done`, `87 days done`
pub fn days_done(count: u32) -> String {
    english::days_done(count, plural(count))
}

/// The one word of a phase.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Roll => ROLL,
        Phase::Ready | Phase::CountIn => GET_READY,
        Phase::Lift => LIFT,
        Phase::Pull => PULL,
        Phase::Lower => LOWER,
        Phase::Rest => REST,
        Phase::Change => CHANGE_LEGS,
        Phase::Done => DONE,
    }
}

/// `left leg, rep 9`, or `change legs, left leg`
pub fn place(place: Place) -> String {
    let Place { phase, leg, rep } = place;
    let side = side(leg);
    if phase.is_of_a_rep() || phase == Phase::CountIn {
        at_rep(side, rep)
    } else {
        at_phase(self::phase(phase), side)
    }
}

/// Where a session would go on: `left leg, rep 9 of 15`.
pub fn goes_on_at(unfinished: &Unfinished) -> String {
    let Place { leg, rep, .. } = unfinished.place;
    at_rep_of(side(leg), rep, unfinished.entry.outcome.routine.reps())
}

/// What a part of the routine is called where it is changed.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Reps => REPS_PER_LEG,
        Part::Lift => LIFT,
        Part::Pull => PULL,
        Part::Lower => LOWER,
        Part::Rest => REST_ON_THE_FLOOR,
        Part::Ready => GET_READY,
        Part::Change => CHANGE_LEGS,
        Part::Roll => FOAM_ROLL_PER_LEG,
    }
}

/// The number of a part, with its unit.
pub fn amount(routine: &Routine, part: Part) -> String {
    let amount = routine.amount(part);
    match part {
        Part::Reps => decimal(amount.in_halves().into()),
        Part::Roll if amount.in_halves() == 0 => OFF.to_owned(),
        _ => time(amount.seconds()),
    }
}

/// `4 min 50 s · right leg first`
pub fn line(routine: &Routine) -> String {
    about(routine.total()) + " · " + first(routine.first())
}

/// `15 right, 15 left`, in the order they were done.
pub fn reps_done(entry: &Entry) -> String {
    let one = entry.outcome.first;
    let two = one.other();
    english::reps_done(entry.reps(one), side(one), entry.reps(two), side(two))
}
