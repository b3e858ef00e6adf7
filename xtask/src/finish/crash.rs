//! The page for when the app could not go on (`public/crash.html`). It stands
//! without the app, but looks like it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::minify::{Kind, Minifier};
use super::page::{Page, STYLES};

const PAGE: &str = "crash.html";
const SCRIPT: &str = "crash.js";

/// Makes its script small.
pub(super) fn minify(folder: &Path, minifier: &Minifier) -> Result<()> {
    let file = folder.join(SCRIPT);
    let code = fs::read_to_string(&file).context("reading crash.js")?;
    fs::write(&file, minifier.minify(Kind::Script, &code)?).context("writing crash.js")
}

/// Gives that page the styles that the app's has, before its own.
pub(super) fn dress(page: &Page, folder: &Path) -> Result<()> {
    let mut dress = String::new();
    let mut crash = Page::read_file(folder, PAGE)?;
    crash.drop_comments()?;
    for element in page.elements()? {
        let is_style = element.name == "style";
        if is_style {
            crash.allow(STYLES, &page.html[element.inside.clone()])?;
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
