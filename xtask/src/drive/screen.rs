//! A screen that nobody sees, for a browser that needs one.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process::Process;

const STARTS_WITHIN: Duration = Duration::from_secs(60);

/// Larger than any window that is opened on it.
const SIZE: &str = "1600x1400x24";

/// A running X server. Dropping it ends it.
#[derive(Debug)]
pub(super) struct Screen {
    _server: Process,
    number: u32,
}

impl Screen {
    /// Starts one under any number that is free, which it then names.
    pub(super) fn open(program: &Path) -> Result<Self> {
        let mut command = Command::new(program);
        command
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", SIZE])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = Process::start(&mut command)?;
        let output = server.output()?;
        let (say, said) = mpsc::channel();
        std::thread::spawn(move || {
            let mut line = String::new();
            // What cannot be read is no number.
            let _ = BufReader::new(output).read_line(&mut line);
            let _ = say.send(line);
        });
        let line = said.recv_timeout(STARTS_WITHIN).unwrap_or_default();
        let number = line.trim().parse();
        Ok(Self {
            _server: server,
            number: number.context("Xvfb did not say which display it is")?,
        })
    }

    /// What makes a program show itself here.
    pub(super) fn environment(&self) -> (&'static str, OsString) {
        ("DISPLAY", format!(":{}", self.number).into())
    }
}
