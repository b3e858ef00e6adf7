//! The build as one file, to be unpacked on any host.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::finish;

/// Packs what is in `dist`, in the order of the names and without any time or
/// owner: the same build gives the same bytes.
///
/// # Errors
/// When `dist` cannot be read, or the archive cannot be written.
pub fn pack(dist: &Path, archive: &Path) -> Result<()> {
    let file = File::create(archive).with_context(|| format!("writing {}", archive.display()))?;
    let mut zip = ZipWriter::new(file);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for name in finish::files(dist)? {
        zip.start_file(&name, options)?;
        zip.write_all(&fs::read(dist.join(&name))?)?;
    }
    zip.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_has_every_file_as_it_is_and_the_same_bytes_each_time() {
        let folder = tempfile::tempdir().expect("a temp folder");
        let dist = folder.path().join("dist");
        fs::create_dir_all(dist.join("icons")).expect("a folder");
        let files = [
            ("_headers", "x"),
            ("icons/a.svg", "<svg/>"),
            ("index.html", "<p>"),
        ];
        let [one, two] = ["one.zip", "two.zip"].map(|name| folder.path().join(name));
        for archive in [&one, &two] {
            // Written anew, so that a time would show.
            for (name, text) in files {
                fs::write(dist.join(name), text).expect("a file");
            }
            pack(&dist, archive).expect("packed");
        }
        assert_eq!(fs::read(&one).ok(), fs::read(&two).ok());
        let mut zip = zip::ZipArchive::new(File::open(one).expect("it is there")).expect("a zip");
        assert_eq!(zip.len(), files.len());
        for (name, text) in files {
            let file = zip.by_name(name).expect("it is in there");
            assert_eq!(std::io::read_to_string(file).expect("text"), text, "{name}");
        }
    }
}
