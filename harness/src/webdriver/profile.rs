//! A browser's profile: what it keeps on disk, in a folder of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::wait_until;
use crate::process::families;

/// Together five seconds: what a killed browser's processes may take to go.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(50);

/// A profile, removed from the disk with the last that has it. It outlives its browser, so
/// that a test can end the one and open another on what it left behind.
#[derive(Debug, Clone)]
pub struct Profile(Arc<TempDir>);

impl Profile {
    /// An empty one, as on a phone that has never seen the app.
    ///
    /// # Errors
    /// When there is no room for temporary files.
    pub fn fresh() -> Result<Self> {
        let root = tempfile::Builder::new().prefix("hamstretch-").tempdir();
        let fresh = Self(Arc::new(root.context("making a browser profile")?));
        for folder in [fresh.folder(), fresh.temporary()] {
            std::fs::create_dir(folder).context("making a browser profile")?;
        }
        Ok(fresh)
    }

    /// What the browser keeps.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.0.path().join("profile")
    }

    /// Where browser and driver put their temporary files, which a killed
    /// browser leaves behind.
    pub(super) fn temporary(&self) -> PathBuf {
        self.0.path().join("tmp")
    }

    /// Kills the browser's processes, all of them, and sees them gone.
    pub(super) fn kill_users(&self) {
        for _ in 0..TRIES {
            let users = self.users();
            if users.is_empty() {
                return;
            }
            for process in users.into_iter().filter_map(Pid::from_raw) {
                // It may end by itself between the look and the signal.
                let _ = kill_process(process, Signal::KILL);
            }
            std::thread::sleep(PAUSE);
        }
        eprintln!("a browser would not end: {:?}", self.users());
    }

    /// Waits until a browser that is closing has written all it wants to.
    pub(super) async fn wait_for_users(&self) -> Result<()> {
        let is_closed = async || Ok(self.users().is_empty());
        wait_until("the browser to end", Duration::from_secs(30), is_closed).await
    }

    /// The browser is known by its profile's folder, which no other program is told on its
    /// command line. Its own children are not told, and would outlive it long enough to
    /// write to it.
    fn users(&self) -> Vec<i32> {
        let folder = self.0.path().to_string_lossy();
        families(|process| {
            let line = process.cmdline().unwrap_or_default().concat();
            line.contains(&*folder)
        })
    }
}
