//! The service worker's list of files. Its source has an empty list; the real one,
//! with the digest of each file's contents, and a version that changes whenever any
//! file does, are written in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::names::{digest, hash};

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

/// The worker as it has to be where some files are served with other contents than the
/// build's: each file's contents as they were, and as they are.
pub(crate) fn with_other_contents(source: &str, changes: &[(Vec<u8>, Vec<u8>)]) -> String {
    let mut everything = source.as_bytes().to_vec();
    let mut changed = source.to_owned();
    for (old, new) in changes {
        changed = changed.replace(&digest(old), &digest(new));
        everything.extend_from_slice(new);
    }
    let version = source
        .split_once(LIST)
        .map(|(_, rest)| rest.split('"').nth(1));
    match version {
        Some(Some(version)) if !version.is_empty() => {
            changed.replacen(version, &hash(&everything), 1)
        }
        _ => changed,
    }
}

/// What the worker calls a file when it answers with it. Text is UTF-8.
fn kind_of(file: &str) -> String {
    let kind = mime_guess::from_path(file).first_or_octet_stream();
    match kind.type_().as_str() {
        "text" => format!("{kind}; charset=utf-8"),
        _ => kind.to_string(),
    }
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
    let mut listed = Vec::new();
    for file in super::files(folder)? {
        if !is_needed_offline(&file) {
            continue;
        }
        let contents = fs::read(folder.join(&file))?;
        let (digest, kind) = (digest(&contents), kind_of(&file));
        let address = match file.as_str() {
            "index.html" => "./".to_owned(),
            _ => file,
        };
        listed.push([address, digest, kind]);
    }
    listed.sort();
    let lines: Vec<_> = listed
        .iter()
        .map(serde_json::to_string)
        .collect::<Result<_, _>>()?;
    let lines = lines.join(",\n  ");
    let version = hash(format!("{source}{lines}").as_bytes());
    let build = format!("const BUILD = {{version: \"{version}\", files: [\n  {lines}\n]}};");
    fs::write(&path, source.replace(PLACEHOLDER, &build)).context("writing worker.js")
}
