//! IndexedDB, where what is put is on the disk before the browser says so.
//!
//! Chromium writes `localStorage` out seconds later, half a minute and more where
//! much is written: a browser that is killed loses what was put there last
//! (killed right after Done, 50 times of 50: `cargo xtask bench finished`).
//! What must not be lost is put here as well.

use super::window;
use gloo_events::EventListener;
use js_sys::{Array, JSON};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

// The parts that are used, with the transaction's options, which web-sys lacks.
#[wasm_bindgen]
extern "C" {
    type Keeping;
    #[wasm_bindgen(method, catch, getter, js_name = indexedDB)]
    fn factory(this: &Keeping) -> Result<Option<Factory>, JsValue>;

    type Factory;
    #[wasm_bindgen(method, catch)]
    fn open(this: &Factory, name: &str) -> Result<Request, JsValue>;

    #[derive(Clone)]
    #[wasm_bindgen(extends = EventTarget)]
    type Request;
    #[wasm_bindgen(method, catch, getter)]
    fn result(this: &Request) -> Result<JsValue, JsValue>;

    type Database;
    #[wasm_bindgen(method, catch, js_name = createObjectStore)]
    fn create_object_store(this: &Database, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<Transaction, JsValue>;

    type Transaction;
    #[wasm_bindgen(method, catch, js_name = objectStore)]
    fn object_store(this: &Transaction, name: &str) -> Result<Objects, JsValue>;

    type Objects;
    #[wasm_bindgen(method, catch)]
    fn put(this: &Objects, value: &str, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &Objects, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn clear(this: &Objects) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getAllKeys)]
    fn get_all_keys(this: &Objects) -> Result<Request, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getAll)]
    fn get_all(this: &Objects) -> Result<Request, JsValue>;
}

const NAME: &str = "hamstretch";
const STORE: &str = "kept";
/// No key, but all of them.
const ALL: &str = "";

/// What is done with a request's result.
type Answer = Box<dyn Fn(&Vault, JsValue)>;
/// Who is told what is in there.
type Tell = Rc<dyn Fn(Vec<(String, String)>)>;

/// This origin's vault.
#[derive(Clone, Default)]
pub struct Vault(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    database: Option<Database>,
    /// What was to be written before it was open; nowhere, once it will not open.
    waiting: Option<Vec<(String, Option<String>)>>,
    listening: Vec<EventListener>,
}

impl Vault {
    /// Opens it; `found` is told all that is in there, or nothing where the
    /// browser has no such thing.
    pub fn open(found: impl Fn(Vec<(String, String)>) + 'static) -> Vault {
        let found: Tell = Rc::new(found);
        let vault = Vault::default();
        vault.0.borrow_mut().waiting = Some(Vec::new());
        if vault.try_open(found.clone()).is_err() {
            vault.give_up(&found);
        }
        vault
    }

    fn give_up(&self, found: &Tell) {
        self.0.borrow_mut().waiting = None;
        found(Vec::new());
    }

    fn try_open(&self, found: Tell) -> Result<(), JsValue> {
        let window: Keeping = window().unchecked_into();
        let factory = window.factory()?.ok_or(JsValue::NULL)?;
        let request = factory.open(NAME)?;
        listen(self, &request, "upgradeneeded", |_, result| {
            let database: Database = result.unchecked_into();
            // It cannot be there already: this is the first version.
            let _ = database.create_object_store(STORE);
        });
        let none = found.clone();
        listen(self, &request, "error", move |vault, _| {
            vault.give_up(&none)
        });
        listen(self, &request, "success", move |vault, result| {
            vault.0.borrow_mut().database = Some(result.unchecked_into());
            if vault.read(found.clone()).is_err() {
                found(Vec::new());
            }
            let waiting = vault.0.borrow_mut().waiting.take();
            for (key, text) in waiting.into_iter().flatten() {
                match key.as_str() {
                    ALL => vault.erase(),
                    key => vault.write(key, text.as_deref()),
                }
            }
        });
        Ok(())
    }

    fn read(&self, found: Tell) -> Result<(), JsValue> {
        let objects = self.objects("readonly")?;
        let keys = Rc::new(RefCell::new(Array::new()));
        let (given, taken) = (keys.clone(), keys);
        listen(self, &objects.get_all_keys()?, "success", move |_, keys| {
            *given.borrow_mut() = keys.unchecked_into();
        });
        listen(self, &objects.get_all()?, "success", move |_, values| {
            let values: Array = values.unchecked_into();
            let keys = taken.borrow();
            let pairs = keys.iter().zip(values.iter());
            found(
                pairs
                    .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
                    .collect(),
            );
        });
        Ok(())
    }

    /// Puts a text there, or takes it away. Where that fails, `localStorage`
    /// still has it.
    pub fn write(&self, key: &str, text: Option<&str>) {
        if let Some(waiting) = &mut self.0.borrow_mut().waiting {
            waiting.push((key.to_owned(), text.map(str::to_owned)));
        }
        let _ = self.objects("readwrite").and_then(|objects| match text {
            Some(text) => objects.put(text, key),
            None => objects.delete(key),
        });
    }

    /// Takes all away.
    pub fn erase(&self) {
        if self.0.borrow().waiting.is_some() {
            // Not open yet: then it is emptied first thing.
            self.0.borrow_mut().waiting = Some(vec![(ALL.to_owned(), None)]);
        }
        let _ = self
            .objects("readwrite")
            .and_then(|objects| objects.clear());
    }

    fn objects(&self, mode: &str) -> Result<Objects, JsValue> {
        let state = self.0.borrow();
        let database = state.database.as_ref().ok_or(JsValue::NULL)?;
        let options = JSON::parse(r#"{"durability":"strict"}"#)?;
        database
            .transaction(STORE, mode, &options)?
            .object_store(STORE)
    }
}

/// Calls `then` with a request's result at an event of it.
fn listen(
    vault: &Vault,
    request: &Request,
    event: &'static str,
    then: impl Fn(&Vault, JsValue) + 'static,
) {
    listen_boxed(vault, request, event, Box::new(then));
}

fn listen_boxed(vault: &Vault, request: &Request, event: &'static str, then: Answer) {
    let asked = request.clone();
    let weak = Rc::downgrade(&vault.0);
    let listener = EventListener::new(request, event, move |_| {
        if let Some(state) = weak.upgrade() {
            then(&Vault(state), asked.result().unwrap_or(JsValue::UNDEFINED));
        }
    });
    vault.0.borrow_mut().listening.push(listener);
}
