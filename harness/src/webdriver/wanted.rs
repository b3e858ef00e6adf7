//! What is to be started for an engine.

use std::process::Command;

use anyhow::Result;
use thirtyfour::Capabilities;

use crate::process::Process;

/// What one engine wants: its driver, what that is asked for, and a screen.
pub(super) struct Wanted {
    pub(super) driver: Command,
    /// How the port that the driver has taken is known: it chooses one itself, since one that
    /// is looked for beforehand may be another program's by the time it is taken.
    pub(super) port: fn(&mut Process) -> Result<u16>,
    pub(super) wishes: Capabilities,
    pub(super) screen: Option<Process>,
}
