//! Opening the database, as often as it takes: the first connection that is open
//! and read wins, later ones are closed.

use super::connection::{Connection, ConnectionEvent, Unasked};
use super::transaction::Outcome;
use super::{IdbEvent, IdbStore};
use gloo_timers::callback::Timeout;
use hamstretch_core::diary::PREFIX;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

/// How long to wait before the try after this many failures, in milliseconds.
fn pause(failures: u32) -> u32 {
    match failures {
        0 => 0,
        1 => 1_000,
        more => (5_000 << (more - 2).min(4)).min(60_000),
    }
}

/// How many failures a browser is allowed that has never opened the database.
const MOST_FAILURES: u32 = 2;

impl IdbStore {
    /// Asks for a connection now, and for another one later unless one is open then.
    pub(super) fn try_open(&self) {
        let (id, tries) = {
            let mut state = self.state();
            state.tries += 1;
            (state.next_id(), state.tries)
        };
        self.try_open_in(pause(tries + 1));
        match Connection::request(id, self.hear(id)) {
            Ok(attempt) => self.state().attempts.push(attempt),
            Err(Unasked::Refused) => self.failed(),
            Err(Unasked::Missing) => self.give_up(),
        }
    }

    fn try_open_in(&self, ms: u32) {
        let store = self.weak();
        let retry = Timeout::new(ms, move || {
            store.with(IdbStore::try_open);
        });
        self.state().retry = Some(retry);
    }

    fn hear(&self, id: u32) -> impl Fn(ConnectionEvent) + Clone + 'static {
        let store = self.weak();
        move |event| {
            store.with(|store| match event {
                ConnectionEvent::Connected(database) => store.connected(id, database),
                ConnectionEvent::Refused => store.refused(id),
                ConnectionEvent::Lost => store.lost(id),
            });
        }
    }

    fn connected(&self, id: u32, database: IdbDatabase) {
        let tell = self.hear(id);
        let is_first = {
            let mut state = self.state();
            let is_first = state.open.is_none();
            if let Some(attempt) = state.attempts.iter_mut().find(|it| it.id == id) {
                attempt.connect(database.clone(), tell);
            }
            is_first
        };
        if !is_first {
            self.refused(id);
            return;
        }
        self.begin(
            &database,
            IdbTransactionMode::Readonly,
            read_all,
            move |store, outcome| store.was_read(id, outcome),
        );
    }

    fn was_read(&self, id: u32, outcome: Outcome) {
        let Some(texts) = outcome.ok().and_then(|requests| texts(&requests)) else {
            self.refused(id);
            return;
        };
        let Some(attempt) = self.take_attempt(id) else {
            return;
        };
        let waiting = {
            let mut state = self.state();
            if state.open.is_some() {
                return;
            }
            state.open = Some(attempt);
            state.was_open = true;
            state.tries = 0;
            state.retry = None;
            std::mem::take(&mut state.waiting)
        };
        self.answered();
        self.tell(IdbEvent::Opened(texts));
        for act in waiting {
            act(self);
        }
    }

    fn take_attempt(&self, id: u32) -> Option<Connection> {
        let mut state = self.state();
        let place = state.attempts.iter().position(|it| it.id == id)?;
        Some(state.attempts.swap_remove(place))
    }

    /// An attempt has failed, or is not needed.
    fn refused(&self, id: u32) {
        if self.take_attempt(id).is_some() {
            self.failed();
        }
    }

    /// Tries again, unless other attempts may still answer.
    fn failed(&self) {
        let failures = {
            let mut state = self.state();
            if state.open.is_some() || !state.attempts.is_empty() {
                return;
            }
            state.failures += 1;
            state.failures
        };
        if failures >= MOST_FAILURES && !self.state().was_open {
            self.give_up();
        } else {
            self.try_open_in(pause(failures));
        }
    }

    fn give_up(&self) {
        let waiting = {
            let mut state = self.state();
            state.retry = None;
            state.late = None;
            state.is_missing = true;
            std::mem::take(&mut state.waiting)
        };
        self.tell_soon(IdbEvent::Missing);
        for act in waiting {
            act(self);
        }
    }

    /// A connection is gone. Where it was the open one, another is asked for: at
    /// once where something has been saved since the last failure.
    pub(super) fn lost(&self, id: u32) {
        let open = self.state().open.take_if(|open| open.id == id);
        if open.is_none() {
            self.refused(id);
            return;
        }
        let failures = {
            let mut state = self.state();
            state.failures += 1;
            state.late = None;
            // Their outcome may never come.
            state.batches.clear();
            state.failures
        };
        self.tell_soon(IdbEvent::Closed);
        self.watch();
        self.try_open_in(pause(failures - 1));
    }
}

fn read_all(objects: &IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue> {
    Ok(vec![objects.get_all_keys()?, objects.get_all()?])
}

/// The names and texts of the app among the keys and values read.
fn texts(requests: &[IdbRequest]) -> Option<Vec<(String, String)>> {
    let [keys, values] = requests else {
        return None;
    };
    let keys: Array = keys.result().ok()?.dyn_into().ok()?;
    let values: Array = values.result().ok()?.dyn_into().ok()?;
    let pairs = keys
        .iter()
        .zip(values.iter())
        .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
        .filter(|(key, _)| key.starts_with(PREFIX))
        .collect();
    Some(pairs)
}
