//! The service worker's list of files. Its source has an empty list; the real one, with the
//! digest of each file's contents, and a version that changes whenever any file does, are
//! written in.

use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;

use super::names::{digest, hash};

const FILE: &str = "worker.js";
/// How the list in the worker's source begins and ends.
const LIST: &str = "const BUILD = {version: ";
const LIST_END: &str = "};";

/// What an offline app never asks for: the worker itself, what is for hosts and other tools, and
/// the twins.
fn is_needed_offline(file: &str) -> bool {
    let is_for_others = [FILE, super::bom::FILE].contains(&file) || file.starts_with(['.', '_']);
    !is_for_others && !file.ends_with(".br")
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
    let rest = source.split_once(LIST).map(|(_, rest)| rest);
    match rest.and_then(|rest| rest.split('"').nth(1)) {
        Some(version) if !version.is_empty() => changed.replacen(version, &hash(&everything), 1),
        _ => changed,
    }
}

/// Writes the version and the files to keep into the worker, in the place of whatever was
/// listed.
pub fn list_files(folder: &Path) -> Result<()> {
    let path = folder.join(FILE);
    let source = fs::read_to_string(&path)?;
    let list = source.split_once(LIST).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(LIST_END)?;
        Some((before, after))
    });
    let (before, after) = list.context("worker.js has no `const BUILD = {version: …};`")?;
    let mut lines = Vec::new();
    for file in super::files(folder)? {
        if is_needed_offline(&file) {
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
    }
    lines.sort();
    let lines = lines.join(",\n  ");
    let version = hash(format!("{before}{after}{lines}").as_bytes());
    let build = format!("{LIST}\"{version}\", files: [\n  {lines}\n]{LIST_END}");
    Ok(fs::write(&path, [before, &build, after].concat())?)
}
