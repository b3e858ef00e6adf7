//! What is served: a build, with what it wants its host to send along.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::finish::headers;

#[derive(Debug)]
pub(super) struct Build {
    pub(super) folder: PathBuf,
    /// To be sent with every file.
    pub(super) headers: HeaderMap,
}

impl Build {
    pub(super) fn read(folder: &Path, headerless: bool) -> Result<Self> {
        if !folder.join("index.html").is_file() {
            bail!("{} holds no build (no index.html)", folder.display());
        }
        let wanted = folder.join(headers::FILE);
        let headers = if headerless || !wanted.exists() {
            HeaderMap::new()
        } else {
            let text = fs::read_to_string(&wanted).context("reading what is to be sent")?;
            headers::for_every_file(&text)
                .map(|(name, value)| {
                    let name = HeaderName::try_from(name)?;
                    Ok((name, HeaderValue::try_from(value)?))
                })
                .collect::<Result<_>>()
                .with_context(|| format!("{} asks for a header that is none", headers::FILE))?
        };
        Ok(Self {
            folder: folder.to_owned(),
            headers,
        })
    }
}
