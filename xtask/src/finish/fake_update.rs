//! Another build out of a finished one: the same app with a few words changed, and everything
//! named and listed anew. Updates are tested with it, since compiling twice would take minutes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use super::names::{self, is_named_after_contents, named};
use super::page::Page;
use super::{PAGE, files, worker};

/// Makes one of the build in `dist`, with each of `words` (old, new) changed wherever it
/// stands and whatever `change` does besides. It has no brotli twins. Whatever changed is
/// named after its contents again.
///
/// # Errors
/// When `dist` is no finished build, when words change their length (a wasm knows where each
/// of its texts ends), or with the error of `change`.
pub fn fake_update(
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
    let is_alike = words.iter().all(|(old, new)| old.len() == new.len());
    ensure!(is_alike, "words that differ in length: {words:?}");
    let mut changes = named_anew(folder)?;
    let words = words.iter();
    changes.extend(words.map(|(old, new)| (old.to_string(), new.to_string())));
    // A file that is named after its contents gets another name with them, which changes
    // those that name it.
    while !changes.is_empty() {
        changes = change_all(folder, &changes)?;
    }
    let mut page = Page::read(folder, PAGE)?;
    names::renew_integrity(&mut page, folder)?;
    page.write(folder, PAGE)?;
    worker::list_files(folder)?;
    Ok(made)
}

/// Changes words in every file; gives the names that changed by that.
fn change_all(folder: &Path, changes: &[(String, String)]) -> Result<Vec<(String, String)>> {
    let mut renamed = Vec::new();
    for file in files(folder)? {
        let path = folder.join(&file);
        let before = fs::read(&path)?;
        let mut after = before.clone();
        for (old, new) in changes {
            for at in 0..after.len().saturating_sub(old.len() - 1) {
                if after[at..].starts_with(old.as_bytes()) {
                    after[at..at + new.len()].copy_from_slice(new.as_bytes());
                }
            }
        }
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
