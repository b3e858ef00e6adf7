//! A routine's link as it arrives: through messengers, mail programs and keyboards,
//! which encode it again, put punctuation behind it, write `&amp;` for `&`, add
//! parameters of their own, or type the digits of another script.
//!
//! [`Offer::parse`] reads the text form exactly, as storage needs it. What is read here
//! is undone to that form first, and nothing is guessed: what cannot be undone is named.
//! The work grows with the length of the link and no faster, and so few problems are
//! named that a page can show them.

mod letters;

pub use letters::{decoded, folded};

use super::link::{LinkError, OfferBuilder, shortened};
use super::{First, Offer};
use letters::{is_letter, plain_name};
use percent_encoding::percent_decode_str;

/// How often a link may have been encoded beyond once.
const ROUNDS: u8 = 3;
/// So many parts that no routine has are named; the others are counted (choice).
const NAMED: usize = 10;
/// What comes after an `&` where a link was taken for HTML: for that sign itself, and
/// for what stood about the link.
const ENTITIES: [&str; 10] = [
    "amp;", "#38;", "#038;", "#x26;", "quot;", "gt;", "lt;", "nbsp;", "apos;", "#39;",
];
/// What others add to links, to see who follows them.
const TRACKERS: [&str; 4] = ["utm_", "mc_", "mtm_", "pk_"];
const TRACKERS_IN_FULL: [&str; 22] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "twclid",
    "ttclid",
    "yclid",
    "ysclid",
    "igshid",
    "igsh",
    "mibextid",
    "srsltid",
    "epik",
    "si",
    "rdt_cid",
    "li_fat_id",
    "_ga",
    "_gl",
    "amp",
];
/// What a link holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forwarded {
    /// The routine and its sender's words.
    pub offer: Offer,
    /// What could not be taken.
    pub problems: Vec<LinkError>,
    /// How many parts of a routine there were.
    pub known: usize,
    /// How many parts there were that no routine has, trackers left out.
    pub unknown: usize,
    /// How many bytes were looked at, all in all.
    pub work: usize,
}

impl Forwarded {
    /// The longest link that is read, in bytes (choice): many times what a routine and
    /// a note need, however often they were encoded.
    pub const MOST_BYTES: usize = 1_000_000;

    /// Reads what stands in an address after its `?`.
    pub fn read(query: &str) -> Forwarded {
        let mut reader = Reader::default();
        let (query, is_cut) = capped(query);
        reader.read(query, 0);
        let Reader {
            builder,
            known,
            unknown,
            work,
        } = reader;
        let (offer, mut problems) = builder.done();
        if unknown > NAMED {
            problems.push(LinkError::More(unknown - NAMED));
        }
        if is_cut {
            problems.push(LinkError::LongLink(Forwarded::MOST_BYTES));
        }
        Forwarded {
            offer,
            problems,
            known,
            unknown,
            work,
        }
    }
}

/// The part of a text that is read, and whether that is not all.
pub fn capped(text: &str) -> (&str, bool) {
    let end = text.floor_char_boundary(Forwarded::MOST_BYTES);
    (&text[..end], end < text.len())
}

#[derive(Default)]
struct Reader {
    builder: OfferBuilder,
    known: usize,
    unknown: usize,
    work: usize,
}

impl Reader {
    /// Reads `name=value&…`. `round` is how often it was decoded beyond once.
    fn read(&mut self, query: &str, round: u8) {
        self.work += query.len();
        for each in query.split(['&', '＆']) {
            // Some write `;` for `&`; in a note it may be meant.
            let each = without_entity(each);
            let mut from = 0;
            for (at, _) in each.match_indices(';') {
                if begins_part(&each[at + 1..]) {
                    self.part(&each[from..at], round);
                    from = at + 1;
                }
            }
            self.part(&each[from..], round);
        }
    }

    fn part(&mut self, part: &str, round: u8) {
        self.work += part.len();
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        // All of it may have been encoded, more than once.
        let mut whole = name.to_owned();
        for round in round..ROUNDS {
            whole = decoded(&whole);
            self.work += whole.len();
            let folded = folded(&whole);
            if folded.contains(['=', '&']) {
                return self.read(&(folded + &part[name.len()..]), round + 1);
            }
        }
        let decoded_name = decoded(name);
        let name = plain_name(&decoded_name);
        if name == "note" {
            self.known += 1;
            return self.builder.take(&name, &note(value));
        }
        let value = self.decoded_fully(value);
        let mut values = split_glued(&value).into_iter();
        let own = values.next().unwrap_or_default();
        let is_empty = name.is_empty() && plain_name(own).is_empty();
        if OfferBuilder::knows(&name) {
            self.known += 1;
            let own = own.trim();
            match First::named(&plain_name(own)) {
                Some(first) if name == "first" => self.builder.take(&name, first.name()),
                _ if name == "first" => self.builder.take(&name, own),
                _ => self.builder.take(&name, &number(own)),
            }
        } else if !is_tracker(&name) && !is_empty {
            self.unknown += 1;
            if self.unknown <= NAMED {
                let (name, equals) = (
                    decoded_name.trim(),
                    if part.contains('=') { "=" } else { "" },
                );
                let given = shortened(&format!("{name}{equals}{own}"));
                self.builder.name(LinkError::Unknown(given));
            }
        }
        if round < ROUNDS {
            values.for_each(|glued| self.part(without_entity(glued), round + 1));
        } else {
            self.unknown += values.count();
        }
    }

    /// A value that cannot have a meaning to be decoded too often.
    fn decoded_fully(&mut self, value: &str) -> String {
        let mut text = value.replace('+', " ");
        for _ in 0..=ROUNDS {
            self.work += text.len();
            let next = decoded(&text);
            if next == text {
                break;
            }
            text = next;
        }
        // As JSON has them; others mean nothing.
        let mut all = text.split('\\');
        let mut plain = folded(all.next().unwrap_or_default());
        for escaped in all {
            let (sign, rest) = match escaped.split_at_checked(5) {
                Some(("u0026", rest)) => ("&", rest),
                Some(("u003d", rest)) => ("=", rest),
                _ => ("", escaped),
            };
            plain.push_str(sign);
            plain.push_str(&folded(rest));
        }
        plain
    }
}

/// A note, which may have been encoded once more than the rest: then every percent sign
/// left in it begins a code, and all together are letters.
fn note(value: &str) -> String {
    let text = decoded(&value.replace('+', " "));
    let is_code = |code: &str| {
        let digits = code.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let is_encoded = text.contains('%') && text.split('%').skip(1).all(is_code);
    let again = percent_decode_str(&text).decode_utf8();
    match again {
        Ok(again) if is_encoded => again.replace('+', " "),
        _ => text,
    }
}

fn without_entity(part: &str) -> &str {
    let mut part = part;
    while let Some(rest) = ENTITIES.iter().find_map(|entity| part.strip_prefix(entity)) {
        part = rest;
    }
    part
}

/// Whether a part of a routine begins here, or what a tracker added.
fn begins_part(text: &str) -> bool {
    // In bytes, of the longest name in wide letters.
    const LONGEST: usize = 48;
    let mut bytes = text.bytes().take(LONGEST);
    let Some(name) = bytes.position(|byte| byte == b'=').map(|at| &text[..at]) else {
        return false;
    };
    let name = plain_name(without_entity(name.trim()));
    OfferBuilder::knows(&name) || is_tracker(&name)
}

/// A value, and the parts that were glued to it.
fn split_glued(value: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut from = 0;
    for (at, c) in value.char_indices() {
        let after = at + c.len_utf8();
        let is_between = match c {
            '&' | ';' => true,
            '=' => false,
            c => !is_letter(c) && begins_part(&value[after..]),
        };
        if is_between {
            all.push(&value[from..at]);
            from = after;
        }
    }
    all.push(&value[from..]);
    all
}

/// A number as [`Offer::parse`] reads one. A comma with one or two digits after it is
/// a decimal one; with three it may part thousands, and stays for the person to see.
fn number(text: &str) -> String {
    // A line that was broken in the middle is joined.
    let lines = text.split(['\r', '\n', '\t', '\u{2028}']);
    let text: String = lines.map(str::trim).collect();
    let is_opening = |c: char| c.is_whitespace() || "\"'“”„‘’‚«»‹›<([{*_~`\\".contains(c);
    // A percent sign, a plus or a minus behind it means something.
    let is_closing = |c: char| !is_letter(c) && !"%+-".contains(c);
    let plain = text.trim_start_matches(is_opening);
    let plain = plain.trim_end_matches(is_closing);
    // As quoted-printable mail writes `=`.
    let plain = plain.strip_prefix("3D").unwrap_or(plain);
    let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match plain.split_once(',') {
        _ if plain.is_empty() => text,
        // Trimmed, it ends in no comma: something comes after this one.
        Some((whole, part)) if part.len() < 3 && is_number(part) => format!("{whole}.{part}"),
        _ => plain.to_owned(),
    }
}

fn is_tracker(name: &str) -> bool {
    TRACKERS_IN_FULL.contains(&name) || TRACKERS.iter().any(|tracker| name.starts_with(tracker))
}
