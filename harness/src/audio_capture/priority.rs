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
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use procfs::process::{Process, Task};

use crate::process::families;

/// Above the device's own thread, below the browser's.
const PRIORITY: &str = "6";

/// The threads that make sound or hand it on, by how their names begin: the
/// sound library's, Firefox' (`GraphRunner` computes it), WebKit's.
const THREADS: [&str; 4] = ["threaded-ml", "AudioIP", "GraphRunner", "webaudioSrc"];

/// How soon a browser's sound is noticed.
const PAUSE: Duration = Duration::from_millis(150);

/// Gives one thread (or a process's first) priority. Only root may.
pub(super) fn raise(id: u32) -> bool {
    let mut chrt = Command::new("chrt");
    let raised = chrt.args(["--rr", "--pid", PRIORITY, &id.to_string()]);
    raised.output().is_ok_and(|it| it.status.success())
}

/// The servers whose players are raised, of all that this program has open.
static SERVERS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn servers() -> MutexGuard<'static, Vec<String>> {
    SERVERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// While it lives, whoever comes to play at one server is raised.
#[derive(Debug)]
#[must_use]
pub(super) struct Raising(String);

impl Raising {
    /// Looks at all processes once for all servers, since that takes a processor 10 ms.
    pub(super) fn players_at(server: String) -> Self {
        let mut servers = servers();
        servers.push(server.clone());
        if servers.len() == 1 {
            std::thread::spawn(raise_players);
        }
        Self(server)
    }
}

impl Drop for Raising {
    fn drop(&mut self) {
        servers().retain(|server| *server != self.0);
    }
}

/// Until there is no server any more.
fn raise_players() {
    // Noticing late is of no use; without the right to it, this is as late as the rest.
    raise(rustix::thread::gettid().as_raw_pid().unsigned_abs());
    let mut raised = Vec::new();
    loop {
        let wanted = servers().clone();
        if wanted.is_empty() {
            return;
        }
        let players = players_at(&wanted);
        for id in players.iter().filter(|id| !raised.contains(*id)) {
            raise(*id);
        }
        raised = players;
        std::thread::sleep(PAUSE);
    }
}

/// The threads by which browsers play at these servers: of those that were told where one is,
/// and of their children, since a browser writes over the environment of its own.
fn players_at(servers: &[String]) -> Vec<u32> {
    let players = families(|process| {
        let environment = process.environ().unwrap_or_default();
        let told = environment.get(OsStr::new("PULSE_SERVER"));
        told.is_some_and(|told| servers.iter().any(|server| told == server.as_str()))
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
