//! How much a first visit downloads.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;

use crate::finish::{self, names, page::Page};

/// What a first visit may download, as brotli, in bytes: on the slow phone home stands after
/// some 1.8 s with it (the bar is 2.0).
pub const FIRST_LOAD: u64 = 220 * 1024;

/// A file of the build with its size as it is and as it travels, in bytes.
#[derive(Debug, PartialEq)]
struct Sized {
    file: String,
    raw: u64,
    /// As brotli, where it has a brotli twin.
    brotli: u64,
}

/// What a first visit downloads before the app can be used.
#[derive(Debug)]
pub struct FirstLoad {
    /// The page and every file it names.
    files: Vec<Sized>,
}

impl FirstLoad {
    /// All of it, as brotli, in bytes.
    pub fn brotli(&self) -> u64 {
        self.files.iter().map(|file| file.brotli).sum()
    }
}

/// The page in `dist` with everything it names in a `src` or `href`.
///
/// # Errors
/// When `dist` holds no build, or the page names a file that is not there.
pub fn first_load(dist: &Path) -> Result<FirstLoad> {
    let mut files = vec![sized(dist, finish::PAGE)?];
    for element in Page::read(dist, finish::PAGE)?.elements()? {
        let file = element.file().unwrap_or_default();
        let is_of_the_build =
            !file.is_empty() && !file.contains(':') && !file.starts_with(['#', '/']);
        let is_new = files.iter().all(|known| known.file != file);
        // A link to follow is not something to load.
        if is_of_the_build && is_new && element.name != "a" {
            files.push(sized(dist, file)?);
        }
    }
    Ok(FirstLoad { files })
}

/// What docs/size.md says of a build: how large each file is, and what a first visit downloads.
///
/// # Errors
/// As for [`first_load`].
pub fn report(dist: &Path) -> Result<String> {
    let load = first_load(dist)?;
    let (all, budget) = (in_kb(load.brotli()), in_kb(FIRST_LOAD));
    let mut report = format!(
        "# What the build weighs\n\nWritten by `cargo xtask bench sizes --write`. The first load is \
         {all} as brotli, of {budget} that it may be; 1 KB is 1024 bytes.\n\n\
         | file | bytes | as brotli | first load |\n| --- | --: | --: | --- |\n"
    );
    let files = finish::files(dist)?.into_iter();
    for file in files.filter(|file| !file.ends_with(".br")) {
        let file = sized(dist, &file)?;
        let first = if load.files.contains(&file) {
            "yes"
        } else {
            ""
        };
        let Sized { file, raw, brotli } = file;
        let name = plain_name(&file);
        report += &format!("| `{name}` | {raw} | {brotli} | {first} |\n");
    }
    Ok(report)
}

fn sized(dist: &Path, file: &str) -> Result<Sized> {
    let raw = fs::metadata(dist.join(file))?.len();
    let twin = fs::metadata(dist.join(format!("{file}.br")));
    Ok(Sized {
        file: file.to_owned(),
        raw,
        brotli: twin.map_or(raw, |twin| twin.len()),
    })
}

/// A file's name without the hash of its contents, which changes with each build.
fn plain_name(file: &str) -> String {
    match names::around_hash(file) {
        Some((stem, extension)) => format!("{stem}.{extension}"),
        None => file.to_owned(),
    }
}

/// A number of bytes as people say it; 1 KB is 1024 bytes.
pub fn in_kb(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_load_is_the_page_and_what_it_names_once_each() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let page = r##"<link rel="preload" href="./a-0123456789abcdef.wasm"><link href="i.png">
            <a href="#/safety"><a href="https://example.org/"><link rel="canonical" href="./">
            <script src="./a.js"></script><script src="./a.js"></script>"##;
        for (name, contents) in [
            ("index.html", page),
            ("a-0123456789abcdef.wasm", "four"),
            ("a-0123456789abcdef.wasm.br", "2!"),
            ("a.js", "x"),
            ("i.png", "three"),
            ("icon-192.png", "no"),
        ] {
            fs::write(folder.path().join(name), contents)?;
        }
        let load = first_load(folder.path())?;
        let names = load.files.iter().map(|file| plain_name(&file.file));
        assert_eq!(
            Vec::from_iter(names),
            ["index.html", "a.wasm", "i.png", "a.js"]
        );
        assert_eq!(load.brotli(), page.len() as u64 + 2 + 1 + 5);
        let report = report(folder.path())?;
        assert!(report.contains("| `a.wasm` | 4 | 2 | yes |"), "{report}");
        assert!(report.contains("| `icon-192.png` | 2 | 2 |  |"), "{report}");
        Ok(())
    }
}
