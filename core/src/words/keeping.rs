//! What is said of what is kept: whether it is saved, what can be undone, and what is
//! in the last copy.

use super::{
    COPY_HAS_ALL, NEVER_COPIED, NOT_SAVED_AT_ALL, NOT_SAVED_YET, SAVED, SAVING, UNDOABLE,
    last_copy, measurements_not_in_copy, plural, sessions_not_in_copy,
};
use crate::app::{Saving, Undoable};

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
