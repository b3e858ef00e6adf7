//! The private sound device: PulseAudio with one sink that plays into nothing,
//! and a recorder on that sink's monitor.
//!
//! Both live in a folder of their own, know no configuration of the machine's,
//! and listen on a socket in that folder alone. Both end with their owner: by
//! their handles when it drops them; when it is killed, the recorder at once
//! for want of a reader, and the server once nobody has used it for a while.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use super::Recorded;
use super::priority::{Raising, raise};
use crate::setup::SoundServer;

/// The device's rate, and so the browser's: nothing is resampled on the way.
const RATE: u32 = 48_000;

/// How long the server stays when nobody uses it, in seconds: longer than a
/// recorder takes to start on a busy machine.
const IDLE: u32 = 30;

const STARTS_WITHIN: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(20);

/// A sound device that hears itself, from the moment it is opened.
#[derive(Debug)]
pub struct Ears {
    // Fields are dropped in this order: nobody is left in the folder when it goes.
    _raising: Raising,
    recorder: Process,
    reader: Option<JoinHandle<()>>,
    _server: Process,
    heard: Arc<Mutex<Vec<f32>>>,
    folder: TempDir,
}

impl Ears {
    /// Starts the device and listens.
    ///
    /// # Errors
    /// When there is no sound server, or it does not start.
    pub fn open() -> Result<Self> {
        let programs = SoundServer::find().context(
            "no pulseaudio with parec: `cargo xtask test` and `cargo xtask bench` install them",
        )?;
        let folder = tempfile::Builder::new().prefix("hamstretch-").tempdir();
        let folder = folder.context("making a folder for the sound server")?;
        std::fs::write(
            folder.path().join("daemon.conf"),
            format!("default-sample-rate = {RATE}\n"),
        )?;
        std::fs::write(folder.path().join("client.conf"), "autospawn = no\n")?;
        let mut server = start_server(&programs.server, folder.path())?;
        wait_for_socket(&mut server, &socket(folder.path()))?;
        if !raise(server.0.id()) {
            eprintln!("Without root the sound has no priority: on a busy machine it runs dry.");
        }
        let mut recorder = start_recorder(&programs.recorder, folder.path())?;
        let output = recorder.0.stdout.take().context("parec has no output")?;
        let heard = Arc::new(Mutex::new(Vec::new()));
        let reader = {
            let heard = Arc::clone(&heard);
            std::thread::spawn(move || read_all(output, &heard))
        };
        let ears = Self {
            _raising: Raising::of_players_at(address(folder.path())),
            recorder,
            reader: Some(reader),
            _server: server,
            heard,
            folder,
        };
        ears.wait_for_the_first_sample()?;
        Ok(ears)
    }

    /// What makes a program play here.
    #[must_use]
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let folder = self.folder.path();
        vec![
            ("PULSE_SERVER", address(folder).into()),
            ("PULSE_CLIENTCONFIG", folder.join("client.conf").into()),
        ]
    }

    /// How much has been heard so far, in seconds.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        lock(&self.heard).len() as f64 / f64::from(RATE)
    }

    /// Ends the device; what it has heard is handed back.
    #[must_use]
    pub fn stop(mut self) -> Recorded {
        self.recorder.end();
        if let Some(reader) = self.reader.take() {
            // It ends with the recorder's output, and has nothing to panic over.
            let _ = reader.join();
        }
        Recorded {
            samples: std::mem::take(&mut lock(&self.heard)),
            rate: RATE,
        }
    }

    fn wait_for_the_first_sample(&self) -> Result<()> {
        let begun = Instant::now();
        while lock(&self.heard).is_empty() {
            if begun.elapsed() > STARTS_WITHIN {
                bail!("parec recorded nothing within {STARTS_WITHIN:?}");
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }
}

/// A program that ends with its owner.
#[derive(Debug)]
struct Process(Child);

impl Process {
    fn end(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}

fn socket(folder: &Path) -> PathBuf {
    folder.join("socket")
}

/// Where the server is found, as a client wants it.
fn address(folder: &Path) -> String {
    format!("unix:{}", socket(folder).display())
}

fn start_server(program: &Path, folder: &Path) -> Result<Process> {
    let log = std::fs::File::create(folder.join("log"))?;
    let protocol = format!(
        "--load=module-native-protocol-unix socket={} auth-anonymous=1",
        socket(folder).display()
    );
    let device = format!(
        "--load=module-null-sink sink_name=ears rate={RATE} channels=1 channel_map=mono \
         format=float32le"
    );
    let server = private(Command::new(program), folder)
        // `-n`: none of the machine's own set-up. The device first, so that it
        // is there once the socket is.
        .args(["-n", "--daemonize=no", "--use-pid-file=no"])
        .arg(format!("--exit-idle-time={IDLE}"))
        .args([device, protocol])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn();
    let server = server.with_context(|| format!("running {}", program.display()))?;
    Ok(Process(server))
}

fn start_recorder(program: &Path, folder: &Path) -> Result<Process> {
    let recorder = private(Command::new(program), folder)
        .arg(format!("--server={}", address(folder)))
        .args(["--device=ears.monitor", "--raw", "--format=float32le"])
        .args([&format!("--rate={RATE}"), "--channels=1"])
        // How much lies on the way when the recorder is ended.
        .arg("--latency-msec=20")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let recorder = recorder.with_context(|| format!("running {}", program.display()))?;
    Ok(Process(recorder))
}

/// Keeps a program to the folder: what it finds elsewhere is not ours.
fn private(mut command: Command, folder: &Path) -> Command {
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

fn wait_for_socket(server: &mut Process, socket: &Path) -> Result<()> {
    let begun = Instant::now();
    while !socket.exists() {
        if let Some(status) = server.0.try_wait()? {
            let folder = socket.parent().context("the socket lies in a folder")?;
            let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
            bail!("pulseaudio ended at once ({status}): {}", log.trim());
        }
        if begun.elapsed() > STARTS_WITHIN {
            bail!("pulseaudio did not start within {STARTS_WITHIN:?}");
        }
        std::thread::sleep(PAUSE);
    }
    Ok(())
}

/// Reads samples until the recorder has ended.
fn read_all(mut output: ChildStdout, heard: &Mutex<Vec<f32>>) {
    const SAMPLE: usize = size_of::<f32>();
    let mut bytes = vec![0; 1 << 16];
    let mut kept = 0;
    while let Ok(count) = output.read(&mut bytes[kept..])
        && count > 0
    {
        let there = kept + count;
        let (samples, _) = bytes[..there].as_chunks::<SAMPLE>();
        lock(heard).extend(samples.iter().map(|sample| f32::from_le_bytes(*sample)));
        let whole = there - there % SAMPLE;
        bytes.copy_within(whole..there, 0);
        kept = there - whole;
    }
}

/// A panic elsewhere leaves the samples whole.
fn lock(samples: &Mutex<Vec<f32>>) -> std::sync::MutexGuard<'_, Vec<f32>> {
    samples.lock().unwrap_or_else(PoisonError::into_inner)
}
