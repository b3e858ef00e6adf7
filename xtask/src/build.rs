//! The release build: the tools, then Trunk, which ends by running
//! [`finish`](crate::finish).

use std::process::Command;

use anyhow::Result;

use crate::steps::run;
use crate::{project, setup, sizes};

/// Installs what is missing, builds the app into `dist/` and says how large
/// its first load is.
///
/// # Errors
/// When a tool cannot be installed or the app does not build.
pub fn build() -> Result<()> {
    let tools = setup::building()?;
    build_with(&tools)
}

/// Builds with tools that are ready.
///
/// # Errors
/// When the app does not build.
pub fn build_with(tools: &setup::Tools) -> Result<()> {
    run(
        "building the app",
        Command::new("trunk")
            // A newer Trunk is no news: the version is chosen here.
            .args(["build", "--release", "--skip-version-check"])
            .env("PATH", tools.path()?)
            .current_dir(project::root()),
    )?;
    let load = sizes::first_load(&project::dist())?;
    println!(
        "dist/ is ready: the first load is {} as brotli.",
        sizes::in_kb(load.brotli())
    );
    Ok(())
}
