//! What is said of one session in the diary: how it went, hurt, felt and ended, and of the
//! angles measured.

use super::english::{self, *};
use super::{leg, place};
use crate::diary::{Angle, By, Entry, Felt, Notes};
use crate::method::{Ending, Hurt, Leg};

/// What hurt.
pub fn hurt(hurt: Hurt) -> &'static str {
    HURTS[hurt as usize]
}

/// What whoever stops for that is told about the next time.
pub fn after_hurt(hurt: Hurt) -> &'static str {
    AFTER_HURTS[hurt as usize]
}

/// `pain 4, then 2`; nothing where nothing was said of pain after the session.
pub fn pain(notes: &Notes) -> String {
    match (notes.before, notes.after) {
        (_, None) => String::new(),
        (Some(before), Some(after)) => pain_then(before.number(), after.number()),
        (None, Some(after)) => pain_after(after.number()),
    }
}

/// `62°`
pub fn degrees(angle: Angle) -> String {
    english::degrees(angle.degrees())
}

/// `last 62°`
pub fn last(angle: Angle) -> String {
    english::last(&degrees(angle))
}

/// What is to be known about an angle's field: by what the leg is lifted and the last
/// angle, or what an angle can be.
pub fn angle_note(by: By, last: Option<Angle>, is_wrong: bool) -> String {
    match (is_wrong, last) {
        (true, _) => ANGLE_BOUNDS.to_owned(),
        (false, None) => by_note(by).to_owned(),
        (false, Some(last)) => format!("{} · {}", by_note(by), self::last(last)),
    }
}

/// By what a leg is lifted.
pub fn by(by: By) -> &'static str {
    match by {
        By::Lifted => LIFTED,
        By::Assisted => ASSISTED,
    }
}

/// The same, of one leg.
pub fn angle_of(whose: Leg, what: By) -> String {
    format!("{}: {}", leg(whose), by(what))
}

/// The same, explained.
pub fn by_note(by: By) -> &'static str {
    match by {
        By::Lifted => LIFTED_NOTE,
        By::Assisted => ASSISTED_NOTE,
    }
}

/// How the stretch felt.
pub fn felt(felt: Felt) -> &'static str {
    FELT[felt as usize]
}

/// `Right leg: just right · Left leg: too much`, in the order they were done; nothing where
/// nothing was said.
pub fn how_it_felt(felt: &[(Leg, Felt)]) -> String {
    let felt = felt.iter().map(|(leg, felt)| {
        let felt = self::felt(*felt).to_ascii_lowercase();
        told_of(self::leg(*leg), &felt)
    });
    felt.collect::<Vec<_>>().join(" · ")
}

/// How it ended, in a few words; nothing where it ended as it should.
pub fn ending(entry: &Entry) -> String {
    let stop = entry.outcome.stop;
    match (entry.outcome.ending, stop) {
        (Ending::Finished, _) => String::new(),
        (Ending::EndedEarly, _) => ENDED_EARLY.to_owned(),
        (Ending::StoppedForPain, None) => STOPPED_FOR_PAIN.to_owned(),
        (Ending::StoppedForPain, Some(stop)) => stopped_for(hurt(stop.hurt), &place(stop.place)),
    }
}

/// What the list of sessions says of one besides what was done: how it ended, pain, and
/// how it felt. A line each; none for what was not said.
pub fn remarks(entry: &Entry) -> Vec<String> {
    let remarks = [
        ending(entry),
        pain(&entry.notes),
        how_it_felt(&entry.felt()),
    ];
    let said = remarks.into_iter().filter(|words| !words.is_empty());
    said.collect()
}

/// What stands over what was done.
pub fn over(ending: Option<Ending>) -> &'static str {
    match ending {
        Some(Ending::StoppedForPain) => STOPPED,
        Some(Ending::EndedEarly) => ENOUGH,
        Some(Ending::Finished) | None => DONE,
    }
}
