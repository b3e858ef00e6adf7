//! One stylesheet instead of many, in the page itself: the page waits for its styles before
//! it paints, and on a phone a further request is a sixth of a second. The page's policy
//! names it by its digest, so that no other style runs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::minify::{Kind, Minifier};
use super::page::{Page, STYLES};

/// Joins the page's stylesheets, in their order, where the first one stands.
pub(super) fn join(page: &mut Page, folder: &Path, minifier: &Minifier) -> Result<()> {
    let mut joined = String::new();
    let mut edits = Vec::new();
    for element in page
        .elements()?
        .into_iter()
        .filter(|it| it.is_link("stylesheet"))
    {
        let file = element.file().context("a stylesheet without an href")?;
        let path = folder.join(file);
        let text = fs::read_to_string(&path).with_context(|| format!("the page names {file}"))?;
        let misplaced = ["@import", "@charset"]
            .iter()
            .find(|rule| text.contains(**rule));
        if element.value("media").is_some() || file.contains('/') || misplaced.is_some() {
            bail!("{file}: one with `media`, a folder, @import or @charset cannot be joined");
        }
        joined.push_str(&text);
        joined.push('\n');
        fs::remove_file(&path)?;
        edits.push((element.whole, String::new()));
    }
    let style = minifier.minify(Kind::Style, &joined)?;
    if let Some((_, first)) = edits.first_mut() {
        *first = format!("<style>{style}</style>");
        page.edit(edits);
        page.allow(STYLES, &style)?;
    }
    Ok(())
}
