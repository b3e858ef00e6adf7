//! The release build: the tools, then Trunk, which ends by running
//! [`finish`](crate::finish).

use std::process::Command;

use anyhow::Result;

use crate::steps::run;
use crate::{archive, project, setup, sizes};

/// The build as one file.
const ARCHIVE: &str = "target/hamstretch.zip";

/// Installs what is missing, builds the app into `dist/`, packs it into one file
/// beside what cargo makes, and says how large its first load is.
///
/// # Errors
/// When a tool cannot be installed or the app does not build.
pub fn build() -> Result<()> {
    let tools = setup::building()?;
    build_with(&tools)?;
    let archive = project::root().join(ARCHIVE);
    archive::pack(&project::dist(), &archive)?;
    println!("{ARCHIVE} has all of it, for any host.");
    Ok(())
}

/// Builds with tools that are ready.
///
/// # Errors
/// When the app does not build.
pub fn build_with(tools: &setup::Tools) -> Result<()> {
    run("building the app", &mut trunk(tools)?)?;
    let load = sizes::first_load(&project::dist())?;
    let load = sizes::in_kb(load.brotli());
    println!("dist/ is ready: the first load is {load} as brotli.");
    Ok(())
}

fn trunk(tools: &setup::Tools) -> Result<Command> {
    let mut trunk = Command::new("trunk");
    // A panic names its file. What is before that file's crate is this machine's own.
    let sources = project::cargo_home()?.join("registry/src");
    let folders = sources.read_dir().into_iter().flatten();
    let flags: Vec<String> = folders
        .map(|folder| {
            Ok(format!(
                "--remap-path-prefix={}/=",
                folder?.path().display()
            ))
        })
        .collect::<Result<_>>()?;
    trunk
        // A newer Trunk is no news: the version is chosen here.
        .args(["build", "--release", "--skip-version-check"])
        .env("PATH", tools.path()?)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            flags.join(" "),
        )
        .current_dir(project::root());
    Ok(trunk)
}
