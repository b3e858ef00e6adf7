//! A program that cargo compiles from its registry.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::say;
use crate::steps::run;

/// How it is compiled: the tools run for seconds, so quick to compile counts for more
/// than quick to run.
pub(super) struct Compiled {
    /// Whether to try again without `--locked`.
    pub(super) unlocked_too: bool,
    /// Whether with what its authors have it do unless told otherwise.
    pub(super) defaults: bool,
    /// The compiler's `opt-level`.
    pub(super) optimised: &'static str,
}

impl Compiled {
    pub(super) const QUICKLY: Compiled = Compiled {
        unlocked_too: false,
        defaults: true,
        optimised: "0",
    };

    /// Puts its programs into the folder's `bin`.
    pub(super) fn install(&self, package: &str, version: &str, folder: &Path) -> Result<()> {
        let what = format!("installing {package}");
        let cargo = || self.cargo(package, version, folder);
        let locked = run(&what, cargo().arg("--locked"));
        if locked.is_err() && self.unlocked_too {
            say("Its own lock file cannot be met here: trying without it…");
            return run(&what, &mut cargo());
        }
        locked
    }

    fn cargo(&self, package: &str, version: &str, folder: &Path) -> Command {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", package, "--version", version, "--root"])
            .arg(folder)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.optimised);
        if !self.defaults {
            cargo.arg("--no-default-features");
        }
        cargo
    }
}
