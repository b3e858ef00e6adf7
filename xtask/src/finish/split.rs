//! What the app can do without for a while, in a wasm of its own.
//!
//! The app calls some of itself through a function that is nowhere (its
//! src/lazy.rs). Here the linked wasm is taken apart at that call, by
//! what the linker says needs what: what only that call reaches becomes a second
//! wasm, which shares the first one's memory and its table of functions. The
//! first one is then bound to its script anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

use super::names::named;
use super::page::Page;
use super::scripts;
use crate::steps::run;
use crate::{project, setup};

/// What the second wasm calls the first. The app's loader says so, too.
pub(super) const FIRST: &str = "__wasm_split";

/// Takes the wasm that cargo has `linked` apart, where it was linked for that, and puts the
/// first part and its script in the place of Trunk's. Gives the second.
pub(super) fn split(page: &Page, folder: &Path, linked: &Path) -> Result<Option<Vec<u8>>> {
    let linked = fs::read(linked).with_context(|| format!("reading {}", linked.display()))?;
    let import = b"__wasm_split_00lazy00_import";
    if !linked.windows(import.len()).any(|window| window == import) {
        return Ok(None);
    }
    let app = scripts::app(page)?;
    let name = app.script.trim_end_matches(".js");
    let work = tempfile::tempdir()?;
    let first = work.path().join(format!("{name}.wasm"));
    let mut options = Options::new(&linked);
    options.output_dir = work.path();
    options.main_out_path = &first;
    let parts = transform(options).map_err(|error| anyhow!("taking the wasm apart: {error:#}"))?;
    let [second] = &parts.split_modules[..] else {
        bail!(
            "the wasm should come in two parts; beside the first: {:?}",
            parts.split_modules
        );
    };
    let second = fs::read(second)?;
    let mut binder = Command::new(setup::program(&setup::binder()?)?);
    binder
        .args(["--target", "web", "--no-typescript", "--out-name", name])
        // The table of functions is one, which both parts need.
        .args(["--keep-lld-exports", "--out-dir"])
        .args([work.path(), &first]);
    run("binding the first part of the wasm", binder)?;
    fs::copy(work.path().join(&app.script), folder.join(&app.script))?;
    fs::copy(
        work.path().join(format!("{name}_bg.wasm")),
        folder.join(&app.wasm),
    )?;
    Ok(Some(second))
}

/// Puts the second wasm beside the page, which says where it is.
pub(super) fn add(page: &mut Page, folder: &Path, second: &[u8]) -> Result<()> {
    let file = named("lazy", "wasm", second);
    fs::write(folder.join(&file), second).with_context(|| format!("writing {file}"))?;
    page.insert(
        "</head>",
        &format!(r#"<meta name="lazy" content="./{file}">"#),
    )
}

/// What cargo has made for Trunk.
pub(super) fn linked() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project::root().join("target"), PathBuf::from);
    target.join("wasm32-unknown-unknown/release/hamstretch.wasm")
}
