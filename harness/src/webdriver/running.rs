//! The browsers that run, and those among them that wait for their next owner: opening one
//! takes 1 to 3 s of a processor, a tab in one that is open a tenth of that.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use reqwest::Client;
use thirtyfour::WebDriver;

use super::start::{Started, start};
use super::{Options, Profile};
use crate::engine::Engine;

/// How long the driver may take over one command.
const ANSWERS_WITHIN: Duration = Duration::from_secs(120);

/// A browser, its driver and its profile.
#[derive(Debug)]
pub(super) struct Running {
    pub(super) session: WebDriver,
    pub(super) engine: Engine,
    // Fields are dropped in this order: the driver ends before the profile goes.
    started: Started,
    pub(super) profile: Profile,
}

impl Running {
    async fn start(engine: Engine, options: &Options) -> Result<Self> {
        let profile = options.profile.clone().map_or_else(Profile::fresh, Ok)?;
        let (mut started, url, wishes) = start(engine, &profile, options)?;
        // A connection ends with the runtime that it was opened in; the next owner has another.
        let client = Client::builder().pool_max_idle_per_host(0);
        let client = client.timeout(ANSWERS_WITHIN).build()?;
        let session = WebDriver::builder(&url, wishes).client(client).await;
        let session = session.with_context(|| {
            let ended = started.driver.ended();
            format!("opening {engine}; whether its driver has ended: {ended:?}")
        })?;
        Ok(Self {
            session,
            engine,
            started,
            profile,
        })
    }

    /// Opens a tab, and closes all that were there.
    async fn with_one_new_tab(self) -> Result<Self> {
        let old = self.session.windows().await?;
        let new = self.session.new_tab().await?;
        for tab in old {
            self.session.switch_to_window(tab).await?;
            self.session.close_window().await?;
        }
        self.session.switch_to_window(new).await?;
        Ok(self)
    }

    /// Closes it in good order, and waits until all it wants to keep is on disk.
    pub(super) async fn close(mut self) -> Result<Profile> {
        let closed = self.session.clone().quit().await;
        closed.with_context(|| format!("closing {}", self.engine))?;
        self.started.driver.end();
        self.profile.wait_for_users().await?;
        Ok(self.profile.clone())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // thirtyfour would ask the driver to close the browser, and wait; its
        // processes are ended here instead. It fails only after `close`.
        let _ = self.session.clone().leak();
        self.profile.kill_users();
    }
}

/// What all owners of this program share.
#[derive(Debug)]
struct Shared {
    owners: usize,
    idle: Vec<Running>,
}

static SHARED: Mutex<Shared> = Mutex::new(Shared {
    owners: 0,
    idle: Vec::new(),
});

/// A panic elsewhere leaves what is shared whole.
fn shared() -> MutexGuard<'static, Shared> {
    SHARED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One owner's use of a browser.
#[derive(Debug)]
pub(super) struct Use {
    /// `None` once it is over.
    running: Option<Running>,
    may_serve_others: bool,
}

impl Use {
    /// Takes a browser that nobody uses any more, or else starts one.
    pub(super) async fn begin(engine: Engine, options: &Options) -> Result<Self> {
        // WebKit is told of its colours when it starts, and takes little to start.
        let is_plain = options.profile.is_none() && options.environment.is_empty();
        let may_serve_others = is_plain && engine.changes_its_colours();
        let mut begun = Self {
            running: None,
            may_serve_others,
        };
        let is_it = |idle: &mut Running| idle.engine == engine;
        let idle = may_serve_others.then(|| shared().idle.extract_if(.., is_it).next());
        shared().owners += 1;
        if let Some(idle) = idle.flatten() {
            // Its last owner may have left it in a state that it cannot be used in.
            begun.running = idle.with_one_new_tab().await.ok();
        }
        if begun.running.is_none() {
            begun.running = Some(start_in_two(engine, options).await?);
        }
        Ok(begun)
    }

    pub(super) fn running(&self) -> &Running {
        let running = self.running.as_ref();
        running.expect("taken out only when the use is over")
    }

    /// Takes the browser out: no other owner gets it.
    pub(super) fn end(mut self) -> Running {
        let running = self.running.take();
        running.expect("taken out only when the use is over")
    }
}

impl Drop for Use {
    fn drop(&mut self) {
        let mut shared = shared();
        shared.owners -= 1;
        let leave = self.may_serve_others && !std::thread::panicking();
        shared.idle.extend(self.running.take().filter(|_| leave));
        // The last owner sees to it that no browser is left when the program ends.
        if shared.owners == 0 {
            shared.idle.clear();
        }
    }
}

/// Now and then a browser does not start on a busy machine, or not in two minutes; and
/// chromedriver takes a port that is free in IPv4 and may not be in IPv6.
async fn start_in_two(engine: Engine, options: &Options) -> Result<Running> {
    match Running::start(engine, options).await {
        Err(error) => {
            // Past what a test runner keeps to itself.
            writeln!(io::stderr(), "{error:#}; opening it once more")?;
            Running::start(engine, options).await
        }
        started => started,
    }
}
