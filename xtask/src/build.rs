//! The release build: the tools, then Trunk, which ends by running
//! [`finish`](crate::finish).

use std::env;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fs_err::{self as fs, File};
use xshell::cmd;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::steps::shell;
use crate::{finish, project, setup, sizes};

/// The build as one file.
const ARCHIVE: &str = "target/hamstretch.zip";

/// Installs what is missing, builds the app into `dist/`, packs it into one file
/// beside what cargo makes, and says how large its first load is.
pub fn build() -> Result<()> {
    build_with(&setup::building()?)?;
    pack(&project::dist(), &project::root().join(ARCHIVE))?;
    println!("{ARCHIVE} has all of it, for any host.");
    Ok(())
}

/// Builds with the tools that are on this `PATH`.
fn build_with(path: &OsStr) -> Result<()> {
    // A panic names its file. What is before that file's crate is this machine's own.
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let home = home.context("neither CARGO_HOME nor HOME is set")?;
    let sources = home.join("registry/src");
    let mut flags = Vec::new();
    for folder in sources.read_dir().into_iter().flatten() {
        let folder = folder?.path();
        flags.push(format!("--remap-path-prefix={}/=", folder.display()));
    }
    let shell = shell()?;
    shell.set_var("PATH", path);
    let variable = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
    shell.set_var(variable, flags.join(" "));
    // A newer Trunk is no news: the version is chosen here.
    cmd!(shell, "trunk build --release --skip-version-check").run()?;
    let load = sizes::in_kb(sizes::first_load(&project::dist())?.brotli());
    let limit = sizes::in_kb(sizes::FIRST_LOAD);
    println!("dist/ is ready: the first load is {load} as brotli, of {limit} that it may be.");
    Ok(())
}

/// Packs what is in `dist`, in the order of the names and without any time or
/// owner: the same build gives the same bytes.
pub fn pack(dist: &Path, archive: &Path) -> Result<()> {
    let mut zip = ZipWriter::new(File::create(archive)?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for name in finish::files(dist)? {
        zip.start_file(&name, options)?;
        zip.write_all(&fs::read(dist.join(&name))?)?;
    }
    zip.finish()?;
    Ok(())
}
