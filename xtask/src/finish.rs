//! The last step of a build: what Trunk laid out becomes what is deployed.
//!
//! The page forbids inline scripts and styles but those it names by their digest, is opened
//! offline from a service worker, and is served by hosts that only know files. So the start
//! script moves out of the page, the app's wasm is split in two and made small with its script,
//! the styles become one in the page, what fetches the app waits behind what the page shows, everything is minified and named after its contents, the worker learns the list
//! of files, and each file gets a brotli twin. The same input gives the same bytes.
//!
//! Trunk's `post_build` hook runs this on its staging folder, so a bare `trunk build --release`
//! is finished like `cargo xtask build`, only larger.

mod bom;
pub mod compress;
mod crash;
mod defer_boot;
mod fake_update;
pub mod headers;
mod minify;
mod names;
mod page;
mod scripts;
mod split;
mod styles;
pub mod symbols;
mod words;
pub mod worker;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub use fake_update::fake_update;
pub use names::is_named_after_contents;

use minify::Minifier;
use page::Page;
pub use symbols::Symbols;

const PAGE: &str = "index.html";

/// Finishes the folder Trunk's hook names in its environment.
///
/// A debug build (`trunk serve`) only gets its words and has its inline scripts moved out, so
/// that it runs under the page's policy; all else is left for quick rebuilds.
///
/// # Errors
/// When not called by Trunk, or when the folder is not in the known shape.
pub fn finish_from_hook() -> Result<()> {
    let of = |name| {
        let value = std::env::var_os(name);
        value.with_context(|| format!("{name} is not set: `finish` is run by Trunk"))
    };
    let folder = PathBuf::from(of("TRUNK_STAGING_DIR")?);
    words::fill(&folder)?;
    if of("TRUNK_PROFILE")? == "release" {
        bom::write(&folder)?;
        let symbols = finish(&folder, Some(&split::linked("release")))
            .with_context(|| format!("finishing {}", folder.display()))?;
        return symbols::write(&symbols);
    }
    let mut page = Page::read(&folder, PAGE)?;
    split::split(&page, &folder, &split::linked("debug"), &Minifier::ready()?)?;
    scripts::move_out(&mut page, &folder, None)?;
    names::renew_integrity(&mut page, &folder)?;
    crash::dress(&page, &folder)?;
    page.write(&folder, PAGE)
}

/// Finishes a release build in `folder`, whose wasm is taken apart as it was `linked`, where
/// that is to be done. Gives the names of its functions.
///
/// # Errors
/// When what is there is not in the shape Trunk is known to give it, when the page would break
/// its own content policy, or when a tool fails.
pub fn finish(folder: &Path, linked: Option<&Path>) -> Result<Symbols> {
    let minifier = Minifier::ready()?;
    let mut page = Page::read(folder, PAGE)?;
    page.drop_comments();
    let symbols = match linked {
        Some(linked) => split::split_small(&page, folder, linked, &minifier)?,
        None => Symbols::new(),
    };
    scripts::name_after_contents(&mut page, folder, &minifier)?;
    scripts::move_out(&mut page, folder, Some(&minifier))?;
    styles::join(&mut page, folder, &minifier)?;
    crash::minify(folder, &minifier)?;
    names::renew_integrity(&mut page, folder)?;
    defer_boot::put(&mut page, folder, &minifier)?;
    page.forbid_inline()?;
    crash::dress(&page, folder)?;
    page.write(folder, PAGE)?;
    headers::write(&page, folder)?;
    worker::list_files(folder)?;
    compress::compress_all(folder)?;
    Ok(symbols)
}

/// Every file under `folder`, as a path relative to it with `/` between the parts, in order.
///
/// # Errors
/// When a folder cannot be read, or a name would need escaping in a URL.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-/".contains(letter);
        if !name.chars().all(plain) {
            bail!("`{name}`: file names are kept to what URLs need no escaping for");
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}

/// The files of the build that the page in `folder` names, in order.
///
/// # Errors
/// When there is no page, or it is not well-formed.
pub(crate) fn named_in_page(folder: &Path) -> Result<Vec<String>> {
    let elements = Page::read(folder, PAGE)?.elements()?;
    // A link to follow is not something to load.
    let files = elements
        .iter()
        .filter(|it| it.name != "a")
        .filter_map(|it| it.file());
    let is_file =
        |file: &&str| !file.is_empty() && !file.contains(':') && !file.starts_with(['#', '/']);
    Ok(files.filter(is_file).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests;
