//! The folder the tools are kept in, outside the repository, so that every
//! clone on a machine shares them, and the lock that lets only one set-up
//! install at a time.

use std::fs::{self, File, TryLockError};
#[cfg(test)]
use std::path::Path;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The tools' folder: `$HAMSTRETCH_CACHE`, else `$XDG_CACHE_HOME/hamstretch`,
/// else `~/.cache/hamstretch`.
#[derive(Debug)]
pub(super) struct Cache {
    root: PathBuf,
}

impl Cache {
    pub(super) fn find() -> Result<Self> {
        let root = folder_from(|name| std::env::var_os(name).map(PathBuf::from))
            .context("no folder for the tools: set HAMSTRETCH_CACHE or HOME")?;
        fs::create_dir_all(&root)
            .with_context(|| format!("making the tools' folder {}", root.display()))?;
        Ok(Self { root })
    }

    /// One folder per tool and version, so that no version is taken for another.
    pub(super) fn folder(&self, name: &str, version: &str) -> PathBuf {
        self.root.join(format!("{name}-{version}"))
    }

    /// Waits until no other set-up is at work, and keeps others out until the
    /// returned file is dropped (or this process ends, however it ends).
    pub(super) fn lock(&self) -> Result<File> {
        let path = self.root.join("set-up.lock");
        let file = File::create(&path).with_context(|| format!("opening {}", path.display()))?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            eprintln!("Waiting for another set-up on this machine to finish…");
        }
        file.lock()
            .with_context(|| format!("locking {}", path.display()))?;
        Ok(file)
    }

    #[cfg(test)]
    pub(super) fn at(root: &Path) -> Self {
        Self { root: root.into() }
    }
}

fn folder_from(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let asked = variable("HAMSTRETCH_CACHE").and_then(|path| std::path::absolute(path).ok());
    // The XDG rules say to pass over a relative path.
    let set = |name: &str| variable(name).filter(|path| path.is_absolute());
    asked
        .or_else(|| set("XDG_CACHE_HOME").map(|path| path.join("hamstretch")))
        .or_else(|| set("HOME").map(|path| path.join(".cache/hamstretch")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wish_decides_where_the_tools_are_kept() {
        let all = [
            ("HAMSTRETCH_CACHE", "/a"),
            ("XDG_CACHE_HOME", "/b"),
            ("HOME", "/c"),
        ];
        let among = |set: &[(&str, &str)]| {
            let value = |name: &str| set.iter().find(|(known, _)| *known == name);
            folder_from(|name| value(name).map(|(_, value)| PathBuf::from(value)))
        };
        assert_eq!(among(&all), Some("/a".into()));
        assert_eq!(among(&all[1..]), Some("/b/hamstretch".into()));
        assert_eq!(among(&all[2..]), Some("/c/.cache/hamstretch".into()));
        assert_eq!(among(&[("HAMSTRETCH_CACHE", "")]), None);
    }

    #[test]
    fn only_one_set_up_is_at_work_at_a_time() {
        let folder = tempfile::tempdir().expect("a temp folder");
        let held = Cache::at(folder.path())
            .lock()
            .expect("nobody else holds it");
        let other = File::open(folder.path().join("set-up.lock")).expect("it exists");
        assert!(matches!(other.try_lock(), Err(TryLockError::WouldBlock)));
        drop(held);
        assert!(other.try_lock().is_ok());
    }
}
