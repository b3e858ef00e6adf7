//! Where an address leads, also one that a messenger has made something else of.

use super::Screen;
use crate::method::{Forwarded, LinkError, capped, decoded, folded, shortened};

/// How often an address may have been encoded.
const ROUNDS: usize = 4;

/// An address that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Where it leads: home where it leads nowhere.
    pub screen: Screen,
    /// What it says after its `?`.
    pub query: String,
    /// The routine that it offers.
    pub offer: Option<Forwarded>,
    /// The address, shortened, where it names no screen.
    pub nowhere: Option<String>,
}

impl Address {
    /// Reads a fragment, from its `#` on; before that there may be the page's query,
    /// from its `?` on, which counts where it is a routine's.
    pub fn read(address: &str) -> Address {
        let start = address.find('#').unwrap_or(match address.starts_with('?') {
            true => address.len(),
            false => 0,
        });
        let (before, fragment) = address.split_at(start);
        let (fragment, is_cut) = capped(fragment);
        let Some((screen, query)) = screen(fragment) else {
            return Address {
                nowhere: Some(shortened(&decoded(fragment))),
                ..Address::default()
            };
        };
        let before = before.trim_start_matches('?');
        let may_offer = match screen {
            // Somebody left the name of the screen out.
            Screen::Home => fragment.len() < 2 || !query.is_empty(),
            screen => {
                screen == Screen::Routine
                    && (fragment.contains('?') || !before.is_empty() || !query.is_empty())
            }
        };
        let offer = may_offer.then(|| {
            let mut offer = Forwarded::read(&[&query, before].join("&"));
            if is_cut {
                offer
                    .problems
                    .push(LinkError::LongLink(Forwarded::MOST_BYTES));
            }
            offer
        });
        let offer = offer.filter(|offer| match screen {
            Screen::Home => offer.known > 0,
            _ => offer.known + offer.unknown > 0 || (query.is_empty() && before.is_empty()),
        });
        Address {
            screen,
            query,
            offer,
            nowhere: None,
        }
    }
}

/// The screen that a fragment names, and what comes after. Encoded as often as it may
/// have been: what comes after the name is decoded only where the name cannot be told
/// from it otherwise.
fn screen(fragment: &str) -> Option<(Screen, String)> {
    let mut fragment = fragment.to_owned();
    for _ in 0..ROUNDS {
        let (path, query) = parted(&fragment);
        let path = (0..ROUNDS).fold(path.to_owned(), |path, _| decoded(&path));
        let path = folded(&path);
        if !path.contains(ENDS)
            && let Some(screen) = Screen::named(path.trim_matches(is_glue))
        {
            return Some((screen, query.to_owned()));
        }
        fragment = decoded(&fragment);
    }
    None
}

/// Whether it is no part of a screen's name, but stands about a link.
fn is_glue(c: char) -> bool {
    let is_sign = c.is_ascii() && !c.is_ascii_alphanumeric();
    is_sign || c.is_whitespace() || "…“”„‘’«»‹›。、）】》」".contains(c)
}

/// What ends the name of a screen.
const ENDS: [char; 5] = ['?', '&', ';', '=', '#'];
const WIDE_ENDS: [char; 5] = ['？', '＆', '；', '＝', '＃'];

/// The name of a screen, and what comes after.
fn parted(fragment: &str) -> (&str, &str) {
    let is_before = |c: char| is_glue(c) && c != '%' && !(ENDS.contains(&c) && c != '#');
    let fragment = fragment.trim_start_matches(is_before);
    let is_end = |c: char| ENDS.contains(&c) || WIDE_ENDS.contains(&c);
    let Some((at, end)) = fragment.char_indices().find(|(_, c)| is_end(*c)) else {
        return (fragment, "");
    };
    match end {
        // A part without a `?` before it.
        '=' | '＝' if !fragment[..at].contains('%') => match fragment[..at].rfind('/') {
            Some(slash) => (&fragment[..slash], &fragment[slash + 1..]),
            None => ("", fragment),
        },
        _ => (&fragment[..at], &fragment[at + end.len_utf8()..]),
    }
}
