//! What the person is about to do with all of the diary.

use crate::diary::{FileError, Incoming, Plan};

/// What the diary is handed out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All of it, to be kept and taken in again.
    Json,
    /// The sessions, for a spreadsheet.
    Table,
}

/// What the person is about to do with all of the diary.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Exchange {
    /// Nothing.
    #[default]
    Nothing,
    /// A file was chosen that is refused.
    Refused(FileError),
    /// A file was read: what it holds, and what that would change, in words and in
    /// numbers. Nothing has changed yet.
    Offered(Incoming, String, Plan),
    /// It was taken in.
    TakenIn,
    /// All is to be erased; whether the person has said that this is meant.
    Erasing(bool),
    /// All is erased.
    Erased,
}
