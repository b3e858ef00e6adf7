//! The session's part of the state.

use crate::diary::{Id, Notes, Unfinished};
use crate::method::{Place, Session};
use std::time::Duration;

/// Why a session stands still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PausedBy {
    /// The person wanted it.
    #[default]
    Person,
    /// The device stopped the sound.
    Device,
    /// Nothing of it could reach anybody: it made no sound, and was not in view.
    Unnoticed,
}

/// The session under way, or just over.
#[derive(Clone, Debug, Default)]
pub struct SessionState {
    /// The session itself.
    pub run: Option<Session>,
    /// The session's id, while it is under way.
    pub(super) id: Option<Id>,
    /// What was noted before the session is over.
    pub(super) notes: Notes,
    /// The entry that the session has become.
    pub entry: Option<Id>,
    /// Whether the other knee is bent.
    pub is_bent: bool,
    /// Whether rolling is wanted and left out.
    pub leaves_out_rolling: bool,
    /// Whether the session makes sounds.
    pub(super) sounds: bool,
    /// Whether the person has said that no sound is heard.
    pub hears_nothing: bool,
    /// The session clock's reading when it was last in view and under way.
    pub(super) last_seen: Option<Duration>,
    /// Why it is paused, if it is: see [`Model::paused_by`](super::Model::paused_by).
    pub(super) paused_by: PausedBy,
    /// When it was paused last, in UTC ms.
    pub(super) paused_at: i64,
    /// Whether it resumes with the whole time to get ready: the strap was put down.
    pub(super) needs_get_ready: bool,
    /// What the person is being asked.
    pub question: Option<Question>,
    /// Whether the session ran before that question.
    pub(super) was_running: bool,
    /// What was last saved of it, and shown to the phone.
    pub(super) last_saved: LastSaved,
    /// What begins once no other tab has a session.
    pub(super) starting: Option<Starting>,
    /// A session that was cut off and can go on.
    pub unfinished: Option<Unfinished>,
    /// Where the session of another tab is, if there is one.
    pub elsewhere: Option<String>,
}

/// What the person is asked while the session stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// They want to stop: why?
    WhatHappened,
    /// They went back, perhaps by mistake: what is to be?
    WhatNow,
}

/// What is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Starting {
    /// A session from its beginning.
    Anew,
    /// The same, asked for before the app was there: it waits for a tap, for sound can be
    /// opened in a tap only.
    Early,
    /// The one that was broken off.
    Again,
    /// The one that another tab has.
    Taken,
}

/// What was last told of a session, so that nothing is told twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LastSaved {
    /// Where it would go on, and with what done, as it was written down.
    pub(super) written: Option<(Place, [u32; 2])>,
    /// What the phone shows of it, and whether it plays.
    pub(super) shown: Option<(String, bool)>,
}
