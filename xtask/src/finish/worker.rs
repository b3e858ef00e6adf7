//! The service worker's list of files. Its source has an empty list; the real
//! one, and a version that changes whenever any file does, are written in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::names::hash;

const FILE: &str = "worker.js";
/// The line in the worker's source that is replaced.
pub(super) const PLACEHOLDER: &str = r#"const BUILD = {version: "", files: []};"#;

/// How that line begins and ends once it was.
const LIST: &str = "const BUILD = {version: ";
const LIST_END: &str = "};";

/// What an offline app never asks for: the worker itself, what is for search
/// engines and other tools, and the pictures shown before the app is installed.
fn is_needed_offline(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let for_others = [
        FILE,
        super::bom::FILE,
        "404.html",
        "llms.txt",
        "robots.txt",
        "sitemap.xml",
    ];
    !(for_others.contains(&file)
        || file.starts_with("screenshots/")
        || name.starts_with(['.', '_'])
        || name.ends_with(".br"))
}

/// Lists the files of a build that had them listed before.
pub(super) fn list_files_anew(folder: &Path) -> Result<()> {
    let path = folder.join(FILE);
    let source = fs::read_to_string(&path).context("reading worker.js")?;
    let list = source.find(LIST).and_then(|start| {
        let length = source[start..].find(LIST_END)?;
        Some(start..start + length + LIST_END.len())
    });
    let list = list.context("worker.js has no list of files")?;
    let source = source.replace(&source[list], PLACEHOLDER);
    fs::write(&path, source).context("writing worker.js")?;
    list_files(folder)
}

/// Writes the version and the files to keep into the worker, if there is one.
pub(super) fn list_files(folder: &Path) -> Result<()> {
    let path = folder.join(FILE);
    if !path.exists() {
        return Ok(());
    }
    let source = fs::read_to_string(&path).context("reading worker.js")?;
    if source.matches(PLACEHOLDER).count() != 1 {
        bail!("worker.js must hold this line once: {PLACEHOLDER}");
    }
    let mut everything = source.clone().into_bytes();
    let mut urls = Vec::new();
    for file in super::files(folder)? {
        if !is_needed_offline(&file) {
            continue;
        }
        everything.extend_from_slice(format!("\n{file}\n").as_bytes());
        everything.extend_from_slice(hash(&fs::read(folder.join(&file))?).as_bytes());
        urls.push(if file == "index.html" {
            "./".to_owned()
        } else {
            file
        });
    }
    urls.sort();
    let version = hash(&everything);
    let urls = serde_json::to_string_pretty(&urls)?;
    let build = format!("const BUILD = {{version: \"{version}\", files: {urls}}};");
    fs::write(&path, source.replace(PLACEHOLDER, &build)).context("writing worker.js")
}
