//! Whose a function is, by its name.

use std::fmt;

use rustc_demangle::demangle;

/// The app's own crate.
const OWN: &str = "hamstretch";

/// What bytes of a wasm are counted for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A room of the app; empty for what stands in none.
    Room(String),
    /// Another crate, or what is none but a tool's.
    Crate(String),
    /// What wasm-opt has made one of out of several functions that are alike. It
    /// gives that no name.
    Shared,
    /// What is no function.
    NoCode(&'static str),
}

impl fmt::Display for Part {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Room(name) if name.is_empty() => write!(out, "{OWN}"),
            Self::Room(name) => write!(out, "{OWN}::{name}"),
            Self::Crate(name) => write!(out, "{name}"),
            Self::Shared => write!(out, "(alike in several, merged)"),
            Self::NoCode(name) => write!(out, "({name})"),
        }
    }
}

impl Part {
    /// Of a function, as the compiler or a tool named it. A generic one is its
    /// own crate's, whatever it was made for, one of an `impl` is the `impl`'s,
    /// and a closure belongs where it stands.
    #[must_use]
    pub fn of(function: &str) -> Self {
        // Some tools say after it what they have made of it.
        let mangled = function.split(' ').next().unwrap_or_default();
        let found = match mangled.strip_prefix("_R") {
            Some(path) => home(path).or_else(|| trait_of(mangled)),
            None => Some(unmangled(function)),
        };
        found.unwrap_or_else(|| Self::Crate("unknown".to_owned()))
    }

    fn of_path(name: &str, module: &str) -> Self {
        if name == OWN {
            Self::Room(module.to_owned())
        } else {
            Self::Crate(name.to_owned())
        }
    }
}

/// The crate, and the module in it, that a mangled path begins at (RFC 2603); none
/// for a method as its trait gives it, unless it is the call of a function.
fn home(path: &str) -> Option<Part> {
    const CALLS: [&str; 4] = ["NC", "Nv", "INC", "INv"];
    let (mut rest, mut inside) = (path, None);
    loop {
        let kind = rest.bytes().next()?;
        rest = &rest[1..];
        match kind {
            b'N' => {
                inside = rest.bytes().next();
                rest = rest.get(1..)?;
            }
            b'I' => {}
            b'M' | b'X' => rest = told_apart(rest)?,
            b'Y' if CALLS.iter().any(|call| rest.starts_with(call)) => {}
            b'C' => {
                let (name, rest) = identifier(rest)?;
                let module = identifier(rest).filter(|_| inside == Some(b't'));
                return Some(Part::of_path(name, module.map_or("", |(name, _)| name)));
            }
            _ => return None,
        }
    }
}

/// The text without the `s…_` at its beginning that tells apart what has one name.
fn told_apart(text: &str) -> Option<&str> {
    if text.starts_with('s') {
        text.split_once('_').map(|(_, rest)| rest)
    } else {
        Some(text)
    }
}

/// A name, and what comes after it.
fn identifier(text: &str) -> Option<(&str, &str)> {
    let text = told_apart(text)?;
    let digits = text.find(|letter: char| !letter.is_ascii_digit())?;
    let length: usize = text[..digits].parse().ok()?;
    // What parts a name from its length where it begins with a digit or a `_`.
    let text = text[digits..].strip_prefix('_').unwrap_or(&text[digits..]);
    text.split_at_checked(length)
}

/// Of `<Type as Trait>::method`, the trait's.
fn trait_of(function: &str) -> Option<Part> {
    let text = format!("{:#}", demangle(function));
    let mut depth = 0_usize;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        match letter {
            '<' | '(' | '[' => depth += 1,
            // Not the arrow's.
            '>' if before == '-' => {}
            '>' | ')' | ']' => depth = depth.checked_sub(1)?,
            ' ' if depth == 1 && text[at..].starts_with(" as ") => {
                let mut path = text[at + " as ".len()..]
                    .split(['<', '>'])
                    .next()?
                    .split("::");
                let (name, module) = (path.next()?, path.next().unwrap_or_default());
                return Some(Part::of_path(name, module));
            }
            _ => {}
        }
        before = letter;
    }
    None
}

/// What bears a plain name for a tool's sake.
fn unmangled(function: &str) -> Part {
    let starts = |all: &[&str]| all.iter().any(|start| function.starts_with(start));
    if function == "main" {
        Part::Room(String::new())
    } else if starts(&["__wasm_split_"]) {
        Part::Room("seam".to_owned())
    } else if starts(&["__wbindgen", "__wbg", "__wasm_bindgen", "__externref"])
        || function.contains(" externref shim")
    {
        Part::Crate("wasm_bindgen".to_owned())
    } else {
        // `memcpy`, `fmax` and their like.
        Part::Crate("compiler_builtins".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(function: &str, part: &str) {
        assert_eq!(Part::of(function).to_string(), part, "{function}");
    }

    #[test]
    fn a_function_is_its_room_s_or_its_crate_s() {
        check(
            "_RNvNtNtCsa1_10hamstretch7browser7install3way",
            "hamstretch::browser",
        );
        check(
            "_RNvMs_NtNtCsa1_10hamstretch7stretch5placeNtB4_5Place4next",
            "hamstretch::stretch",
        );
        check("_RNvCsa1_10hamstretch5mount", "hamstretch");
        check("_RNCNvCsa1_10hamstretch5mount0B3_", "hamstretch");
        check("_RNvNtNtCsb2_6tachys4view8any_view3put", "tachys");
        check("_RNvNtCsc3_7___rustc5other12___rust_alloc", "__rustc");
    }

    #[test]
    fn a_closure_is_its_room_s() {
        check(
            "_RNCNvNtNtCsa1_10hamstretch5words8exchange12would_change0B7_",
            "hamstretch::words",
        );
        // What calls it through a table, which it may have been copied into.
        check(
            "_RNSNvYNCNvNtNtCsa1_10hamstretch7screens4done4dones_0INtNtNtCsd4_4core3ops8function6FnOnceuE9call_once6vtableBc_",
            "hamstretch::screens",
        );
    }

    #[test]
    fn a_generic_function_is_its_own_crate_s_whatever_it_was_made_for() {
        check(
            "_RINvNtCsd4_4core3ptr13drop_in_placeNtNtNtCsa1_10hamstretch3app5model5ModelEB1W_",
            "core",
        );
        check(
            "_RNvXs2_NtNtCsb2_6tachys4view8any_viewINtNtCse5_5alloc3vec3VecNtB5_7AnyViewENtB5_7IntoAny8into_anyCsa1_10hamstretch",
            "tachys",
        );
    }

    #[test]
    fn a_trait_s_own_method_is_the_trait_s() {
        check(
            "_RNvYNtNtCse5_5alloc6string6StringNtNtCsd4_4core3fmt5Write9write_fmtB6_",
            "core",
        );
        let of_a_memo = "_RNvYINtNtNtCsf6_14reactive_graph8computed4memo4MemoNtNtCse5_5alloc6string6StringENtNtCsa1_10hamstretch3app4Read3getCsa1_10hamstretch";
        check(of_a_memo, "hamstretch::app");
        let of_a_call = "_RNvYFG_uEuNtNtCsb2_6tachys4view6Render5buildCsa1_10hamstretch";
        check(of_a_call, "tachys");
        check(&format!("{of_a_call} indirect_call_shim"), "tachys");
    }

    #[test]
    fn what_a_tool_named_is_counted_too() {
        check("main", "hamstretch");
        check("__wasm_split_00apart00_export_01", "hamstretch::seam");
        check("__wbindgen_malloc", "wasm_bindgen");
        check("<unknown> externref shim_12", "wasm_bindgen");
        check("memcpy", "compiler_builtins");
        check("_R", "unknown");
        check("_RNvMs", "unknown");
        check("_RNvNtCsa1_99short", "unknown");
    }
}
