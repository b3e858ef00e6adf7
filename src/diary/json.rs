//! A record as one line of JSON: one object of texts, whole numbers, `true` and
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

    /// Reads such a line. `None` when it is none, or has a field twice.
    pub fn from_json(line: &str) -> Option<Fields> {
        let mut lexer = SliceLexer::new(line.as_bytes());
        let fields = lexer.exactly_one(Lex::ws_peek, |next, lexer| match next {
            b'{' => fields(lexer.discarded()),
            _ => Err(Expect::Value),
        });
        Fields::of(fields.ok()?)
    }
}

fn fields(lexer: &mut SliceLexer) -> Result<Vec<(String, String)>, Expect> {
    let mut fields = Vec::new();
    lexer.seq(b'}', Lex::ws_peek, |next, lexer| {
        let name = text(next, lexer)?;
        lexer.expect(Lex::ws_peek, b':').ok_or(Expect::Colon)?;
        fields.push((name, value(lexer)?));
        Ok::<_, Expect>(())
    })?;
    Ok(fields)
}

fn text(next: u8, lexer: &mut SliceLexer) -> Result<String, Expect> {
    let text = match next {
        b'"' => lexer.discarded().str_string().ok(),
        _ => None,
    };
    text.map(String::from).ok_or(Expect::String)
}

/// A text, or what stands without quotation marks, as it is written.
fn value(lexer: &mut SliceLexer) -> Result<String, Expect> {
    let next = lexer.ws_peek().ok_or(Expect::Value)?;
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
    bare.map(str::to_owned).ok_or(Expect::Value)
}

/// Not by hifijson, which leaves twelve of the control characters as they are.
fn quote(text: &str, line: &mut String) {
    line.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => line.extend(['\\', letter]),
            '\0'..' ' => line.push_str(&format!("\\u{:04x}", u32::from(letter))),
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
