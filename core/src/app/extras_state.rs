//! Newer versions, and installing: what is known of them.

use super::Now;

/// How the version that runs here stands to the newest one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Build {
    /// There is none newer, as far as is known.
    #[default]
    Newest,
    /// A newer one lies on this device, whole.
    Ready,
    /// The person wants it.
    Asked,
    /// It waits: another tab has a session.
    Refused,
    /// It has taken over just now.
    Taken,
    /// It has taken over, and this tab still has the old one.
    Outdated,
}

/// How the app can be installed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Install {
    /// Not here, or it is.
    #[default]
    No,
    /// The browser asks the person when it is told to.
    Prompt,
    /// The person does it, by the browser's own menu, as on iOS.
    ByHand,
}

/// What is known about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// How this version stands.
    pub build: Build,
    /// How the app can be installed.
    pub install: Install,
    /// When a newer version was last looked for, in UTC ms.
    pub(super) looked_at: i64,
    /// A newer version has taken over while something was being written: the page reloads
    /// as soon as that is written.
    pub(super) reloads_once_saved: bool,
}

impl Extras {
    pub(super) fn new(at: Now) -> Extras {
        Extras {
            // The browser looks as it opens the page.
            looked_at: at.stamp.utc_ms,
            ..Extras::default()
        }
    }
}
