//! A program that ends with its owner: by the handle it was started with, never by its name.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use procfs::ProcResult;
use procfs::net::TcpState;
use procfs::process::FDTarget;

const STARTS_WITHIN: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(20);

/// A running program. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Process(Child);

impl Process {
    /// Starts it; what it prints goes to `output`, and its complaints nowhere.
    pub(crate) fn start(command: &mut Command, output: Stdio) -> Result<Self> {
        let command = command.stdin(Stdio::null()).stdout(output);
        let child = command.stderr(Stdio::null()).spawn();
        let program = command.get_program().to_string_lossy();
        Ok(Self(child.with_context(|| format!("running {program}"))?))
    }

    /// Its number on this machine.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    /// What it prints, once, where that was asked for.
    pub(crate) fn output(&mut self) -> Result<ChildStdout> {
        self.0.stdout.take().context("its output is not at hand")
    }

    /// What is found in a line that it prints once it has started.
    pub(crate) fn printed<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> Result<T> {
        let output = BufReader::new(self.output()?);
        let (say, said) = mpsc::channel();
        // Reads to the end, though nobody listens any more once it is found: a full pipe
        // would block the program.
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let _ = say.send(line);
            }
        });
        self.wait_for("the line that is waited for", || {
            said.try_iter().find_map(|it| find(&it))
        })
    }

    /// The port it listens on, once it does.
    pub(crate) fn listens_on(&mut self) -> Result<u16> {
        let id = i32::try_from(self.id())?;
        // It may have ended just now; then there is nothing to look at.
        let port = || listening(id).unwrap_or_default();
        self.wait_for("a port it listens on", port)
    }

    /// Waits for something that it does, for a minute at most, and while it runs.
    pub(crate) fn wait_for<T>(&mut self, what: &str, look: impl Fn() -> Option<T>) -> Result<T> {
        let begun = Instant::now();
        loop {
            let ended = self.ended()?;
            if let Some(found) = look() {
                return Ok(found);
            }
            if let Some(status) = ended {
                bail!("it ended at once ({status}), without {what}");
            }
            if begun.elapsed() > STARTS_WITHIN {
                bail!("no {what} within {STARTS_WITHIN:?}");
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.0.try_wait()?)
    }

    /// Ends it now.
    pub(crate) fn end(&mut self) {
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

/// The port on which that process listens.
fn listening(id: i32) -> ProcResult<Option<u16>> {
    let process = procfs::process::Process::new(id)?;
    let files = process.fd()?.flatten().map(|file| file.target);
    let files: Vec<_> = files.collect();
    let is_its = |inode| files.contains(&FDTarget::Socket(inode));
    let mut all = process.tcp()?.into_iter();
    let own = all.find(|it| it.state == TcpState::Listen && is_its(it.inode));
    Ok(own.map(|it| it.local_address.port()))
}

/// The processes for which `is_first` holds, and all that they have started. What ends
/// meanwhile is left out.
pub(crate) fn families(is_first: impl Fn(&procfs::process::Process) -> bool) -> Vec<i32> {
    let all = procfs::process::all_processes().into_iter().flatten();
    let alive = all.flatten().filter_map(|process| {
        let stat = process.stat().ok().filter(|stat| stat.state != 'Z')?;
        Some((stat.pid, stat.ppid, is_first(&process)))
    });
    let alive: Vec<_> = alive.collect();
    let first = alive.iter().filter(|(.., is_first)| *is_first);
    let mut found: Vec<i32> = first.map(|(id, ..)| *id).collect();
    loop {
        let is_new = |id, parent| found.contains(parent) && !found.contains(id);
        let started = alive.iter().filter(|(id, parent, _)| is_new(id, parent));
        let started: Vec<i32> = started.map(|(id, ..)| *id).collect();
        if started.is_empty() {
            return found;
        }
        found.extend(started);
    }
}
