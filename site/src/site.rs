//! The site: a finished build, served on this machine as a static host would.
//!
//! Brotli twins where the browser takes them, files named after their contents
//! cached for ever and nothing else cached unasked, plain 404s, and a mount
//! under a sub-path on request. It listens on the loopback address alone.
//!
//! Tests need more of it than a host: it can be stopped for real, at once and
//! with every connection cut, and started again at the same address; a new
//! version can be put in place under a running app; it can misbehave in the ways that
//! hosts do; and it says what was asked.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::answer;
use crate::fault::Fault;
use crate::host::{Build, with_slashes};
use anyhow::{Context, Result};
use parking_lot::Mutex;
use tokio::runtime::{Builder, Runtime};

/// Where a [`Site`] is to be found.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The path the site is mounted under, such as `/hamstretch/`; `None` is
    /// the top.
    pub base: Option<String>,
    /// As the many hosts that cannot be told what headers to send: the build's
    /// `_headers` is a file like any other to it.
    pub headerless: bool,
}

/// A running (or stopped) site. Dropping it stops it.
#[derive(Debug)]
pub struct Site {
    address: SocketAddr,
    /// With a slash at both ends; the top is `/`.
    base: String,
    headerless: bool,
    shared: Arc<Mutex<Shared>>,
    running: Option<Runtime>,
}

/// What the serving thread and the site's owner both look at.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) build: Build,
    pub(crate) asked: Vec<String>,
    pub(crate) told: Vec<String>,
    pub(crate) first: Vec<String>,
    pub(crate) faults: Vec<Fault>,
}

impl Site {
    /// Serves the build in `dist`.
    ///
    /// # Errors
    /// When `dist` holds no build.
    pub fn serve(dist: &Path, options: Options) -> Result<Self> {
        let shared = Shared {
            build: Build::read(dist, options.headerless)?,
            asked: Vec::new(),
            told: Vec::new(),
            first: Vec::new(),
            faults: Vec::new(),
        };
        let mut site = Self {
            address: (own_address(), 0).into(),
            base: with_slashes(options.base.as_deref().unwrap_or_default()),
            headerless: options.headerless,
            shared: Arc::new(Mutex::new(shared)),
            running: None,
        };
        site.start()?;
        Ok(site)
    }

    /// Serves one page, for as long as the folder it lies in is kept.
    ///
    /// # Errors
    /// When it cannot be written or served.
    pub fn of_page(page: &str) -> Result<(tempfile::TempDir, Self)> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("index.html"), page)?;
        let site = Self::serve(folder.path(), Options::default())?;
        Ok((folder, site))
    }

    /// The address to open, with a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Cuts every connection and closes the port. A stopped site stays stopped.
    pub fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            // With the runtime each connection's task ends. A thread that drives tests may
            // not wait for that; it has nothing to panic over.
            let _ = std::thread::spawn(|| drop(running)).join();
        }
    }

    /// Serves again at the same address.
    ///
    /// # Errors
    /// When another program has taken the port meanwhile.
    pub fn start(&mut self) -> Result<()> {
        if self.running.is_some() {
            return Ok(());
        }
        let listener = TcpListener::bind(self.address)
            .with_context(|| format!("{} cannot be listened on", self.address))?;
        listener.set_nonblocking(true)?;
        self.address = listener.local_addr()?;
        let mut runtime = Builder::new_multi_thread();
        let runtime = runtime.worker_threads(1).enable_all().build()?;
        let service = answer::service(self.base.clone(), Arc::clone(&self.shared));
        runtime.spawn(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, service).await
        });
        self.running = Some(runtime);
        Ok(())
    }

    /// Puts another build in this one's place, as a deployment does: from the
    /// next request on, only the new one's files are there.
    ///
    /// # Errors
    /// When `dist` holds no build.
    pub fn deploy(&self, dist: &Path) -> Result<()> {
        self.shared.lock().build = Build::read(dist, self.headerless)?;
        Ok(())
    }

    /// The paths asked for so far, below the base, in order.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.shared.lock().asked.clone()
    }

    /// What pages have sent here so far, to whatever address, in order.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        self.shared.lock().told.clone()
    }

    /// From the next request on, the page comes with this script before all it has
    /// of its own: before its policy too, which says nothing about what stands
    /// above it. So it runs in every engine, and in a page kept for offline.
    pub fn run_first(&self, script: &str) {
        self.shared.lock().first.push(script.to_owned());
    }

    /// From the next request on, these faults are its own, and no others.
    pub fn misbehave(&self, faults: impl IntoIterator<Item = Fault>) {
        self.shared.lock().faults = faults.into_iter().collect();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

/// An address of this machine alone that no other site of this program has: to a browser that
/// serves several journeys it is another site, with its own storage and processes. The first is
/// 127.0.0.1, the one that Lighthouse takes to be as safe as HTTPS.
fn own_address() -> Ipv4Addr {
    static SITES: AtomicU32 = AtomicU32::new(0);
    let sites = SITES.fetch_add(1, Ordering::Relaxed);
    Ipv4Addr::from_bits(Ipv4Addr::LOCALHOST.to_bits() + sites)
}

#[cfg(test)]
mod tests;
