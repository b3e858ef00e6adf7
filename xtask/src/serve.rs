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
    let build = Build::read(&project::dist(), false)?;
    axum::serve(listener, site(base, build)).await?;
    Ok(())
}

fn site(base: String, build: Build) -> Router {
    Router::new()
        .fallback(answer)
        .with_state(Arc::new((base, build)))
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
    use std::io::Write;

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

    #[tokio::test]
    async fn a_build_is_there_under_its_base_and_every_other_address_leads_to_it() {
        let folder = tempfile::tempdir().expect("a temp folder");
        std::fs::write(folder.path().join("index.html"), "<p>home").expect("a page");
        std::fs::write(folder.path().join("_headers"), "/*\n  X-Own: 1\n").expect("a file");
        let build = Build::read(folder.path(), false).expect("a build");
        let listener = listen(0).await.expect("any port");
        let address = listener.local_addr().expect("it is bound");
        tokio::spawn(async { axum::serve(listener, site("/x/".into(), build)).await });
        let ask = move |path: &str| {
            let mut connection = std::net::TcpStream::connect(address).expect("it listens");
            write!(
                connection,
                "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
            )?;
            std::io::read_to_string(connection)
        };
        let asked = tokio::task::spawn_blocking(move || ["/x/", "/x/no", "/"].map(ask));
        let [home, nothing, top] = asked
            .await
            .expect("no panic")
            .map(|it| it.expect("an answer"));
        assert!(
            home.starts_with("HTTP/1.1 200") && home.ends_with("<p>home"),
            "{home}"
        );
        assert!(
            home.contains("x-own: 1") && home.contains("cache-control: no-cache"),
            "{home}"
        );
        assert!(nothing.starts_with("HTTP/1.1 404"), "{nothing}");
        assert!(
            top.starts_with("HTTP/1.1 307") && top.contains("location: /x/"),
            "{top}"
        );
    }
}
