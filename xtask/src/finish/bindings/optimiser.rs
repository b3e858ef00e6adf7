//! wasm-opt, once more: what only the dropped exports used can go now.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::module;
use crate::setup;
use crate::steps::run;

/// What rustc may use for this target, and all browsers have that have the
/// reference types wasm-bindgen asks for. The module's own list of it is gone.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// No data below this address lets wasm-opt take an address apart without
/// proving that the sum does not wrap: one that did would lie below this.
const LOW: u32 = 1024;

/// Flat code, with its branches found anew, is as a rule the smaller once it is
/// folded again; a second time, too (the second round: 131.4 to 130.7 KB of brotli).
const SMALLER: [&str; 9] = [
    "-Oz",
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// wasm-opt, ready to run.
pub(in crate::finish) struct Optimiser {
    program: PathBuf,
}

impl Optimiser {
    /// Installs it when it is missing, as a bare `trunk build` has had no set-up.
    pub(in crate::finish) fn ready() -> Result<Self> {
        Ok(Self {
            program: setup::program(&setup::BINARYEN)?,
        })
    }

    pub(super) fn optimise(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        // The linker puts the stack first, which grows downwards, and all else
        // above it. Only a stack about to overflow comes to the lowest addresses.
        if module::has_data_below(wasm, LOW)? {
            bail!("the wasm has data at its lowest addresses: has the linker another order?");
        }
        let folder = tempfile::tempdir()?;
        let (before, after) = (
            folder.path().join("in.wasm"),
            folder.path().join("out.wasm"),
        );
        fs::write(&before, wasm)?;
        run(
            "optimising the wasm",
            Command::new(&self.program)
                .args(FEATURES)
                .args(SMALLER)
                .arg(&before)
                .arg("--output")
                .arg(&after),
        )?;
        Ok(fs::read(&after)?)
    }
}
