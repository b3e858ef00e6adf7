//! A release build, on this machine, as people will get it.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use tokio::net::TcpListener;

use crate::host::{self, Build};
use xtask::project;

/// How many ports after the wanted one are tried.
const TRIES: u16 = 20;

/// Serves what is in `dist/` at that port or the next free one, until stopped with Ctrl-C.
///
/// # Errors
/// When nothing is built, or no port is free.
#[tokio::main(flavor = "current_thread")]
pub async fn serve(port: u16, base: &str) -> Result<()> {
    let base = host::with_slashes(base);
    let ports = port..=port.saturating_add(TRIES - 1);
    let addresses = ports.map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let listener = TcpListener::bind(&*Vec::from_iter(addresses)).await;
    let listener = listener.with_context(|| {
        format!("none of {TRIES} ports from {port} on: choose another with --port")
    })?;
    let address = listener.local_addr()?;
    println!("Serving http://{address}{base} (Ctrl-C stops it).");
    let site = Arc::new((base, Build::read(&project::dist(), false)?));
    axum::serve(listener, Router::new().fallback(answer).with_state(site)).await?;
    Ok(())
}

async fn answer(State(site): State<Arc<(String, Build)>>, request: Request) -> Response {
    let (base, build) = &*site;
    let path = request.uri().path().to_owned();
    let mut response = match path.strip_prefix(base.as_str()) {
        Some(below) => host::file(&build.folder, request, below).await,
        None => Redirect::temporary(base).into_response(),
    };
    host::say_how_to_keep(&path, &mut response);
    response.headers_mut().extend(build.headers.clone());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_build_is_there_under_its_base_and_every_other_address_leads_to_it() -> Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("index.html"), "<p>home")?;
        std::fs::write(folder.path().join("_headers"), "/*\n  X-Own: 1\n")?;
        let site = Arc::new(("/x/".to_owned(), Build::read(folder.path(), false)?));
        for (path, status, header, value) in [
            ("/x/", 200, "x-own", "1"),
            ("/x/", 200, "cache-control", "no-cache"),
            ("/x/", 200, "content-type", "text/html; charset=utf-8"),
            ("/x/no", 404, "x-content-type-options", "nosniff"),
            ("/", 307, "location", "/x/"),
        ] {
            let request = Request::get(path).body(Default::default())?;
            let response = answer(State(site.clone()), request).await;
            assert_eq!(response.status(), status, "{path}");
            assert_eq!(response.headers()[header], value, "{path}");
        }
        Ok(())
    }
}
