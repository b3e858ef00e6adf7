//! A brotli twin beside every file it makes smaller, for hosts that serve such
//! twins; compressing as hard as can be costs seconds here and nothing later.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

const TEXTS: [&str; 10] = [
    "css",
    "html",
    "js",
    "json",
    "md",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Compresses whatever is not compressed by its own format already.
pub(super) fn compress_all(folder: &Path) -> Result<()> {
    for file in super::files(folder)? {
        let extension = file.rsplit('.').next().unwrap_or_default();
        if !TEXTS.contains(&extension) {
            continue;
        }
        let path = folder.join(&file);
        let contents = fs::read(&path)?;
        let compressed = compress(&contents)?;
        if compressed.len() < contents.len() {
            let twin = folder.join(format!("{file}.br"));
            fs::write(&twin, compressed).with_context(|| format!("writing {file}.br"))?;
        }
    }
    Ok(())
}

/// Brotli at its hardest, with the largest window that browsers accept.
pub(crate) fn compress(contents: &[u8]) -> Result<Vec<u8>> {
    let settings = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: contents.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*contents, &mut compressed, &settings)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_compressed_is_read_back() {
        let text = "two seconds, and let go. ".repeat(1000);
        let compressed = compress(text.as_bytes()).expect("it fits in memory");
        assert!(compressed.len() < 100);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut back).expect("valid brotli");
        assert_eq!(back, text.as_bytes());
    }
}
