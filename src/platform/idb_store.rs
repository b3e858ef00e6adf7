//! IndexedDB, where `complete` says that a record is on the disk: the truth of what
//! is saved.
//!
//! Chromium writes `localStorage` out seconds later, half a minute and more where
//! much is written, and a browser that is killed loses it (killed right after Done,
//! 50 times of 50: `cargo xtask bench finished`).

mod connection;
mod opening;
mod telling;
mod transaction;

use super::queue;
use connection::Connection;
use gloo_timers::callback::Timeout;
use hamstretch_core::diary::Write;
use std::cell::{RefCell, RefMut};
use std::rc::{Rc, Weak};
use transaction::{Aborted, Outcome, Transaction};
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

/// What the store tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdbEvent {
    /// It is open, with every name and text stored in it under the app's prefix.
    Opened(Vec<(String, String)>),
    /// The opening, or a write, has not answered within two seconds; the answer may
    /// still come. Told once until it does.
    Late,
    /// The browser or another tab has closed it. It is opened again by itself; what
    /// was being written may be stored or not.
    Closed,
    /// This browser has none, or refuses it. Told once, and then nothing more.
    Missing,
    /// This batch is on the disk.
    Saved(u32),
    /// This batch was not taken; none of it is stored.
    Failed(u32),
}

/// This origin's store. The last clone that is dropped closes it.
#[derive(Clone)]
pub struct IdbStore(Rc<Inner>);

struct Inner {
    tell: Box<dyn Fn(IdbEvent)>,
    state: RefCell<State>,
}

type Waiting = Box<dyn FnOnce(&IdbStore)>;

#[derive(Default)]
struct State {
    /// The connection in use.
    open: Option<Connection>,
    /// Connections asked for that are not open and read yet.
    attempts: Vec<Connection>,
    /// How often one was asked for since the last one was open.
    tries: u32,
    /// Failures in a row; a batch that is saved ends the row.
    failures: u32,
    was_open: bool,
    is_missing: bool,
    retry: Option<Timeout>,
    /// Runs while an answer is awaited, and stays when it has told [`IdbEvent::Late`].
    late: Option<Timeout>,
    under_way: Vec<(u32, Transaction)>,
    /// The batches being written by the connection in use.
    batches: Vec<u32>,
    /// What is done once it is open, or missing.
    waiting: Vec<Waiting>,
    last_id: u32,
}

impl State {
    fn next_id(&mut self) -> u32 {
        self.last_id = self.last_id.wrapping_add(1);
        self.last_id
    }
}

/// The store, from a callback that must not keep it.
#[derive(Clone)]
struct WeakStore(Weak<Inner>);

impl WeakStore {
    fn with(&self, act: impl FnOnce(&IdbStore)) {
        if let Some(inner) = self.0.upgrade() {
            act(&IdbStore(inner));
        }
    }
}

impl IdbStore {
    /// Opens the store; `tell` is told all that becomes of it.
    pub fn open(tell: impl Fn(IdbEvent) + 'static) -> IdbStore {
        let store = IdbStore(Rc::new(Inner {
            tell: Box::new(tell),
            state: RefCell::default(),
        }));
        store.watch();
        store.try_open();
        store
    }

    /// Writes a batch in one transaction: all of it, or nothing. `Saved` or `Failed`
    /// follows. False, and nothing is written, while the store is not open.
    pub fn write(&self, batch: u32, writes: &[Write]) -> bool {
        let work = |objects: &IdbObjectStore| {
            writes
                .iter()
                .map(|(name, text)| put(objects, name, text.as_deref().map(JsValue::from)))
                .collect()
        };
        let begins = self.begin_open(
            IdbTransactionMode::Readwrite,
            work,
            move |store, outcome| store.was_written(batch, outcome),
        );
        if begins {
            self.state().batches.push(batch);
            self.watch();
        }
        begins
    }

    fn was_written(&self, batch: u32, outcome: Outcome) {
        self.state().batches.retain(|other| *other != batch);
        self.answered();
        if outcome.is_ok() {
            self.state().failures = 0;
            self.tell(IdbEvent::Saved(batch));
        } else {
            self.tell(IdbEvent::Failed(batch));
        }
    }

    /// Keeps any value that can be cloned under a key without the app's prefix, or
    /// removes it: a file's handle. A store that is not open yet keeps it once it is.
    /// Failures are silent.
    pub fn keep_value(&self, key: &str, value: Option<&JsValue>) {
        let (key, value) = (key.to_owned(), value.cloned());
        self.once_open(move |store| {
            let work = |objects: &IdbObjectStore| Ok(vec![put(objects, &key, value)?]);
            store.begin_open(IdbTransactionMode::Readwrite, work, |_, _| ());
        });
    }

    /// Tells `then` the value under a key, if there is one. A store that is not open
    /// yet answers once it is.
    pub fn value(&self, key: &str, then: impl FnOnce(Option<JsValue>) + 'static) {
        let key = JsValue::from(key);
        self.once_open(move |store| {
            if store.state().open.is_none() {
                queue(move || then(None));
                return;
            }
            let work = |objects: &IdbObjectStore| Ok(vec![objects.get(&key)?]);
            store.begin_open(IdbTransactionMode::Readonly, work, move |_, outcome| {
                let requests = outcome.unwrap_or_default();
                let value = requests.first().and_then(|request| request.result().ok());
                then(value.filter(|value| !value.is_undefined()));
            });
        });
    }

    /// Acts when the store is open, or known to be missing.
    fn once_open(&self, act: impl FnOnce(&IdbStore) + 'static) {
        let waits = {
            let state = self.state();
            state.open.is_none() && !state.is_missing
        };
        match waits {
            true => self.state().waiting.push(Box::new(act)),
            false => act(self),
        }
    }

    /// Begins a transaction on the connection in use; false where there is none.
    fn begin_open(
        &self,
        mode: IdbTransactionMode,
        work: impl FnOnce(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue>,
        then: impl FnOnce(&IdbStore, Outcome) + 'static,
    ) -> bool {
        let open = {
            let state = self.state();
            let open = state.open.as_ref();
            open.and_then(|open| Some((open.id, open.database()?.clone())))
        };
        let Some((id, database)) = open else {
            return false;
        };
        self.begin(&database, mode, work, move |store, outcome| {
            let is_broken = matches!(outcome, Err(Aborted::Broken));
            then(store, outcome);
            if is_broken {
                store.lost(id);
            }
        });
        true
    }

    /// Begins a transaction, and listens until its outcome.
    fn begin(
        &self,
        database: &IdbDatabase,
        mode: IdbTransactionMode,
        work: impl FnOnce(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue>,
        then: impl FnOnce(&IdbStore, Outcome) + 'static,
    ) {
        let id = self.state().next_id();
        let store = self.weak();
        let begun = transaction::begin(database, mode, work, move |outcome| {
            store.with(|store| {
                store.state().under_way.retain(|(other, _)| *other != id);
                then(store, outcome);
            });
        });
        if let Some(transaction) = begun {
            self.state().under_way.push((id, transaction));
        }
    }

    fn state(&self) -> RefMut<'_, State> {
        self.0.state.borrow_mut()
    }

    fn weak(&self) -> WeakStore {
        WeakStore(Rc::downgrade(&self.0))
    }
}

fn put(objects: &IdbObjectStore, key: &str, value: Option<JsValue>) -> Result<IdbRequest, JsValue> {
    match value {
        Some(value) => objects.put_with_key(&value, &key.into()),
        None => objects.delete(&key.into()),
    }
}
