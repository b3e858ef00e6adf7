//! A browser's profile: what it keeps on disk, in a folder of its own.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};

use super::wait_until;

/// Together five seconds: what a killed browser's processes may take to go.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(50);

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

    /// Kills the browser's processes, all of them, and sees them gone. They are
    /// known by their own profile's folder, which no other program is told on its
    /// command line.
    pub(super) fn kill_users(&self) {
        for _ in 0..TRIES {
            let users = self.users();
            if users.is_empty() {
                return;
            }
            for process in users {
                // It may end by itself between the look and the signal.
                let _ = kill_process(process, Signal::KILL);
            }
            std::thread::sleep(PAUSE);
        }
        eprintln!("a browser would not end: {:?}", self.users());
    }

    /// Waits until a browser that is closing has written all it wants to.
    pub(super) async fn wait_for_users(&self) -> Result<()> {
        let limit = Duration::from_secs(30);
        wait_until("the browser to end", limit, async || {
            Ok(self.users().is_empty())
        })
        .await
    }

    /// The browser and all it has started: its own children are not told the folder, and
    /// would outlive it long enough to write to it. What ends meanwhile is left out.
    fn users(&self) -> Vec<Pid> {
        let told = self.root.to_string_lossy();
        let all = procfs::process::all_processes()
            .into_iter()
            .flatten()
            .flatten();
        let alive = all.filter_map(|process| {
            let stat = process.stat().ok().filter(|stat| stat.state != 'Z')?;
            Some((stat.pid, stat.ppid, process.cmdline().ok()?.concat()))
        });
        let alive: Vec<_> = alive.collect();
        let is_told = |(_, _, line): &&(i32, i32, String)| line.contains(&*told);
        let mut users: Vec<i32> = alive.iter().filter(is_told).map(|(id, ..)| *id).collect();
        let mut next = 0;
        while let Some(user) = users.get(next).copied() {
            let children = alive.iter().filter(|(_, parent, _)| *parent == user);
            let unknown = children
                .map(|(id, ..)| *id)
                .filter(|id| !users.contains(id));
            let unknown: Vec<i32> = unknown.collect();
            users.extend(unknown);
            next += 1;
        }
        users.into_iter().filter_map(Pid::from_raw).collect()
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        for _ in 0..TRIES {
            if std::fs::remove_dir_all(&self.root).is_ok() {
                return;
            }
            std::thread::sleep(PAUSE);
        }
        eprintln!("a browser profile was left behind: {}", self.root.display());
    }
}
