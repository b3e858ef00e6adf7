//! Real-time priority for what carries the sound.
//!
//! Between what computes a browser's sound and the device lie ordinary threads:
//! the sound server's, and those with which the browser talks to it. On a busy
//! machine these come too late a hundred times a minute, the device is given
//! nothing to play, and what is recorded is the machine's load rather than the
//! app; or the app believes that the phone has stopped its sound. A phone's sound
//! has no such threads.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// Above the device's own thread, below the browser's.
const PRIORITY: &str = "6";

/// The threads that make sound or hand it on, by how their names begin: the
/// sound library's, Firefox' (`GraphRunner` computes it), WebKit's.
const THREADS: [&str; 4] = ["threaded-ml", "AudioIP", "GraphRunner", "webaudioSrc"];

/// The browsers' processes they are in.
const PLAYERS: [&str; 3] = ["AudioService", "firefox", "WebKitWebProcess"];

/// How soon a browser's sound is noticed when there is none yet, and after.
const AT_FIRST: Duration = Duration::from_millis(100);
const LATER: Duration = Duration::from_millis(250);

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
            raise_this_thread();
            let mut raised = Vec::new();
            while !is_over.load(Ordering::Relaxed) {
                let talkers = talkers_to(&server);
                for id in &talkers {
                    if !raised.contains(id) {
                        raise(*id);
                    }
                }
                raised = talkers;
                std::thread::sleep(if raised.is_empty() { AT_FIRST } else { LATER });
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

/// The threads by which browsers play at this server.
fn talkers_to(server: &str) -> Vec<u32> {
    let told = format!("PULSE_SERVER={server}");
    numbered(Path::new("/proc"))
        .filter(|process| {
            let line = text_of(&process.join("cmdline"));
            PLAYERS.iter().any(|player| line.contains(player)) && is_told(process, &told)
        })
        .flat_map(|process| numbered(&process.join("task")))
        .filter(|task| {
            let name = text_of(&task.join("comm"));
            THREADS.iter().any(|thread| name.starts_with(thread))
        })
        .filter_map(|task| task.file_name()?.to_str()?.parse().ok())
        .collect()
}

/// Whether a process was told where the server is: it, or whoever started it.
/// The browser writes over the environment of its own children.
fn is_told(process: &Path, told: &str) -> bool {
    let parent = |process: &PathBuf| {
        let status = std::fs::read_to_string(process.join("status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("PPid:"))?;
        let parent: u32 = line.trim().parse().ok()?;
        (parent > 1).then(|| Path::new("/proc").join(parent.to_string()))
    };
    std::iter::successors(Some(process.to_owned()), parent)
        .any(|process| text_of(&process.join("environ")).contains(told))
}

/// Noticing late is of no use.
fn raise_this_thread() {
    let this = std::fs::read_link("/proc/thread-self").unwrap_or_default();
    let id = this.file_name().and_then(|id| id.to_str()?.parse().ok());
    // Without the right to it, it is as late as the rest.
    id.map(raise);
}

fn text_of(file: &Path) -> String {
    let bytes = std::fs::read(file).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The folders of processes or threads; one that ends meanwhile is left out.
fn numbered(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
    })
}
