//! One stylesheet instead of many, in the page itself: the page waits for its styles before
//! it paints, and on a phone a further request is a sixth of a second. The page's policy
//! names it by its digest, so that no other style runs.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

use super::minify::{STYLE, minify};
use super::page::{Element, Page, STYLES};

/// The page for when the app could not go on. It stands without the app, but looks like it.
const CRASH: &str = "crash.html";

/// Joins the page's stylesheets, which stand side by side, in their order.
pub(super) fn join(page: &mut Page, folder: &Path) -> Result<()> {
    let mut sheets = page.elements()?;
    sheets.retain(|it| it.is_link("stylesheet"));
    let mut joined = String::new();
    for sheet in &sheets {
        let file = sheet.file().context("a stylesheet without an href")?;
        let text = fs::read_to_string(folder.join(file))?;
        let cannot = text.contains("@import") || text.contains("@charset") || file.contains('/');
        ensure!(
            sheet.value("media").is_none() && !cannot,
            "{file}: one with `media`, a folder, @import or @charset cannot be joined"
        );
        joined += &(text + "\n");
        fs::remove_file(folder.join(file))?;
    }
    let [first, .., last] = &sheets[..] else {
        bail!("the page has no stylesheets to join");
    };
    let all = first.whole.start..last.whole.end;
    let is_all = page.html[all.clone()].matches('<').count() == sheets.len();
    ensure!(is_all, "something stands between the page's stylesheets");
    let style = minify(STYLE, &joined)?;
    page.html
        .replace_range(all, &format!("<style>{style}</style>"));
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
