//! The browser engines the app is tried in, and what each of them lacks.
//!
//! Where one lacks something, a journey asks here and expects what the app does instead.

use anyhow::{Context, Result};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chrome's, and most Android browsers'.
    Chromium,
    /// Firefox' own.
    Firefox,
    /// Safari's; here as WebKitGTK has it, which is the nearest to an iPhone
    /// that runs on Linux. It says nothing about iOS' lock, silent switch or calls.
    WebKit,
}

impl Engine {
    /// The variable that names the engine to drive, in small letters.
    pub const VARIABLE: &str = "HAMSTRETCH_ENGINE";

    /// All there are.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine [`Engine::VARIABLE`] asks for; Chromium when it asks for none.
    ///
    /// # Errors
    /// When it asks for one there is not.
    pub fn wanted() -> Result<Self> {
        let Ok(name) = std::env::var(Self::VARIABLE) else {
            return Ok(Self::Chromium);
        };
        let found = Self::ALL.into_iter().find(|engine| engine.name() == name);
        found.with_context(|| format!("{}={name}: there are {:?}", Self::VARIABLE, Self::ALL))
    }

    /// In small letters.
    pub fn name(self) -> String {
        self.to_string().to_lowercase()
    }

    /// Whether pages can make it vibrate.
    pub fn vibrates(self) -> bool {
        self == Self::Chromium
    }

    /// Whether what it stored is there for the next browser on its profile.
    /// WebKit's, under a driver, keeps all in memory.
    pub fn keeps_what_it_stored(self) -> bool {
        self != Self::WebKit
    }

    /// Whether what it fetched is at hand when it is asked for again. WebKit's, under
    /// a driver, has no cache; nor does it use a wasm that it was told to preload.
    pub fn keeps_what_it_fetched(self) -> bool {
        self != Self::WebKit
    }

    /// Whether the clock of a sound that begins runs ahead, to fill what lies before
    /// the loudspeaker, and then stands until that plays.
    pub fn runs_ahead_at_first(self) -> bool {
        self == Self::WebKit
    }

    /// Whether a page's text has what lies off screen and was never drawn
    /// (`content-visibility: auto`).
    pub fn reads_what_is_off_screen(self) -> bool {
        self != Self::WebKit
    }

    /// What it says of a wasm that traps.
    pub fn trap(self) -> &'static str {
        match self {
            Self::Chromium | Self::Firefox => "RuntimeError: unreachable",
            Self::WebKit => "RuntimeError: Unreachable code should not be executed",
        }
    }

    /// What it may call a wasm's stack that overflows. In WebKit it depends on how far
    /// the wasm is compiled by then which ends first: the engine's room, or the wasm's own.
    pub fn overflow(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["RangeError"],
            Self::Firefox => &["InternalError"],
            Self::WebKit => &["RangeError", "RuntimeError"],
        }
    }

    /// Whether it tells a page that it would install it.
    pub fn offers_to_install(self) -> bool {
        self == Self::Chromium
    }

    /// Whether Chrome's DevTools can be asked and told things.
    pub fn has_devtools(self) -> bool {
        self == Self::Chromium
    }

    /// Whether what it prints can be counted in sheets. WebKit's driver prints
    /// nothing, and the files that Firefox prints have theirs packed away.
    pub fn tells_its_sheets(self) -> bool {
        self == Self::Chromium
    }

    /// Whether a page can be made to look as it would be printed.
    pub fn shows_what_it_prints(self) -> bool {
        self != Self::WebKit
    }

    /// Whether open pages can be told that the system is dark now. WebKit is told at its start.
    pub fn changes_its_colours(self) -> bool {
        self != Self::WebKit
    }
}

impl std::fmt::Display for Engine {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self, formatter)
    }
}
