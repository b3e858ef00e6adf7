//! A WebDriver server: started on a free port of this machine alone, ended by
//! its handle.

use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::process::Process;

const TRIES: u32 = 3;

/// How a driver comes to its port.
pub(super) enum Port {
    /// It takes any free one, and this finds it in a line that it prints.
    Printed(fn(&str) -> Option<u16>),
    /// It is told one, and prints nothing.
    Told,
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
        let told = match program.port {
            Port::Printed(_) => 0,
            Port::Told => free_port()?,
        };
        let mut command = Command::new(&program.path);
        command
            .arg(format!("--port={told}"))
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
            Port::Told => {
                let listens = || TcpStream::connect((Ipv4Addr::LOCALHOST, told)).is_ok();
                process.wait_until("listening on its port", listens)?;
                told
            }
        };
        Ok(Self {
            process,
            url: format!("http://{}:{port}", Ipv4Addr::LOCALHOST),
        })
    }

    /// Ends it.
    pub(super) fn end(&mut self) {
        self.process.end();
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
