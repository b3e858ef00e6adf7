//! A browser's profile: what it keeps on disk, in a folder of its own.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};

/// A profile, removed from the disk when dropped. It outlives its browser, so
/// that a test can end the one and open another on what it left behind.
#[derive(Debug)]
pub struct Profile {
    root: PathBuf,
}

impl Profile {
    /// An empty one, as on a phone that has never seen the app.
    ///
    /// # Errors
    /// When there is no room for temporary files.
    pub fn fresh() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("hamstretch-").tempdir();
        // The folder is removed by this type's own, more patient `drop`.
        let root = folder.context("making a browser profile")?.keep();
        for part in ["profile", "tmp"] {
            std::fs::create_dir(root.join(part)).context("making a browser profile")?;
        }
        Ok(Self { root })
    }

    /// What the browser keeps.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.root.join("profile")
    }

    /// Where browser and driver put their temporary files, which a killed
    /// browser leaves behind.
    pub(super) fn temporary(&self) -> PathBuf {
        self.root.join("tmp")
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // The last processes of a killed browser may still be writing.
        for _ in 0..40 {
            if std::fs::remove_dir_all(&self.root).is_ok() || !self.root.exists() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        eprintln!("a browser profile was left behind: {}", self.root.display());
    }
}
