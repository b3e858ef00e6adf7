//! What threads share.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks it. A panic elsewhere leaves what is shared whole.
pub(crate) fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
