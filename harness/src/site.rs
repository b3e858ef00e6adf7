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

mod answer;
mod fault;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Context, Result};
use tokio::sync::oneshot;
use xtask::host::{Build, with_slashes};

pub use fault::{Fault, Wrong};

/// Where a [`Site`] is to be found.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The port to listen on; `None` takes any free one.
    pub port: Option<u16>,
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
    shared: Arc<Shared>,
    running: Option<Running>,
}

/// What the serving thread and the site's owner both look at.
#[derive(Debug)]
struct Shared {
    /// With a slash at both ends; the top is `/`.
    base: String,
    headerless: bool,
    build: Mutex<Build>,
    asked: Mutex<Vec<String>>,
    told: Mutex<Vec<String>>,
    first: Mutex<Vec<String>>,
    faults: Mutex<Vec<Fault>>,
}

#[derive(Debug)]
struct Running {
    stop: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

impl Site {
    /// Serves the build in `dist`.
    ///
    /// # Errors
    /// When `dist` holds no build, or the port is taken.
    pub fn serve(dist: &Path, options: Options) -> Result<Self> {
        let shared = Arc::new(Shared {
            base: with_slashes(options.base.as_deref().unwrap_or_default()),
            headerless: options.headerless,
            build: Mutex::new(Build::read(dist, options.headerless)?),
            asked: Mutex::default(),
            told: Mutex::default(),
            first: Mutex::default(),
            faults: Mutex::default(),
        });
        let port = options.port.unwrap_or(0);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} cannot be listened on"))?;
        let mut site = Self {
            address: listener.local_addr()?,
            shared,
            running: None,
        };
        site.listen(listener)?;
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
        format!("http://{}{}", self.address, self.shared.base)
    }

    /// Cuts every connection and closes the port. A stopped site stays stopped.
    pub fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            // The thread may have ended by itself; then there is nobody to tell.
            let _ = running.stop.send(());
            let _ = running.thread.join();
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
            .with_context(|| format!("{} was taken while the site was stopped", self.address))?;
        self.listen(listener)
    }

    /// Puts another build in this one's place, as a deployment does: from the
    /// next request on, only the new one's files are there.
    ///
    /// # Errors
    /// When `dist` holds no build.
    pub fn deploy(&self, dist: &Path) -> Result<()> {
        *lock(&self.shared.build) = Build::read(dist, self.shared.headerless)?;
        Ok(())
    }

    /// The paths asked for so far, below the base, in order.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        lock(&self.shared.asked).clone()
    }

    /// What pages have sent here so far, to whatever address, in order.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        lock(&self.shared.told).clone()
    }

    /// From the next request on, the page comes with this script before all it has
    /// of its own: before its policy too, which says nothing about what stands
    /// above it. So it runs in every engine, and in a page kept for offline.
    pub fn run_first(&self, script: &str) {
        lock(&self.shared.first).push(script.to_owned());
    }

    /// From the next request on, these faults are its own, and no others.
    pub fn misbehave(&self, faults: impl IntoIterator<Item = Fault>) {
        *lock(&self.shared.faults) = faults.into_iter().collect();
    }

    fn listen(&mut self, listener: TcpListener) -> Result<()> {
        listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::clone(&self.shared);
        let thread = std::thread::Builder::new()
            .name("site".into())
            .spawn(move || {
                runtime.block_on(async {
                    let serving = async {
                        let listener = tokio::net::TcpListener::from_std(listener)?;
                        axum::serve(listener, answer::service(shared)).await
                    };
                    tokio::select! {
                        served = serving => if let Err(error) = served {
                            eprintln!("the site stopped: {error}");
                        },
                        _ = stopped => {}
                    }
                });
                // The runtime ends here, and with it every connection's task.
            })?;
        self.running = Some(Running { stop, thread });
        Ok(())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A panic elsewhere leaves these values whole.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
