//! The app's wasm, taken apart at src/main.rs by wasm-split, bound to its script anew, and
//! both made small: by tools alone, with features that they document.

mod imports;
mod small;

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, ensure};
use fs_err as fs;
use wasm_split_cli_support::{Options, transform};
use xshell::{Shell, cmd};

use super::minify::bundle;
use super::names::named;
use crate::steps::shell;
use crate::{project, setup};
use imports::{Import, imports_of, imports_script};
use small::optimise;

/// The app as the page loads it.
pub(super) struct App {
    /// What loads both wasms.
    pub(super) script: String,
    /// The first wasm, …
    pub(super) wasm: Vec<u8>,
    /// … and the second, which the script knows as [`App::lazy_name`].
    pub(super) lazy: Vec<u8>,
    /// The names of the functions of both, where a release leaves them out.
    pub(super) functions: [Vec<String>; 2],
}

impl App {
    pub(super) fn lazy_name(lazy: &[u8]) -> String {
        named("lazy", "wasm", lazy)
    }
}

/// What wasm-bindgen makes of the first wasm.
const FIRST: &str = "app_bg.wasm";
/// What src/load.js calls the second.
const SECOND: &str = "lazy.wasm";

/// Takes the wasm apart that cargo has linked for Trunk; a release is made as small as the tools
/// make it.
pub(super) fn split(is_release: bool) -> Result<App> {
    let folder = tempfile::tempdir()?;
    let shell = shell()?;
    shell.change_dir(folder.path());
    take_apart(&shell, is_release)?;
    let mut functions = [Vec::new(), Vec::new()];
    let script = if is_release {
        functions[1] = optimise(&shell, SECOND, &[])?.1;
        let minify = "--minify-imports-and-exports-and-modules";
        let (shorter, of_first) = optimise(&shell, FIRST, &[minify])?;
        functions[0] = of_first;
        let shorter = shorter.context("wasm-opt does not say what it calls imports now")?;
        load(&shell, &shorter.imports, &shorter.exports)?
    } else {
        load(&shell, &imports_of(&shell.read_binary_file(FIRST)?)?, &[])?
    };
    Ok(App {
        script,
        wasm: shell.read_binary_file(FIRST)?,
        lazy: shell.read_binary_file(SECOND)?,
        functions,
    })
}

/// Writes both wasms, and what wasm-bindgen makes of the first.
fn take_apart(shell: &Shell, is_release: bool) -> Result<()> {
    let profile = if is_release { "release" } else { "debug" };
    let target = std::env::var_os("CARGO_TARGET_DIR");
    let target = target.map_or_else(|| project::root().join("target"), PathBuf::from);
    let linked = target.join(setup::WASM).join(profile);
    let linked = fs::read(linked.join("hamstretch.wasm"))?;
    let (folder, first) = (shell.current_dir(), shell.current_dir().join("app.wasm"));
    let mut options = Options::new(&linked);
    options.output_dir = &folder;
    options.main_out_path = &first;
    let parts = transform(options);
    let parts = parts.map_err(|error| anyhow!("taking the wasm apart: {error:#}"))?;
    let others = parts.split_modules;
    ensure!(others.len() == 1, "beside the first wasm: {others:?}");
    fs::rename(&others[0], folder.join(SECOND))?;
    let binder = setup::program(&setup::binder()?)?;
    // The table of functions is one, which both parts need.
    let bind = cmd!(shell, "{binder} {first} --keep-lld-exports");
    let bind = bind.args(["--target", "bundler", "--no-typescript"]);
    let bind = bind.args(["--out-name", "app", "--out-dir", "."]);
    Ok(bind.quiet().run()?)
}

/// The script that loads both: what it is to give the first wasm, and what that calls its
/// exports where they have other names than in the script.
fn load(shell: &Shell, imports: &[Import], exports: &[(String, String)]) -> Result<String> {
    let second = shell.read_binary_file(SECOND)?;
    let loader = fs::read_to_string(project::root().join("src/load.js"))?;
    shell.write_file("load.js", loader.replace(SECOND, &App::lazy_name(&second)))?;
    shell.write_file("imports.js", imports_script(imports, &imports_of(&second)?))?;
    bundle(shell, "load.js", exports)
}
