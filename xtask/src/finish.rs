//! The last step of a build: what Trunk laid out becomes what is deployed.
//!
//! The page forbids inline scripts and styles but those it names by their digest, is opened
//! offline from a service worker, and is served by hosts that only know files. So the app's wasm
//! is split in two and made small with its script, the styles become one in the page, everything
//! is minified and named after its contents, the worker learns the list of files, and each file
//! gets a brotli twin. The same input gives the same bytes.
//!
//! Trunk's `post_build` hook runs this on its staging folder, so a bare `trunk build --release`
//! is finished like `cargo xtask build`, only larger.

mod bom;
pub mod compress;
pub mod headers;
mod minify;
pub mod names;
pub mod page;
mod scripts;
mod split;
mod styles;
pub(crate) mod symbols;
mod words;
pub mod worker;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

use minify::{OLD_SCRIPT, minify_file};
use page::Page;
use split::App;
use symbols::Symbols;

/// The page that the app lives in.
pub const PAGE: &str = "index.html";

/// Finishes the folder Trunk's hook names in its environment.
///
/// A debug build (`trunk serve`) only gets its words, its wasm in two and its start; all else
/// is left for quick rebuilds.
pub(crate) fn finish_from_hook() -> Result<()> {
    let of = |name| {
        let value = std::env::var_os(name);
        value.with_context(|| format!("{name} is not set: `finish` is run by Trunk"))
    };
    let folder = PathBuf::from(of("TRUNK_STAGING_DIR")?);
    let is_release = of("TRUNK_PROFILE")? == "release";
    words::fill(&folder)?;
    let mut page = Page::read(&folder, PAGE)?;
    let app = split::split(is_release)?;
    if is_release {
        bom::write(&folder)?;
        return symbols::write(&finish(page, &folder, app)?);
    }
    scripts::put(&mut page, &folder, app, is_release)?;
    styles::dress(&page, &folder)?;
    page.write(&folder, PAGE)
}

/// Finishes a release build, and gives the names of its functions. What is not in the shape that
/// Trunk is known to give it, or would break the page's own content policy, is refused.
fn finish(mut page: Page, folder: &Path, app: App) -> Result<Symbols> {
    page.drop_comments()?;
    let symbols = scripts::put(&mut page, folder, app, true)?;
    styles::join(&mut page, folder)?;
    scripts::put_in_page(&mut page, folder)?;
    page.forbid_inline()?;
    page.write(folder, PAGE)?;
    minify_file(OLD_SCRIPT, &folder.join("crash.js"))?;
    styles::dress(&page, folder)?;
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
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        let name = entry.path().strip_prefix(folder)?.to_string_lossy();
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-/".contains(letter);
        ensure!(
            name.chars().all(plain),
            "`{name}`: file names are kept to what URLs need no escaping for"
        );
        if entry.file_type().is_file() {
            found.push(name.into_owned());
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests;
