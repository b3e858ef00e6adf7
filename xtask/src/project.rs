//! Where things are in this repository, and what its Cargo.lock says.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;
use serde::Deserialize;

/// The repository's root: the folder above this crate's.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the repository")
}

/// The folder a release build lands in.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// A package in the version that the app is locked to.
#[derive(Deserialize)]
pub(crate) struct Locked {
    pub(crate) name: String,
    pub(crate) version: String,
    /// The SHA-256 of what is downloaded; the repository's own have none.
    pub(crate) checksum: Option<String>,
}

/// The packages that Cargo.lock names.
pub(crate) fn locked() -> Result<Vec<Locked>> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Locked>,
    }
    let text = fs::read_to_string(root().join("Cargo.lock"))?;
    Ok(toml::from_str::<Lock>(&text)?.package)
}
