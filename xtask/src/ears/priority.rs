//! Real-time priority for what carries the sound.
//!
//! Between the browser's own real-time sound thread and the device's lie two
//! ordinary ones: the sound server's, and the one with which the browser talks
//! to it. On a busy machine these come too late a hundred times a minute, the
//! device is given nothing to play, and what is recorded is the machine's load
//! rather than the app. A phone's sound has no such threads.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// Above the device's own thread, below the browser's.
const PRIORITY: &str = "6";

/// The thread in which a program's sound library talks to its server.
const TALKS_TO_SERVER: &str = "threaded-ml";

/// A new browser's sound has this long to wait.
const LOOKS_EVERY: Duration = Duration::from_millis(100);

/// Gives one thread (or a process's first) priority. Only root may.
pub(super) fn raise(id: u32) -> bool {
    Command::new("chrt")
        .args(["--rr", "--pid", PRIORITY, &id.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Raises whoever comes to play at one server, until dropped.
#[derive(Debug)]
pub(super) struct Raising {
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Raising {
    pub(super) fn of_players_at(server: String) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let is_over = Arc::clone(&over);
        let thread = std::thread::spawn(move || {
            let mut raised = Vec::new();
            while !is_over.load(Ordering::Relaxed) {
                for id in players_at(&server) {
                    if !raised.contains(&id) {
                        raise(id);
                        raised.push(id);
                    }
                }
                std::thread::sleep(LOOKS_EVERY);
            }
        });
        Self {
            over,
            thread: Some(thread),
        }
    }
}

impl Drop for Raising {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // It has nothing to panic over.
            let _ = thread.join();
        }
    }
}

/// The threads that talk to this server: those with their name, in processes
/// whose environment names it.
fn players_at(server: &str) -> Vec<u32> {
    let is_player = |process: &PathBuf| {
        let environment = std::fs::read(process.join("environ")).unwrap_or_default();
        let mut lines = environment.split(|byte| *byte == 0);
        lines.any(|line| line.strip_prefix(b"PULSE_SERVER=") == Some(server.as_bytes()))
    };
    numbered(Path::new("/proc"))
        .filter(is_player)
        .flat_map(|process| numbered(&process.join("task")))
        .filter(|task| {
            let name = std::fs::read_to_string(task.join("comm")).unwrap_or_default();
            name.trim() == TALKS_TO_SERVER
        })
        .filter_map(|task| task.file_name()?.to_str()?.parse().ok())
        .collect()
}

/// The folders of processes or threads; one that ends meanwhile is left out.
fn numbered(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
    })
}
