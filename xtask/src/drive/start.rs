//! What is started for a browser: its driver, and whatever else it needs.

use std::ffi::OsString;

use anyhow::Result;
use thirtyfour::Capabilities;

use super::driver::Driver;
use super::screen::Screen;
use super::{Options, Profile, chromium, firefox, webkit};
use crate::ears::Loudspeaker;
use crate::engine::Engine;

/// All that runs for one browser besides itself. Dropping it ends all of it.
#[derive(Debug)]
pub(super) struct Started {
    // Fields are dropped in this order.
    pub(super) driver: Driver,
    pub(super) _screen: Option<Screen>,
    pub(super) _loudspeaker: Option<Loudspeaker>,
}

/// The same for any engine, with what the driver is to be asked for.
pub(super) fn start(
    engine: Engine,
    profile: &Profile,
    options: &Options,
) -> Result<(Started, Capabilities)> {
    match engine {
        Engine::Chromium => chromium::start(profile, options),
        Engine::Firefox => firefox::start(profile, options),
        Engine::WebKit => webkit::start(profile, options),
    }
}

/// Without a sound server two of the engines never start an audio clock: one
/// that nobody hears, unless the browser was given one to play on.
pub(super) fn loudspeaker(options: &Options) -> Result<Option<Loudspeaker>> {
    let is_given = |(name, _): &(&str, OsString)| *name == "PULSE_SERVER";
    if options.environment.iter().any(is_given) {
        return Ok(None);
    }
    Loudspeaker::open().map(Some)
}

/// What a driver and its browser find in their environment: folders of the
/// profile's own, where to play, and what was asked for.
pub(super) fn environment(
    profile: &Profile,
    options: &Options,
    loudspeaker: Option<&Loudspeaker>,
) -> Vec<(&'static str, OsString)> {
    let mut all = vec![("TMPDIR", profile.temporary().into())];
    all.extend(loudspeaker.map_or_else(Vec::new, Loudspeaker::environment));
    all.extend(options.environment.iter().cloned());
    all
}
