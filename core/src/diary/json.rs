//! A record as JSON, on one line where it is written here: one object of texts, whole numbers, `true` and
//! `false`, and nothing in it that has parts of its own.
//!
//! hifijson keeps numbers as they are written, so that no fraction is ever
//! reckoned out, and goes into nothing that is not asked for, so that no nesting
//! is too deep. `docs/diary-format.md` has what others would have cost.

use super::fields::Fields;
use hifijson::SliceLexer;
use hifijson::num::LexWrite;
use hifijson::str::LexAlloc;
use hifijson::token::{Expect, Lex};

/// Fields that are texts, whatever they look like. What is like a number in any
/// other field, is one.
const TEXTS: [&str; 8] = [
    "id", "words", "what", "thing", "routine", "stop", "key", "text",
];

impl Fields {
    /// As a line of JSON.
    pub fn to_json(&self) -> String {
        let mut line = String::from("{");
        for (name, text) in self.all() {
            if line.len() > 1 {
                line.push(',');
            }
            quote(name, &mut line);
            line.push(':');
            match is_bare(text) && !TEXTS.contains(&name.as_str()) {
                true => line.push_str(text),
                false => quote(text, &mut line),
            }
        }
        line + "}"
    }
}

/// Reads a record. `None` when it is none, has a field twice, or more than any has.
pub(super) fn record(lexer: &mut SliceLexer) -> Option<Fields> {
    lexer.expect(Lex::ws_peek, b'{')?;
    let mut fields = Vec::new();
    let read = lexer.seq(b'}', Lex::ws_peek, |next, lexer| {
        let name = text(next, lexer).ok_or(Expect::String)?;
        lexer.expect(Lex::ws_peek, b':').ok_or(Expect::Colon)?;
        let value = value(lexer).ok_or(Expect::Value)?;
        fields.push((name, value));
        match fields.len() <= Fields::MOST {
            true => Ok(()),
            false => Err(Expect::Value),
        }
    });
    read.ok()?;
    Fields::of(fields)
}

/// Reads a name and the colon behind it.
pub(super) fn name(lexer: &mut SliceLexer) -> Option<String> {
    let next = lexer.ws_peek()?;
    let name = text(next, lexer)?;
    lexer.expect(Lex::ws_peek, b':')?;
    Some(name)
}

/// Reads a text that begins with `next`.
pub(super) fn text(next: u8, lexer: &mut SliceLexer) -> Option<String> {
    match next {
        b'"' => lexer.discarded().str_string().ok().map(String::from),
        _ => None,
    }
}

/// Reads a text, or what stands without quotation marks, as it is written.
pub(super) fn value(lexer: &mut SliceLexer) -> Option<String> {
    let next = lexer.ws_peek()?;
    let bare = match next {
        b'"' => return text(next, lexer),
        b'-' | b'0'..=b'9' => {
            let number = lexer.num_string().validated().ok();
            let whole = number.filter(|(_, parts)| parts.is_int());
            whole.map(|(number, _)| number)
        }
        _ => lexer.null_or_bool().flatten().map(|truth| match truth {
            true => "true",
            false => "false",
        }),
    };
    bare.map(str::to_owned)
}

/// Not by hifijson, which leaves twelve of the control characters as they are.
fn quote(text: &str, line: &mut String) {
    line.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => line.extend(['\\', letter]),
            // U+FFFF is what a reader has for what is no letter.
            '\0'..' ' | '\u{ffff}' => line.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => line.push(letter),
        }
    }
    line.push('"');
}

/// Whether it stands in JSON without quotation marks.
fn is_bare(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_whole = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    (is_whole && (digits == "0" || !digits.starts_with('0'))) || matches!(text, "true" | "false")
}
