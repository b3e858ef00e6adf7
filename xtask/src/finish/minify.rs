//! Scripts and styles made small by esbuild. Trunk's own minifier does not
//! understand the script wasm-bindgen writes.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::setup;

/// esbuild, ready to run.
pub(super) struct Minifier {
    program: PathBuf,
}

/// What is to be made small.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Module,
    /// A script that runs in browsers that the app does not run in, too.
    Script,
    Style,
}

impl Minifier {
    /// Installs it when it is missing, as a bare `trunk build` has had no set-up.
    pub(super) fn ready() -> Result<Self> {
        Ok(Self {
            program: setup::minifier()?,
        })
    }

    pub(super) fn minify(&self, kind: Kind, text: &str) -> Result<String> {
        let mut command = Command::new(&self.program);
        command.args([
            "--minify",
            "--charset=utf8",
            "--legal-comments=none",
            "--log-level=warning",
        ]);
        match kind {
            // What a module neither uses nor exports is out of reach.
            Kind::Module => command.args(["--loader=js", "--format=esm", "--tree-shaking=true"]),
            Kind::Script => command.args(["--loader=js", "--target=es2015"]),
            Kind::Style => command.arg("--loader=css"),
        };
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("running {}", self.program.display()))?;
        // esbuild reads all before it writes, so this cannot block both.
        child
            .stdin
            .take()
            .context("esbuild has no input")?
            .write_all(text.as_bytes())?;
        let output = child.wait_with_output()?;
        if !output.status.success() {
            bail!("esbuild could not minify this (see above)");
        }
        Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
    }
}
