//! The app's wasm, taken apart at src/main.rs by wasm-split, bound to its script anew, and
//! both made small: by tools alone, with features that they document.

mod imports;
mod small;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use fs_err as fs;
use wasm_split_cli_support::{Options, transform};
use xshell::cmd;

use super::minify::bundle;
use super::names::{named, renamed};
use super::page::Page;
use super::scripts::{SCRIPT, WASM};
use super::symbols::Symbols;
use crate::steps::shell;
use crate::{project, setup};
use imports::{Import, exports_used, imports_of, imports_script};
use small::{keep_exports, optimise};

/// What wasm-bindgen makes of the first wasm.
const FIRST: &str = "app_bg.wasm";
/// What src/load.js calls the second.
const SECOND: &str = "lazy.wasm";

/// Takes the wasm that cargo has `linked` apart, and puts the first part, its script and the
/// second part in the place of what Trunk has made of it.
pub(super) fn split(page: &Page, folder: &Path, linked: &Path) -> Result<()> {
    let parts = Parts::of(linked)?;
    let bundle = parts.bundle(&imports_of(&parts.read(FIRST)?)?, &[])?;
    parts.put(page, folder, &bundle)
}

/// The same, with all of it as small as the tools make it. Gives the functions' names.
pub(super) fn split_small(page: &Page, folder: &Path, linked: &Path) -> Result<Symbols> {
    let parts = Parts::of(linked)?;
    let (_, of_second) = optimise(&parts.path(SECOND), &[])?;
    parts.drop_unused()?;
    let minify = "--minify-imports-and-exports-and-modules";
    let (shorter, of_first) = optimise(&parts.path(FIRST), &[minify])?;
    let shorter = shorter.context("wasm-opt does not say what it calls imports now")?;
    let bundle = parts.bundle(&shorter.imports, &shorter.exports)?;
    parts.put(page, folder, &bundle)?;
    Ok(Symbols::from([
        (renamed(&page.linked(WASM)?, &parts.read(FIRST)?)?, of_first),
        (parts.second_name()?, of_second),
    ]))
}

/// Both wasms and the script, in a folder of their own.
struct Parts {
    folder: tempfile::TempDir,
}

impl Parts {
    fn of(linked: &Path) -> Result<Self> {
        let linked = fs::read(linked)?;
        let folder = tempfile::tempdir()?;
        let (out, first) = (folder.path(), folder.path().join("app.wasm"));
        let mut options = Options::new(&linked);
        options.output_dir = out;
        options.main_out_path = &first;
        let parts = transform(options);
        let parts = parts.map_err(|error| anyhow!("taking the wasm apart: {error:#}"))?;
        let others = parts.split_modules;
        ensure!(others.len() == 1, "beside the first wasm: {others:?}");
        fs::rename(&others[0], out.join(SECOND))?;
        let (shell, binder) = (shell()?, setup::program(&setup::binder()?)?);
        let how = [
            "--target",
            "bundler",
            "--no-typescript",
            "--out-name",
            "app",
        ];
        // The table of functions is one, which both parts need.
        let table = "--keep-lld-exports";
        let bind = cmd!(shell, "{binder} {how...} {table} --out-dir {out} {first}");
        bind.quiet().run()?;
        Ok(Self { folder })
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn read(&self, file: &str) -> Result<Vec<u8>> {
        Ok(fs::read(self.path(file))?)
    }

    /// The second's name in the build.
    fn second_name(&self) -> Result<String> {
        Ok(named("lazy", "wasm", &self.read(SECOND)?))
    }

    /// Puts all of it where the build is.
    fn put(&self, page: &Page, folder: &Path, bundle: &str) -> Result<()> {
        fs::write(folder.join(page.linked(SCRIPT)?), bundle)?;
        fs::copy(self.path(FIRST), folder.join(page.linked(WASM)?))?;
        fs::copy(self.path(SECOND), folder.join(self.second_name()?))?;
        Ok(())
    }

    /// The script that loads both: what it is to give the first wasm, and what that calls its
    /// exports where they have other names than in the script.
    fn bundle(&self, imports: &[Import], exports: &[(String, String)]) -> Result<String> {
        let loader = fs::read_to_string(project::root().join("src/load.js"))?;
        let loader = loader.replace(SECOND, &self.second_name()?);
        fs::write(self.path("load.js"), loader)?;
        let shared = imports_of(&self.read(SECOND)?)?;
        fs::write(self.path("imports.js"), imports_script(imports, &shared))?;
        bundle(&self.path("load.js"), exports)
    }

    /// Drops from the first wasm what nothing needs that the page or the second wasm can call.
    /// What it imports brings functions of the script, which may call more of it: so what
    /// nothing but the start needs is the beginning, and this ends when nothing is added.
    fn drop_unused(&self) -> Result<()> {
        let whole = self.path("whole.wasm");
        fs::rename(self.path(FIRST), &whole)?;
        let second = self.read(SECOND)?;
        let mut needed = Vec::new();
        loop {
            let before = needed.len();
            let script = self.bundle(&needed, &[])?;
            let used = exports_used(&script, &second)?;
            keep_exports(&whole, &used, &self.path(FIRST))?;
            needed = imports_of(&self.read(FIRST)?)?;
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
    let folder = target.join(setup::WASM).join(profile);
    folder.join("hamstretch.wasm")
}
