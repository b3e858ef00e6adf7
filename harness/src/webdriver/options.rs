//! How a browser is opened: which one, its size, and its past.

use std::ffi::OsString;

use super::Profile;
use crate::engine::Engine;

/// What the system asks of pages' colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// `prefers-color-scheme: light`
    Light,
    /// `prefers-color-scheme: dark`
    Dark,
}

impl Scheme {
    /// As the media feature has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How a browser is opened.
#[derive(Debug)]
pub struct Options {
    /// Which; `None` is the one that [`Engine::VARIABLE`] asks for.
    pub engine: Option<Engine>,
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// What the system asks for when the browser starts.
    pub scheme: Scheme,
    /// What an earlier browser left; `None` is a browser that has seen nothing.
    pub profile: Option<Profile>,
    /// Whether it may have served others, and serves others after this: only for sites that no
    /// other browser was opened for, since it has what all sites before have stored.
    pub pooled: bool,
    /// What the browser finds in its environment besides what is there.
    pub environment: Vec<(&'static str, OsString)>,
}

impl Default for Options {
    /// A phone of common size, used for the first time.
    fn default() -> Self {
        Self {
            engine: None,
            width: 390,
            height: 844,
            scheme: Scheme::Light,
            profile: None,
            pooled: false,
            environment: Vec::new(),
        }
    }
}
