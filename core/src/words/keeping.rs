//! What is said of what is kept: whether it is saved, what can be undone, and what is
//! in the last copy.

use super::{
    COPY_FAILED, COPY_HAS_ALL, COPY_NOT_ALLOWED, ELSEWHERE, FULL_CHANGE, NEVER_COPIED, NEWER,
    NO_FILES, NOT_SAVED, NOT_SAVED_AT_ALL, NOT_SAVED_YET, SAVED, SAVING, STORE_IS_LATE, UNDOABLE,
    elsewhere, full_sessions, last_copy, measurements_not_in_copy, plural, sessions_not_in_copy,
    set_aside,
};
use crate::app::{CopyTrouble, Notice, Saving, Undoable};

/// Whether what was done is on the disk.
pub fn saving(saving: Saving) -> &'static str {
    match saving {
        Saving::Saved => SAVED,
        Saving::UnderWay => SAVING,
        Saving::Late => NOT_SAVED_YET,
        Saving::Failed => NOT_SAVED_AT_ALL,
    }
}

/// What can be undone.
pub fn undoable(what: Undoable) -> &'static str {
    UNDOABLE[what as usize]
}

/// When the last copy was made, `when` being in words, and how many sessions, and how
/// many angles and scores, are not in it.
pub fn copy_fact(when: Option<&str>, sessions: usize, measurements: usize) -> String {
    let Some(when) = when else {
        return NEVER_COPIED.to_owned();
    };
    let mut words = last_copy(when);
    if sessions > 0 {
        words += " ";
        words += &sessions_not_in_copy(sessions, plural(sessions as u32));
    }
    if measurements > 0 {
        words += " ";
        words += &measurements_not_in_copy(measurements, plural(measurements as u32));
    }
    if sessions == 0 && measurements == 0 {
        words += " ";
        words += COPY_HAS_ALL;
    }
    words
}

/// What the person must know about what is kept.
pub fn notice(notice: &Notice) -> String {
    let words = match notice {
        Notice::NotSaved => NOT_SAVED,
        Notice::Full { sessions: 0 } => FULL_CHANGE,
        Notice::Full { sessions } => full_sessions(plural(*sessions)),
        Notice::StoreIsLate => STORE_IS_LATE,
        Notice::Unreadable(count) => return set_aside(*count, plural(*count as u32)),
        Notice::FutureVersion => NEWER,
        Notice::Elsewhere(place) if place.is_empty() => ELSEWHERE,
        Notice::Elsewhere(place) => return elsewhere(place),
        Notice::NoFiles => NO_FILES,
        Notice::Copy(CopyTrouble::NotAllowed) => COPY_NOT_ALLOWED,
        Notice::Copy(CopyTrouble::Failed) => COPY_FAILED,
    };
    words.to_owned()
}
