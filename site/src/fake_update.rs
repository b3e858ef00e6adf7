//! Another build out of a finished one: the same app with a few words changed, and everything
//! named and listed anew. Updates are tested with it, since compiling twice would take minutes.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use fs_err as fs;
use tempfile::TempDir;

use xtask::finish::names::{around_hash, integrity, named};
use xtask::finish::page::Page;
use xtask::finish::{PAGE, files, worker};

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
    let is_alike = words.iter().all(|(old, new)| old.len() == new.len());
    ensure!(is_alike, "words that differ in length: {words:?}");
    let made = tempfile::tempdir()?;
    let folder = made.path();
    for file in files(dist)?.iter().filter(|file| !file.ends_with(".br")) {
        let to = folder.join(file);
        fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
        fs::copy(dist.join(file), to)?;
    }
    change(folder)?;
    let words = words.iter();
    let mut changes = Vec::from_iter(words.map(|(old, new)| (old.to_string(), new.to_string())));
    // A file that is named after its contents gets another name with them, which changes
    // those that name it.
    loop {
        let mut names = Vec::new();
        for file in files(folder)? {
            let path = folder.join(&file);
            let contents = changed(fs::read(&path)?, &changes);
            fs::write(&path, &contents)?;
            if let Some((stem, extension)) = around_hash(&file) {
                let name = named(stem, extension, &contents);
                fs::rename(&path, folder.join(&name))?;
                names.push((file, name));
            }
        }
        names.retain(|(old, new)| old != new);
        if names.is_empty() {
            break;
        }
        changes = names;
    }
    let mut page = Page::read(folder, PAGE)?;
    for element in page.elements()? {
        if let (Some(digest), Some(file)) = (element.value("integrity"), element.file()) {
            let contents = fs::read(folder.join(file))?;
            page.html = page.html.replace(digest, &integrity(&contents));
        }
    }
    page.write(folder, PAGE)?;
    worker::list_files(folder)?;
    Ok(made)
}

/// Contents with words changed wherever they stand.
fn changed(mut contents: Vec<u8>, changes: &[(String, String)]) -> Vec<u8> {
    for (old, new) in changes {
        for at in 0..contents.len().saturating_sub(old.len() - 1) {
            if contents[at..].starts_with(old.as_bytes()) {
                contents[at..at + new.len()].copy_from_slice(new.as_bytes());
            }
        }
    }
    contents
}
