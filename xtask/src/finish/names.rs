//! Names after contents, and digests. A file whose name holds a hash of its contents may be
//! cached for ever. Trunk hashes the wasm before it is optimised, so a newer wasm-opt would
//! give new contents under an old name; hence the names given here.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use super::page::Page;

/// Sixteen hex digits of the contents' SHA-256.
pub(super) fn hash(contents: &[u8]) -> String {
    let digest = Sha256::digest(contents);
    digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// `name-<hash>.extension`.
pub(super) fn named(name: &str, extension: &str, contents: &[u8]) -> String {
    format!("{name}-{}.{extension}", hash(contents))
}

/// Whether a file's name, as given by [`finish`](super::finish), holds a hash of its
/// contents: such a file never changes and may be cached for ever.
#[must_use]
pub fn is_named_after_contents(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hash = name
        .split_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'));
    let is_hex = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    hash.is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(is_hex))
}

/// The value of an `integrity` attribute, in the form Trunk writes it.
pub(super) fn integrity(contents: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(contents)))
}

/// How the page's policy names something that may stand in the page itself.
pub(super) fn source(contents: &[u8]) -> String {
    format!("'sha256-{}'", digest(contents))
}

/// The SHA-256 of a file's contents, in base64.
pub(super) fn digest(contents: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(contents))
}

/// Trunk's digests are of the files as they were before: writes them anew. The wasm gets
/// none, since no browser checks what a script fetches against the preload of it: they only
/// say in the console that they do not. A digest is what no compression makes smaller, here
/// 0.1 KB.
pub(super) fn renew_integrity(page: &mut Page, folder: &Path) -> Result<()> {
    let mut edits = Vec::new();
    for element in page.elements()? {
        let Some(place) = element.attribute("integrity") else {
            continue;
        };
        if element.is_link("preload") {
            // With the space before it.
            edits.push((place.start - 1..place.end, String::new()));
            continue;
        }
        let file = element
            .file()
            .context("`integrity`, but no `href` or `src`")?;
        let contents =
            fs::read(folder.join(file)).with_context(|| format!("the page names {file}"))?;
        edits.push((place, format!("integrity=\"{}\"", integrity(&contents))));
    }
    page.edit(edits);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_told_from_others() {
        assert!(is_named_after_contents(&named("start", "js", b"x")));
        assert!(is_named_after_contents("a/b-0123456789abcdef.wasm.br"));
        let snippet = "snippets/app-0123456789abcdef/inline0.js";
        for plain in [
            "index.html",
            "icon-192.png",
            "cafe-deadbeef.svg",
            snippet,
            "",
        ] {
            assert!(!is_named_after_contents(plain), "{plain}");
        }
    }

    #[test]
    fn integrity_is_the_standard_s_digest() {
        // `printf abc | openssl dgst -sha384 -binary | base64`
        let abc = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(integrity(b"abc"), abc);
    }
}
