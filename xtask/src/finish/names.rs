//! Names after contents, and digests. A file whose name holds a hash of its contents may be
//! cached for ever. Trunk hashes the wasm before it is optimised, so a newer wasm-opt would
//! give new contents under an old name; hence the names given here.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// Sixteen hex digits of the contents' SHA-256.
pub(super) fn hash(contents: &[u8]) -> String {
    format!("{:x}", Sha256::digest(contents))[..16].to_owned()
}

/// `name-<hash>.extension`.
pub fn named(name: &str, extension: &str, contents: &[u8]) -> String {
    format!("{name}-{}.{extension}", hash(contents))
}

/// What is before and after the hash of its contents in a file's name, if it holds one, as
/// given by [`finish`](super::finish): such a file never changes and may be cached for ever.
pub fn around_hash(path: &str) -> Option<(&str, &str)> {
    let (stem, rest) = path.rsplit_once('-')?;
    let (hash, extension) = rest.split_once('.')?;
    let is_hex = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    (hash.len() == 16 && hash.bytes().all(is_hex)).then_some((stem, extension))
}

/// The value of an `integrity` attribute, in the form Trunk writes it.
pub fn integrity(contents: impl AsRef<[u8]>) -> String {
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
