//! Copies of the diary outside the browser: how they are made, and what is known of them.

use crate::diary::Version;

/// Why a copy could not be written to the file that was chosen for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyTrouble {
    /// The browser wants the person to allow it again.
    NotAllowed,
    /// It failed.
    Failed,
}

/// How a copy is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyWay {
    /// By the share sheet, or as a download where there is none.
    HandOut,
    /// To a file that the person chooses, and that is written again after each session.
    ChooseFile,
    /// To the file that was chosen.
    WriteFile,
    /// The same, after the person has allowed it again.
    AllowFile,
}

/// The newest record in each copy that is being made: a file may be written while
/// another copy is handed out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Copying {
    handed_out: Option<Version>,
    file: Option<Version>,
}

impl Copying {
    pub(super) fn of(&mut self, is_file: bool) -> &mut Option<Version> {
        match is_file {
            true => &mut self.file,
            false => &mut self.handed_out,
        }
    }
}
