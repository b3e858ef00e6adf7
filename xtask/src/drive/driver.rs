//! chromedriver: started on a free port of this machine, ended by its handle.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use super::Profile;

/// A running chromedriver. Dropping it ends it, but not its browser.
#[derive(Debug)]
pub(super) struct Driver {
    process: Child,
    pub(super) url: String,
}

impl Driver {
    pub(super) fn start(program: &Path, profile: &Profile) -> Result<Self> {
        let mut process = Command::new(program)
            // Port 0: any free one, which it then names.
            .args(["--port=0", "--log-level=OFF"])
            .env("TMPDIR", profile.temporary())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("running {}", program.display()))?;
        let output = process
            .stdout
            .take()
            .context("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line));
        let mut driver = Self {
            process,
            url: String::new(),
        };
        let port = port.context("chromedriver did not say which port it took")?;
        driver.url = format!("http://127.0.0.1:{port}");
        // A full pipe would block it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(driver)
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
