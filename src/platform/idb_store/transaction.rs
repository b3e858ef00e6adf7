//! One transaction of the store, from its beginning to `complete` or `abort`.

use super::super::queue;
use gloo_events::EventListener;
use js_sys::Object;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

// web-sys has the options behind an unstable flag only.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = IdbDatabase)]
    type StrictDatabase;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &StrictDatabase,
        store: &str,
        mode: IdbTransactionMode,
        options: &Options,
    ) -> Result<IdbTransaction, JsValue>;

    #[wasm_bindgen(extends = Object)]
    type Options;
    #[wasm_bindgen(method, setter)]
    fn set_durability(this: &Options, durability: &str);
}

/// The object store's name.
pub(super) const OBJECTS: &str = "kept";

/// Why nothing of a transaction is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aborted {
    /// By what was to be written: there is no room, or it cannot be stored.
    Refused,
    /// By the browser. WebKit may lose its store and say so only by this: the
    /// connection is not to be trusted any more.
    Broken,
}

/// The requests made, each with its result, or why there is none.
pub(super) type Outcome = Result<Vec<IdbRequest>, Aborted>;

/// Who is told the outcome, by whichever event comes.
type Then = Cell<Option<Box<dyn FnOnce(Outcome)>>>;

/// A transaction under way. Dropping it ends the listening, not the transaction.
#[must_use = "dropping it ends the listening"]
pub(super) struct Transaction {
    _listeners: [EventListener; 2],
}

/// Begins a transaction, makes its requests, and tells `then` its outcome, later.
/// Where `work` fails, none of it is stored. `None` where it cannot begin: the
/// connection is closed, and the outcome [`Aborted::Broken`].
pub(super) fn begin(
    database: &IdbDatabase,
    mode: IdbTransactionMode,
    work: impl FnOnce(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue>,
    then: impl FnOnce(Outcome) + 'static,
) -> Option<Transaction> {
    let Ok((transaction, objects)) = objects(database, mode) else {
        queue(move || then(Err(Aborted::Broken)));
        return None;
    };
    let requests = work(&objects);
    if requests.is_err() {
        // It throws where the transaction is over: then `abort` comes anyway.
        let _ = transaction.abort();
    }
    Some(listen(&transaction, requests.ok(), Box::new(then)))
}

fn objects(
    database: &IdbDatabase,
    mode: IdbTransactionMode,
) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let options: Options = Object::new().unchecked_into();
    options.set_durability("strict");
    let database: &StrictDatabase = database.unchecked_ref();
    let transaction = database.transaction(OBJECTS, mode, &options)?;
    let objects = transaction.object_store(OBJECTS)?;
    Ok((transaction, objects))
}

fn listen(
    transaction: &IdbTransaction,
    requests: Option<Vec<IdbRequest>>,
    then: Box<dyn FnOnce(Outcome)>,
) -> Transaction {
    let at_complete: Rc<Then> = Rc::new(Cell::new(Some(then)));
    let at_abort = at_complete.clone();
    let requests = Cell::new(requests);
    let aborted = transaction.clone();
    let tell = |then: &Then, outcome| {
        if let Some(then) = then.take() {
            then(outcome);
        }
    };
    Transaction {
        _listeners: [
            EventListener::new(transaction, "complete", move |_| {
                let requests = requests.take().ok_or(Aborted::Refused);
                tell(&at_complete, requests);
            }),
            EventListener::new(transaction, "abort", move |_| {
                tell(&at_abort, Err(why(&aborted)));
            }),
        ],
    }
}

fn why(transaction: &IdbTransaction) -> Aborted {
    match transaction.error() {
        Some(error) if error.name() != "QuotaExceededError" => Aborted::Broken,
        // Without an error it was aborted here.
        _ => Aborted::Refused,
    }
}
