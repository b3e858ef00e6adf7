//! The page for when the app could not go on (`public/crash.html`), and the script
//! of the app's own page that leads there (`public/watch.js`). That page stands
//! without the app, but looks like it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::minify::{Kind, Minifier};
use super::names::named;
use super::page::Page;
use super::styles;

const PAGE: &str = "crash.html";
const SCRIPT: &str = "crash.js";
const WATCH: &str = "watch.js";

/// Makes both scripts small, and names the one that every first visit waits for after
/// its contents.
pub(super) fn minify(page: &mut Page, folder: &Path, minifier: &Minifier) -> Result<()> {
    let small = |file: &str| {
        let code = fs::read_to_string(folder.join(file));
        minifier.minify(
            Kind::Script,
            &code.with_context(|| format!("reading {file}"))?,
        )
    };
    fs::write(folder.join(SCRIPT), small(SCRIPT)?).context("writing crash.js")?;
    let watch = small(WATCH)?;
    let name = named("watch", "js", watch.as_bytes());
    fs::write(folder.join(&name), watch).with_context(|| format!("writing {name}"))?;
    fs::remove_file(folder.join(WATCH))?;
    let mut edits = Vec::new();
    for element in page.elements()? {
        if let Some(source) = element.attribute("src")
            && &page.html[source.clone()] == WATCH
        {
            edits.push((source, name.clone()));
        }
    }
    if edits.len() != 1 {
        bail!(
            "the page should name {WATCH} once, not {} times",
            edits.len()
        );
    }
    page.edit(edits);
    Ok(())
}

/// Gives that page the styles that the app's has, before its own.
pub(super) fn dress(page: &Page, folder: &Path) -> Result<()> {
    let mut dress = String::new();
    let mut crash = Page::read_file(folder, PAGE)?;
    crash.drop_comments()?;
    for element in page.elements()? {
        let is_style = element.name == "style";
        if is_style {
            styles::allow(&mut crash, &page.html[element.inside.clone()])?;
        }
        if is_style || element.is_link(page, "stylesheet") {
            dress.push_str(&page.html[element.whole]);
        }
    }
    let elements = crash.elements()?;
    let own = elements
        .iter()
        .find(|element| element.is_link(&crash, "stylesheet"));
    let own = own.context("crash.html has no stylesheet")?.whole.start;
    crash.html.insert_str(own, &dress);
    crash.forbid_inline()?;
    crash.write_file(folder, PAGE)
}
