//! One stylesheet instead of many, in the page itself: the page waits for its
//! styles before it paints, and on a phone a further request is a sixth of a second.
//! The page's policy names it by its digest, so that no other style runs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::minify::{Kind, Minifier};
use super::page::{Page, STYLES};

/// Joins the page's stylesheets, in their order, where the first one stands.
pub(super) fn join(page: &mut Page, folder: &Path, minifier: &Minifier) -> Result<()> {
    let mut joined = String::new();
    let mut places = Vec::new();
    for element in page.elements()? {
        if !element.is_link(page, "stylesheet") {
            continue;
        }
        let known = ["rel", "href", "integrity", "crossorigin"];
        if let Some(name) = element.attribute_names().find(|name| !known.contains(name)) {
            bail!(
                "a stylesheet with `{name}` cannot be joined with the others: {}",
                &page.html[element.whole.clone()]
            );
        }
        let href = element
            .value(page, "href")
            .context("a stylesheet without an href")?;
        let file = href.trim_start_matches("./");
        if file.contains('/') {
            bail!(
                "{file}: stylesheets are joined at the top, so their relative addresses must be from there"
            );
        }
        let path = folder.join(file);
        let text = fs::read_to_string(&path).with_context(|| format!("the page names {file}"))?;
        if text.contains("@import") || text.contains("@charset") {
            bail!(
                "{file}: `@import` and `@charset` only work at a file's very start, so they cannot be joined"
            );
        }
        joined.push_str(&text);
        joined.push('\n');
        fs::remove_file(&path)?;
        places.push(element.whole);
    }
    let mut places = places.into_iter();
    let Some(first) = places.next() else {
        return Ok(());
    };
    let style = minifier.minify(Kind::Style, &joined)?;
    if style.contains("</") {
        bail!("a style with `</` in it would end in the middle of the page");
    }
    let mut edits = vec![(first, format!("<style>{style}</style>"))];
    edits.extend(places.map(|place| (place, String::new())));
    page.edit(edits);
    page.allow(STYLES, &style)
}
