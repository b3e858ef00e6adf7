//! The names of a build's functions. What is deployed has none of them; they are kept beside
//! it, so that a stack that somebody reports can be read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::project;

/// By the wasm's file, the names of its functions in their order.
pub type Symbols = BTreeMap<String, Vec<String>>;

/// How a stack names a function without a name.
const FUNCTION: &str = "wasm-function[";

/// Where the last build's are.
#[must_use]
pub fn file() -> PathBuf {
    project::root().join("target/hamstretch.symbols.json")
}

/// Keeps them beside what cargo makes.
///
/// # Errors
/// When the file cannot be written.
pub fn write(symbols: &Symbols) -> Result<()> {
    let file = file();
    fs::write(&file, serde_json::to_string(symbols)?)
        .with_context(|| format!("writing {}", file.display()))
}

/// Reads what was kept.
///
/// # Errors
/// When there is no such file.
pub fn read(file: &Path) -> Result<Symbols> {
    let text = fs::read_to_string(file);
    let text = text.with_context(|| format!("reading {}: build first", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} holds no names", file.display()))
}

/// A report with the name behind each function of a wasm. An engine that does not say of
/// which wasm a function is (Safari's) gets the names of each.
///
/// # Errors
/// When the report is of another build.
pub fn symbolicate(report: &str, symbols: &Symbols) -> Result<String> {
    let mut read = String::new();
    for line in report.lines() {
        read += line;
        if let Some((before, after)) = line.split_once(FUNCTION) {
            let index = after.split(']').next().unwrap_or_default();
            let index: usize = index
                .parse()
                .with_context(|| format!("no number: {line}"))?;
            let file = before.trim_end_matches(':');
            let file = &file[file.rfind([' ', '/', '@']).map_or(0, |at| at + 1)..];
            ensure!(
                !file.ends_with(".wasm") || symbols.contains_key(file),
                "{file} is of another build"
            );
            let names = symbols
                .iter()
                .filter(|(name, _)| !file.ends_with(".wasm") || *name == file)
                .filter_map(|(_, names)| names.get(index).map(String::as_str));
            read += "  ";
            read += &names.collect::<Vec<_>>().join(" or ");
        }
        read += "\n";
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols() -> Symbols {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Symbols::from([
            ("hamstretch-1a.wasm".to_owned(), names(&["log", "update"])),
            ("lazy-2b.wasm".to_owned(), names(&["draw"])),
        ])
    }

    #[test]
    fn each_engine_s_frames_get_their_names() {
        let report = "hamstretch 0.1.0 hamstretch-3c.js\n\
            hamstretch-1a.wasm:wasm-function[1]:0x1f\n\
            lazy-2b.wasm:wasm-function[0]:0x2\n\
            .wasm-function[0]\n\
            hamstretch-3c.js:1:20\n";
        let read = "hamstretch 0.1.0 hamstretch-3c.js\n\
            hamstretch-1a.wasm:wasm-function[1]:0x1f  update\n\
            lazy-2b.wasm:wasm-function[0]:0x2  draw\n\
            .wasm-function[0]  log or draw\n\
            hamstretch-3c.js:1:20\n";
        assert_eq!(
            symbolicate(report, &symbols()).expect("it is of this build"),
            read
        );
    }

    #[test]
    fn a_report_of_another_build_is_told_apart() {
        let told = symbolicate("hamstretch-9f.wasm:wasm-function[1]", &symbols());
        assert!(format!("{:?}", told.expect_err("another")).contains("another build"));
    }
}
