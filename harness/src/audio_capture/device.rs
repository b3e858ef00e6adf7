//! A private [`Loudspeaker`] with a recorder on it. When its owner is killed,
//! the recorder ends at once for want of a reader.

use std::ffi::OsString;
use std::io::Read;
use std::process::Stdio;
use std::thread::JoinHandle;
use std::time::Instant;

use anyhow::{Context, Result};

use super::Recorded;
use super::loudspeaker::{Loudspeaker, RATE};
use crate::process::Process;

/// The bytes of a sample.
const SAMPLE: usize = size_of::<f32>();

/// A sound device that hears itself, from the moment it is opened.
#[derive(Debug)]
pub struct AudioCapture {
    // Fields are dropped in this order: nobody is left in the folder when it goes.
    recorder: Process,
    /// Reads until the recorder has ended.
    reader: JoinHandle<Vec<u8>>,
    loudspeaker: Loudspeaker,
    begun: Instant,
}

impl AudioCapture {
    /// Starts the device and listens.
    ///
    /// # Errors
    /// When there is no sound server, or it does not start.
    pub fn open() -> Result<Self> {
        let loudspeaker = Loudspeaker::open()?;
        let mut recorder = Process::start(&mut loudspeaker.recorder()?, Stdio::piped())?;
        let mut output = recorder.output()?;
        let mut heard = vec![0; SAMPLE];
        let first = output.read_exact(&mut heard);
        first.context("the recorder ended without a sample")?;
        Ok(Self {
            recorder,
            loudspeaker,
            begun: Instant::now(),
            reader: std::thread::spawn(move || {
                // What was read before an error is kept.
                let _ = output.read_to_end(&mut heard);
                heard
            }),
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
        self.begun.elapsed().as_secs_f64()
    }

    /// Ends the device; what it has heard is handed back.
    #[must_use]
    pub fn stop(mut self) -> Recorded {
        self.recorder.end();
        // The reader has nothing to panic over.
        let bytes = self.reader.join().unwrap_or_default();
        let (samples, _) = bytes.as_chunks::<SAMPLE>();
        Recorded {
            samples: samples.iter().map(|it| f32::from_le_bytes(*it)).collect(),
            rate: RATE,
        }
    }
}
