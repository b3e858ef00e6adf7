//! A brotli twin beside every file it makes smaller, for hosts that serve such twins;
//! compressing as hard as can be costs seconds here and nothing later.

use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use fs_err as fs;

/// What is not compressed by its own format already.
const TEXTS: &str = "css html js json md svg txt wasm webmanifest xml";

/// Compresses every such file.
pub(super) fn compress_all(folder: &Path) -> Result<()> {
    for file in super::files(folder)? {
        let extension = file.rsplit('.').next().unwrap_or_default();
        if TEXTS.split(' ').any(|text| text == extension) {
            let contents = fs::read(folder.join(&file))?;
            let compressed = compress(&contents)?;
            if compressed.len() < contents.len() {
                fs::write(folder.join(format!("{file}.br")), compressed)?;
            }
        }
    }
    Ok(())
}

/// Brotli at its hardest, with the largest window that browsers accept.
pub fn compress(contents: &[u8]) -> Result<Vec<u8>> {
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
