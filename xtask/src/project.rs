//! Where things are in this repository.

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

/// The version of a package that Cargo.lock names.
///
/// # Errors
/// When Cargo.lock cannot be read or has no such package.
pub fn locked_version(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("reading Cargo.lock")?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock names no {package}"))
}

/// Cargo writes each package as `name = "…"` with `version = "…"` on the next line.
fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-macro"
version = "0.2.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
"#;

    #[test]
    fn the_lock_file_is_read_by_the_package_s_whole_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(LOCK, "wasm"), None);
    }

    #[test]
    fn this_repository_locks_wasm_bindgen() {
        assert!(locked_version("wasm-bindgen").is_ok());
    }
}
