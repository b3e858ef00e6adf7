//! What is said of a routine to somebody, or something, else: the one who gets
//! it, the one who sends it, a calendar.

use super::{
    FIRST_LEG, LEFT_CHOICE, RIGHT_CHOICE, TAKE_TURNS, amount, both_legs, differs, english, line,
    plural,
};
use crate::stretch::{First, Note, Part, Routine};

/// `Both legs, 15 reps each`, and beneath it how long that takes and which leg
/// begins.
pub fn about_routine(routine: &Routine) -> String {
    both_legs(routine).join(" ") + "\n" + &line(routine)
}

/// What is not in a routine as it is in the person's own: `Reps per leg: 15 → 20`.
pub fn differences(mine: &Routine, offered: &Routine) -> Vec<String> {
    let mut differing = Vec::new();
    for part in Part::ALL {
        if mine.amount(part) != offered.amount(part) {
            let [mine, offered] = [mine, offered].map(|routine| amount(routine, part));
            differing.push(differs(super::part(part), &mine, &offered));
        }
    }
    let [mine, offered] = [mine, offered].map(|routine| begins(routine.first()));
    if mine != offered {
        differing.push(differs(FIRST_LEG, mine, offered));
    }
    differing
}

/// Which leg begins, as it is chosen.
fn begins(first: First) -> &'static str {
    match first {
        First::Right => RIGHT_CHOICE,
        First::Left => LEFT_CHOICE,
        First::Alternate => TAKE_TURNS,
    }
}

/// How long a note is: `12 of 140 characters`.
pub fn length(count: usize) -> String {
    english::length(count, Note::MOST, plural(Note::MOST as u32))
}
