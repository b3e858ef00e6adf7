//! chromedriver: started on a free port of this machine, ended by its handle.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::Profile;

const STARTS_WITHIN: Duration = Duration::from_secs(60);
const TRIES: u32 = 3;

/// A running chromedriver. Dropping it ends it, but not its browser.
#[derive(Debug)]
pub(super) struct Driver {
    process: Child,
    pub(super) url: String,
}

impl Driver {
    /// The browser inherits its driver's environment.
    pub(super) fn start(
        program: &Path,
        profile: &Profile,
        environment: &[(&'static str, OsString)],
    ) -> Result<Self> {
        let mut tries = 1;
        loop {
            let started = Self::start_once(program, profile, environment);
            match started {
                // It looks for a port that is free in IPv4, then needs the same
                // in IPv6, and ends when another program was quicker.
                Err(error) if tries < TRIES => eprintln!("{error:#}; starting it again"),
                done => return done,
            }
            tries += 1;
        }
    }

    fn start_once(
        program: &Path,
        profile: &Profile,
        environment: &[(&'static str, OsString)],
    ) -> Result<Self> {
        let mut process = Command::new(program)
            // Port 0: any free one, which it then names.
            .arg("--port=0")
            .env("TMPDIR", profile.temporary())
            .envs(environment.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("running {}", program.display()))?;
        let output = process
            .stdout
            .take()
            .context("chromedriver has no output")?;
        let mut driver = Self {
            process,
            url: String::new(),
        };
        let (say, said) = mpsc::channel();
        std::thread::spawn(move || {
            // Reads to the end: a full pipe would block it.
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // Nobody listens any more once the port is known.
                let _ = say.send(line);
            }
        });
        let begun = Instant::now();
        let mut last = String::from("nothing");
        while let Ok(line) = said.recv_timeout(STARTS_WITHIN.saturating_sub(begun.elapsed())) {
            if let Some(port) = port_in(&line) {
                driver.url = format!("http://127.0.0.1:{port}");
                return Ok(driver);
            }
            last = line;
        }
        bail!("chromedriver did not say which port it took; the last it said: {last}")
    }
}

/// `ChromeDriver was started successfully on port 41207.`
fn port_in(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?
        .1
        .trim_end_matches('.')
        .parse()
        .ok()
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
