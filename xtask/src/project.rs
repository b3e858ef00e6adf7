//! Where things are in this repository, and what its Cargo.lock says.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository's root: the folder above this crate's.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the repository")
}

/// The folder a release build lands in.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's own folder.
///
/// # Errors
/// When neither it nor a home is known.
pub fn cargo_home() -> Result<PathBuf> {
    let known = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo"));
    known
        .or_else(home)
        .context("neither CARGO_HOME nor HOME is set")
}

/// The version of a package that Cargo.lock names.
///
/// # Errors
/// When Cargo.lock cannot be read or has no such package.
pub fn locked_version(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("reading Cargo.lock")?;
    let found = after(&lock, &format!("name = \"{package}\"\nversion = \""));
    Ok(found
        .with_context(|| format!("Cargo.lock names no {package}"))?
        .to_owned())
}

/// What Cargo.lock says a package's download hashes to; the repository's own have none.
pub(crate) fn locked_hash<'a>(lock: &'a str, name: &str, version: &str) -> Option<&'a str> {
    let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \"{version}\"\n"))?;
    after(rest.split("[[package]]").next()?, "checksum = \"")
}

/// What stands between `begins` and the next quote.
fn after<'a>(text: &'a str, begins: &str) -> Option<&'a str> {
    text.split_once(begins)?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_is_read_by_a_package_s_whole_name_and_version() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1\"\n\n[[package]]\nname = \"a\"\n\
                    version = \"2\"\nchecksum = \"00ff\"\n";
        assert_eq!(locked_hash(lock, "a", "2"), Some("00ff"));
        assert_eq!(locked_hash(lock, "a", "1"), None);
        assert!(locked_version("wasm-bindgen").is_ok() && locked_version("wasm-b").is_err());
    }
}
