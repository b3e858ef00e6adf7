//! How it stands between the diary and the stores: what is on the disk, what is on its
//! way there, and what a store would not take.
//!
//! The database (IndexedDB) is the truth: what the app says is saved, the database has
//! acknowledged, for only it writes to the disk before it answers. `localStorage` is
//! read at the start, before the database answers, and is all there is where a browser
//! has no database.

use super::CopyTrouble;
use super::copy_state::Copying;
mod saving;

use crate::diary::Key;

/// How it stands with the database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Database {
    /// It was not asked yet, or has not answered.
    #[default]
    Opening,
    /// It takes what it is given.
    Open,
    /// It has not answered for two seconds. It may yet.
    Late,
    /// The browser or another tab has closed it; it is being opened again.
    Closed,
    /// The browser has none.
    Missing,
}

/// How it stands with `localStorage`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Local {
    /// It takes what it is given.
    #[default]
    Works,
    /// The browser does not let the app have it.
    Blocked,
    /// The last attempt to store something found no room.
    Full,
}

/// Whether what was done is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// All of it.
    Saved,
    /// It is on its way.
    UnderWay,
    /// The database does not answer at the moment.
    Late,
    /// No store takes it.
    Failed,
}

/// What was handed to the database in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Batch {
    number: u32,
    names: Vec<String>,
}

/// How it stands between the diary and the stores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Storage {
    /// The truth.
    pub database: Database,
    /// The first copy.
    pub local: Local,
    /// Whether the person has changed anything on the screen that is shown.
    pub has_changed: bool,
    /// Batches the database has not answered yet: the names in them.
    pending: Vec<Batch>,
    /// What no store has acknowledged, and none is writing: names, each once, in order.
    unsaved: Vec<String>,
    /// Whether a store has refused what is unsaved.
    has_failed: bool,
    /// Names that are not written to in `localStorage`: what they held could not be
    /// copied elsewhere.
    read_only: Vec<String>,
    last_batch: u32,
    /// The copies that are being made.
    pub(super) copying: Copying,
    /// Why the last copy could not be made.
    pub copy_trouble: Option<CopyTrouble>,
}

impl Storage {
    /// Whether what was done is on the disk.
    pub fn saving(&self) -> Saving {
        let is_late = matches!(self.database, Database::Late | Database::Closed);
        match self.pending.is_empty() && self.unsaved.is_empty() {
            true => Saving::Saved,
            false if self.has_failed => Saving::Failed,
            false if is_late => Saving::Late,
            false => Saving::UnderWay,
        }
    }

    /// Whether all of it is.
    pub fn is_saved(&self) -> bool {
        self.saving() == Saving::Saved
    }

    /// Whether the browser lets the app store nothing at all.
    pub fn is_blocked(&self) -> bool {
        self.local == Local::Blocked && self.database == Database::Missing
    }

    /// How many sessions no store has taken.
    pub fn unsaved_sessions(&self) -> usize {
        let is_session = |name: &&String| matches!(Key::named(name), Some(Key::Entry(_)));
        self.unsaved.iter().filter(is_session).count()
    }

    /// Whether the stores were read as far as they answer: nobody knows better by now.
    pub(super) fn has_answered(&self) -> bool {
        matches!(self.database, Database::Open | Database::Missing)
    }

    /// Remembers that no store has these.
    fn add_unsaved(&mut self, names: impl IntoIterator<Item = String>) {
        self.unsaved.extend(names);
        self.unsaved.sort_unstable();
        self.unsaved.dedup();
    }

    /// The names in a batch that the database has answered; `None` where it was closed
    /// meanwhile.
    fn take_batch(&mut self, number: u32) -> Option<Vec<String>> {
        let mut pending = self.pending.iter();
        let place = pending.position(|batch| batch.number == number)?;
        Some(self.pending.remove(place).names)
    }

    /// A batch was saved, or refused: the database is not late any more.
    fn database_has_answered(&mut self) {
        if self.database == Database::Late {
            self.database = Database::Open;
        }
    }

    /// What can be said of the stores in a page of its own kind still holds after all
    /// was erased.
    pub(super) fn after_erasing(&self) -> Storage {
        Storage {
            pending: self.pending.clone(),
            database: self.database,
            local: match self.local {
                Local::Full => Local::Works,
                local => local,
            },
            last_batch: self.last_batch,
            ..Storage::default()
        }
    }
}
