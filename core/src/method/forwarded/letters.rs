//! The letters of a link, as a keyboard for Latin letters has them.

use percent_encoding::percent_decode_str;

/// Each begins ten digits that are read like `0` to `9`: Arabic-Indic, Persian,
/// Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam,
/// Thai, Lao, Tibetan, Burmese, Khmer, and the mathematical bold ones.
const ZEROS: [u32; 17] = [
    0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
    0xf20, 0x1040, 0x17e0, 0x1d7ce,
];

/// Without one encoding by percent signs.
pub fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A name as it is known: small Latin letters, and nothing about or within them that
/// is no letter.
pub fn plain_name(text: &str) -> String {
    let letters = text.chars().filter_map(plain);
    let letters = letters.filter(|c| is_letter(*c) || *c == '_');
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

/// A text as a keyboard for Latin letters has it, without what is not seen.
pub fn folded(text: &str) -> String {
    text.chars().filter_map(plain).collect()
}

/// A character as a keyboard for Latin letters has it; `None` for one that is not seen.
fn plain(c: char) -> Option<char> {
    let code = c as u32;
    match c {
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' => {
            None
        }
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' => None,
        '\u{feff}' | '\u{e0000}'..='\u{e0fff}' => None,
        // A number in figures has one sign for less than nothing, and one decimal point.
        '\u{2212}' | '\u{2010}'..='\u{2015}' => Some('-'),
        '\u{66b}' => Some('.'),
        '\u{3000}' => Some(' '),
        // Full width, which lies beside what it is wide for.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xfee0),
        c if c.is_ascii() => Some(c),
        c => {
            // Of the bold digits of mathematics there are five kinds in a row.
            let last = |zero: u32| if zero == 0x1d7ce { 50 } else { 10 };
            let zero = ZEROS
                .into_iter()
                .find(|zero| (*zero..zero + last(*zero)).contains(&code));
            zero.map_or(Some(c), |zero| char::from_digit((code - zero) % 10, 10))
        }
    }
}

/// Whether it is a letter or a digit and no sign that stands about a link. By ranges:
/// what the standard library knows of letters is 10 KB to download.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        // Latin signs; general punctuation, arrows and shapes; East Asian punctuation.
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' => false,
        '\u{3000}'..='\u{3020}' | '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}
