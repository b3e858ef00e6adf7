//! The JSON of a file, however it was laid out: by this app, by an editor, or by a
//! program that sorted its names.
//!
//! It is parsed record by record. What is no record is left out and gone on behind, at
//! the next brace at which one begins, so that it takes no other with it; a record
//! ends at the first value that has parts of its own, and has so many fields at most,
//! so that no file takes longer than its length.

use super::fields::Fields;
use super::file_error::{FileError, RecordError};
use super::json;
use hifijson::SliceLexer;
use hifijson::token::Lex;

/// Where something is in a file; both count from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Which of the records.
    pub record: usize,
    /// On which line it begins.
    pub line: usize,
}

/// What stands about the records.
pub(super) struct Head {
    pub fields: Fields,
    pub ends_early: Option<Position>,
}

/// Stands for what is no letter in the file's encoding. No text that is handed out has
/// it as it is.
const INVALID: char = '\u{ffff}';

/// Parses a document, and tells each record as it comes.
pub(super) fn parse(
    text: &str,
    tell: &mut dyn FnMut(Position, Result<Fields, RecordError>),
) -> Result<Head, FileError> {
    let mut parser = Parser {
        text,
        at: 0,
        position: Position { record: 0, line: 1 },
        counted: 0,
    };
    match parser.peek() {
        Some(b'{') => parser.at += 1,
        // JSON, and something else.
        None | Some(b'[' | b'"') => return Err(FileError::NotOurs),
        Some(_) => return Err(parser.no_json()),
    }
    let mut fields = Vec::new();
    let mut has_records = false;
    let mut ends_early = None;
    if parser.peek() == Some(b'}') {
        return Err(FileError::NotOurs);
    }
    loop {
        let Some(name) = parser.lexed(json::name) else {
            if has_records {
                ends_early = Some(parser.left(tell));
                break;
            }
            return Err(parser.no_json());
        };
        if name != "records" {
            let next = parser.peek();
            if let Some(value) = parser.lexed(json::value) {
                fields.push((name, value));
            } else {
                // Nothing that is asked for, but JSON.
                let is_other = matches!(next, Some(b'{' | b'[' | b'n' | b'-' | b'0'..=b'9'));
                let end = skipped(text.as_bytes(), parser.at).filter(|_| is_other);
                parser.at = end.ok_or_else(|| parser.no_json())?;
            }
        } else if parser.peek() == Some(b'[') && !has_records {
            parser.at += 1;
            has_records = true;
            if !parser.records(tell) {
                ends_early = Some(parser.here());
                break;
            }
        } else {
            return Err(FileError::NotOurs);
        }
        match parser.peek() {
            Some(b',') => parser.at += 1,
            Some(b'}') => break,
            _ if has_records => {
                ends_early = Some(parser.left(tell));
                break;
            }
            _ => return Err(parser.no_json()),
        }
    }
    let fields = Fields::of(fields).filter(|_| has_records);
    let fields = fields.ok_or(FileError::NotOurs)?;
    Ok(Head { fields, ends_early })
}

struct Parser<'a> {
    text: &'a str,
    /// How far it is read.
    at: usize,
    position: Position,
    /// How far lines are counted.
    counted: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &[u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// The next character that is not blank.
    fn peek(&mut self) -> Option<u8> {
        let is_blank = |byte: &u8| b" \t\r\n".contains(byte);
        self.at += self.rest().iter().take_while(|byte| is_blank(byte)).count();
        self.rest().first().copied()
    }

    /// What a reader makes of what comes next, and behind it if that is something.
    fn lexed<T>(&mut self, read: impl FnOnce(&mut SliceLexer) -> Option<T>) -> Option<T> {
        let mut lexer = SliceLexer::new(self.rest());
        let found = read(&mut lexer);
        let left = lexer.as_slice().len();
        if found.is_some() {
            self.at = self.text.len() - left;
        }
        found
    }

    fn here(&mut self) -> Position {
        let lines = &self.text.as_bytes()[self.counted..self.at];
        self.position.line += lines.iter().filter(|byte| **byte == b'\n').count();
        self.counted = self.at;
        self.position
    }

    /// Tells of what stands behind the records, if anything does; where that is.
    fn left(&mut self, tell: &mut dyn FnMut(Position, Result<Fields, RecordError>)) -> Position {
        if self.peek().is_some() {
            self.position.record += 1;
            tell(self.here(), Err(RecordError::NoRecord));
        }
        self.here()
    }

    fn no_json(&mut self) -> FileError {
        self.peek();
        let line = self.here().line;
        let before = &self.text[..self.text.floor_char_boundary(self.at)];
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        FileError::NotJson { line, column }
    }

    /// Reads the records up to the end of their list; whether that is there.
    fn records(&mut self, tell: &mut dyn FnMut(Position, Result<Fields, RecordError>)) -> bool {
        loop {
            match self.peek() {
                None => return false,
                Some(b',') => {
                    self.at += 1;
                    continue;
                }
                Some(b']') if is_end(&self.rest()[1..]) => {
                    self.at += 1;
                    return true;
                }
                Some(_) => {}
            }
            self.position.record += 1;
            let position = self.here();
            let begin = self.at;
            if let Some(fields) = self.lexed(json::record) {
                let is_sound = !self.text[begin..self.at].contains(INVALID);
                tell(
                    position,
                    if is_sound {
                        Ok(fields)
                    } else {
                        Err(RecordError::Encoding)
                    },
                );
                continue;
            }
            tell(position, Err(RecordError::NoRecord));
            if !self.find_record() {
                return false;
            }
        }
    }

    /// Goes on to where a record begins, or the list ends; whether there is either.
    fn find_record(&mut self) -> bool {
        self.at += usize::from(!self.rest().is_empty());
        loop {
            let Some(step) = self.rest().iter().position(|byte| b"{]".contains(byte)) else {
                self.at = self.text.len();
                return false;
            };
            self.at += step;
            let begin = self.at;
            let is_found = match self.rest() {
                [b']', behind @ ..] => is_end(behind),
                _ => self.lexed(json::record).is_some(),
            };
            self.at = begin;
            if is_found {
                return true;
            }
            self.at += 1;
        }
    }
}

/// Whether a bracket ends the list of records, by what comes behind it: other fields up
/// to the end of all.
fn is_end(behind: &[u8]) -> bool {
    let mut lexer = SliceLexer::new(behind);
    for _ in 0..Fields::MOST {
        match lexer.ws_peek() {
            None => return true,
            Some(b'}') => return lexer.discarded().ws_peek().is_none(),
            Some(b',') if json::name(lexer.discarded()).is_some() => {}
            Some(_) => return false,
        }
        if matches!(lexer.ws_peek(), Some(b'{' | b'[')) {
            return true;
        }
        if json::value(&mut lexer).is_none() {
            return false;
        }
    }
    false
}

/// The end of any value that begins here, however deep it is.
fn skipped(text: &[u8], begin: usize) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, begin);
    loop {
        match text.get(at)? {
            b'"' => {
                let mut lexer = SliceLexer::new(&text[at..]);
                json::text(b'"', &mut lexer)?;
                at = text.len() - lexer.as_slice().len() - 1;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 0 => return Some(at),
            b'}' | b']' => depth -= 1,
            b',' if depth == 0 => return Some(at),
            _ => {}
        }
        at += 1;
        let is_over = |next: &u8| b",}]".contains(next);
        if depth == 0 && text.get(at).is_none_or(is_over) {
            return Some(at);
        }
    }
}

/// The text of a file: UTF-8, or UTF-16 as editors write it, with a byte order mark or
/// without.
pub fn decoded(bytes: &[u8]) -> String {
    let is_wide = |bytes: &[u8], first: usize| {
        let pairs = bytes.chunks_exact(2).take(64);
        pairs.len() > 0
            && pairs
                .into_iter()
                .all(|pair| pair[first] != 0 && pair[1 - first] == 0)
    };
    match bytes {
        [0xff, 0xfe, wide @ ..] => of_wide(wide, u16::from_le_bytes),
        [0xfe, 0xff, wide @ ..] => of_wide(wide, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, narrow @ ..] => of_narrow(narrow),
        wide if is_wide(wide, 0) => of_wide(wide, u16::from_le_bytes),
        wide if is_wide(wide, 1) => of_wide(wide, u16::from_be_bytes),
        narrow => of_narrow(narrow),
    }
}

fn of_wide(bytes: &[u8], pair: fn([u8; 2]) -> u16) -> String {
    let pairs = bytes.chunks_exact(2);
    let cut = pairs.remainder().iter().map(|_| INVALID);
    let units = pairs.map(|bytes| pair([bytes[0], bytes[1]]));
    let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(INVALID));
    letters.chain(cut).collect()
}

fn of_narrow(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(INVALID);
        }
    }
    text
}
