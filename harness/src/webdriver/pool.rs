//! Browsers that wait for their next user: opening one takes 1 to 3 s of a processor, a tab in
//! one that is open a tenth of that.

use anyhow::Result;
use parking_lot::Mutex;

use super::Options;
use super::running::Running;
use crate::engine::Engine;

/// Ends with the last lease, so that no browser is left when the program ends.
#[derive(Debug)]
struct Pool {
    leases: usize,
    idle: Vec<Running>,
}

static POOL: Mutex<Pool> = Mutex::new(Pool {
    leases: 0,
    idle: Vec::new(),
});

/// The use of a browser, pooled or not.
#[derive(Debug)]
pub(super) struct Lease {
    /// `None` once the lease is over.
    running: Option<Running>,
    is_pooled: bool,
}

impl Lease {
    /// Takes a browser from the pool, where the options let it be one of those and there is one;
    /// else starts one.
    pub(super) async fn begin(engine: Engine, options: &Options) -> Result<Self> {
        let is_fresh = options.profile.is_none() && options.environment.is_empty();
        // WebKit is told of its colours when it starts, and takes little to start.
        let is_pooled = options.pooled && is_fresh && engine.changes_its_colours();
        let idle = {
            let mut pool = POOL.lock();
            pool.leases += 1;
            let place = pool.idle.iter().position(|idle| idle.engine == engine);
            place.filter(|_| is_pooled).map(|at| pool.idle.remove(at))
        };
        let mut lease = Self {
            running: None,
            is_pooled,
        };
        if let Some(idle) = idle {
            // Its last user may have left it in a state that it cannot be used in.
            lease.running = idle.with_one_new_tab().await.ok();
        }
        if lease.running.is_none() {
            lease.running = Some(Running::start(engine, options).await?);
        }
        Ok(lease)
    }

    pub(super) fn running(&self) -> &Running {
        let running = self.running.as_ref();
        running.expect("taken out only when the lease is over")
    }

    /// Takes the browser out: it does not go back to the pool.
    pub(super) fn end(mut self) -> Running {
        let running = self.running.take();
        running.expect("taken out only when the lease is over")
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let goes_back = self.is_pooled && !std::thread::panicking();
        let running = self.running.take();
        let mut pool = POOL.lock();
        pool.leases -= 1;
        pool.idle.extend(running.filter(|_| goes_back));
        if pool.leases == 0 {
            pool.idle.clear();
        }
    }
}
