//! What is wrong with a routine's link.

use super::decimal;
use super::english::*;
use crate::method::{LinkError, Note, RoutineError, RoutineErrorKind};

/// What is wrong with a link.
pub fn link_error(error: &LinkError) -> String {
    match error {
        LinkError::NotANumber { part, given } => not_a_number(part.name(), given),
        LinkError::OutOfRange(error) => routine_error(error),
        LinkError::NotALeg(given) => not_a_leg(given),
        LinkError::Unknown(given) => unknown_part(given),
        LinkError::Twice(name) => given_twice(name),
        LinkError::LongNote(count) => long_note(&super::count(*count as u32), Note::MOST),
        LinkError::More(count) => more_unknown(&super::count(*count as u32)),
        LinkError::LongLink(most) => long_link(&super::count(*most as u32)),
    }
}

fn routine_error(error: &RoutineError) -> String {
    let RoutineError { part, given, why } = error;
    let bound = |halves: u16| match part.is_time() {
        // In the link's own unit.
        true => seconds(&decimal(halves.into())),
        false => decimal(halves.into()),
    };
    match why {
        RoutineErrorKind::TooLittle => {
            too_little(part.name(), given, &bound(part.least().in_halves()))
        }
        RoutineErrorKind::TooMuch => too_much(part.name(), given, &bound(part.most().in_halves())),
        RoutineErrorKind::TooFine if part.is_time() => half_seconds_only(part.name(), given),
        RoutineErrorKind::TooFine => whole_numbers_only(part.name(), given),
    }
}
