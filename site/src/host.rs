//! A plain static host: a build's files, each with the type, the encoding and the
//! headers that people get it with.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use fs_err as fs;
use tower_http::services::ServeDir;
use tower_service::Service;

use xtask::finish::{PAGE, headers, names::around_hash};

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
        let is_build = folder.join(PAGE).is_file();
        ensure!(is_build, "{} holds no build (no {PAGE})", folder.display());
        let (folder, file) = (folder.to_owned(), folder.join(headers::FILE));
        let mut wanted = String::new();
        if !headerless && file.exists() {
            wanted = fs::read_to_string(file)?;
        }
        let wanted = headers::for_every_file(&wanted);
        let wanted = wanted.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let wanted: HashMap<String, String> = wanted.collect();
        let headers = HeaderMap::try_from(&wanted);
        let headers = headers.context("_headers asks for a header that is none")?;
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
    let Ok(served) = ServeDir::new(folder).precompressed_br().call(request).await;
    if served.status() == StatusCode::NOT_FOUND {
        return not_found();
    }
    let mut response = served.map(Body::new);
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
pub fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "Not found.\n").into_response()
}

/// Says how long the answer to a path may be held, and that its type is meant.
pub fn say_how_to_keep(path: &str, response: &mut Response) {
    let there = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let keep = there && around_hash(path).is_some();
    let held = if keep { FOR_EVER } else { ASK_EACH_TIME };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, held);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
}

/// A base path with a slash at both ends; the top is `/`.
pub fn with_slashes(base: &str) -> String {
    match base.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}
