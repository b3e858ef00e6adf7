//! What hosts do that they should not: each of these is met in the wild.

use std::path::Path;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};

use xtask::finish::compress::compress;

/// One thing that a host does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// What is not there is answered with the page, and 200.
    PageForMissing,
    /// `x.html` is redirected to `x`, and `index.html` to its folder.
    ShortAddresses,
    /// Each answer is said to be for whoever asks alike (`Vary`).
    Varies,
    /// Wasm, pictures, voices and the manifest are called plain bytes.
    WrongTypes,
    /// Everything may be held for a day, the page and the worker as well.
    HeldTooLong,
    /// Everything is answered with a page of somebody else's, and 200, as where one
    /// has to sign in first.
    Portal,
    /// This file, of which a part of the name may be `*`, comes like that.
    Comes(&'static str, Wrong),
}

/// How a file comes where it does not come as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// As a page, and 200.
    Page,
    /// Its first half alone, as if that were all.
    Half,
    /// With something added that does no harm.
    More,
    /// Encoded once more than is said.
    Encoded,
    /// Not at all, with this status.
    Status(u16),
}

const PAGE: &str = "<!DOCTYPE html><title>Welcome</title><p>Sign in first.";

/// Which file is meant by a path, or where one is sent instead.
pub(crate) fn file_for(
    faults: &[Fault],
    base: &str,
    below: &str,
    folder: &Path,
) -> Result<String, Redirect> {
    if faults.contains(&Fault::ShortAddresses) {
        if let Some(short) = below.strip_suffix(".html") {
            let short = short.strip_suffix("index").unwrap_or(short);
            return Err(Redirect::permanent(&format!("{base}{short}")));
        }
        let whole = format!("{below}.html");
        if !below.is_empty() && folder.join(&whole).is_file() {
            return Ok(whole);
        }
    }
    Ok(below.to_owned())
}

/// The answer as such a host gives it.
pub(crate) async fn spoil(
    faults: &[Fault],
    file: &str,
    folder: &Path,
    mut response: Response,
) -> Response {
    if let Some(wrong) = wrong(faults, file) {
        response = come(wrong, response).await;
    }
    let is_missing = response.status() == StatusCode::NOT_FOUND;
    if is_missing && faults.contains(&Fault::PageForMissing) {
        let page = std::fs::read_to_string(folder.join("index.html"));
        response = Html(page.unwrap_or_default()).into_response();
    }
    let mut say = |header, value| {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(header, value);
    };
    if faults.contains(&Fault::Varies) {
        say(VARY, "Origin, Accept, User-Agent, Sec-Fetch-Dest");
    }
    let is_plain = [".wasm", ".voice", ".png", ".svg", ".webmanifest"];
    if faults.contains(&Fault::WrongTypes) && is_plain.iter().any(|end| file.ends_with(end)) {
        say(CONTENT_TYPE, "application/octet-stream");
    }
    response
}

/// How long the answer may be held, where that is wrong.
pub(crate) fn hold(faults: &[Fault], response: &mut Response) {
    if faults.contains(&Fault::HeldTooLong) {
        let held = HeaderValue::from_static("public, max-age=86400");
        response.headers_mut().insert(CACHE_CONTROL, held);
    }
}

/// How a file is to come that does not come as it is.
pub(crate) fn wrong(faults: &[Fault], file: &str) -> Option<Wrong> {
    faults.iter().find_map(|fault| match fault {
        Fault::Portal => Some(Wrong::Page),
        Fault::Comes(name, wrong) => {
            let is_meant = match name.split_once('*') {
                Some((begin, end)) => file.starts_with(begin) && file.ends_with(end),
                None => file == *name,
            };
            is_meant.then_some(*wrong)
        }
        _ => None,
    })
}

async fn come(wrong: Wrong, response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let contents = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let contents = match wrong {
        Wrong::Page => return Html(PAGE).into_response(),
        Wrong::Status(status) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::IM_A_TEAPOT);
            return (status, "Not now.\n").into_response();
        }
        Wrong::Half => contents.slice(..contents.len() / 2),
        Wrong::More => Bytes::from([&contents[..], b"\n<!-- served by us -->\n"].concat()),
        Wrong::Encoded => compress(&contents).unwrap_or_default().into(),
    };
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(contents))
}
