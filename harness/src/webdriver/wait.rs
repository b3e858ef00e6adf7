//! Waiting for a state. Tests never wait for a time: the limit only says when
//! to give up, and may be generous.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How often a condition is looked at.
const PAUSE: Duration = Duration::from_millis(50);

/// Waits until `condition` holds.
///
/// # Errors
/// When it fails, or does not hold within `limit`; the message says what was
/// waited for.
pub async fn wait_until(
    what: &str,
    limit: Duration,
    condition: impl AsyncFn() -> Result<bool>,
) -> Result<()> {
    wait_for(what, limit, async || Ok(condition().await?.then_some(()))).await
}

/// Waits until `look` finds something, and returns it.
///
/// # Errors
/// When `look` fails, or finds nothing within `limit`; the message says what
/// was waited for.
pub async fn wait_for<T>(
    what: &str,
    limit: Duration,
    look: impl AsyncFn() -> Result<Option<T>>,
) -> Result<T> {
    let begun = Instant::now();
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if begun.elapsed() > limit {
            bail!("waited {} s in vain: {what}", limit.as_secs_f32());
        }
        tokio::time::sleep(PAUSE).await;
    }
}
