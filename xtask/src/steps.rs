//! Running other programs, in the repository's root.

use std::path::Path;

use anyhow::Result;
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
