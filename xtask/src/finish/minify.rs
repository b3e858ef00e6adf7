//! Scripts and styles made small by esbuild. Trunk's own minifier does not understand the
//! script wasm-bindgen writes.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
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

    /// One script of `entry` and what it imports, with `shorter` names for these properties.
    pub(super) fn bundle(
        &self,
        entry: &Path,
        shorter: Option<&BTreeMap<String, String>>,
    ) -> Result<String> {
        let mut esbuild = Command::new(&self.0);
        esbuild
            .args([
                "--bundle",
                "--format=esm",
                // Classes that nobody asks for are dropped, if nothing is done to them: no
                // code of ours disposes of one by the language's own means.
                "--minify-syntax",
                "--define:Symbol.dispose=undefined",
                "--pure:FinalizationRegistry",
                "--charset=utf8",
                "--log-level=warning",
            ])
            .arg(entry);
        if let Some(shorter) = shorter {
            let cache = entry.with_file_name("names.json");
            fs::write(&cache, serde_json::to_string(shorter)?)?;
            let names = shorter.keys().map(String::as_str).collect::<Vec<_>>();
            esbuild
                .arg(format!("--mangle-props=^(?:{})$", names.join("|")))
                .arg(format!("--mangle-cache={}", cache.display()));
        }
        let output = esbuild
            .stderr(Stdio::inherit())
            .output()
            .context("running esbuild")?;
        ensure!(
            output.status.success(),
            "esbuild could not bundle this (see above)"
        );
        Ok(String::from_utf8(output.stdout)?)
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
