//! The service worker's list of files. Its source has an empty list; the real one, with the
//! digest of each file's contents, and a version that changes whenever any file does, are
//! written in.

use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;

use super::names::{digest, hash};

const FILE: &str = "worker.js";
/// How the list in the worker's source begins and ends.
const LIST: &str = "const BUILD = {version: ";
const LIST_END: &str = "};";

/// What an offline app never asks for: the worker itself, what is for search engines and
/// other tools, and the pictures shown before the app is installed.
fn is_needed_offline(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let others = [
        FILE,
        super::bom::FILE,
        "404.html",
        "llms.txt",
        "robots.txt",
        "sitemap.xml",
    ];
    let is_for_others = others.contains(&file) || file.starts_with("screenshots/");
    !(is_for_others || name.starts_with(['.', '_']) || name.ends_with(".br"))
}

/// Where the list stands.
fn list_in(source: &str) -> Option<Range<usize>> {
    let start = source.find(LIST)?;
    Some(start..start + source[start..].find(LIST_END)? + LIST_END.len())
}

/// The worker as it has to be where some files are served with other contents than the
/// build's: each file's contents as they were, and as they are.
pub fn with_other_contents(source: &str, changes: &[(Vec<u8>, Vec<u8>)]) -> String {
    let mut everything = source.as_bytes().to_vec();
    let mut changed = source.to_owned();
    for (old, new) in changes {
        changed = changed.replace(&digest(old), &digest(new));
        everything.extend_from_slice(new);
    }
    let version = source
        .split_once(LIST)
        .and_then(|(_, rest)| rest.split('"').nth(1));
    match version {
        Some(version) if !version.is_empty() => changed.replacen(version, &hash(&everything), 1),
        _ => changed,
    }
}

/// Writes the version and the files to keep into the worker, in the place of whatever was
/// listed.
pub(super) fn list_files(folder: &Path) -> Result<()> {
    let path = folder.join(FILE);
    let mut source = fs::read_to_string(&path)?;
    let list = list_in(&source).context("worker.js has no `const BUILD = {version: …};`")?;
    source.replace_range(list.clone(), "");
    let mut lines = Vec::new();
    for file in super::files(folder)? {
        if !is_needed_offline(&file) {
            continue;
        }
        let contents = fs::read(folder.join(&file))?;
        let mut kind = mime_guess::from_path(&file)
            .first_or_octet_stream()
            .to_string();
        if kind.starts_with("text/") {
            kind += "; charset=utf-8";
        }
        let address = if file == super::PAGE { "./" } else { &file };
        lines.push(serde_json::to_string(&[
            address,
            &digest(&contents),
            &kind,
        ])?);
    }
    lines.sort();
    let lines = lines.join(",\n  ");
    let version = hash(format!("{source}{lines}").as_bytes());
    let build = format!("{LIST}\"{version}\", files: [\n  {lines}\n]{LIST_END}");
    source.insert_str(list.start, &build);
    Ok(fs::write(&path, source)?)
}
