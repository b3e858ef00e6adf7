//! What the page shows comes first: the app is fetched once its frame was seen. The app
//! comes a frame or two later for it, and the frame does not share the network and the
//! processor with what nobody can see yet.
//!
//! So what fetches the app is put into a `<template>`, where no browser looks, and
//! `public/watch.js` takes it out; after it the manifest, for which a browser would else ask
//! at once. What is to be done before the app is there stands in the page itself: each file
//! more to fetch would be a sixth of a second.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::minify::{Kind, Minifier};
use super::page::{Page, SCRIPTS};

/// What is to be done before the app is there. A debug build has them as they are. Each is a
/// script of its own: a browser too old for one still runs the other.
const BEFORE: [&str; 2] = ["early.js", "watch.js"];

/// Puts what fetches the app behind what the page shows.
pub(super) fn put(page: &mut Page, folder: &Path, minifier: &Minifier) -> Result<()> {
    let (mut fetching, mut manifest) = (String::new(), String::new());
    let mut edits = Vec::new();
    for element in page.elements()? {
        let source = element.value("src").unwrap_or_default();
        let whole = &page.html[element.whole.clone()];
        let preloads = element.is_link("modulepreload") || element.is_link("preload");
        if preloads || source.starts_with("./start-") {
            fetching.push_str(whole);
        } else if element.is_link("manifest") {
            manifest.push_str(whole);
        } else if !BEFORE.contains(&source) {
            continue;
        }
        edits.push((element.whole, String::new()));
    }
    page.edit(edits);
    let held = format!("<template id=\"app-files\">{fetching}{manifest}</template>");
    page.insert("</head>", &held)?;
    for file in BEFORE {
        let path = folder.join(file);
        let code = fs::read_to_string(&path).with_context(|| format!("reading {file}"))?;
        let code = minifier.minify(Kind::Script, &code)?;
        if code.contains("</") {
            bail!("{file}: a script with `</` in it would end in the middle of the page");
        }
        fs::remove_file(path)?;
        page.insert("</body>", &format!("<script>{code}</script>"))?;
        page.allow(SCRIPTS, &code)?;
    }
    Ok(())
}
