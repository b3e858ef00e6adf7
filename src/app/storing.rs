//! How it stands with storage, and what this device lacks.

/// Whether what is done can be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storing {
    /// It can.
    #[default]
    Works,
    /// The browser does not let the app store anything.
    Blocked,
    /// The last attempt to store something found no room.
    Full,
}

/// What this device lacks. None of it stops a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    /// Sound cannot be played.
    pub sound: bool,
    /// It cannot vibrate.
    pub vibration: bool,
    /// The screen cannot be kept on.
    pub screen_lock: bool,
    /// It hands no links on.
    pub sharing: bool,
    /// Its silent switch does not silence pages.
    pub silent_switch: bool,
}
