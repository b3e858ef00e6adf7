//! A private [`Loudspeaker`] with a recorder on it. When its owner is killed,
//! the recorder ends at once for want of a reader.

use std::ffi::OsString;
use std::io::Read;
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use anyhow::Result;

use super::Recorded;
use super::loudspeaker::{Loudspeaker, RATE, private, programs};
use crate::process::Process;

/// A sound device that hears itself, from the moment it is opened.
#[derive(Debug)]
pub struct AudioCapture {
    // Fields are dropped in this order: nobody is left in the folder when it goes.
    recorder: Process,
    reader: Option<JoinHandle<()>>,
    loudspeaker: Loudspeaker,
    heard: Arc<Mutex<Vec<f32>>>,
}

impl AudioCapture {
    /// Starts the device and listens.
    ///
    /// # Errors
    /// When there is no sound server, or it does not start.
    pub fn open() -> Result<Self> {
        let loudspeaker = Loudspeaker::open()?;
        let mut recorder = start_recorder(&programs()?.recorder, &loudspeaker)?;
        let output = recorder.output()?;
        let heard = Arc::new(Mutex::new(Vec::new()));
        let reader = {
            let heard = Arc::clone(&heard);
            std::thread::spawn(move || read_all(output, &heard))
        };
        recorder.wait_until("a sample", || !lock(&heard).is_empty())?;
        Ok(Self {
            recorder,
            reader: Some(reader),
            loudspeaker,
            heard,
        })
    }

    /// What makes a program play here.
    #[must_use]
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        self.loudspeaker.environment()
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
}

fn start_recorder(program: &Path, loudspeaker: &Loudspeaker) -> Result<Process> {
    let mut recorder = private(Command::new(program), loudspeaker.folder());
    recorder
        .arg(format!("--server={}", loudspeaker.address()))
        .args(["--device=capture.monitor", "--raw", "--format=float32le"])
        .args([&format!("--rate={RATE}"), "--channels=1"])
        // How much lies on the way when the recorder is ended.
        .arg("--latency-msec=20")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    Process::start(&mut recorder)
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
