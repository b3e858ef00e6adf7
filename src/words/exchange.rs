//! What is said of a file that is to be taken in.

use super::{
    FAULTS, LONG_DIARY, NEWER_DIARY, NOT_A_DIARY, Plural, SETTINGS_COME, UNREAD_DIARY, bad_line,
    deleted_here, lines_not_ours, others_deleted, others_known, others_new, others_replaced,
    plural, sessions_new, strange_new,
};
use crate::diary::{Incoming, Plan, Refusal};

/// Why a file is refused.
pub fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotOurs => NOT_A_DIARY,
        Refusal::Newer => NEWER_DIARY,
        Refusal::TooLong => LONG_DIARY,
        Refusal::NotRead => UNREAD_DIARY,
    }
}

/// What taking a file in would change, and what is left out of it: a line each.
pub fn would_change(incoming: &Incoming, plan: &Plan) -> String {
    type Counted = fn(usize, Plural) -> String;
    let counts: [(usize, Counted); 7] = [
        (plan.sessions, sessions_new),
        (plan.others, others_new),
        (plan.strange, strange_new),
        (plan.replaced, others_replaced),
        (plan.deleted, others_deleted),
        (plan.known, others_known),
        (plan.deleted_here, deleted_here),
    ];
    let mut lines = Vec::new();
    let mut tell = |count, words: Counted| {
        if count > 0 {
            lines.push(words(count, plural(count as u32)));
        }
    };
    for (count, words) in counts {
        tell(count, words);
    }
    tell(plan.settings.into(), |_, _| SETTINGS_COME.to_owned());
    // Last, with what is wrong with each beneath it.
    tell(incoming.not_ours, lines_not_ours);
    let faults = incoming.faults.iter();
    lines.extend(faults.map(|(line, fault)| bad_line(*line, FAULTS[*fault as usize])));
    lines.join("\n")
}
