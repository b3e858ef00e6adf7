//! A private loudspeaker: PulseAudio with one sink that plays into nothing.
//!
//! It lives in a folder of its own, knows no configuration of the machine's,
//! and listens on a socket in that folder alone. It ends with its owner: by its
//! handle when that drops it, and once nobody has used it for a while when that
//! was killed.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use anyhow::{Context, Result};
use tempfile::TempDir;

use super::priority::{raise, raise_players_at};
use crate::process::Process;
use xtask::setup::{Packaged, SoundServer};

/// The device's rate, and so the browser's: nothing is resampled on the way.
pub(super) const RATE: u32 = 48_000;

/// How long the server stays when nobody uses it, in seconds: longer than a
/// recorder takes to start on a busy machine.
const IDLE: u32 = 600;

/// The server's own settings, in its folder.
const SETTINGS: &str = "daemon.conf";

/// A sound device that nobody hears.
#[derive(Debug)]
pub(crate) struct Loudspeaker {
    // Fields are dropped in this order: nobody is left in the folder when it goes.
    _raising: Arc<()>,
    _server: Process,
    address: String,
    folder: TempDir,
}

impl Loudspeaker {
    /// Starts it.
    pub(crate) fn open() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("hamstretch-").tempdir();
        let folder = folder.context("making a folder for the sound server")?;
        let [socket, log] = ["socket", "log"].map(|name| folder.path().join(name));
        let settings = format!("default-sample-rate = {RATE}\n");
        std::fs::write(folder.path().join(SETTINGS), settings)?;
        let place = socket.display();
        let protocol = format!("module-native-protocol-unix socket={place} auth-anonymous=1");
        let device = format!(
            "module-null-sink sink_name=capture rate={RATE} channels=1 channel_map=mono \
             format=float32le"
        );
        let mut server = private(&programs()?.server, folder.path());
        server
            // `-n`: none of the machine's own set-up. The device first, so that it
            // is there once the socket is.
            .args(["-n", "--daemonize=no", "--use-pid-file=no"])
            .arg(format!("--exit-idle-time={IDLE}"))
            .arg(format!("--log-target=file:{}", log.display()))
            .args(["--load", &device, "--load", &protocol]);
        let mut server = Process::start(&mut server, Stdio::null())?;
        let started = server.wait_for("a socket", || socket.exists().then_some(()));
        started.with_context(|| {
            let log = std::fs::read_to_string(log).unwrap_or_default();
            format!("starting pulseaudio: {}", log.trim())
        })?;
        if !raise(server.id()) {
            eprintln!("Without root the sound has no priority: on a busy machine it runs dry.");
        }
        let address = format!("unix:{place}");
        Ok(Self {
            _raising: raise_players_at(address.clone()),
            _server: server,
            address,
            folder,
        })
    }

    /// What makes a program play here.
    pub(crate) fn environment(&self) -> Vec<(&'static str, OsString)> {
        vec![("PULSE_SERVER", self.address.clone().into())]
    }

    /// A recorder of what it plays.
    pub(super) fn recorder(&self) -> Result<Command> {
        let mut recorder = private(&programs()?.recorder, self.folder.path());
        recorder
            .args(["--server", &self.address, "--device=capture.monitor"])
            .args(["--rate", &RATE.to_string(), "--channels=1"])
            .args(["--raw", "--format=float32le"])
            // How much lies on the way when the recorder is ended.
            .arg("--latency-msec=20");
        Ok(recorder)
    }
}

fn programs() -> Result<SoundServer> {
    SoundServer::find().context(
        "no pulseaudio with parec: `cargo xtask test` and `cargo xtask bench` install them",
    )
}

/// A program that is kept to the folder: what it would find elsewhere is not ours.
fn private(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .envs([("HOME", folder), ("XDG_RUNTIME_DIR", folder)])
        .env("PULSE_CONFIG", folder.join(SETTINGS));
    command
}
