//! A plain static host: a build's files, each with the type, the encoding and the
//! headers that people get it with.

use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind::{NotADirectory, NotFound};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use crate::finish::{headers, is_named_after_contents};

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");

/// A build, with the headers that its `_headers` asks for.
#[derive(Debug)]
pub struct Build {
    /// Its files.
    pub folder: PathBuf,
    /// Sent with every file.
    pub headers: HeaderMap,
}

impl Build {
    /// Reads the build in `folder`; a `headerless` host takes `_headers` for a file like
    /// any other.
    ///
    /// # Errors
    /// When there is no build, or its `_headers` has a header that is none.
    pub fn read(folder: &Path, headerless: bool) -> Result<Self> {
        if !folder.join("index.html").is_file() {
            bail!("{} holds no build (no index.html)", folder.display());
        }
        let wanted = folder.join(headers::FILE);
        let mut headers = HeaderMap::new();
        if !headerless && wanted.exists() {
            let text = fs::read_to_string(&wanted).context("reading _headers")?;
            let wanted = headers::for_every_file(&text);
            let wanted = wanted.map(|(name, value)| (name.to_owned(), value.to_owned()));
            headers = HeaderMap::try_from(&wanted.collect::<HashMap<_, _>>())
                .context("_headers asks for a header that is none")?;
        }
        let folder = folder.to_owned();
        Ok(Self { folder, headers })
    }
}

/// The file at `below` (a path under the site's base), or “not found”.
pub async fn file(folder: &Path, mut request: Request, below: &str) -> Response {
    let Ok(uri) = format!("/{below}").parse::<Uri>() else {
        return not_found();
    };
    *request.uri_mut() = uri;
    // ServeDir decodes the path and refuses one that leaves the folder.
    let served = ServeDir::new(folder)
        .precompressed_br()
        .try_call(request)
        .await;
    let mut response = match served {
        Ok(response) if response.status() == StatusCode::NOT_FOUND => return not_found(),
        Ok(response) => response.map(Body::new),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => return not_found(),
        Err(error) => {
            return (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response();
        }
    };
    // Text is read in the browser's old default encoding when a host says none.
    let kind = response.headers().get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("text/")
        && !kind.contains("charset")
        && let Ok(kind) = HeaderValue::from_str(&format!("{kind}; charset=utf-8"))
    {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response
}

/// What is said of a path at which there is nothing.
#[must_use]
pub fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "Not found.\n").into_response()
}

/// Says how long the answer to a path may be held, and that its type is meant.
pub fn say_how_to_keep(path: &str, response: &mut Response) {
    let there = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let keep = there && is_named_after_contents(path);
    let held = if keep { FOR_EVER } else { ASK_EACH_TIME };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, held);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
}

/// A base path with a slash at both ends; the top is `/`.
#[must_use]
pub fn with_slashes(base: &str) -> String {
    match base.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}
