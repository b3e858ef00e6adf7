//! A private loudspeaker: PulseAudio with one sink that plays into nothing.
//!
//! It lives in a folder of its own, knows no configuration of the machine's,
//! and listens on a socket in that folder alone. It ends with its owner: by its
//! handle when that drops it, and once nobody has used it for a while when that
//! was killed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use tempfile::TempDir;

use super::priority::{Raising, raise};
use crate::process::Process;
use xtask::setup::{Packaged, SoundServer};

/// The device's rate, and so the browser's: nothing is resampled on the way.
pub(super) const RATE: u32 = 48_000;

/// How long the server stays when nobody uses it, in seconds: longer than a
/// recorder takes to start on a busy machine.
const IDLE: u32 = 600;

/// A sound device that nobody hears.
#[derive(Debug)]
pub struct Loudspeaker {
    // Fields are dropped in this order: nobody is left in the folder when it goes.
    _raising: Raising,
    _server: Process,
    folder: TempDir,
}

impl Loudspeaker {
    /// Starts it.
    ///
    /// # Errors
    /// When there is no sound server, or it does not start.
    pub fn open() -> Result<Self> {
        let programs = programs()?;
        let folder = tempfile::Builder::new().prefix("hamstretch-").tempdir();
        let folder = folder.context("making a folder for the sound server")?;
        std::fs::write(
            folder.path().join("daemon.conf"),
            format!("default-sample-rate = {RATE}\n"),
        )?;
        std::fs::write(folder.path().join("client.conf"), "autospawn = no\n")?;
        let mut server = start(&programs.server, folder.path())?;
        let started = server.wait_until("a socket", || socket(folder.path()).exists());
        started.with_context(|| {
            let log = std::fs::read_to_string(folder.path().join("log"));
            format!("starting pulseaudio: {}", log.unwrap_or_default().trim())
        })?;
        if !raise(server.id()) {
            eprintln!("Without root the sound has no priority: on a busy machine it runs dry.");
        }
        let raising = Raising::of_players_at(address(folder.path()));
        Ok(Self {
            _raising: raising,
            _server: server,
            folder,
        })
    }

    /// What makes a program play here.
    #[must_use]
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let settings = self.folder.path().join("client.conf");
        vec![
            ("PULSE_SERVER", self.address().into()),
            ("PULSE_CLIENTCONFIG", settings.into()),
        ]
    }

    /// Where the server is found, as a client wants it.
    pub(super) fn address(&self) -> String {
        address(self.folder.path())
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

pub(super) fn programs() -> Result<SoundServer> {
    SoundServer::find().context(
        "no pulseaudio with parec: `cargo xtask test` and `cargo xtask bench` install them",
    )
}

fn address(folder: &Path) -> String {
    format!("unix:{}", socket(folder).display())
}

fn socket(folder: &Path) -> PathBuf {
    folder.join("socket")
}

fn start(program: &Path, folder: &Path) -> Result<Process> {
    let log = std::fs::File::create(folder.join("log"))?;
    let protocol = format!(
        "--load=module-native-protocol-unix socket={} auth-anonymous=1",
        socket(folder).display()
    );
    let device = format!(
        "--load=module-null-sink sink_name=capture rate={RATE} channels=1 channel_map=mono \
         format=float32le"
    );
    let mut server = private(Command::new(program), folder);
    server
        // `-n`: none of the machine's own set-up. The device first, so that it
        // is there once the socket is.
        .args(["-n", "--daemonize=no", "--use-pid-file=no"])
        .arg(format!("--exit-idle-time={IDLE}"))
        .args([device, protocol])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log);
    Process::start(&mut server)
}

/// Keeps a program to the folder: what it finds elsewhere is not ours.
pub(super) fn private(mut command: Command, folder: &Path) -> Command {
    for (name, below) in [
        ("HOME", ""),
        ("XDG_RUNTIME_DIR", ""),
        ("XDG_CONFIG_HOME", "config"),
        ("PULSE_RUNTIME_PATH", "run"),
        ("PULSE_STATE_PATH", "state"),
        ("PULSE_CONFIG", "daemon.conf"),
        ("PULSE_CLIENTCONFIG", "client.conf"),
    ] {
        command.env(name, folder.join(below));
    }
    for name in ["DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "PULSE_SERVER"] {
        command.env_remove(name);
    }
    command
}
