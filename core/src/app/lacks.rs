//! What this device lacks.

/// What this device lacks. None of it stops a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    /// Sound cannot be played.
    pub sound: bool,
    /// The chosen voice could not be loaded.
    pub voice: bool,
    /// It cannot vibrate.
    pub vibration: bool,
    /// The screen cannot be kept on.
    pub screen_lock: bool,
    /// It hands no links on.
    pub sharing: bool,
    /// It prints nothing.
    pub printing: bool,
    /// It took no file that was handed out.
    pub files: bool,
    /// Its silent switch does not silence pages.
    pub silent_switch: bool,
    /// No file can be chosen once and written again later.
    pub kept_file: bool,
}
