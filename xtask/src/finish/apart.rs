//! What the app can do without for a while, in a wasm of its own.
//!
//! The app calls some of itself through a function that is nowhere (its
//! src/seam.rs). Here the linked wasm is taken apart at that call, by
//! what the linker says needs what: what only that call reaches becomes a second
//! wasm, which shares the first one's memory and its table of functions. The
//! first one is then bound to its script anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use super::bindings::Names;
use super::names::named;
use super::page::Page;
use super::scripts;
use crate::steps::run;
use crate::{project, setup};

/// What the second wasm calls the first. The app's loader says so, too.
pub(super) const FIRST: &str = "__wasm_split";
/// The end of the page's head, where the second wasm's address is put.
const HEAD_END: &str = "</head>";

/// A wasm taken apart, its functions by their names still.
pub(super) struct Parts {
    /// The script that the first one is bound to.
    pub(super) script: String,
    pub(super) first: Vec<u8>,
    pub(super) second: Vec<u8>,
}

/// Takes the wasm that Trunk has had linked apart, where it was linked for that,
/// and puts the first one and its script in the place of Trunk's. Gives the
/// second one.
pub(super) fn take_apart(page: &Page, folder: &Path, linked: &Path) -> Result<Option<Vec<u8>>> {
    let app = scripts::app(page)?;
    let Some(parts) = parts(linked, app.script.trim_end_matches(".js"), Names::Dropped)? else {
        return Ok(None);
    };
    fs::write(folder.join(&app.script), parts.script)?;
    fs::write(folder.join(&app.wasm), parts.first)?;
    Ok(Some(parts.second))
}

/// The parts of the wasm that was `linked`, where it was linked for that. The
/// script's name is `name`. Names that are kept are kept as the compiler gave them.
pub(super) fn parts(linked: &Path, name: &str, names: Names) -> Result<Option<Parts>> {
    let linked = fs::read(linked)
        .with_context(|| format!("reading the wasm as it was linked, {}", linked.display()))?;
    if !contains(&linked, b"__wasm_split_00apart00_import") {
        return Ok(None);
    }
    let work = tempfile::tempdir()?;
    let first = work.path().join(format!("{name}.wasm"));
    let mut options = Options::new(&linked);
    options.output_dir = work.path();
    options.main_out_path = &first;
    let parts = transform(options).map_err(|error| anyhow!("taking the wasm apart: {error:#}"))?;
    ensure!(
        parts.split_modules.len() == 1,
        "the wasm should come in two parts, but beside the first there are {:?}",
        parts.split_modules
    );
    let second = fs::read(&parts.split_modules[0])?;
    run(
        "binding the first part of the wasm",
        Command::new(setup::binder()?)
            .args(["--target", "web", "--no-typescript", "--out-name", name])
            // The table of functions is one, which both parts need.
            .arg("--keep-lld-exports")
            // The compiler's names say more than what is made of them to be read.
            .args((names == Names::Kept).then_some("--no-demangle"))
            .arg("--out-dir")
            .arg(work.path())
            .arg(&first),
    )?;
    Ok(Some(Parts {
        script: fs::read_to_string(work.path().join(format!("{name}.js")))?,
        first: fs::read(work.path().join(format!("{name}_bg.wasm")))?,
        second,
    }))
}

/// Puts the second wasm beside the page, which says where it is.
pub(super) fn add(page: &mut Page, folder: &Path, second: &[u8]) -> Result<()> {
    let file = named("apart", "wasm", second);
    fs::write(folder.join(&file), second).with_context(|| format!("writing {file}"))?;
    let at = page.html.find(HEAD_END).context("the page has no head")?;
    let says = format!(r#"<meta name="apart" content="./{file}">"#);
    page.html.insert_str(at, &says);
    Ok(())
}

/// What cargo has made for Trunk.
pub(super) fn linked() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project::root().join("target"), PathBuf::from);
    target.join("wasm32-unknown-unknown/release/hamstretch.wasm")
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}
