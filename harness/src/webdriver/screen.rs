//! A screen that nobody sees, for a browser that needs one.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::process::Process;

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
        let number = server.printed(|line| line.trim().parse().ok());
        Ok(Self {
            number: number.context("Xvfb did not say which display it is")?,
            _server: server,
        })
    }

    /// What makes a program show itself here.
    pub(super) fn environment(&self) -> (&'static str, OsString) {
        ("DISPLAY", format!(":{}", self.number).into())
    }
}
