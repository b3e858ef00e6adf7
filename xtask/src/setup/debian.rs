//! Debian's packages, through apt, as root or through sudo.

use std::process::Command;

use anyhow::{Result, bail};

use super::say;
use crate::steps::{answer, run};

/// Installs packages. `need` is what they are for, for whoever has no apt
/// ("the browser tests need Chromium"); `takes` how long it takes.
pub(super) fn install(need: &str, packages: &[&str], takes: &str) -> Result<()> {
    if answer("apt-get", &["--version"]).is_none() {
        bail!("{need} on the PATH; there is no apt-get here to install it with");
    }
    let names = packages.join(", ");
    say(&format!(
        "Installing {names} from Debian's packages ({takes}, once)…"
    ));
    run(
        "refreshing Debian's package lists",
        apt_get(packages)?.args(["--quiet=2", "update"]),
    )?;
    run(
        &format!("installing {names}"),
        apt_get(packages)?
            .args(["--quiet=2", "--yes", "--no-install-recommends", "install"])
            .args(packages),
    )
}

/// apt-get as root: as it is, or else through sudo.
fn apt_get(packages: &[&str]) -> Result<Command> {
    let root = answer("id", &["-u"]).as_deref() == Some("0");
    let mut command = if root {
        Command::new("apt-get")
    } else if answer("sudo", &["--version"]).is_some() {
        let mut sudo = Command::new("sudo");
        sudo.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    } else {
        let names = packages.join(" ");
        bail!(
            "{names} must be installed as root, and there is no sudo here: run `apt-get install \
             {names}` as root"
        );
    };
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        // Another apt may be at work: wait for it.
        .args(["-o", "DPkg::Lock::Timeout=600"]);
    Ok(command)
}
