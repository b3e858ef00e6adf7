//! A WebDriver server: started on a free port of this machine alone, ended by
//! its handle. It chooses the port itself: one that is looked for beforehand may be
//! another program's by the time the driver takes it.

use std::ffi::OsString;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::process::Process;

const TRIES: u32 = 3;

/// How the port that a driver has taken is known.
pub(super) enum Port {
    /// It is in a line that the driver prints, where this finds it.
    Printed(fn(&str) -> Option<u16>),
    /// The driver prints nothing: the system knows what it listens on.
    Listening,
}

/// A driver to be started.
pub(super) struct Program {
    pub(super) path: PathBuf,
    /// Without the port.
    pub(super) arguments: Vec<String>,
    /// The browser inherits it.
    pub(super) environment: Vec<(&'static str, OsString)>,
    pub(super) port: Port,
    /// Whether it and its browser go before whatever else the machine has to do.
    pub(super) hurries: bool,
}

/// A running driver. Dropping it ends it, but not its browser.
#[derive(Debug)]
pub(super) struct Driver {
    process: Process,
    pub(super) url: String,
}

impl Driver {
    pub(super) fn start(program: &Program) -> Result<Self> {
        let mut tries = 1;
        loop {
            match Self::start_once(program) {
                // A port that is free may be another program's a moment later
                // (chromedriver looks in IPv4, then needs the same in IPv6).
                Err(error) if tries < TRIES => eprintln!("{error:#}; starting it again"),
                done => return done,
            }
            tries += 1;
        }
    }

    fn start_once(program: &Program) -> Result<Self> {
        let mut command = Command::new(&program.path);
        command
            .arg("--port=0")
            .args(&program.arguments)
            .envs(program.environment.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = Process::start(&mut command)?;
        if program.hurries {
            // Where that is not allowed the sound may run dry on a busy machine.
            let _ = process.hurry();
        }
        let port = match program.port {
            Port::Printed(find) => process.printed(find)?,
            Port::Listening => process.listens_on()?,
        };
        Ok(Self {
            process,
            url: format!("http://{}:{port}", Ipv4Addr::LOCALHOST),
        })
    }

    /// Whether it still runs, or how it ended, in words.
    pub(super) fn state(&mut self) -> String {
        match self.process.ended() {
            Ok(None) => "its driver runs".to_owned(),
            Ok(Some(status)) => format!("its driver ended: {status}"),
            Err(error) => format!("its driver: {error:#}"),
        }
    }

    /// Ends it.
    pub(super) fn end(&mut self) {
        self.process.end();
    }
}
