//! The app's wasm, taken apart at src/main.rs by wasm-split, bound to its script anew, and
//! both made small: by tools alone, with features that they document.

mod imports;
mod small;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

use super::minify::Minifier;
use super::names::named;
use super::page::Page;
use super::{Symbols, scripts};
use crate::steps::run;
use crate::{project, setup};
use imports::{Import, exports_used, imports_of, imports_script};
use small::{keep_exports, optimise};

/// What wasm-bindgen makes of the first wasm.
const FIRST: &str = "app_bg.wasm";
/// What src/load.js calls the second.
const SECOND: &str = "lazy.wasm";

/// Takes the wasm that cargo has `linked` apart, and puts the first part, its script and the
/// second part in the place of what Trunk has made of it.
pub(super) fn split(page: &Page, folder: &Path, linked: &Path, minifier: &Minifier) -> Result<()> {
    let parts = Parts::of(linked)?;
    let bundle = parts.bundle(minifier, &imports_of(&parts.first()?)?, None)?;
    parts.put(page, folder, &bundle)
}

/// The same, with all of it as small as the tools make it. Gives the functions' names.
pub(super) fn split_small(
    page: &Page,
    folder: &Path,
    linked: &Path,
    minifier: &Minifier,
) -> Result<Symbols> {
    let parts = Parts::of(linked)?;
    let (_, of_second) = optimise(&parts.path(SECOND), &[])?;
    parts.drop_unused(minifier)?;
    let minify = "--minify-imports-and-exports-and-modules";
    let (shorter, of_first) = optimise(&parts.path(FIRST), &[minify])?;
    let shorter = shorter.context("wasm-opt does not say what it calls imports now")?;
    let imports = shorter.imports();
    let exports = shorter.exports.into_iter().collect();
    let bundle = parts.bundle(minifier, &imports, Some(&exports))?;
    parts.put(page, folder, &bundle)?;
    let first = scripts::renamed(&scripts::app(page)?.wasm, &parts.first()?)?;
    Ok(Symbols::from([
        (first, of_first),
        (parts.second_name()?, of_second),
    ]))
}

/// Both wasms and the script, in a folder of their own.
struct Parts {
    folder: tempfile::TempDir,
}

impl Parts {
    fn of(linked: &Path) -> Result<Self> {
        let linked = fs::read(linked).with_context(|| format!("reading {}", linked.display()))?;
        let folder = tempfile::tempdir()?;
        let first = folder.path().join("app.wasm");
        let mut options = Options::new(&linked);
        options.output_dir = folder.path();
        options.main_out_path = &first;
        let parts =
            transform(options).map_err(|error| anyhow!("taking the wasm apart: {error:#}"))?;
        let [second] = &parts.split_modules[..] else {
            bail!(
                "the wasm should come in two parts; beside the first: {:?}",
                parts.split_modules
            );
        };
        fs::rename(second, folder.path().join(SECOND))?;
        let mut binder = Command::new(setup::program(&setup::binder()?)?);
        binder
            .args([
                "--target",
                "bundler",
                "--no-typescript",
                "--out-name",
                "app",
            ])
            // The table of functions is one, which both parts need.
            .args(["--keep-lld-exports", "--out-dir"])
            .args([folder.path(), &first]);
        run("binding the first part of the wasm", binder)?;
        Ok(Self { folder })
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn first(&self) -> Result<Vec<u8>> {
        Ok(fs::read(self.path(FIRST))?)
    }

    fn second(&self) -> Result<Vec<u8>> {
        Ok(fs::read(self.path(SECOND))?)
    }

    /// The second's name in the build.
    fn second_name(&self) -> Result<String> {
        Ok(named("lazy", "wasm", &self.second()?))
    }

    /// Puts all of it where the build is.
    fn put(&self, page: &Page, folder: &Path, bundle: &str) -> Result<()> {
        let app = scripts::app(page)?;
        fs::write(folder.join(&app.script), bundle)?;
        fs::write(folder.join(&app.wasm), self.first()?)?;
        fs::write(folder.join(self.second_name()?), self.second()?)?;
        Ok(())
    }

    /// The script that loads both: what it is to give the first wasm, and what that calls its
    /// exports where they have other names than in the script.
    fn bundle(
        &self,
        minifier: &Minifier,
        imports: &[Import],
        exports: Option<&BTreeMap<String, String>>,
    ) -> Result<String> {
        let loader = project::root().join("src/load.js");
        let loader = fs::read_to_string(&loader).context("reading src/load.js")?;
        let loader = loader.replace(SECOND, &self.second_name()?);
        fs::write(self.path("load.js"), loader)?;
        let shared = imports_of(&self.second()?)?;
        fs::write(self.path("imports.js"), imports_script(imports, &shared))?;
        minifier.bundle(&self.path("load.js"), exports)
    }

    /// Drops from the first wasm what nothing needs that the page or the second wasm can call.
    /// What it imports brings functions of the script, which may call more of it: so what
    /// nothing but the start needs is the beginning, and this ends when nothing is added.
    fn drop_unused(&self, minifier: &Minifier) -> Result<()> {
        let whole = self.path("whole.wasm");
        fs::rename(self.path(FIRST), &whole)?;
        let (exports, second) = (fs::read(&whole)?, self.second()?);
        let mut needed = Vec::new();
        loop {
            let before = needed.len();
            let script = self.bundle(minifier, &needed, None)?;
            let used = exports_used(&script, &second, &exports)?;
            keep_exports(&whole, &used, &self.path(FIRST))?;
            needed = imports_of(&self.first()?)?;
            if needed.len() == before {
                return Ok(());
            }
        }
    }
}

/// What cargo has made for Trunk.
pub(super) fn linked(profile: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project::root().join("target"), PathBuf::from);
    target
        .join(setup::WASM)
        .join(profile)
        .join("hamstretch.wasm")
}
