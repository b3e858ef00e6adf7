//! The last step of a build: what Trunk laid out becomes what is deployed.
//!
//! The page forbids inline scripts and styles but those it names by their digest,
//! is opened offline from a service worker, and is served by hosts that only know
//! files. So the start script moves out of the page, the app's script and wasm agree
//! on short names and drop what neither uses, the styles become one in the page,
//! what fetches the app waits behind what the page shows, everything is minified and
//! named after its contents, the worker learns the list of files, and each file gets
//! a brotli twin. The same input gives the same bytes.
//!
//! Trunk's `post_build` hook runs this on its staging folder, so a bare
//! `trunk build --release` is finished like `cargo xtask build`, only larger.

mod another;
mod apart;
mod behind;
mod bindings;
mod bom;
pub(crate) mod compress;
mod crash;
mod crashable;
pub(crate) mod headers;
mod minify;
mod names;
mod page;
mod scripts;
mod styles;
mod tags;
mod words;
pub(crate) mod worker;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub use another::another;
pub use crashable::{SCRIPT as COUNTERS, crashable};
pub use names::is_named_after_contents;

use bindings::{Names, Optimiser};
use minify::Minifier;
use page::Page;

/// Finishes the folder Trunk's hook names in its environment.
///
/// A debug build (`trunk serve`) only gets its words and has its inline scripts
/// moved out, so that it runs under the page's policy; all else is left for quick rebuilds.
///
/// # Errors
/// When not called by Trunk, or when the folder is not in the known shape.
pub fn finish_from_hook() -> Result<()> {
    let of = |name| {
        std::env::var_os(name)
            .with_context(|| format!("{name} is not set: `finish` is run by Trunk"))
    };
    let folder = PathBuf::from(of("TRUNK_STAGING_DIR")?);
    words::fill(&folder)?;
    if of("TRUNK_PROFILE")? == "release" {
        bom::write(&folder)?;
        finish(&folder, Some(&apart::linked()))
            .with_context(|| format!("finishing {}", folder.display()))
    } else {
        let mut page = Page::read(&folder)?;
        scripts::move_out(&mut page, &folder)?;
        crash::dress(&page, &folder)?;
        page.write(&folder)
    }
}

/// Finishes a release build in `folder`, whose wasm is taken apart as it was
/// `linked`, where that is to be done.
///
/// # Errors
/// When what is there is not in the shape Trunk is known to give it, when the
/// page would break its own content policy, or when a tool fails.
pub fn finish(folder: &Path, linked: Option<&Path>) -> Result<()> {
    let minifier = Minifier::ready()?;
    let mut page = Page::read(folder)?;
    page.drop_comments()?;
    let second = match linked {
        Some(linked) => apart::take_apart(&page, folder, linked)?,
        None => None,
    };
    let second = bindings::shorten(&page, folder, second)?;
    if let Some(second) = &second {
        apart::add(&mut page, folder, second)?;
    }
    scripts::name_after_contents(&mut page, folder, &minifier)?;
    scripts::minify_start(&mut page, &minifier)?;
    scripts::move_out(&mut page, folder)?;
    styles::join(&mut page, folder, &minifier)?;
    crash::minify(folder, &minifier)?;
    names::renew_integrity(&mut page, folder)?;
    behind::put(&mut page, folder, &minifier)?;
    page.forbid_inline()?;
    crash::dress(&page, folder)?;
    page.write(folder)?;
    headers::write(&page, folder)?;
    worker::list_files(folder)?;
    compress::compress_all(folder)
}

/// The two wasms of a release build, with their functions' names.
pub struct Named {
    /// What the first load brings.
    pub first: Vec<u8>,
    /// What comes after it.
    pub second: Vec<u8>,
}

/// Makes both wasms once more of what cargo linked last, just as [`finish`] does,
/// but for the names of their functions: those are kept.
///
/// # Errors
/// When cargo has linked nothing that is to be taken apart, or a tool fails.
pub fn with_names() -> Result<Named> {
    let linked = apart::linked();
    let parts = apart::parts(&linked, "hamstretch", Names::Kept)?
        .with_context(|| format!("{} is no release build's", linked.display()))?;
    let optimiser = Optimiser::ready(Names::Kept)?;
    let short = bindings::shortened(&parts.script, &parts.first, Some(&parts.second), &optimiser)?;
    Ok(Named {
        first: short.wasm,
        second: short.second.context("one wasm came of two")?,
    })
}

/// Every file under `folder`, as a path relative to it with `/` between the
/// parts, in order.
///
/// # Errors
/// When a folder cannot be read, or a name would need escaping in a URL.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

/// The files of the build that the page in `folder` names, in order.
///
/// # Errors
/// When there is no page, or it is not well-formed.
pub(crate) fn named_in_page(folder: &Path) -> Result<Vec<String>> {
    let page = Page::read(folder)?;
    let mut named = Vec::new();
    for element in page.elements()? {
        // A link to follow is not something to load.
        if element.name == "a" {
            continue;
        }
        let address = element
            .value(&page, "src")
            .or_else(|| element.value(&page, "href"));
        let file = address.unwrap_or_default().trim_start_matches("./");
        if !(file.is_empty() || file.contains(':') || file.starts_with(['#', '/'])) {
            named.push(file.to_owned());
        }
    }
    Ok(named)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
        if !name.chars().all(plain) {
            bail!(
                "`{prefix}{name}`: file names are kept to a-z, 0-9, `.`, `_` and `-`, so that URLs need no escaping"
            );
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{prefix}{name}/"), found)?;
        } else {
            found.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
