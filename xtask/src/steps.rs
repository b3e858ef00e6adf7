//! Running other programs, one at a time, so that a failure says in words what
//! was being done, and asking them for their version.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Runs `command` with its output shown, and waits for it.
///
/// `what` says what is being done, for the error ("building the app").
///
/// # Errors
/// When the program is not there or ends with anything but success.
pub fn run(what: &str, mut command: impl std::borrow::BorrowMut<Command>) -> Result<()> {
    let command = command.borrow_mut();
    let line = line(command);
    let status = command
        .status()
        .with_context(|| format!("{what}: could not run `{line}`"))?;
    if !status.success() {
        bail!("{what} failed ({status}): `{line}`");
    }
    Ok(())
}

/// What `program argument` prints on its standard output, or `None` when the
/// program is missing or fails.
#[must_use]
pub fn answer(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is on the `PATH`.
#[must_use]
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_work_and_the_command_and_what_is_missing_has_no_answer() {
        let error = run("cooking", Command::new("false").arg("soup")).expect_err("false fails");
        let text = format!("{error:#}");
        assert!(
            text.contains("cooking failed") && text.contains("`false soup`"),
            "{text}"
        );
        assert_eq!(answer("no-such-program-anywhere", &["--version"]), None);
    }
}
