//! The answer to one request: which file, and how long it may be kept.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_TYPE, IF_MODIFIED_SINCE, IF_NONE_MATCH, RANGE};
use axum::http::{Method, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use parking_lot::Mutex;

use crate::fault::{self, Fault};
use crate::host;
use crate::site::Shared;
use xtask::finish::worker;

/// The pages that a person comes to.
const PAGES: [&str; 2] = ["index.html", "crash.html"];
const WORKER: &str = "worker.js";

/// Where a page's head begins.
const HEAD: &str = "<head>";

/// The most a page can tell at once, in bytes: what a browser lets it.
const MOST_TOLD: usize = 64 * 1024;

pub(crate) fn service(base: String, shared: Arc<Mutex<Shared>>) -> Router {
    Router::new().fallback(async move |request: Request| answer(&base, &shared, request).await)
}

async fn answer(base: &str, shared: &Mutex<Shared>, request: Request) -> Response {
    if request.method() == Method::POST {
        return take(shared, request).await;
    }
    let path = request.uri().path().to_owned();
    let (faults, first) = {
        let shared = shared.lock();
        (shared.faults.clone(), shared.first.clone())
    };
    let mut response = match path.strip_prefix(base) {
        Some(below) => {
            let folder = {
                let mut shared = shared.lock();
                shared.asked.push(below.to_owned());
                shared.build.folder.clone()
            };
            match fault::file_for(&faults, base, below, &folder) {
                Ok(name) => misbehaving(&faults, &first, request, &name, &folder).await,
                Err(elsewhere) => elsewhere.into_response(),
            }
        }
        // As hosts do for a folder's address without its slash.
        None if format!("{path}/") == base => Redirect::permanent(base).into_response(),
        None => host::not_found(),
    };
    host::say_how_to_keep(&path, &mut response);
    fault::hold(&faults, &mut response);
    // What a test runs first stands before the policy in the page; no policy in a
    // header would let it.
    if first.is_empty() {
        let headers = shared.lock().build.headers.clone();
        response.headers_mut().extend(headers);
    }
    response
}

/// Keeps what a page sends. A static host would refuse it; the app never sends
/// anything, only the tests' recorder does.
async fn take(shared: &Mutex<Shared>, request: Request) -> Response {
    let Ok(body) = to_bytes(request.into_body(), MOST_TOLD).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let text = String::from_utf8_lossy(&body).into_owned();
    shared.lock().told.push(text);
    StatusCode::NO_CONTENT.into_response()
}

/// The file, as far as the host does what it should.
async fn misbehaving(
    faults: &[Fault],
    first: &[String],
    mut request: Request,
    name: &str,
    folder: &Path,
) -> Response {
    if fault::wrong(faults, name).is_some() {
        // All of it, and as it is.
        for header in [ACCEPT_ENCODING, IF_MODIFIED_SINCE, IF_NONE_MATCH, RANGE] {
            request.headers_mut().remove(header);
        }
    }
    let response = match with_scripts(first, folder, name) {
        Some(text) if name == WORKER => {
            ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], text).into_response()
        }
        Some(page) => Html(page).into_response(),
        None => host::file(folder, request, name).await,
    };
    fault::spoil(faults, name, folder, response).await
}

/// A page with the scripts that are to run first, or the worker that knows such pages; if
/// there are any.
fn with_scripts(first: &[String], folder: &Path, name: &str) -> Option<String> {
    let page = |name: &str| {
        let page = fs::read_to_string(folder.join(name)).ok()?;
        let with_scripts = page_with(first, &page)?;
        Some((page.into_bytes(), with_scripts))
    };
    match name {
        _ if first.is_empty() => None,
        "" => Some(page(PAGES[0])?.1),
        WORKER => {
            let changes = PAGES.into_iter().filter_map(page);
            let changes = changes.map(|(old, new)| (old, new.into_bytes()));
            let source = fs::read_to_string(folder.join(WORKER)).ok()?;
            Some(worker::with_other_contents(
                &source,
                &changes.collect::<Vec<_>>(),
            ))
        }
        _ if PAGES.contains(&name) => Some(page(name)?.1),
        _ => None,
    }
}

fn page_with(first: &[String], page: &str) -> Option<String> {
    let head = page.find(HEAD).map(|at| at + HEAD.len());
    // A page without a head has a line that says it is one.
    let (before, after) = page.split_at(head.or_else(|| page.find('>').map(|at| at + 1))?);
    let scripts = first.iter().map(|script| {
        // Wherever this stands in a script, it is within a text. Nothing is left of it in
        // the page, which is then as the app made it.
        let script = script.replace("</", "<\\/");
        format!("<script>document.currentScript.remove();{script}</script>")
    });
    Some([before, &scripts.collect::<String>(), after].concat())
}
