//! A program that ends with its owner: by the handle it was started with, never by its name.

use std::cell::Cell;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, ExitStatus};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use procfs::ProcResult;
use procfs::net::TcpState;
use procfs::process::FDTarget;
use rustix::process::{Pid, setpriority_process};

/// Ten times the share of a program that is in no hurry.
const HURRY: i32 = -10;
const STARTS_WITHIN: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(20);

/// A running program. Dropping it ends it.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Starts it; its output goes where the command says.
    ///
    /// # Errors
    /// When it is not there or cannot be run.
    pub fn start(command: &mut Command) -> Result<Self> {
        let child = command.spawn();
        let program = command.get_program().to_string_lossy();
        Ok(Self(child.with_context(|| format!("running {program}"))?))
    }

    /// Its number on this machine.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Lets it, and what it starts from now on, go before whatever else this machine has to
    /// do. Only root may; `false` is that it could not.
    pub fn hurry(&self) -> bool {
        let id = i32::try_from(self.id()).ok().and_then(Pid::from_raw);
        id.is_some_and(|id| setpriority_process(Some(id), HURRY).is_ok())
    }

    /// What it prints, once, where that was asked for.
    ///
    /// # Errors
    /// When it was not, or somebody has it already.
    pub fn output(&mut self) -> Result<ChildStdout> {
        self.0.stdout.take().context("its output is not at hand")
    }

    /// What is found in a line that it prints once it has started.
    ///
    /// # Errors
    /// When it ends, or a minute passes, without such a line.
    pub fn printed<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> Result<T> {
        let output = self.output()?;
        let (say, said) = mpsc::channel();
        std::thread::spawn(move || {
            // Reads to the end: a full pipe would block the program.
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // Nobody listens any more once it is found.
                let _ = say.send(line);
            }
        });
        let begun = Instant::now();
        let mut last = String::from("nothing");
        while let Ok(line) = said.recv_timeout(STARTS_WITHIN.saturating_sub(begun.elapsed())) {
            if let Some(found) = find(&line) {
                return Ok(found);
            }
            last = line;
        }
        bail!("it did not print what was waited for; its last line: {last}")
    }

    /// Waits until something that it does is seen.
    ///
    /// # Errors
    /// When it ends, or a minute passes, before that.
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn() -> bool) -> Result<()> {
        let begun = Instant::now();
        while !is_so() {
            if let Some(status) = self.ended()? {
                bail!("it ended at once ({status}), without {what}");
            }
            if begun.elapsed() > STARTS_WITHIN {
                bail!("no {what} within {STARTS_WITHIN:?}");
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// The port it listens on, once it does.
    ///
    /// # Errors
    /// When it ends, or a minute passes, before that.
    pub fn listens_on(&mut self) -> Result<u16> {
        let id = i32::try_from(self.id())?;
        let port = Cell::new(None);
        self.wait_until("listening on a port", || {
            // It may have ended just now; then there is nothing to look at.
            port.set(listening(id).unwrap_or_default());
            port.get().is_some()
        })?;
        port.get().context("a port was found")
    }

    /// How it ended, if it has.
    ///
    /// # Errors
    /// When the system cannot tell.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.0.try_wait()?)
    }

    /// Ends it now.
    pub fn end(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The port on which that process listens.
fn listening(id: i32) -> ProcResult<Option<u16>> {
    let process = procfs::process::Process::new(id)?;
    let mut sockets = Vec::new();
    for file in process.fd()?.flatten() {
        if let FDTarget::Socket(inode) = file.target {
            sockets.push(inode);
        }
    }
    let mut all = process.tcp()?.into_iter();
    let own = all.find(|it| it.state == TcpState::Listen && sockets.contains(&it.inode));
    Ok(own.map(|it| it.local_address.port()))
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}
