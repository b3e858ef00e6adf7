//! What is said of a routine to somebody, or something, else: the one who gets
//! it, the one who sends it, a calendar.

use super::{
    FIRST_LEG, LEFT_LEG, LONGER_THAN_THE_METHOD, MORE_THAN_THE_METHOD, RIGHT_LEG, TAKE_TURNS,
    about, amount, and, both_legs, differs, english, line, plural, reps, told_of,
};
use crate::method::{First, Note, Part, Routine};

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

/// What is said of a part that asks for more than the method does; nothing where it does
/// not.
pub fn beyond(routine: &Routine, part: Part) -> &'static str {
    match part {
        Part::Reps if routine.has_more_reps_than_the_method() => MORE_THAN_THE_METHOD,
        Part::Pull if routine.pulls_longer_than_the_method() => LONGER_THAN_THE_METHOD,
        _ => "",
    }
}

/// The same, with its number, of all of a routine: `Pull: 10 s, longer than the method's 2
/// seconds`.
pub fn all_beyond(routine: &Routine) -> Vec<String> {
    let beyond = |part| match beyond(routine, part) {
        "" => None,
        words => Some(told_of(
            super::part(part),
            &and(&amount(routine, part), words),
        )),
    };
    [Part::Reps, Part::Pull]
        .into_iter()
        .filter_map(beyond)
        .collect()
}

/// `Your trainer sent you this: 3 reps a leg, 1 min 24 s`
pub fn sent_you(routine: &Routine) -> String {
    english::sent_you(&reps(routine.reps()), &about(routine.total()))
}

/// Which leg begins, as it is chosen.
fn begins(first: First) -> &'static str {
    match first {
        First::Right => RIGHT_LEG,
        First::Left => LEFT_LEG,
        First::Alternate => TAKE_TURNS,
    }
}

/// How long a note is: `12 of 140 characters`.
pub fn length(count: usize) -> String {
    english::length(count, Note::MOST, plural(Note::MOST as u32))
}
