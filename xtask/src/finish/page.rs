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

/// The page's text.
pub(crate) struct Page {
    pub(super) html: String,
}

/// An opening tag, and for a script or style what is in it.
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

    fn tokens(&self) -> impl Iterator<Item = Token<usize>> {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        Tokenizer::new_with_emitter(self.html.as_str(), emitter).map(|Ok(token)| token)
    }

    pub(crate) fn elements(&self) -> Result<Vec<Element>> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut elements: Vec<Element> = Vec::new();
        for token in self.tokens() {
            match token {
                Token::StartTag(tag) => elements.push(Element {
                    name: text(&tag.name),
                    attributes: Vec::from_iter(&tag.attributes)
                        .into_iter()
                        .map(|(name, value)| (text(name), text(&value.value)))
                        .collect(),
                    whole: tag.span.start..tag.span.end,
                    inside: tag.span.end..tag.span.end,
                }),
                Token::EndTag(tag) => {
                    if let Some(last) = elements.last_mut()
                        && ["script", "style"].contains(&last.name.as_str())
                        && *last.name.as_bytes() == **tag.name
                    {
                        last.inside.end = tag.span.start;
                        last.whole.end = tag.span.end;
                    }
                }
                Token::Error(error) => bail!("the page is not well-formed: {}", error.value),
                _ => {}
            }
        }
        Ok(elements)
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
    pub(super) fn drop_comments(&mut self) {
        let comments = self.tokens().filter_map(|token| match token {
            Token::Comment(comment) => Some((comment.span.start..comment.span.end, String::new())),
            _ => None,
        });
        let comments = comments.collect();
        self.edit(comments);
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
        page.drop_comments();
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
}
