//! Telling what becomes of the store, and that it is late.

use super::super::queue;
use super::{IdbEvent, IdbStore};
use gloo_timers::callback::Timeout;

/// How long the opening, or a write, may take before it is late, in milliseconds …
const LATE: u32 = 1_800;
/// … and how much longer: a page that was frozen hears the answers that came
/// meanwhile before it calls them late.
const GRACE: u32 = 200;

impl IdbStore {
    /// Tells an event. Never inside a call of the store's user, nor while the state is
    /// borrowed.
    pub(super) fn tell(&self, event: IdbEvent) {
        (self.0.tell)(event);
    }

    /// Tells an event after the call that is running.
    pub(super) fn tell_soon(&self, event: IdbEvent) {
        let store = self.weak();
        queue(move || store.with(|store| store.tell(event)));
    }

    /// Calls it late unless there is an answer in time. Once for all that is awaited.
    pub(super) fn watch(&self) {
        if self.state().late.is_none() {
            let store = self.weak();
            self.call_late_in(LATE, move || store.with(IdbStore::give_grace));
        }
    }

    fn give_grace(&self) {
        let store = self.weak();
        self.call_late_in(GRACE, move || {
            store.with(|store| store.tell(IdbEvent::Late));
        });
    }

    fn call_late_in(&self, ms: u32, act: impl FnOnce() + 'static) {
        let timeout = Timeout::new(ms, act);
        self.state().late = Some(timeout);
    }

    /// The browser has answered: what is still awaited has its own two seconds.
    pub(super) fn answered(&self) {
        let awaits_more = {
            let mut state = self.state();
            state.late = None;
            !state.batches.is_empty()
        };
        if awaits_more {
            self.watch();
        }
    }
}
