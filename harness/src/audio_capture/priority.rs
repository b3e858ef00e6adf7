//! Real-time priority for what carries the sound.
//!
//! Between what computes a browser's sound and the device lie ordinary threads:
//! the sound server's, and those with which the browser talks to it. On a busy
//! machine these come too late a hundred times a minute, the device is given
//! nothing to play, and what is recorded is the machine's load rather than the
//! app; or the app believes that the phone has stopped its sound. A phone's sound
//! has no such threads.

use std::ffi::OsStr;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use procfs::process::{Process, Task};

use crate::process::families;

/// Above the device's own thread, below the browser's.
const PRIORITY: &str = "6";

/// The threads that make sound or hand it on, by how their names begin: the
/// sound library's, Firefox' (`GraphRunner` computes it), WebKit's.
const THREADS: [&str; 4] = ["threaded-ml", "AudioIP", "GraphRunner", "webaudioSrc"];

/// How soon a browser's sound is noticed when there is none yet, and after.
const AT_FIRST: Duration = Duration::from_millis(100);
const LATER: Duration = Duration::from_millis(250);

/// Gives one thread (or a process's first) priority. Only root may.
pub(super) fn raise(id: u32) -> bool {
    let mut chrt = Command::new("chrt");
    let raised = chrt.args(["--rr", "--pid", PRIORITY, &id.to_string()]);
    raised.output().is_ok_and(|it| it.status.success())
}

/// Raises whoever comes to play at one server, until what is returned is dropped.
#[must_use]
pub(super) fn raise_players_at(server: String) -> Arc<()> {
    let wanted = Arc::new(());
    let is_wanted = Arc::downgrade(&wanted);
    std::thread::spawn(move || {
        // Noticing late is of no use; without the right to it, this is as late as the rest.
        raise(rustix::thread::gettid().as_raw_pid().unsigned_abs());
        let mut raised = Vec::new();
        while is_wanted.strong_count() > 0 {
            let players = players_at(&server);
            for id in players.iter().filter(|id| !raised.contains(*id)) {
                raise(*id);
            }
            raised = players;
            std::thread::sleep(if raised.is_empty() { AT_FIRST } else { LATER });
        }
    });
    wanted
}

/// The threads by which browsers play at this server: of those that were told where it is,
/// and of their children, since a browser writes over the environment of its own.
fn players_at(server: &str) -> Vec<u32> {
    let players = families(|process| {
        let environment = process.environ().unwrap_or_default();
        let told = environment.get(OsStr::new("PULSE_SERVER"));
        told.is_some_and(|told| told == server)
    });
    let tasks = players
        .into_iter()
        .filter_map(|id| Process::new(id).ok()?.tasks().ok());
    let carries = |task: &Task| {
        let name = task.stat().map(|stat| stat.comm).unwrap_or_default();
        THREADS.iter().any(|thread| name.starts_with(thread))
    };
    let threads = tasks.flatten().flatten().filter(carries);
    threads.map(|task| task.tid.unsigned_abs()).collect()
}
