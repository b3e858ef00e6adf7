//! How the person wants it.

use serde::{Deserialize, Serialize};

/// What can be switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether cues are heard.
    pub sound: bool,
    /// Whether cues are felt, where the phone can vibrate.
    pub vibration: bool,
    /// Days a week the person means to stretch, 1-7.
    pub days_a_week: u8,
}

/// Settings as they are written. What a later version adds is optional.
#[derive(Serialize, Deserialize)]
struct Written {
    v: u32,
    sound: bool,
    vibration: bool,
    days_a_week: u8,
}

const VERSION: u32 = 1;

impl Default for Settings {
    fn default() -> Self {
        Settings {
            sound: true,
            vibration: true,
            days_a_week: 3,
        }
    }
}

impl Settings {
    /// As stored.
    pub fn to_text(self) -> String {
        let written = Written {
            v: VERSION,
            sound: self.sound,
            vibration: self.vibration,
            days_a_week: self.days_a_week,
        };
        serde_urlencoded::to_string(written).expect("plain fields can always be written")
    }

    /// Reads what is stored; `None` when it is not settings.
    pub fn parse(text: &str) -> Option<Settings> {
        let written: Written = serde_urlencoded::from_str(text).ok()?;
        let is_ours = written.v == VERSION && (1..=7).contains(&written.days_a_week);
        is_ours.then_some(Settings {
            sound: written.sound,
            vibration: written.vibration,
            days_a_week: written.days_a_week,
        })
    }
}
