//! The release build: the tools, then Trunk, which ends by running
//! [`finish`](crate::finish).

use std::process::Command;

use anyhow::Result;

use crate::steps::run;
use crate::{archive, project, setup, sizes};

/// The build as one file.
const ARCHIVE: &str = "target/hamstretch.zip";

/// Compiles the standard library along with the app, for size, and lets a panic
/// end the app at once instead of wording it first: 14.7 KB of brotli
/// less to download (101.6 without it, when it was measured). Both
/// are unstable in cargo and rustc; the toolchain is pinned, so they hold still.
/// Trunk.toml takes these away again for what runs on the host.
///
/// Loops are left as they are written, too: what LLVM makes of them costs more
/// variables than it saves sums, 0.3 KB (87.3 with it).
const SMALL: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Cllvm-args=-disable-lsr \
         --cfg=split -Clink-arg=--emit-relocs",
    ),
];

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
    trunk
        // A newer Trunk is no news: the version is chosen here.
        .args(["build", "--release", "--skip-version-check"])
        .env("PATH", tools.path()?)
        .envs(SMALL)
        .current_dir(project::root());
    Ok(trunk)
}
