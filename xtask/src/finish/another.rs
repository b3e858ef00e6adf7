//! Another build out of a finished one: the same app with a few words changed,
//! and everything named and listed anew. Updates are tested with it, since
//! compiling twice would take minutes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use super::names::{self, is_named_after_contents, named};
use super::page::Page;
use super::{files, worker};

/// Makes one of the build in `dist`, with each of `words` (old, new) changed
/// wherever it stands and whatever `change` does besides. It has no brotli twins.
/// Whatever changed is named after its contents again.
///
/// # Errors
/// When `dist` is no finished build, when words change their length (a wasm knows
/// where each of its texts ends), or with the error of `change`.
pub fn another(
    dist: &Path,
    words: &[(&str, &str)],
    change: impl FnOnce(&Path) -> Result<()>,
) -> Result<TempDir> {
    let made = tempfile::tempdir()?;
    let folder = made.path();
    for file in files(dist)?.iter().filter(|file| !file.ends_with(".br")) {
        let to = folder.join(file);
        fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
        fs::copy(dist.join(file), to).with_context(|| format!("copying {file}"))?;
    }
    change(folder)?;
    let mut changes = named_anew(folder)?;
    for (old, new) in words {
        ensure!(
            old.len() == new.len(),
            "`{old}` and `{new}` differ in length"
        );
        changes.push((old.to_string(), new.to_string()));
    }
    // A file that is named after its contents gets another name with them, which
    // changes those that name it.
    while !changes.is_empty() {
        changes = change_all(folder, &changes)?;
    }
    let mut page = Page::read(folder)?;
    names::renew_integrity(&mut page, folder)?;
    page.write(folder)?;
    worker::list_files_anew(folder)?;
    Ok(made)
}

/// Changes words in every file; gives the names that changed by that.
fn change_all(folder: &Path, changes: &[(String, String)]) -> Result<Vec<(String, String)>> {
    let mut renamed = Vec::new();
    for file in files(folder)? {
        let path = folder.join(&file);
        let before = fs::read(&path)?;
        let after = changes.iter().fold(before.clone(), replaced);
        if after == before {
            continue;
        }
        fs::write(&path, &after)?;
        renamed.extend(name_anew(folder, file, &after)?);
    }
    Ok(renamed)
}

/// Names every file whose contents are not what its name says after them.
fn named_anew(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut renamed = Vec::new();
    for file in files(folder)? {
        let contents = fs::read(folder.join(&file))?;
        renamed.extend(name_anew(folder, file, &contents)?);
    }
    Ok(renamed)
}

/// Names a file after its contents, where its name holds a hash; gives the old name and the
/// new one, where they differ.
fn name_anew(folder: &Path, file: String, contents: &[u8]) -> Result<Option<(String, String)>> {
    if !is_named_after_contents(&file) {
        return Ok(None);
    }
    let (stem, rest) = file.rsplit_once('-').context("a name with a hash")?;
    let extension = rest.rsplit('.').next().unwrap_or_default();
    let new = named(stem, extension, contents);
    if new == file {
        return Ok(None);
    }
    fs::rename(folder.join(&file), folder.join(&new))?;
    Ok(Some((file, new)))
}

fn replaced(mut bytes: Vec<u8>, (old, new): &(String, String)) -> Vec<u8> {
    let (old, new) = (old.as_bytes(), new.as_bytes());
    for at in 0..bytes.len().saturating_sub(old.len() - 1) {
        if bytes[at..].starts_with(old) {
            bytes[at..at + new.len()].copy_from_slice(new);
        }
    }
    bytes
}
