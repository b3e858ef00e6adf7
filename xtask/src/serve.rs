//! `cargo xtask serve`: a release build, on this machine, as people will get it.

use std::net::Ipv4Addr;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use tokio::net::TcpListener;

use crate::host::{self, Build};
use crate::{build, project};

/// How many ports after the wanted one are tried.
const TRIES: u16 = 20;

/// Builds and serves until stopped with Ctrl-C.
///
/// # Errors
/// When the app does not build or no port is free.
#[tokio::main(flavor = "current_thread")]
pub async fn serve(port: u16, base: Option<String>) -> Result<()> {
    build::build()?;
    let base = host::with_slashes(base.as_deref().unwrap_or_default());
    let listener = listen(port).await?;
    println!(
        "Serving http://{}{base} (Ctrl-C stops it).",
        listener.local_addr()?
    );
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

/// Listens on the wanted port, or on the next free one after it.
async fn listen(wanted: u16) -> Result<TcpListener> {
    for port in wanted..wanted.saturating_add(TRIES) {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            return Ok(listener);
        }
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)).await;
    listener.with_context(|| {
        format!("none of {TRIES} ports from {wanted} on: choose another with --port")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_taken_port_gives_the_next_one() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let port = taken.local_addr().expect("it is bound").port();
        let next = listen(port).await.expect("one of twenty");
        assert!(next.local_addr().expect("it is bound").port() > port);
    }
}
