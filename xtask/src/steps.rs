//! Running other programs, one at a time, so that a failure says in words what was being done.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use xshell::Shell;

use crate::project;

/// What runs other programs, in the repository's root.
pub(crate) fn shell() -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(project::root());
    Ok(shell)
}

/// What `program argument` prints on its standard output, or `None` when the program is missing
/// or fails.
pub(crate) fn answer(program: impl AsRef<Path>, arguments: &[&str]) -> Option<String> {
    let shell = shell().ok()?;
    let asked = shell.cmd(program).args(arguments);
    asked.quiet().ignore_stderr().read().ok()
}

/// Runs `command` with its output shown, and waits for it.
///
/// `what` says what is being done, for the error ("building the app").
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| what.to_owned())?;
    ensure!(status.success(), "{what} failed ({status})");
    Ok(())
}
