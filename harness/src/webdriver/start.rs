//! What is started for a browser: its driver, on a free port of this machine alone, and
//! whatever else it needs. Each ends by its handle.

use std::ffi::OsString;
use std::net::Ipv4Addr;
use std::process::Stdio;

use anyhow::Result;
use rustix::process::{Pid, setpriority_process};
use thirtyfour::Capabilities;

use super::{Options, Profile, chromium, firefox, webkit};
use crate::audio_capture::Loudspeaker;
use crate::engine::Engine;
use crate::process::Process;

/// Ten times the share of a program that is in no hurry. Only root may give it.
const HURRY: i32 = -10;

/// All that runs for one browser besides itself. Dropping it ends all of it.
#[derive(Debug)]
pub(super) struct Started {
    // Fields are dropped in this order.
    pub(super) driver: Process,
    _screen: Option<Process>,
    _loudspeaker: Option<Loudspeaker>,
}

/// Starts what an engine wants, with the driver's address and what it is to be asked for.
pub(super) fn start(
    engine: Engine,
    profile: &Profile,
    options: &Options,
) -> Result<(Started, String, Capabilities)> {
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
    // The browser inherits the environment.
    let command = wanted.driver.arg("--port=0");
    command.env("TMPDIR", profile.temporary());
    command.envs(loudspeaker.iter().flat_map(Loudspeaker::environment));
    command.envs(options.environment.iter().cloned());
    // A pipe that nobody reads to its end would block the driver once it is full.
    let output = match engine {
        Engine::Chromium => Stdio::piped(),
        Engine::Firefox | Engine::WebKit => Stdio::null(),
    };
    let mut driver = Process::start(command, output)?;
    if let (true, Some(id)) = (engine != Engine::Chromium, pid(&driver)) {
        // Where that is not allowed the sound may run dry on a busy machine.
        let _ = setpriority_process(Some(id), HURRY);
    }
    let port = (wanted.port)(&mut driver)?;
    let url = format!("http://{}:{port}", Ipv4Addr::LOCALHOST);
    let started = Started {
        driver,
        _screen: wanted.screen,
        _loudspeaker: loudspeaker,
    };
    Ok((started, url, wanted.wishes))
}

fn pid(process: &Process) -> Option<Pid> {
    Pid::from_raw(i32::try_from(process.id()).ok()?)
}
