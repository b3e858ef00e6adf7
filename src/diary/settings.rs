//! How the person wants it.

use serde::{Deserialize, Serialize};

/// What can be switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Whether cues are heard.
    pub sound: bool,
    /// Whether cues are felt, where the phone can vibrate.
    pub vibration: bool,
    /// Days a week the person means to stretch, 1-7.
    pub days_a_week: u8,
}

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
        serde_json::to_string(&self).expect("plain fields always make JSON")
    }

    /// Reads what is stored; `None` when it is not settings.
    pub fn parse(text: &str) -> Option<Settings> {
        let settings: Settings = serde_json::from_str(text).ok()?;
        (1..=7).contains(&settings.days_a_week).then_some(settings)
    }
}
