//! What the page shows comes first: the app is fetched once its frame was seen. On
//! a slow phone the two would be in each other's way, and the one that is waited for
//! with nothing to see is the frame.
//!
//! So what fetches the app is put into a `<template>`, where no browser looks, and
//! `public/watch.js` takes it out. That script stands in the page itself: one more
//! file to fetch would be a sixth of a second.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::minify::{Kind, Minifier};
use super::page::{Page, SCRIPTS};

const WATCH: &str = "watch.js";

/// Puts what fetches the app behind what the page shows.
pub(super) fn put(page: &mut Page, folder: &Path, minifier: &Minifier) -> Result<()> {
    let mut edits = Vec::new();
    let mut fetching = String::new();
    let mut watches = 0;
    for element in page.elements()? {
        let source = element.value(page, "src").unwrap_or_default();
        if source == WATCH {
            watches += 1;
        } else if source.starts_with("./start-")
            || element.is_link(page, "modulepreload")
            || element.is_link(page, "preload")
        {
            fetching.push_str(&page.html[element.whole.clone()]);
        } else {
            continue;
        }
        edits.push((element.whole, String::new()));
    }
    if watches != 1 {
        bail!("the page should name {WATCH} once, not {watches} times");
    }
    page.edit(edits);
    let file = folder.join(WATCH);
    let watch = fs::read_to_string(&file).context("the page names watch.js")?;
    let watch = minifier.minify(Kind::Script, &watch)?;
    if watch.contains("</") {
        bail!("a script with `</` in it would end in the middle of the page");
    }
    fs::remove_file(file)?;
    insert(
        page,
        "</head>",
        &format!("<template id=\"app-files\">{fetching}</template>"),
    )?;
    insert(page, "</body>", &format!("<script>{watch}</script>"))?;
    page.allow(SCRIPTS, &watch)
}

fn insert(page: &mut Page, before: &str, what: &str) -> Result<()> {
    let place = page.html.find(before);
    let place = place.with_context(|| format!("a page without {before}"))?;
    page.html.insert_str(place, what);
    Ok(())
}
