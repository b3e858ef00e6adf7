//! The app's scripts: what the page loads is named after what is really in it, and what is to
//! be done before the app is there stands in the page.
//!
//! What the page shows comes first: the app is fetched once its frame was seen. The app comes a
//! frame or two later for it, and the frame does not share the network and the processor with
//! what nobody can see yet. So what fetches the app is in a `<template>` (Trunk.toml has it),
//! where no browser looks, and `public/watch.js` takes it out; after it the manifest, for which
//! a browser would else ask at once.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;

use super::minify::{MODULE, OLD_SCRIPT, minify};
use super::names::{integrity, named};
use super::page::{Page, SCRIPTS};
use super::split::App;
use super::symbols::Symbols;
use crate::project;

/// How the app's files are called, before the hash of their contents.
pub(super) const STEM: &str = "hamstretch";

/// What is to be done before the app is there. A debug build has them as they are. Each is a
/// script of its own: a browser too old for one still runs the other.
const BEFORE: [&str; 2] = ["early.js", "watch.js"];

/// Puts the app and the script that starts it (`src/start.js`) in the place of what Trunk has
/// made, each named after its contents. Gives the names of its functions.
///
/// The page has the scripts' digests. It has none of the wasm, since no browser checks what a
/// script fetches against the preload of it: they only say in the console that they do not. A
/// digest is what no compression makes smaller, here 0.1 KB.
pub(super) fn put(page: &mut Page, folder: &Path, app: App, is_release: bool) -> Result<Symbols> {
    for file in super::files(folder)? {
        if file.starts_with(STEM) {
            fs::remove_file(folder.join(file))?;
        }
    }
    let small = |code: String| match is_release {
        true => minify(MODULE, &code),
        false => Ok(code),
    };
    let write = |stem, extension, contents: &[u8]| {
        let file = named(stem, extension, contents);
        fs::write(folder.join(&file), contents)?;
        anyhow::Ok(file)
    };
    let wasm = write(STEM, "wasm", &app.wasm)?;
    page.replace("app.wasm", &wasm)?;
    let lazy = write("lazy", "wasm", &app.lazy)?;
    let code = small(app.script)?;
    let script = write(STEM, "js", code.as_bytes())?;
    let (link, digest) = ("\" crossorigin=\"anonymous\"", integrity(&code));
    let preload = format!("{script}{link} integrity=\"{digest}\"");
    page.replace(&format!("app.js{link}"), &preload)?;
    let start = fs::read_to_string(project::root().join("src/start.js"))?;
    let start = start.replace("app.js", &script).replace("app.wasm", &wasm);
    let start = small(start)?;
    let (file, digest) = (write("start", "js", start.as_bytes())?, integrity(&start));
    page.replace("start.js\"", &format!("{file}\" integrity=\"{digest}\""))?;
    let [of_first, of_second] = app.functions;
    Ok(Symbols::from([(wasm, of_first), (lazy, of_second)]))
}

/// Puts what is to be done before the app is there into the page itself: each file more to
/// fetch would be a sixth of a second.
pub(super) fn put_in_page(page: &mut Page, folder: &Path) -> Result<()> {
    for file in BEFORE {
        let path = folder.join(file);
        // esbuild leaves no `</script` in it, which would end it in the middle of the page.
        let code = minify(OLD_SCRIPT, &fs::read_to_string(&path)?)?;
        fs::remove_file(path)?;
        let named = format!("<script src=\"{file}\">");
        page.replace(&named, &format!("<script>{code}"))?;
        page.allow(SCRIPTS, &code)?;
    }
    Ok(())
}
