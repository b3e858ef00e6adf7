//! The page for when the app could not go on (`public/crash.html`). It stands without the
//! app, but looks like it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::minify::{Kind, Minifier};
use super::page::{Element, Page, STYLES};

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
    let mut crash = Page::read(folder, PAGE)?;
    crash.drop_comments();
    let is_style = |element: &Element| element.name == "style" || element.is_link("stylesheet");
    let own = crash.elements()?.into_iter().find(is_style);
    let own = own.context("crash.html has no stylesheet")?.whole.start;
    let styles: Vec<Element> = page.elements()?.into_iter().filter(is_style).collect();
    let dress: String = styles
        .iter()
        .map(|it| &page.html[it.whole.clone()])
        .collect();
    crash.html.insert_str(own, &dress);
    for style in styles.iter().filter(|it| it.name == "style") {
        crash.allow(STYLES, &page.html[style.inside.clone()])?;
    }
    crash.forbid_inline()?;
    crash.write(folder, PAGE)
}
