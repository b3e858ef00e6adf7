//! Scripts and styles made small by esbuild. Trunk's own minifier does not understand the
//! script wasm-bindgen writes.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use fs_err as fs;
use xshell::{Shell, cmd};

use crate::setup::{ESBUILD, program};
use crate::steps::shell;

/// How a module is made small: what it neither uses nor exports is out of reach.
pub(super) const MODULE: &[&str] = &["--loader=js", "--format=esm", "--tree-shaking=true"];
/// How a script is that runs in browsers that the app does not run in, too.
pub(super) const OLD_SCRIPT: &[&str] = &["--loader=js", "--target=es2015"];
/// How a stylesheet is.
pub(super) const STYLE: &[&str] = &["--loader=css"];

const COMMON: [&str; 2] = ["--charset=utf8", "--log-level=warning"];

/// Makes a text small. esbuild is installed when it is missing, as a bare `trunk build` has had
/// no set-up.
pub(super) fn minify(how: &[&str], text: &str) -> Result<String> {
    let (shell, esbuild) = (shell()?, program(&ESBUILD)?);
    let minify = cmd!(shell, "{esbuild} --minify {COMMON...} {how...}");
    let small = minify.arg("--legal-comments=none").stdin(text).read()?;
    Ok(small.trim_end().to_owned())
}

/// The same with a file, in place.
pub(super) fn minify_file(how: &[&str], file: &Path) -> Result<()> {
    let small = minify(how, &fs::read_to_string(file)?)?;
    Ok(fs::write(file, small)?)
}

/// One script of `entry` and what it imports, with `shorter` names for these properties.
pub(super) fn bundle(shell: &Shell, entry: &str, shorter: &[(String, String)]) -> Result<String> {
    // Classes that nobody asks for are dropped, if nothing is done to them: no code of ours
    // disposes of one by the language's own means.
    let drops = [
        "--define:Symbol.dispose=undefined",
        "--pure:FinalizationRegistry",
    ];
    let mut how = Vec::new();
    if !shorter.is_empty() {
        let shorter: BTreeMap<_, _> = shorter.iter().cloned().collect();
        shell.write_file("names.json", serde_json::to_string(&shorter)?)?;
        let names = Vec::from_iter(shorter.into_keys());
        how.push(format!("--mangle-props=^(?:{})$", names.join("|")));
        how.push("--mangle-cache=names.json".to_owned());
    }
    let esbuild = program(&ESBUILD)?;
    let bundle = cmd!(shell, "{esbuild} --bundle {COMMON...} {drops...} {how...}");
    let bundle = bundle.args(["--format=esm", "--minify-syntax", entry]);
    Ok(bundle.read()?)
}
