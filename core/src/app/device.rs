//! What this device can do, and has loaded.

use super::{Extras, Lacks, LazyState, Now};
use crate::method::Voice;

/// What this device can do, and has loaded.
#[derive(Clone, Debug, Default)]
pub struct Device {
    /// What it lacks.
    pub lacks: Lacks,
    /// Whether the page is out of view.
    pub is_hidden: bool,
    /// Whether every file of the app is stored on this device.
    pub works_offline: bool,
    /// Whether the person has tried the sound.
    pub has_tried_sound: bool,
    /// What the voice can say, once it is loaded.
    pub voice: Option<Voice>,
    /// The screens that a stretch does not need.
    pub lazy_screens: LazyState,
    /// The page on how the stretch goes, once it is loaded.
    pub learn: String,
    /// Whether that page could not be loaded.
    pub learn_failed: bool,
    /// Newer builds, and installing.
    pub extras: Extras,
}

impl Device {
    pub(super) fn new(lacks: Lacks, at: Now) -> Device {
        Device {
            lacks,
            extras: Extras::new(at),
            ..Device::default()
        }
    }
}
