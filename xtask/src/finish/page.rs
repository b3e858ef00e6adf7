//! index.html: just enough HTML to find its elements, change them in place and
//! see that nothing inline is left. It reads what Trunk writes, which is
//! well-formed, and refuses what it does not understand.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::names::source;
use super::tags::{Element, read};

/// The page's text.
pub(super) struct Page {
    pub(super) html: String,
}

impl Element {
    /// Where an attribute's value stands, if the element has the attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<Range<usize>> {
        let found = self
            .attributes
            .iter()
            .find(|attribute| attribute.name == name);
        found.map(|attribute| attribute.value.clone())
    }

    pub(super) fn value<'a>(&self, page: &'a Page, name: &str) -> Option<&'a str> {
        self.attribute(name).map(|value| &page.html[value])
    }

    pub(super) fn is_link(&self, page: &Page, rel: &str) -> bool {
        self.name == "link" && self.value(page, "rel") == Some(rel)
    }

    /// A script with code in the page. `type="application/ld+json"` and the
    /// like is data, which no policy forbids.
    pub(super) fn is_inline_script(&self, page: &Page) -> bool {
        let kind = self.value(page, "type").unwrap_or_default();
        let is_code = kind.is_empty()
            || kind == "module"
            || kind.contains("javascript")
            || kind == "importmap";
        self.name == "script" && self.attribute("src").is_none() && is_code
    }

    pub(super) fn attribute_names(&self) -> impl Iterator<Item = &str> {
        self.attributes
            .iter()
            .map(|attribute| attribute.name.as_str())
    }
}

const FILE: &str = "index.html";

/// What of the policy is about styles, as the pages have it, …
pub(super) const STYLES: &str = "style-src 'self'";
/// … and about scripts.
pub(super) const SCRIPTS: &str = "script-src 'self'";

impl Page {
    pub(super) fn read(folder: &Path) -> Result<Self> {
        Self::read_file(folder, FILE)
    }

    pub(super) fn read_file(folder: &Path, file: &str) -> Result<Self> {
        let path = folder.join(file);
        let html = fs::read_to_string(path).with_context(|| format!("reading {file}"))?;
        Ok(Self { html })
    }

    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        self.write_file(folder, FILE)
    }

    pub(super) fn write_file(&self, folder: &Path, file: &str) -> Result<()> {
        let path = folder.join(file);
        fs::write(path, &self.html).with_context(|| format!("writing {file}"))
    }

    /// Replaces each range by its text; the ranges do not overlap. What is
    /// replaced by nothing and stood alone on a line takes the line with it.
    pub(super) fn edit(&mut self, mut edits: Vec<(Range<usize>, String)>) {
        edits.sort_by_key(|(range, _)| range.start);
        for (mut range, text) in edits.into_iter().rev() {
            let before = self.html[..range.start].trim_end_matches([' ', '\t']);
            let alone = before.ends_with('\n') && self.html[range.end..].starts_with('\n');
            if text.is_empty() && alone {
                range.start = before.len() - 1;
            }
            self.html.replace_range(range, &text);
        }
    }

    pub(super) fn elements(&self) -> Result<Vec<Element>> {
        Ok(read(&self.html)?.elements)
    }

    /// Comments are for who reads the source, not for every phone.
    pub(super) fn drop_comments(&mut self) -> Result<()> {
        let comments = read(&self.html)?.comments;
        self.edit(
            comments
                .into_iter()
                .map(|range| (range, String::new()))
                .collect(),
        );
        Ok(())
    }

    /// Has the page's policy name a style or a script that stands in the page, in
    /// what it says of those.
    pub(super) fn allow(&mut self, policy: &str, text: &str) -> Result<()> {
        if self.html.matches(policy).count() != 1 {
            bail!("the page's policy must hold `{policy}` once");
        }
        let allowed = format!("{policy} {}", source(text.as_bytes()));
        self.html = self.html.replace(policy, &allowed);
        Ok(())
    }

    /// A style or script is allowed whose digest is in the page's policy, …
    fn is_unnamed(&self, element: &Element) -> bool {
        let text = &self.html[element.inside.clone()];
        !self.html.contains(&source(text.as_bytes()))
    }

    /// … and a style that is an attribute never is.
    fn is_forbidden_style(&self, element: &Element) -> bool {
        let is_style = element.name == "style";
        element.attribute("style").is_some() || is_style && self.is_unnamed(element)
    }

    /// Refuses whatever the page's content policy would not let run.
    pub(super) fn forbid_inline(&self) -> Result<()> {
        for element in self.elements()? {
            let tag =
                &self.html[element.whole.start..element.whole.end.min(element.whole.start + 120)];
            let handler = element
                .attribute_names()
                .find(|name| name.starts_with("on"));
            if element.is_inline_script(self) && self.is_unnamed(&element) {
                bail!("an inline script is left in the page, which its policy forbids: {tag}");
            } else if self.is_forbidden_style(&element) {
                bail!("an inline style is left in the page, which its policy forbids: {tag}");
            } else if let Some(handler) = handler {
                bail!("an inline `{handler}` is left in the page, which its policy forbids: {tag}");
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Page { html: html.into() }
    }

    #[test]
    fn attributes_are_read_with_any_quotes_or_none() {
        let page = page(
            r#"<!doctype html><LINK rel=preload href="./a" as='fetch' crossorigin><p title="a > b">x</p>"#,
        );
        let elements = page.elements().expect("well-formed");
        assert_eq!(elements.len(), 2);
        assert!(elements[0].is_link(&page, "preload"));
        assert_eq!(elements[0].value(&page, "href"), Some("./a"));
        assert_eq!(elements[0].value(&page, "as"), Some("fetch"));
        assert_eq!(elements[0].value(&page, "crossorigin"), Some(""));
        assert_eq!(elements[1].value(&page, "title"), Some("a > b"));
    }

    #[test]
    fn what_is_in_a_script_is_not_taken_for_tags() {
        let page = page("<script>if (a <b) '<p>'</script><!-- <i> --><br/>");
        let elements = page.elements().expect("well-formed");
        let names: Vec<_> = elements
            .iter()
            .map(|element| element.name.as_str())
            .collect();
        assert_eq!(names, ["script", "br"]);
        assert_eq!(&page.html[elements[0].inside.clone()], "if (a <b) '<p>'");
    }

    #[test]
    fn comments_go() {
        let mut page = page("a<!-- b -->c<!---->d");
        page.drop_comments().expect("well-formed");
        assert_eq!(page.html, "acd");
        let mut page = super::tests::page("a\n  <!-- b -->\nc <!-- d -->\n");
        page.drop_comments().expect("well-formed");
        assert_eq!(page.html, "a\nc \n");
    }

    #[test]
    fn nothing_inline_passes() {
        for bad in [
            "<script>1</script>",
            "<style>a{}</style>",
            "<p style='color:red'>",
            "<a onclick=x>",
            "<script type=module></script>",
        ] {
            assert!(page(bad).forbid_inline().is_err(), "{bad}");
        }
        let good = r#"<script src="a.js"></script><script type="application/ld+json">{}</script><p>style="x"</p>"#;
        assert!(page(good).forbid_inline().is_ok());
    }

    #[test]
    fn a_broken_page_is_refused() {
        for bad in ["<p", "<!-- x", "<script>x", "<p a=\"b", "<p =x>"] {
            assert!(page(bad).elements().is_err(), "{bad}");
        }
    }
}
