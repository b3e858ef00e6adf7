//! A page of the build: its elements are found by html5gum, and changed in place, so that
//! whatever is not changed stays as Trunk wrote it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use anyhow::{Result, bail, ensure};
use fs_err as fs;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::names::source;

/// What of the policy is about styles, as the pages have it, …
pub(super) const STYLES: &str = "style-src 'self'";
/// … and about scripts.
pub(super) const SCRIPTS: &str = "script-src 'self'";

/// What stands for a comment's name.
const COMMENT: &str = "!--";

/// The page's text.
pub(crate) struct Page {
    pub(super) html: String,
}

/// An opening tag, and for a script or style what is in it; or a comment.
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: BTreeMap<String, String>,
    /// From `<` to `>`; for scripts and styles to the end of the closing tag.
    pub(super) whole: Range<usize>,
    /// What is between the tags of a script or style; else empty.
    pub(super) inside: Range<usize>,
}

impl Element {
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The file of the build that it names.
    pub(crate) fn file(&self) -> Option<&str> {
        let address = self.value("src").or_else(|| self.value("href"))?;
        Some(address.trim_start_matches("./"))
    }

    pub(super) fn is_link(&self, rel: &str) -> bool {
        self.name == "link" && self.value("rel") == Some(rel)
    }

    /// A script with code in the page. `type="application/ld+json"` and the like is data,
    /// which no policy forbids.
    pub(super) fn is_inline_script(&self) -> bool {
        let kind = self.value("type").unwrap_or_default();
        let is_code = ["", "module", "importmap"].contains(&kind) || kind.contains("javascript");
        self.name == "script" && self.value("src").is_none() && is_code
    }
}

impl Page {
    pub(crate) fn read(folder: &Path, file: &str) -> Result<Self> {
        let html = fs::read_to_string(folder.join(file))?;
        Ok(Self { html })
    }

    pub(super) fn write(&self, folder: &Path, file: &str) -> Result<()> {
        Ok(fs::write(folder.join(file), &self.html)?)
    }

    /// Its elements and comments, in their order.
    pub(crate) fn elements(&self) -> Result<Vec<Element>> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut elements: Vec<Element> = Vec::new();
        for Ok(token) in Tokenizer::new_with_emitter(self.html.as_str(), emitter) {
            let (name, attributes, span) = match token {
                Token::StartTag(tag) => (text(&tag.name), tag.attributes, tag.span),
                Token::Comment(comment) => (COMMENT.to_owned(), BTreeMap::new(), comment.span),
                Token::Error(error) => bail!("the page is not well-formed: {}", error.value),
                Token::EndTag(tag) => {
                    let has_text = ["script", "style"].contains(&text(&tag.name).as_str());
                    if let Some(last) = elements.last_mut().filter(|_| has_text) {
                        last.inside.end = tag.span.start;
                        last.whole.end = tag.span.end;
                    }
                    continue;
                }
                _ => continue,
            };
            let attributes = attributes
                .iter()
                .map(|(name, value)| (text(name), text(value)));
            elements.push(Element {
                name,
                attributes: attributes.collect(),
                whole: span.start..span.end,
                inside: span.end..span.end,
            });
        }
        Ok(elements)
    }

    /// The one file that a kind of link names.
    pub(super) fn linked(&self, rel: &str) -> Result<String> {
        let elements = self.elements()?;
        let links = elements.iter().filter(|it| it.is_link(rel));
        let files = Vec::from_iter(links.filter_map(Element::file));
        ensure!(files.len() == 1, "the page has these for {rel}: {files:?}");
        Ok(files[0].to_owned())
    }

    /// Replaces each range by its text; the ranges do not overlap. What is replaced by
    /// nothing and stood alone on a line takes the line with it.
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

    /// Replaces what the page has to hold exactly once.
    pub(super) fn replace(&mut self, old: &str, new: &str) -> Result<()> {
        let times = self.html.matches(old).count();
        ensure!(
            times == 1,
            "the page must hold `{old}` once, not {times} times"
        );
        self.html = self.html.replace(old, new);
        Ok(())
    }

    /// Comments are for who reads the source, not for every phone.
    pub(super) fn drop_comments(&mut self) -> Result<()> {
        let comments = self.elements()?.into_iter().filter(|it| it.name == COMMENT);
        self.edit(comments.map(|it| (it.whole, String::new())).collect());
        Ok(())
    }

    /// Has the page's policy name a style or a script that stands in the page.
    pub(super) fn allow(&mut self, policy: &str, text: &str) -> Result<()> {
        self.replace(policy, &format!("{policy} {}", source(text.as_bytes())))
    }

    /// Refuses whatever the page's policy would not let run: a script or style whose digest
    /// it does not name, and any that is an attribute.
    pub(super) fn forbid_inline(&self) -> Result<()> {
        for element in self.elements()? {
            let text = &self.html[element.inside.clone()];
            let has_code = element.is_inline_script() || element.name == "style";
            let is_unnamed = has_code && !self.html.contains(&source(text.as_bytes()));
            let is_code = |name: &String| name == "style" || name.starts_with("on");
            ensure!(
                !is_unnamed && !element.attributes.keys().any(is_code),
                "this is inline, which the page's policy forbids: {}",
                &self.html[element.whole]
            );
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
    fn elements_are_found_where_they_stand_and_comments_go_with_their_line() {
        let mut page = page(
            r#"<!doctype html><LINK rel=preload href="./a"><script>if (a <b) '<p>'</script>
<!-- <i> -->
<p title="a > b">"#,
        );
        page.drop_comments().expect("well-formed");
        let elements = page.elements().expect("well-formed");
        let found = elements
            .iter()
            .map(|it| (it.name.as_str(), &page.html[it.whole.clone()]));
        assert_eq!(
            Vec::from_iter(found),
            [
                ("link", r#"<LINK rel=preload href="./a">"#),
                ("script", "<script>if (a <b) '<p>'</script>"),
                ("p", r#"<p title="a > b">"#),
            ]
        );
        assert!(elements[0].is_link("preload") && elements[0].file() == Some("a"));
        assert_eq!(&page.html[elements[1].inside.clone()], "if (a <b) '<p>'");
        assert!(page.html.contains("</script>\n<p"), "{}", page.html);
        for bad in ["<p", "<!-- x", "<p a=\"b", "<p =x>"] {
            assert!(self::page(bad).elements().is_err(), "{bad}");
        }
    }
}
