//! A program that ends with its owner: by the handle it was started with, never
//! by its name.

use std::process::{Child, ChildStdout, Command, ExitStatus};

use anyhow::{Context, Result};
use rustix::process::{Pid, setpriority_process};

/// Ten times the share of a program that is in no hurry.
const HURRY: i32 = -10;

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

    /// Lets it, and what it starts from now on, go before whatever else this
    /// machine has to do. Only root may; `false` is that it could not.
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

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}
