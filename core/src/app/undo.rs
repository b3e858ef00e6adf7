//! What can be undone.

use crate::diary::Key;

/// What can be undone: one record as it was, and what was done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    pub(super) key: Key,
    pub(super) value: Option<String>,
    /// What was done.
    pub what: Undoable,
}

/// Something that can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undoable {
    /// A session was deleted.
    SessionDeleted,
    /// What is said of a session was changed.
    SessionChanged,
    /// A measurement was deleted.
    MeasurementDeleted,
    /// A measurement was changed.
    MeasurementChanged,
    /// A score was deleted.
    ScoreDeleted,
    /// A score was changed.
    ScoreChanged,
    /// A link's routine was kept, or left.
    RoutineChanged,
}
