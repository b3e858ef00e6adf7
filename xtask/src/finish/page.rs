//! A page of the build: its elements are found by html5gum, and changed in place, so that
//! whatever is not changed stays as Trunk wrote it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use anyhow::{Result, bail, ensure};
use fs_err as fs;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use regex::Regex;

use super::names::source;

/// What of the policy is about styles, as the pages have it, …
pub(super) const STYLES: &str = "style-src 'self'";
/// … and about scripts.
pub(super) const SCRIPTS: &str = "script-src 'self'";

/// The page's text.
pub struct Page {
    /// As it stands in its file.
    pub html: String,
}

/// An opening tag, and for a script or style what is in it.
pub struct Element {
    /// In small letters.
    pub name: String,
    attributes: BTreeMap<String, String>,
    /// From `<` to `>`; for scripts and styles to the end of the closing tag.
    pub(super) whole: Range<usize>,
    /// What is between the tags of a script or style; else empty.
    pub(super) inside: Range<usize>,
}

impl Element {
    /// The value of an attribute.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The file of the build that it names.
    pub fn file(&self) -> Option<&str> {
        let address = self.value("src").or_else(|| self.value("href"))?;
        Some(address.trim_start_matches("./"))
    }

    pub(super) fn is_link(&self, rel: &str) -> bool {
        self.name == "link" && self.value("rel") == Some(rel)
    }
}

impl Page {
    /// Reads one of the pages of a build.
    pub fn read(folder: &Path, file: &str) -> Result<Self> {
        let html = fs::read_to_string(folder.join(file))?;
        Ok(Self { html })
    }

    /// Writes it back.
    pub fn write(&self, folder: &Path, file: &str) -> Result<()> {
        Ok(fs::write(folder.join(file), &self.html)?)
    }

    /// Its elements, in order. A page that is not well-formed is refused.
    pub fn elements(&self) -> Result<Vec<Element>> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut elements: Vec<Element> = Vec::new();
        for Ok(token) in Tokenizer::new_with_emitter(self.html.as_str(), emitter) {
            match token {
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.iter();
                    let attributes = attributes.map(|(name, value)| (text(name), text(value)));
                    elements.push(Element {
                        name: text(&tag.name),
                        attributes: attributes.collect(),
                        whole: tag.span.start..tag.span.end,
                        inside: tag.span.end..tag.span.end,
                    });
                }
                Token::EndTag(tag) if [&b"script"[..], b"style"].contains(&&**tag.name) => {
                    if let Some(last) = elements.last_mut() {
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

    /// Comments are for who reads the source, not for every phone. One that stands alone on a
    /// line takes the line with it.
    pub(super) fn drop_comments(&mut self) -> Result<()> {
        let comment = Regex::new(r"(?sm)^[ \t]*<!--.*?-->\n|<!--.*?-->")?;
        self.html = comment.replace_all(&self.html, "").into_owned();
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
            let is_script = element.name == "script" && element.value("src").is_none();
            let has_code = is_script || element.name == "style";
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

    #[test]
    fn elements_are_found_where_they_stand_and_comments_go_with_their_line() -> Result<()> {
        let html = r#"<!doctype html><LINK rel=preload href="./a"><script>if (a <b) '<p>'</script>
            <!-- <i> -->
            <p title="a > b">"#;
        let mut page = Page { html: html.into() };
        page.drop_comments()?;
        let elements = page.elements()?;
        let text = |it: &Element| page.html[it.whole.clone()].to_owned();
        let texts = Vec::from_iter(elements.iter().map(text));
        let script = "<script>if (a <b) '<p>'</script>";
        assert_eq!(texts[1..], [script, "<p title=\"a > b\">"]);
        assert!(elements[0].is_link("preload") && elements[0].file() == Some("a"));
        assert_eq!(&page.html[elements[1].inside.clone()], "if (a <b) '<p>'");
        assert_eq!(page.html.lines().count(), 2);
        for bad in ["<p", "<!-- x", "<p a=\"b", "<p =x>"] {
            let page = Page { html: bad.into() };
            assert!(page.elements().is_err(), "{bad}");
        }
        Ok(())
    }
}
