//! Real-time priority for what carries the sound.
//!
//! Between what computes a browser's sound and the device lie ordinary threads:
//! the sound server's, and those with which the browser talks to it. On a busy
//! machine these come too late a hundred times a minute, the device is given
//! nothing to play, and what is recorded is the machine's load rather than the
//! app; or the app believes that the phone has stopped its sound. A phone's sound
//! has no such threads.

use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use procfs::process::{Process, Task};

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
    let players = procfs::process::all_processes()
        .into_iter()
        .flatten()
        .flatten();
    let players = players.filter(|process| {
        let line = process.cmdline().unwrap_or_default().concat();
        PLAYERS.iter().any(|player| line.contains(player)) && is_told(process, server)
    });
    let tasks = players
        .filter_map(|player| player.tasks().ok())
        .flatten()
        .flatten();
    let carries = |task: &Task| {
        let name = task.stat().map(|stat| stat.comm).unwrap_or_default();
        THREADS.iter().any(|thread| name.starts_with(thread))
    };
    tasks
        .filter(carries)
        .filter_map(|task| u32::try_from(task.tid).ok())
        .collect()
}

/// Whether a process was told where the server is: it, or whoever started it. The browser
/// writes over the environment of its own children.
fn is_told(process: &Process, server: &str) -> bool {
    let environment = process.environ().unwrap_or_default();
    if environment
        .get(OsStr::new("PULSE_SERVER"))
        .is_some_and(|told| told == server)
    {
        return true;
    }
    let parent = process.stat().ok().filter(|stat| stat.ppid > 1);
    let parent = parent.and_then(|stat| Process::new(stat.ppid).ok());
    parent.is_some_and(|parent| is_told(&parent, server))
}

/// Noticing late is of no use.
fn raise_this_thread() {
    let this = std::fs::read_link("/proc/thread-self").unwrap_or_default();
    let id = this.file_name().and_then(|id| id.to_str()?.parse().ok());
    // Without the right to it, it is as late as the rest.
    id.map(raise);
}
