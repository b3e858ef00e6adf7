//! What the person must know about what is kept, and about this device.

use super::{CopyTrouble, Database, Model, Saving};

/// One thing to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// This browser keeps nothing.
    NotSaved,
    /// The last change could not be written, and so many sessions with it.
    Full {
        /// How many sessions are nowhere but in this page.
        sessions: u32,
    },
    /// The database has not answered yet.
    StoreIsLate,
    /// So many records could not be read.
    Unreadable(usize),
    /// A later build has written what this one leaves alone.
    FutureVersion,
    /// A session runs in another tab; its place in words, where it is known.
    Elsewhere(String),
    /// The browser did not take a file.
    NoFiles,
    /// The copy was not written.
    Copy(CopyTrouble),
}

impl Model {
    /// All that is to be known at present, the gravest first.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let (storage, diary) = (&self.storage, &self.diary);
        let is_blocked = storage.is_blocked();
        let is_full = storage.saving() == Saving::Failed && !is_blocked;
        let full = || Notice::Full {
            sessions: storage.unsaved_sessions() as u32,
        };
        let is_late = matches!(storage.database, Database::Late | Database::Closed);
        let unreadable = diary.unreadable();
        let all = [
            is_blocked.then_some(Notice::NotSaved),
            is_full.then(full),
            is_late.then_some(Notice::StoreIsLate),
            (unreadable > 0).then_some(Notice::Unreadable(unreadable)),
            (!diary.future.is_empty()).then_some(Notice::FutureVersion),
            self.session.elsewhere.clone().map(Notice::Elsewhere),
            self.device.lacks.files.then_some(Notice::NoFiles),
            storage.copy_trouble.map(Notice::Copy),
        ];
        all.into_iter().flatten().collect()
    }
}
