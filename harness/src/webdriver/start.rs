//! What is started for a browser: its driver, and whatever else it needs.

use std::ffi::OsString;

use anyhow::Result;
use thirtyfour::Capabilities;

use super::driver::{Driver, Program};
use super::screen::Screen;
use super::{Options, Profile, chromium, firefox, webkit};
use crate::audio_capture::Loudspeaker;
use crate::engine::Engine;

/// All that runs for one browser besides itself. Dropping it ends all of it.
#[derive(Debug)]
pub(super) struct Started {
    // Fields are dropped in this order.
    pub(super) driver: Driver,
    _screen: Option<Screen>,
    _loudspeaker: Option<Loudspeaker>,
}

/// What one engine wants: its driver, what that is asked for, and a screen.
pub(super) struct Wanted {
    pub(super) program: Program,
    pub(super) wishes: Capabilities,
    pub(super) screen: Option<Screen>,
}

/// The same for any engine, with what the driver is to be asked for.
pub(super) fn start(
    engine: Engine,
    profile: &Profile,
    options: &Options,
) -> Result<(Started, Capabilities)> {
    let mut wanted = match engine {
        Engine::Chromium => chromium::wanted(profile, options),
        Engine::Firefox => firefox::wanted(profile),
        Engine::WebKit => webkit::wanted(profile, options),
    }?;
    // Chromium runs an audio clock without a sound card. The other engines never start one
    // without a sound server: one that nobody hears, unless they were given one to play on.
    let is_given = |(name, _): &(&str, OsString)| *name == "PULSE_SERVER";
    let lacks = engine != Engine::Chromium && !options.environment.iter().any(is_given);
    let loudspeaker = lacks.then(Loudspeaker::open).transpose()?;
    let environment = &mut wanted.program.environment;
    environment.push(("TMPDIR", profile.temporary().into()));
    environment.extend(loudspeaker.iter().flat_map(Loudspeaker::environment));
    environment.extend(wanted.screen.iter().map(Screen::environment));
    environment.extend(options.environment.iter().cloned());
    let started = Started {
        driver: Driver::start(&wanted.program)?,
        _screen: wanted.screen,
        _loudspeaker: loudspeaker,
    };
    Ok((started, wanted.wishes))
}
