//! How much a first visit downloads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::finish;

/// What a first visit may download, as brotli, in bytes: on the slow phone home stands after
/// some 1.5 s with it (the bar is 2.0).
pub const FIRST_LOAD: u64 = 188 * 1024;

/// A file with its size as it is and as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sized {
    /// Its path in the build.
    pub file: String,
    /// In bytes.
    pub raw: u64,
    /// In bytes, as brotli; the raw size for a file that has no brotli twin.
    pub brotli: u64,
}

/// What a first visit downloads before the app can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstLoad {
    /// The page and every file it names.
    pub files: Vec<Sized>,
}

impl FirstLoad {
    /// All of it, as brotli, in bytes.
    #[must_use]
    pub fn brotli(&self) -> u64 {
        self.files.iter().map(|file| file.brotli).sum()
    }

    /// The page, its scripts, styles and wasm, as brotli, in bytes: without
    /// the icons and the manifest.
    #[must_use]
    pub fn code(&self) -> u64 {
        let code = [".html", ".js", ".css", ".wasm"];
        let is_code = |file: &&Sized| code.iter().any(|end| file.file.ends_with(end));
        self.files
            .iter()
            .filter(is_code)
            .map(|file| file.brotli)
            .sum()
    }
}

/// The page in `dist` with everything it names in a `src` or `href`.
///
/// # Errors
/// When `dist` holds no build, or the page names a file that is not there.
pub fn first_load(dist: &Path) -> Result<FirstLoad> {
    let mut names = vec!["index.html".to_owned()];
    for name in finish::named_in_page(dist)? {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let files = names
        .into_iter()
        .map(|file| sized(dist, file))
        .collect::<Result<_>>()?;
    Ok(FirstLoad { files })
}

/// Every file of the build, but the brotli twins.
///
/// # Errors
/// When `dist` cannot be read.
pub fn all(dist: &Path) -> Result<Vec<Sized>> {
    finish::files(dist)?
        .into_iter()
        .filter(|file| !file.ends_with(".br"))
        .map(|file| sized(dist, file))
        .collect()
}

fn sized(dist: &Path, file: String) -> Result<Sized> {
    let length = |name: &str| fs::metadata(dist.join(name)).map(|data| data.len());
    let raw = length(&file).with_context(|| format!("{file} is not in the build"))?;
    let brotli = length(&format!("{file}.br")).unwrap_or(raw);
    Ok(Sized { file, raw, brotli })
}

/// A file's name without the hash of its contents.
#[must_use]
pub fn plain_name(file: &str) -> String {
    match (finish::is_named_after_contents(file), file.rsplit_once('-')) {
        (true, Some((stem, hash))) => format!("{stem}{}", hash.trim_start_matches(|it| it != '.')),
        _ => file.to_owned(),
    }
}

/// A number of bytes as people say it; 1 KB is 1024 bytes.
#[must_use]
pub fn in_kb(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_load_is_the_page_and_what_it_names_once_each() {
        let folder = tempfile::tempdir().expect("a temp folder");
        let page = r##"<link rel="preload" href="./a.wasm"><link rel="icon" href="i.png"><a href="#/safety">
            <a href="https://example.org/"><link rel="canonical" href="./"><script src="./a.js"></script><script src="./a.js">
            </script>"##;
        fs::write(folder.path().join("index.html"), page).expect("a file");
        for (name, length) in [
            ("a.wasm", 1000),
            ("a.wasm.br", 400),
            ("a.js", 50),
            ("i.png", 70),
            ("b.png", 9),
        ] {
            fs::write(folder.path().join(name), vec![b'x'; length]).expect("a file");
        }
        let load = first_load(folder.path()).expect("a build");
        let names: Vec<_> = load.files.iter().map(|file| file.file.as_str()).collect();
        assert_eq!(names, ["index.html", "a.wasm", "i.png", "a.js"]);
        let page = page.len() as u64;
        assert_eq!(
            (load.code(), load.brotli()),
            (page + 400 + 50, page + 400 + 50 + 70)
        );
    }

    #[test]
    fn sizes_are_rounded_up_and_names_have_no_hash() {
        assert_eq!(
            [1024, 1025, 102_400].map(in_kb),
            ["1.0 KB", "1.1 KB", "100.0 KB"]
        );
        assert_eq!(plain_name("a-b-0123456789abcdef.js"), "a-b.js");
        assert_eq!(plain_name("icon-192.png"), "icon-192.png");
    }
}
