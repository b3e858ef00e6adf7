//! One stylesheet instead of many, in the page itself: the page waits for its styles before
//! it paints, and on a phone a further request is a sixth of a second. The page's policy
//! names it by its digest, so that no other style runs.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use fs_err as fs;

use super::minify::{STYLE, minify};
use super::page::{Element, Page, STYLES};

/// The page for when the app could not go on. It stands without the app, but looks like it.
const CRASH: &str = "crash.html";

/// Joins the page's stylesheets, in their order, where the first one stands.
pub(super) fn join(page: &mut Page, folder: &Path) -> Result<()> {
    let mut joined = String::new();
    let mut edits = Vec::new();
    for element in page.elements()? {
        if !element.is_link("stylesheet") {
            continue;
        }
        let file = element.file().context("a stylesheet without an href")?;
        let path = folder.join(file);
        let text = fs::read_to_string(&path)?;
        let cannot = text.contains("@import") || text.contains("@charset") || file.contains('/');
        ensure!(
            element.value("media").is_none() && !cannot,
            "{file}: one with `media`, a folder, @import or @charset cannot be joined"
        );
        joined.push_str(&text);
        joined.push('\n');
        fs::remove_file(&path)?;
        edits.push((element.whole, String::new()));
    }
    let style = minify(STYLE, &joined)?;
    let (_, first) = edits.first_mut().context("the page has no stylesheet")?;
    *first = format!("<style>{style}</style>");
    page.edit(edits);
    page.allow(STYLES, &style)
}

/// Gives the crash page the styles that the app's has, before its own.
pub(super) fn dress(page: &Page, folder: &Path) -> Result<()> {
    let mut crash = Page::read(folder, CRASH)?;
    crash.drop_comments()?;
    let is_style = |element: &Element| element.name == "style" || element.is_link("stylesheet");
    let own = crash.elements()?.into_iter().find(is_style);
    let own = own.context("crash.html has no stylesheet")?.whole.start;
    let styles: Vec<_> = page.elements()?.into_iter().filter(is_style).collect();
    let dress = styles.iter().map(|it| &page.html[it.whole.clone()]);
    crash.html.insert_str(own, &dress.collect::<String>());
    for style in styles.iter().filter(|it| it.name == "style") {
        crash.allow(STYLES, &page.html[style.inside.clone()])?;
    }
    crash.forbid_inline()?;
    crash.write(folder, CRASH)
}
