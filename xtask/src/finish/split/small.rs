//! binaryen: a wasm made small.

use anyhow::{Result, ensure};
use serde::Deserialize;
use xshell::{Shell, cmd};

use super::imports::Import;
use crate::setup;

/// What rustc may use for this target, and all browsers have that have the reference types
/// wasm-bindgen asks for.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Flat code, with its branches found anew, is as a rule the smaller once it is folded again.
const FLAT: [&str; 3] = ["--flatten", "--rereloop", "-Oz"];

/// What wasm-opt calls imports and exports now: of each export the old name and the new one.
#[derive(Deserialize)]
pub(super) struct Shorter {
    pub(super) imports: Vec<Import>,
    pub(super) exports: Vec<(String, String)>,
}

/// Makes a wasm small, in place. Gives what it calls imports and exports now, where `more` has
/// it call them otherwise, and its functions' names in their order.
pub(super) fn optimise(
    shell: &Shell,
    wasm: &str,
    more: &[&str],
) -> Result<(Option<Shorter>, Vec<String>)> {
    let program = setup::program(&setup::BINARYEN)?;
    let optimise = cmd!(shell, "{program} {FEATURES...} -Oz {FLAT...} {FLAT...}");
    // Functions whose names are alike are alike, and compress better side by side.
    let names = ["--reorder-functions-by-name", "--symbolmap"];
    let optimise = optimise.args(names).args(more);
    let optimise = optimise.args(["--strip-debug", "--strip-producers", wasm, "-o", wasm]);
    let told = optimise.ignore_status().output()?;
    let problem = String::from_utf8_lossy(&told.stderr);
    ensure!(told.status.success(), "wasm-opt: {problem}");
    let told = String::from_utf8(told.stdout)?;
    let (names, shorter) = told.split_at(told.find("\n{").map_or(told.len(), |at| at + 1));
    let names = names.lines().filter_map(|line| line.split_once(':'));
    let names = names.map(|(_, name)| name.to_owned()).collect();
    if shorter.is_empty() {
        return Ok((None, names));
    }
    let mut shorter: Shorter = serde_json::from_str(shorter)?;
    for import in &mut shorter.imports {
        // All are of one module then.
        import.module = "a".to_owned();
    }
    Ok((Some(shorter), names))
}
