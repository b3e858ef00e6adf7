//! Scripts and styles made small by esbuild. Trunk's own minifier does not understand the
//! script wasm-bindgen writes.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::setup;

/// esbuild, ready to run.
pub(super) struct Minifier(PathBuf);

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
        setup::program(&setup::ESBUILD).map(Self)
    }

    pub(super) fn minify(&self, kind: Kind, text: &str) -> Result<String> {
        let how: &[&str] = match kind {
            // What a module neither uses nor exports is out of reach.
            Kind::Module => &["--loader=js", "--format=esm", "--tree-shaking=true"],
            Kind::Script => &["--loader=js", "--target=es2015"],
            Kind::Style => &["--loader=css"],
        };
        let mut child = Command::new(&self.0)
            .args([
                "--minify",
                "--charset=utf8",
                "--legal-comments=none",
                "--log-level=warning",
            ])
            .args(how)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("running esbuild")?;
        // esbuild reads all before it writes, so this cannot block both.
        let mut input = child.stdin.take().context("esbuild has no input")?;
        input.write_all(text.as_bytes())?;
        drop(input);
        let output = child.wait_with_output()?;
        ensure!(
            output.status.success(),
            "esbuild could not minify this (see above)"
        );
        Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
    }
}
