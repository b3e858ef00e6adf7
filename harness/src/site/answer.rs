//! The answer to one request: which file, and how long it may be kept.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CONTENT_TYPE, IF_MODIFIED_SINCE, IF_NONE_MATCH, RANGE};
use axum::http::{Method, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::{Shared, fault, lock};
use xtask::finish::worker;
use xtask::host;

/// The pages that a person comes to.
const PAGES: [&str; 2] = ["index.html", "crash.html"];
const WORKER: &str = "worker.js";

/// Where a page's head begins.
const HEAD: &str = "<head>";

/// The most a page can tell at once, in bytes: what a browser lets it.
const MOST_TOLD: usize = 64 * 1024;

pub(super) fn service(shared: Arc<Shared>) -> Router {
    Router::new().fallback(answer).with_state(shared)
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    if request.method() == Method::POST {
        return take(&shared, request).await;
    }
    let path = request.uri().path().to_owned();
    let mut response = match path.strip_prefix(&shared.base) {
        Some(below) => {
            lock(&shared.asked).push(below.to_owned());
            misbehaving(&shared, request, below).await
        }
        // As hosts do for a folder's address without its slash.
        None if format!("{path}/") == shared.base => {
            Redirect::permanent(&shared.base).into_response()
        }
        None => host::not_found(),
    };
    host::say_how_to_keep(&path, &mut response);
    fault::hold(&lock(&shared.faults), &mut response);
    // What a test runs first stands before the policy in the page; no policy in a
    // header would let it.
    if lock(&shared.first).is_empty() {
        let headers = lock(&shared.build).headers.clone();
        response.headers_mut().extend(headers);
    }
    response
}

/// Keeps what a page sends. A static host would refuse it; the app never sends
/// anything, only the tests' recorder does.
async fn take(shared: &Shared, request: Request) -> Response {
    let Ok(body) = to_bytes(request.into_body(), MOST_TOLD).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let text = String::from_utf8_lossy(&body).into_owned();
    lock(&shared.told).push(text);
    StatusCode::NO_CONTENT.into_response()
}

/// The file, as far as the host does what it should.
async fn misbehaving(shared: &Shared, mut request: Request, below: &str) -> Response {
    let faults = lock(&shared.faults).clone();
    let folder = lock(&shared.build).folder.clone();
    let name = match fault::file_for(&faults, &shared.base, below, &folder) {
        Ok(name) => name,
        Err(answer) => return *answer,
    };
    if fault::changes(&faults, &name) {
        // All of it, and as it is.
        for header in [ACCEPT_ENCODING, IF_MODIFIED_SINCE, IF_NONE_MATCH, RANGE] {
            request.headers_mut().remove(header);
        }
    }
    let response = file(shared, request, &name).await;
    fault::spoil(&faults, &name, &folder, response).await
}

async fn file(shared: &Shared, request: Request, below: &str) -> Response {
    let folder = lock(&shared.build).folder.clone();
    if let Some(name) = page(below)
        && let Some(page) = page_with_scripts(shared, &folder.join(name))
    {
        return Html(page).into_response();
    }
    if below == WORKER
        && let Some(worker) = worker_of_pages_with_scripts(shared, &folder)
    {
        return ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], worker).into_response();
    }
    host::file(&folder, request, below).await
}

/// The worker that knows the pages with the scripts that are to run first.
fn worker_of_pages_with_scripts(shared: &Shared, folder: &Path) -> Option<String> {
    let changes = PAGES.iter().filter_map(|page| {
        let page = folder.join(page);
        let with_scripts = page_with_scripts(shared, &page)?;
        Some((std::fs::read(page).ok()?, with_scripts.into_bytes()))
    });
    let changes: Vec<_> = changes.collect();
    let source = std::fs::read_to_string(folder.join(WORKER)).ok()?;
    (!changes.is_empty()).then(|| worker::with_other_contents(&source, &changes))
}

/// The page's file, if it is one of the two that a person comes to.
fn page(below: &str) -> Option<&'static str> {
    match below {
        "" => Some("index.html"),
        _ => PAGES.into_iter().find(|page| *page == below),
    }
}

/// The page with the scripts that are to run first, if there are any.
fn page_with_scripts(shared: &Shared, page: &Path) -> Option<String> {
    let scripts = lock(&shared.first);
    if scripts.is_empty() {
        return None;
    }
    let page = std::fs::read_to_string(page).ok()?;
    let head = page.find(HEAD).map(|at| at + HEAD.len());
    // A page without a head has a line that says it is one.
    let (before, after) = page.split_at(head.or_else(|| page.find('>').map(|at| at + 1))?);
    // Wherever this stands in a script, it is within a text. Nothing is left of them
    // in the page, which is then as the app made it.
    let scripts = scripts.iter().map(|script| script.replace("</", "<\\/"));
    let scripts: String = scripts
        .map(|script| format!("<script>document.currentScript.remove();{script}</script>"))
        .collect();
    Some(format!("{before}{scripts}{after}"))
}
