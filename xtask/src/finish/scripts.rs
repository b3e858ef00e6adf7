//! The app's scripts: what the page loads is named after what is really in it, and what is to
//! be done before the app is there stands in the page.
//!
//! What the page shows comes first: the app is fetched once its frame was seen. The app comes a
//! frame or two later for it, and the frame does not share the network and the processor with
//! what nobody can see yet. So what fetches the app is in a `<template>` (Trunk.toml has it),
//! where no browser looks, and `public/watch.js` takes it out; after it the manifest, for which
//! a browser would else ask at once.

use std::path::Path;

use anyhow::{Result, ensure};
use fs_err as fs;

use super::minify::{MODULE, OLD_SCRIPT, minify, minify_file};
use super::names::{integrity, named, renamed};
use super::page::{Page, SCRIPTS};
use crate::project;

/// How the page preloads the app's script, …
pub(super) const SCRIPT: &str = "modulepreload";
/// … and its wasm.
pub(super) const WASM: &str = "preload";

/// What is to be done before the app is there. A debug build has them as they are. Each is a
/// script of its own: a browser too old for one still runs the other.
const BEFORE: [&str; 2] = ["early.js", "watch.js"];

/// Makes the app's script small, and names it and the wasm after their contents, in the page as
/// on disk.
///
/// The page has the script's digest. It has none of the wasm, since no browser checks what a
/// script fetches against the preload of it: they only say in the console that they do not. A
/// digest is what no compression makes smaller, here 0.1 KB.
pub(super) fn name_after_contents(page: &mut Page, folder: &Path) -> Result<()> {
    let (script, wasm) = (page.linked(SCRIPT)?, page.linked(WASM)?);
    minify_file(MODULE, &folder.join(&script))?;
    let mut rename = |file: &str, has_digest: bool| {
        let contents = fs::read(folder.join(file))?;
        let name = renamed(file, &contents)?;
        fs::rename(folder.join(file), folder.join(&name))?;
        let mut address = format!("{name}\" crossorigin=\"anonymous\"");
        if has_digest {
            address += &format!(" integrity=\"{}\"", integrity(&contents));
        }
        page.replace(&format!("{file}\" crossorigin=\"anonymous\""), &address)
    };
    rename(&script, true)?;
    rename(&wasm, false)
}

/// Writes the script that starts the app (`src/start.js`), made small in a release build.
pub(super) fn write_start(page: &mut Page, folder: &Path, is_release: bool) -> Result<()> {
    let (script, wasm) = (page.linked(SCRIPT)?, page.linked(WASM)?);
    let start = fs::read_to_string(project::root().join("src/start.js"))?;
    let mut start = start.replace("app.js", &script).replace("app.wasm", &wasm);
    if is_release {
        start = minify(MODULE, &start)?;
    }
    let file = named("start", "js", start.as_bytes());
    fs::write(folder.join(&file), &start)?;
    let digest = integrity(start.as_bytes());
    page.replace("start.js\"", &format!("{file}\" integrity=\"{digest}\""))
}

/// Puts what is to be done before the app is there into the page itself: each file more to
/// fetch would be a sixth of a second.
pub(super) fn put_in_page(page: &mut Page, folder: &Path) -> Result<()> {
    for file in BEFORE {
        let path = folder.join(file);
        let code = minify(OLD_SCRIPT, &fs::read_to_string(&path)?)?;
        ensure!(
            !code.contains("</"),
            "{file}: a script with `</` in it would end in the middle of the page"
        );
        fs::remove_file(path)?;
        page.replace(
            &format!("<script src=\"{file}\">"),
            &format!("<script>{code}"),
        )?;
        page.allow(SCRIPTS, &code)?;
    }
    Ok(())
}
