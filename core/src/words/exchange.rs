//! What is said of a file that is to be taken in.

use super::{
    FAULTS, LONG_DIARY, NEWER_DIARY, NOT_A_DIARY, Plural, SETTINGS_COME, UNREAD_DIARY, bad_record,
    cut_off, deleted_here, no_json, others_deleted, others_known, others_new, others_replaced,
    plural, records_not_ours, sessions_new, unreadable_new,
};
use crate::diary::{FileError, Incoming, Plan, RecordError};

/// Why a file is refused.
pub fn file_error(error: FileError) -> String {
    match error {
        FileError::NotOurs => NOT_A_DIARY.to_owned(),
        FileError::NotJson { line, column } => no_json(line, column),
        FileError::Newer => NEWER_DIARY.to_owned(),
        FileError::TooLong => LONG_DIARY.to_owned(),
        FileError::NotRead => UNREAD_DIARY.to_owned(),
    }
}

/// What taking a file in would change, and what is left out of it: a line each.
pub fn would_change(incoming: &Incoming, plan: &Plan) -> String {
    type Counted = fn(usize, Plural) -> String;
    let counts: [(usize, Counted); 7] = [
        (plan.sessions, sessions_new),
        (plan.others, others_new),
        (plan.unreadable, unreadable_new),
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
    tell(incoming.not_ours, records_not_ours);
    let faults = incoming.faults.iter();
    lines.extend(faults.map(|(spot, fault)| match fault {
        RecordError::CutOff => cut_off(spot.line),
        fault => bad_record(spot.record, spot.line, FAULTS[*fault as usize]),
    }));
    lines.join("\n")
}
