//! A page of the build: its elements are found by html5gum, and changed in place, so that
//! whatever is not changed stays as Trunk wrote it.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, bail};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::names::source;

/// What of the policy is about styles, as the pages have it, …
pub(super) const STYLES: &str = "style-src 'self'";
/// … and about scripts.
pub(super) const SCRIPTS: &str = "script-src 'self'";

/// The page's text.
pub(super) struct Page {
    pub(super) html: String,
}

/// An opening tag, and for a script or style what is in it.
pub(super) struct Element {
    pub(super) name: String,
    attributes: BTreeMap<String, (String, Range<usize>)>,
    /// From `<` to `>`; for scripts and styles to the end of the closing tag.
    pub(super) whole: Range<usize>,
    /// What is between the tags of a script or style; else empty.
    pub(super) inside: Range<usize>,
}

impl Element {
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(|(value, _)| value.as_str())
    }

    /// Where an attribute stands, its name and quotes included.
    pub(super) fn attribute(&self, name: &str) -> Option<Range<usize>> {
        self.attributes.get(name).map(|(_, place)| place.clone())
    }

    /// The file of the build that it names.
    pub(super) fn file(&self) -> Option<&str> {
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
    pub(super) fn read(folder: &Path, file: &str) -> Result<Self> {
        let html = fs::read_to_string(folder.join(file));
        html.map(|html| Self { html })
            .with_context(|| format!("reading {file}"))
    }

    pub(super) fn write(&self, folder: &Path, file: &str) -> Result<()> {
        fs::write(folder.join(file), &self.html).with_context(|| format!("writing {file}"))
    }

    fn tokens(&self) -> impl Iterator<Item = Token<usize>> {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        Tokenizer::new_with_emitter(self.html.as_str(), emitter).map(|Ok(token)| token)
    }

    pub(super) fn elements(&self) -> Result<Vec<Element>> {
        let mut elements: Vec<Element> = Vec::new();
        for token in self.tokens() {
            match token {
                Token::StartTag(tag) => elements.push(Element {
                    name: String::from_utf8_lossy(&tag.name).into_owned(),
                    attributes: tag
                        .attributes
                        .into_iter()
                        .map(|(name, value)| {
                            let [name, text] = [name, value.value]
                                .map(|it| String::from_utf8_lossy(&it).into_owned());
                            (name, (text, value.span.start..value.span.end))
                        })
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

    pub(super) fn insert(&mut self, before: &str, what: &str) -> Result<()> {
        let place = self.html.find(before);
        let place = place.with_context(|| format!("a page without {before}"))?;
        self.html.insert_str(place, what);
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
        if self.html.matches(policy).count() != 1 {
            bail!("the page's policy must hold `{policy}` once");
        }
        let allowed = format!("{policy} {}", source(text.as_bytes()));
        self.html = self.html.replace(policy, &allowed);
        Ok(())
    }

    /// Refuses whatever the page's policy would not let run: a script or style whose digest
    /// it does not name, and any that is an attribute.
    pub(super) fn forbid_inline(&self) -> Result<()> {
        for element in self.elements()? {
            let has_code = element.is_inline_script() || element.name == "style";
            let text = &self.html[element.inside.clone()];
            let is_unnamed = has_code && !self.html.contains(&source(text.as_bytes()));
            let is_code = |name: &&String| *name == "style" || name.starts_with("on");
            let what = match element.attributes.keys().find(is_code) {
                Some(name) => name,
                None if is_unnamed => &element.name,
                None => continue,
            };
            bail!(
                "an inline {what} is left in the page, which its policy forbids: {}",
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
    fn elements_and_their_attributes_are_found_where_they_stand() {
        let page = page(
            r#"<!doctype html><LINK rel=preload href="./a" crossorigin><script>if (a <b) '<p>'</script><!-- <i> --><p title="a > b">"#,
        );
        let elements = page.elements().expect("well-formed");
        let names: Vec<_> = elements
            .iter()
            .map(|element| element.name.as_str())
            .collect();
        assert_eq!(names, ["link", "script", "p"]);
        assert!(elements[0].is_link("preload"));
        assert_eq!(
            (elements[0].file(), elements[0].value("crossorigin")),
            (Some("a"), Some(""))
        );
        assert_eq!(
            elements[0].attribute("href").map(|place| &page.html[place]),
            Some("href=\"./a\"")
        );
        assert_eq!(&page.html[elements[1].inside.clone()], "if (a <b) '<p>'");
        assert_eq!(
            &page.html[elements[1].whole.clone()],
            "<script>if (a <b) '<p>'</script>"
        );
        assert_eq!(elements[2].value("title"), Some("a > b"));
        for bad in ["<p", "<!-- x", "<p a=\"b", "<p =x>"] {
            assert!(super::tests::page(bad).elements().is_err(), "{bad}");
        }
    }

    #[test]
    fn comments_go_with_the_line_that_they_stand_alone_on() {
        let mut page = page("a\n  <!-- b -->\nc <!-- d --><!---->\n");
        page.drop_comments();
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
}
