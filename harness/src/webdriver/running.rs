//! One browser that runs, with all that runs for it.

use std::io::{self, Write};
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
    /// Starts it. Now and then a browser does not start on a busy machine, or not in two
    /// minutes, and chromedriver takes a port that is free in IPv4 and may not be in IPv6: then
    /// it is started once more.
    pub(super) async fn start(engine: Engine, options: &Options) -> Result<Self> {
        match Self::start_once(engine, options).await {
            Err(error) => {
                // Past what a test runner keeps to itself.
                writeln!(io::stderr(), "{error:#}; opening it once more")?;
                Self::start_once(engine, options).await
            }
            started => started,
        }
    }

    async fn start_once(engine: Engine, options: &Options) -> Result<Self> {
        let profile = options.profile.clone().map_or_else(Profile::fresh, Ok)?;
        let (mut started, url, wishes) = start(engine, &profile, options)?;
        // A connection ends with the runtime that it was opened in; a pooled browser outlives it.
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
    pub(super) async fn with_one_new_tab(self) -> Result<Self> {
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
