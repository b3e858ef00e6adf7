//! The names of a build's functions. What is deployed has none of them; they are kept beside
//! it, so that a stack that somebody reports can be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use fs_err as fs;
use regex::Regex;

use crate::project;

/// By the wasm's file, the names of its functions in their order.
pub(crate) type Symbols = BTreeMap<String, Vec<String>>;

/// How a stack names a function without a name, in most engines after the wasm's file.
const FUNCTION: &str = r"(?:([\w.-]+\.wasm):)?wasm-function\[(\d+)\]";

/// Where the last build's are.
pub(crate) fn file() -> PathBuf {
    project::root().join("target/hamstretch.symbols.json")
}

/// Keeps them beside what cargo makes.
pub(crate) fn write(symbols: &Symbols) -> Result<()> {
    Ok(fs::write(file(), serde_json::to_string(symbols)?)?)
}

/// Reads what was kept.
pub(crate) fn read(file: &Path) -> Result<Symbols> {
    let text = fs::read_to_string(file).context("build first")?;
    serde_json::from_str(&text).with_context(|| format!("{} holds no names", file.display()))
}

/// A report with the name behind each function of a wasm. An engine that does not say of
/// which wasm a function is (Safari's) gets the names of each. One of another build is refused.
pub(crate) fn symbolicate(report: &str, symbols: &Symbols) -> Result<String> {
    let function = Regex::new(FUNCTION)?;
    let mut read = String::new();
    for line in report.lines() {
        read += line;
        if let Some(found) = function.captures(line) {
            let (file, index) = (found.get(1).map(|file| file.as_str()), found[2].parse()?);
            if let Some(file) = file {
                ensure!(symbols.contains_key(file), "{file} is of another build");
            }
            let of_file = |(name, names): (&String, &Vec<String>)| {
                let names = names.get::<usize>(index).cloned();
                names.filter(|_| file.is_none_or(|file| file == name))
            };
            let names = Vec::from_iter(symbols.iter().filter_map(of_file));
            read += &format!("  {}", names.join(" or "));
        }
        read += "\n";
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_engine_s_frames_get_their_names_and_another_build_s_are_refused() {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let symbols = Symbols::from([
            ("hamstretch-1a.wasm".to_owned(), names(&["log", "update"])),
            ("lazy-2b.wasm".to_owned(), names(&["draw"])),
        ]);
        for (frame, read) in [
            ("hamstretch 0.1.0 hamstretch-3c.js", ""),
            ("hamstretch-1a.wasm:wasm-function[1]:0x1f", "  update"),
            ("(http://x/lazy-2b.wasm:wasm-function[0]:0x2)", "  draw"),
            (".wasm-function[0]", "  log or draw"),
        ] {
            let line = symbolicate(frame, &symbols).expect("it is of this build");
            assert_eq!(line, format!("{frame}{read}\n"));
        }
        assert!(symbolicate("hamstretch-9f.wasm:wasm-function[1]", &symbols).is_err());
    }
}
