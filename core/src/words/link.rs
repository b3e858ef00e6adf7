//! What is wrong with a routine's link.

use super::decimal;
use super::english::*;
use crate::method::{Note, Problem, Refused, Why};

/// What is wrong with a link.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::NotANumber { part, given } => not_a_number(part.name(), given),
        Problem::Refused(refused) => self::refused(refused),
        Problem::NotALeg(given) => not_a_leg(given),
        Problem::Unknown(given) => unknown_part(given),
        Problem::Twice(name) => given_twice(name),
        Problem::LongNote(count) => long_note(&super::count(*count as u32), Note::MOST),
        Problem::More(count) => more_unknown(&super::count(*count as u32)),
        Problem::LongLink(most) => long_link(&super::count(*most as u32)),
    }
}

fn refused(refused: &Refused) -> String {
    let Refused { part, given, why } = refused;
    let bound = |halves: u16| match part.is_time() {
        // In the link's own unit.
        true => seconds(&decimal(halves.into())),
        false => decimal(halves.into()),
    };
    match why {
        Why::TooLittle => too_little(part.name(), given, &bound(part.least().in_halves())),
        Why::TooMuch => too_much(part.name(), given, &bound(part.most().in_halves())),
        Why::TooFine if part.is_time() => half_seconds_only(part.name(), given),
        Why::TooFine => whole_numbers_only(part.name(), given),
    }
}
