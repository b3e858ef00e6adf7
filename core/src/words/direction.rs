//! Another person's words within our own, which are to stay as they are whichever way
//! the others run.

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

/// These words for a text that goes anywhere. Where they could turn round what stands
/// beside them (Unicode's Annex 9), marks are put around them that keep them apart, and
/// the marks within them are made to end in there.
pub fn isolated(words: &str) -> String {
    if !words.chars().any(turns) {
        return words.to_owned();
    }
    let mut text = String::from(FIRST_STRONG_ISOLATE);
    let mut open = 0;
    for letter in words.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => open += 1,
            // It would end what was begun here.
            POP_ISOLATE if open == 0 => continue,
            POP_ISOLATE => open -= 1,
            _ => {}
        }
        text.push(letter);
    }
    text.extend((0..=open).map(|_| POP_ISOLATE));
    text
}

/// Letters that run from right to left, and marks that say which way others run.
fn turns(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}'
        | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
