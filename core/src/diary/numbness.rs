//! Whether a note, in the person's own words, tells of numbness, tingling or weakness.
//!
//! No understanding, but a short list of how English words for it begin, on the safe
//! side: what is denied next to the word itself ("no numbness", "without any pain or
//! tingling") does not count, all else does. Another
//! language needs lists of its own.

/// How the words begin.
const BEGINNINGS: [&str; 6] = ["numb", "tingl", "prickl", "needle", "pins", "weak"];
/// What begins so, and means something else.
const OTHERS: [&str; 2] = ["number", "needless"];
const DENIALS: [&str; 7] = ["no", "not", "without", "never", "nor", "isn't", "isn’t"];
/// May stand between a denial and the word.
const BETWEEN: [&str; 13] = [
    "any", "more", "longer", "real", "a", "the", "of", "feeling", "pain", "or", "and", "at", "all",
];

/// Whether a note tells of it.
pub fn tells_of_numbness(note: &str) -> bool {
    let note = note.to_ascii_lowercase();
    // What is denied in one part of a sentence is not in the next.
    let ends_a_part: fn(char) -> bool = |letter| ".,;:!?()\n".contains(letter);
    note.split(ends_a_part).any(is_told_in)
}

fn is_told_in(part: &str) -> bool {
    let ends_a_word: fn(char) -> bool =
        |letter| !letter.is_ascii_alphanumeric() && letter != '\'' && letter != '’';
    let mut is_denied = false;
    for word in part.split(ends_a_word).filter(|word| !word.is_empty()) {
        let begins = |beginning: &&str| word.starts_with(*beginning);
        if BEGINNINGS.iter().any(begins) && !OTHERS.iter().any(begins) {
            if !is_denied {
                return true;
            }
        } else {
            is_denied = DENIALS.contains(&word) || (is_denied && BETWEEN.contains(&word));
        }
    }
    false
}
