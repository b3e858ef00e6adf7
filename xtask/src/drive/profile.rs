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

    /// The browser and all it has started: its own children are not told the
    /// folder, and would outlive it long enough to write to it.
    fn users(&self) -> Vec<Pid> {
        let told = self.root.to_string_lossy();
        let processes = processes();
        let is_told = |process: &&Process| process.line.contains(&*told);
        let mut users: Vec<i32> = processes.iter().filter(is_told).map(|it| it.id).collect();
        let mut next = 0;
        while let Some(parent) = users.get(next).copied() {
            let children = processes.iter().filter(|it| it.parent == parent);
            let unknown: Vec<i32> = children
                .map(|it| it.id)
                .filter(|id| !users.contains(id))
                .collect();
            users.extend(unknown);
            next += 1;
        }
        users.into_iter().filter_map(Pid::from_raw).collect()
    }
}

/// A process of this machine.
struct Process {
    id: i32,
    parent: i32,
    line: String,
}

/// Those there are at this moment; one that ends meanwhile is left out.
fn processes() -> Vec<Process> {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    let process = |id: i32| {
        let line = std::fs::read(format!("/proc/{id}/cmdline")).ok()?;
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // `id (name) state parent …`, and the name may have anything in it. One
        // that has ended and is not yet buried uses nothing any more.
        let mut rest = stat.rsplit_once(')')?.1.split_whitespace();
        rest.next().filter(|state| *state != "Z")?;
        Some(Process {
            id,
            parent: rest.next()?.parse().ok()?,
            line: String::from_utf8_lossy(&line).into_owned(),
        })
    };
    entries
        .flatten()
        .filter_map(|entry| process(entry.file_name().to_str()?.parse().ok()?))
        .collect()
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
