//! Where a page's tags and comments stand: a reader of HTML's outermost layer.

use std::ops::Range;

use anyhow::{Context, Result, bail};

/// One opening tag, and for a script or style what is in it.
pub(super) struct Element {
    /// In lower case.
    pub(super) name: String,
    pub(super) attributes: Vec<Attribute>,
    /// From `<` to `>`; for scripts and styles to the end of the closing tag.
    pub(super) whole: Range<usize>,
    /// What is between the tags of a script or style; else empty.
    pub(super) inside: Range<usize>,
}

pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: Range<usize>,
}

/// Finds the elements and comments of `html`.
pub(super) fn read(html: &str) -> Result<Parts> {
    let mut parts = Parts::default();
    let mut reader = Reader { html, at: 0 };
    while reader.skip_to("<") {
        let start = reader.at;
        if reader.takes("<!--") {
            reader
                .take_through("-->")
                .context("a comment without an end")?;
            parts.comments.push(start..reader.at);
        } else if reader.takes("<!") || reader.takes("</") {
            reader.take_through(">").context("a tag without an end")?;
        } else if reader.rest()[1..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            parts.elements.push(reader.element()?);
        } else {
            reader.at += 1;
        }
    }
    Ok(parts)
}

/// What a page's text is made of, as far as it matters here.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) elements: Vec<Element>,
    pub(super) comments: Vec<Range<usize>>,
}

struct Reader<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    fn skip_to(&mut self, text: &str) -> bool {
        let found = self.rest().find(text);
        self.at += found.unwrap_or(0);
        found.is_some()
    }

    fn takes(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        self.at += if found { text.len() } else { 0 };
        found
    }

    fn take_through(&mut self, text: &str) -> Option<()> {
        self.at += self.rest().find(text)? + text.len();
        Some(())
    }

    /// Takes letters until one of `ends`, and says where they stood.
    fn take_until(&mut self, ends: &[char]) -> Range<usize> {
        let start = self.at;
        self.at += self.rest().find(ends).unwrap_or(self.rest().len());
        start..self.at
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn element(&mut self) -> Result<Element> {
        const SPACE_OR_END: [char; 6] = [' ', '\n', '\t', '\r', '/', '>'];
        let start = self.at;
        self.at += 1;
        let name = self.take_until(&SPACE_OR_END);
        let name = self.html[name].to_ascii_lowercase();
        let mut attributes = Vec::new();
        loop {
            self.skip_space();
            if self.takes(">") {
                break;
            } else if self.takes("/") {
                continue;
            } else if self.rest().is_empty() {
                bail!("<{name}> has no end");
            }
            attributes.push(self.attribute(&name)?);
        }
        let mut inside = self.at..self.at;
        if name == "script" || name == "style" {
            let closing = format!("</{name}>");
            let length = self
                .rest()
                .find(&closing)
                .with_context(|| format!("<{name}> has no {closing}"))?;
            inside.end += length;
            self.at = inside.end + closing.len();
        }
        Ok(Element {
            name,
            attributes,
            whole: start..self.at,
            inside,
        })
    }

    fn attribute(&mut self, element: &str) -> Result<Attribute> {
        let name = self.take_until(&[' ', '\n', '\t', '\r', '/', '>', '=']);
        if name.is_empty() {
            bail!("<{element}> has an attribute without a name");
        }
        let name = self.html[name].to_ascii_lowercase();
        self.skip_space();
        if !self.takes("=") {
            return Ok(Attribute {
                name,
                value: self.at..self.at,
            });
        }
        self.skip_space();
        let quote = self
            .rest()
            .chars()
            .next()
            .filter(|letter| matches!(letter, '"' | '\''));
        let value = match quote {
            Some(quote) => {
                self.at += 1;
                let value = self.take_until(&[quote]);
                self.at += 1;
                value
            }
            None => self.take_until(&[' ', '\n', '\t', '\r', '>']),
        };
        if self.at > self.html.len() {
            bail!("<{element} {name}=…> has no closing quote");
        }
        Ok(Attribute { name, value })
    }
}
