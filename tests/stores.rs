//! The browser's stores, locks and files, in a real page; what a browser does only
//! at times is put in its place by scripts.

#![cfg(target_arch = "wasm32")]

use hamstretch::platform::copy_file::{self, CopyError};
use hamstretch::platform::idb_store::{IdbEvent, IdbStore};
use hamstretch::platform::local_store::{LocalStore, persist};
use hamstretch::platform::session_lock::{Ask, SessionLock, session_lock};
use hamstretch::platform::share_file::{Shared, share_file};
use hamstretch::platform::tab_channel::TabChannel;
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs a script.
fn js(script: &str) -> JsValue {
    Function::new_no_args(script)
        .call0(&JsValue::NULL)
        .expect("the script runs")
}

/// Runs a script, and waits for the promise it returns.
async fn js_settled(script: &str) -> JsValue {
    let promise: Promise = js(script).unchecked_into();
    JsFuture::from(promise).await.expect("the script ends well")
}

/// Replaces `object.name` by what `stub` evaluates to, in which `real` is what was
/// there; dropping it puts that back.
struct Stub(Function);

impl Stub {
    fn new(object: &str, name: &str, stub: &str) -> Stub {
        let script = format!(
            "const kept = Object.getOwnPropertyDescriptor({object}, '{name}');
             const real = {object}.{name};
             Object.defineProperty({object}, '{name}',
                 {{ value: {stub}, configurable: true, writable: true }});
             return () => {{
                 if (kept) Object.defineProperty({object}, '{name}', kept);
                 else delete {object}.{name};
             }};"
        );
        Stub(js(&script).unchecked_into())
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::NULL);
    }
}

async fn sleep(ms: u32) {
    js_settled(&format!("return new Promise(end => setTimeout(end, {ms}))")).await;
}

/// Waits up to twenty seconds.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..400 {
        if is_so() {
            return;
        }
        sleep(50).await;
    }
    panic!("waited in vain: {what}");
}

/// Waits for what `begin` tells the function it is given, which must not be called
/// before `begin` has returned.
async fn later<T: 'static>(begin: impl FnOnce(Box<dyn FnOnce(T)>)) -> T {
    let told = Rc::new(Cell::new(None));
    let place = told.clone();
    begin(Box::new(move |answer| place.set(Some(answer))));
    assert!(told.take().is_none(), "told inside the call");
    for _ in 0..400 {
        let answer = told.take();
        if let Some(answer) = answer {
            return answer;
        }
        sleep(50).await;
    }
    panic!("no answer");
}

/// A store, and what it told.
struct Told {
    store: IdbStore,
    events: Rc<RefCell<Vec<IdbEvent>>>,
}

impl Told {
    fn open() -> Told {
        let events = Rc::new(RefCell::new(Vec::new()));
        let place = events.clone();
        let store = IdbStore::open(move |event| place.borrow_mut().push(event));
        assert!(events.borrow().is_empty(), "told inside the call");
        Told { store, events }
    }

    async fn opened() -> Told {
        let told = Told::open();
        told.until_opened(1).await;
        told
    }

    async fn until_opened(&self, times: usize) {
        until("it is open", || {
            let events = self.events.borrow();
            let opened = |event: &&IdbEvent| matches!(event, IdbEvent::Opened(_));
            events.iter().filter(opened).count() == times
        })
        .await;
    }

    async fn until(&self, event: IdbEvent) {
        until(&format!("{event:?}"), || self.has(&event)).await;
    }

    fn has(&self, event: &IdbEvent) -> bool {
        self.events.borrow().contains(event)
    }

    /// What was stored when it was opened last.
    fn stored(&self) -> Vec<(String, String)> {
        let events = self.events.borrow();
        let opened = events.iter().rev().find_map(|event| match event {
            IdbEvent::Opened(stored) => Some(stored.clone()),
            _ => None,
        });
        opened.expect("it was opened")
    }

    /// The events without what they carry.
    fn kinds(&self) -> String {
        let events = self.events.borrow();
        let kinds: Vec<_> = events
            .iter()
            .map(|event| match event {
                IdbEvent::Opened(_) => "Opened".to_owned(),
                event => format!("{event:?}"),
            })
            .collect();
        kinds.join(", ")
    }

    async fn save(&self, batch: u32, writes: &[(&str, Option<&str>)]) {
        assert!(self.write(batch, writes));
        self.until(IdbEvent::Saved(batch)).await;
    }

    fn write(&self, batch: u32, writes: &[(&str, Option<&str>)]) -> bool {
        let writes: Vec<_> = writes
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.map(str::to_owned)))
            .collect();
        self.store.write(batch, &writes)
    }
}

fn record(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

#[wasm_bindgen_test]
async fn records_are_read_back_when_the_store_is_opened_again() {
    let told = Told::open();
    assert!(!told.write(1, &[("hamstretch.early", Some("0"))]));
    told.until_opened(1).await;
    told.save(
        2,
        &[("hamstretch.a", Some("1")), ("hamstretch.b", Some("2"))],
    )
    .await;
    told.save(3, &[("hamstretch.b", None), ("somebody.else", Some("3"))])
        .await;
    told.store
        .keep_value("hamstretch.file", Some(&js("return {}")));
    drop(told);
    let stored = Told::opened().await.stored();
    assert_eq!(stored, [record("hamstretch.a", "1")]);
}

#[wasm_bindgen_test]
async fn a_value_is_kept_and_given_back_and_removed() {
    let told = Told::open();
    // Not open yet: kept and asked all the same.
    told.store
        .keep_value("thing", Some(&js("return { size: 7 }")));
    let value = later(|tell| told.store.value("thing", tell)).await;
    let value = value.expect("it is kept");
    assert!(value.is_object() && !value.is_function());
    told.store.keep_value("thing", Some(&js("return () => 1")));
    told.store.keep_value("thing", None);
    assert_eq!(later(|tell| told.store.value("thing", tell)).await, None);
    assert_eq!(told.kinds(), "Opened", "failures of values are silent");
}

#[wasm_bindgen_test]
async fn a_batch_is_on_the_disk_before_it_is_called_saved() {
    let told = Told::opened().await;
    {
        let _stub = Stub::new(
            "IDBDatabase.prototype",
            "transaction",
            "function () {
                 const transaction = real.apply(this, arguments);
                 window.durability = transaction.durability;
                 return transaction;
             }",
        );
        assert!(told.write(1, &[("hamstretch.safe", Some("1"))]));
    }
    told.until(IdbEvent::Saved(1)).await;
    assert_eq!(
        js("return durability").as_string().as_deref(),
        Some("strict")
    );
}

#[wasm_bindgen_test]
async fn a_batch_is_stored_as_a_whole_or_not_at_all() {
    let told = Told::opened().await;
    told.save(1, &[("hamstretch.first", Some("old"))]).await;
    {
        let _stub = Stub::new(
            "IDBObjectStore.prototype",
            "put",
            "function (value, key) {
                 if (key === 'hamstretch.second') throw new DOMException('', 'DataCloneError');
                 return real.call(this, value, key);
             }",
        );
        let batch = [
            ("hamstretch.first", Some("new")),
            ("hamstretch.second", Some("new")),
        ];
        assert!(told.write(2, &batch));
    }
    told.until(IdbEvent::Failed(2)).await;
    told.save(3, &[("hamstretch.third", Some("new"))]).await;
    assert_eq!(told.kinds(), "Opened, Saved(1), Failed(2), Saved(3)");
    let stored = Told::opened().await.stored();
    assert!(
        stored.contains(&record("hamstretch.first", "old")),
        "{stored:?}"
    );
    assert!(!stored.iter().any(|(name, _)| name == "hamstretch.second"));
}

#[wasm_bindgen_test]
async fn an_opening_without_an_answer_is_late_and_tried_again_and_its_late_answer_closed() {
    let stub = Stub::new(
        "IDBFactory.prototype",
        "open",
        "function () { return window.unanswered = new EventTarget(); }",
    );
    let told = Told::open();
    told.until(IdbEvent::Late).await;
    drop(stub);
    assert!(!told.write(1, &[("hamstretch.early", Some("0"))]));
    told.until_opened(1).await;
    let is_closed = js(
        "const database = Object.setPrototypeOf(new EventTarget(), IDBDatabase.prototype);
         let isClosed = false;
         database.close = () => { isClosed = true; };
         window.unanswered.result = database;
         window.unanswered.dispatchEvent(new Event('success'));
         return isClosed;",
    );
    assert_eq!(is_closed, JsValue::TRUE);
    told.save(2, &[("hamstretch.late", Some("1"))]).await;
    assert_eq!(told.kinds(), "Late, Opened, Saved(2)");
}

#[wasm_bindgen_test]
async fn a_transaction_that_throws_fails_the_batch_and_opens_the_store_again() {
    let told = Told::opened().await;
    told.save(1, &[("hamstretch.before", Some("1"))]).await;
    {
        let _stub = Stub::new(
            "IDBDatabase.prototype",
            "transaction",
            "function () { throw new DOMException('closing', 'InvalidStateError'); }",
        );
        assert!(told.write(2, &[("hamstretch.lost", Some("1"))]));
        assert!(!told.has(&IdbEvent::Failed(2)), "told inside the call");
    }
    told.until_opened(2).await;
    assert_eq!(told.kinds(), "Opened, Saved(1), Failed(2), Closed, Opened");
    assert!(told.stored().contains(&record("hamstretch.before", "1")));
    told.save(3, &[("hamstretch.after", Some("1"))]).await;
}

#[wasm_bindgen_test]
async fn a_transaction_that_the_browser_aborts_opens_the_store_again_but_a_full_disk_does_not() {
    let told = Told::opened().await;
    for (batch, error) in [(1, "QuotaExceededError"), (2, "UnknownError")] {
        let stub = format!(
            "function () {{
                 const transaction = real.apply(this, arguments);
                 Object.defineProperty(transaction, 'error',
                     {{ value: new DOMException('', '{error}') }});
                 setTimeout(() => transaction.dispatchEvent(new Event('abort')));
                 return transaction;
             }}"
        );
        {
            let _transaction = Stub::new("IDBDatabase.prototype", "transaction", &stub);
            // The real one completes, which is not to be heard.
            let _listen = Stub::new(
                "IDBTransaction.prototype",
                "addEventListener",
                "function (event) {
                     if (event === 'abort') real.apply(this, arguments);
                 }",
            );
            assert!(told.write(batch, &[("hamstretch.x", Some("1"))]));
        }
        told.until(IdbEvent::Failed(batch)).await;
    }
    told.until_opened(2).await;
    assert_eq!(told.kinds(), "Opened, Failed(1), Failed(2), Closed, Opened");
}

#[wasm_bindgen_test]
async fn a_store_that_another_tab_deletes_is_let_go_and_opened_again() {
    let told = Told::opened().await;
    told.save(1, &[("hamstretch.gone", Some("1"))]).await;
    js_settled(
        "return new Promise((end, fail) => {
             const request = indexedDB.deleteDatabase('hamstretch');
             request.onsuccess = end;
             request.onerror = fail;
         })",
    )
    .await;
    told.until_opened(2).await;
    assert_eq!(told.kinds(), "Opened, Saved(1), Closed, Opened");
    assert!(told.stored().is_empty());
    told.save(2, &[("hamstretch.again", Some("1"))]).await;
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_twice_has_no_store() {
    for refusal in [
        "function () { throw new DOMException('', 'SecurityError'); }",
        "function () {
             const request = new EventTarget();
             setTimeout(() => request.dispatchEvent(new Event('error')));
             return request;
         }",
    ] {
        let _stub = Stub::new("IDBFactory.prototype", "open", refusal);
        let told = Told::open();
        // Asked before it is known, and after.
        let asked = later(|tell| told.store.value("thing", tell)).await;
        assert_eq!(asked, None);
        told.until(IdbEvent::Missing).await;
        assert!(!told.write(1, &[("hamstretch.x", Some("1"))]));
        assert_eq!(later(|tell| told.store.value("thing", tell)).await, None);
        sleep(2_500).await;
        assert_eq!(told.kinds(), "Missing");
    }
    let _stub = Stub::new("window", "indexedDB", "undefined");
    let told = Told::open();
    told.until(IdbEvent::Missing).await;
    assert_eq!(told.kinds(), "Missing");
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_once_is_asked_again() {
    let stub = Stub::new(
        "IDBFactory.prototype",
        "open",
        "function () { throw new DOMException('', 'UnknownError'); }",
    );
    let told = Told::open();
    drop(stub);
    told.until_opened(1).await;
    assert_eq!(told.kinds(), "Opened");
}

#[wasm_bindgen_test]
async fn a_write_that_takes_its_time_is_late_once_and_then_saved() {
    let told = Told::opened().await;
    {
        let _stub = Stub::new(
            "IDBDatabase.prototype",
            "transaction",
            "function () {
                 const transaction = real.apply(this, arguments);
                 const objects = transaction.objectStore('kept');
                 const end = performance.now() + 3000;
                 const go = () => {
                     if (performance.now() < end) objects.get('x').onsuccess = go;
                 };
                 go();
                 return transaction;
             }",
        );
        assert!(told.write(1, &[("hamstretch.slow", Some("1"))]));
        assert!(told.write(2, &[("hamstretch.slow", Some("2"))]));
    }
    told.until(IdbEvent::Saved(2)).await;
    assert_eq!(told.kinds(), "Opened, Late, Saved(1), Saved(2)");
}

#[wasm_bindgen_test]
fn local_storage_gives_back_what_it_was_given_and_nothing_of_others() {
    let store = LocalStore::open().expect("this browser has storage");
    store.put("hamstretch.one", "1").expect("there is room");
    store.put("somebody.else", "2").expect("there is room");
    assert_eq!(store.all(), [record("hamstretch.one", "1")]);
    let large = "x".repeat(6_000_000);
    assert!(store.put("hamstretch.one", &large).is_err());
    assert_eq!(store.get("hamstretch.one").as_deref(), Some("1"));
    store.remove("hamstretch.one");
    assert_eq!(store.get("hamstretch.one"), None);
}

#[wasm_bindgen_test]
fn a_browser_without_storage_is_a_state() {
    let _storage = Stub::new("navigator", "storage", "undefined");
    persist();
    let _local = Stub::new("window", "localStorage", "null");
    assert!(LocalStore::open().is_none());
}

type Heard = Rc<RefCell<Vec<Vec<(String, String)>>>>;

fn channel() -> (TabChannel, Heard) {
    let heard = Heard::default();
    let place = heard.clone();
    let channel = TabChannel::open(move |records| place.borrow_mut().push(records));
    (channel, heard)
}

#[wasm_bindgen_test]
async fn tabs_hear_each_other_and_nothing_of_another_shape() {
    let ((one, heard_by_one), (other, heard_by_other)) = (channel(), channel());
    js("const channel = new BroadcastChannel('hamstretch');
        const sparse = []; sparse.length = 4294967295;
        for (const message of [
            null, undefined, 7, 'hamstretch.a', {}, [], [[]], ['ab'], [[1, 2]], sparse,
            { length: 1, 0: ['hamstretch.a', '1'] },
            [['hamstretch.a', '1', '2']], [['hamstretch.a']], [['hamstretch.a', null]],
            [['somebody.else', '1']], [['hamstretch.a', '1'], 'hamstretch.b'],
            new Map([['hamstretch.a', '1']]), new Uint8Array(8),
        ]) channel.postMessage(message);
        channel.close();");
    let records = [record("hamstretch.a", "1"), record("hamstretch.b", "2")];
    one.tell(&records);
    other.tell(&records[..1]);
    until("both have heard", || {
        !heard_by_one.borrow().is_empty() && !heard_by_other.borrow().is_empty()
    })
    .await;
    assert_eq!(*heard_by_other.borrow(), [records.to_vec()]);
    assert_eq!(*heard_by_one.borrow(), [records[..1].to_vec()]);
}

#[wasm_bindgen_test]
fn where_there_is_no_channel_the_storage_event_tells() {
    let _stub = Stub::new("window", "BroadcastChannel", "undefined");
    let (channel, heard) = channel();
    let dispatch = "for (const [key, newValue] of [
            ['hamstretch.a', '1'], ['hamstretch.b', null], ['somebody.else', '1'], [null, null],
        ]) window.dispatchEvent(new StorageEvent('storage', { key, newValue }));";
    js(dispatch);
    channel.tell(&[record("hamstretch.a", "1")]);
    assert_eq!(*heard.borrow(), [vec![record("hamstretch.a", "1")]]);
    drop(channel);
    js(dispatch);
    assert_eq!(heard.borrow().len(), 1);
}

/// Asks for the lock; and whether it was lost.
async fn ask(name: &'static str, ask: Ask) -> (Option<SessionLock>, Rc<Cell<bool>>) {
    let is_lost = Rc::new(Cell::new(false));
    let lost = is_lost.clone();
    let lock = later(|tell| session_lock(name, ask, tell, move || lost.set(true))).await;
    (lock, is_lost)
}

#[wasm_bindgen_test]
async fn a_stolen_lock_is_told_and_one_given_back_is_not() {
    let (first, first_lost) = ask("stolen", Ask::IfFree).await;
    assert!(first.is_some());
    assert!(ask("stolen", Ask::IfFree).await.0.is_none());
    assert!(ask("other", Ask::IfFree).await.0.is_some());
    let (second, second_lost) = ask("stolen", Ask::Steal).await;
    assert!(second.is_some());
    until("it is lost", || first_lost.get()).await;
    drop(first);
    assert!(ask("stolen", Ask::IfFree).await.0.is_none(), "the thief's");
    drop(second);
    sleep(200).await;
    assert!(!second_lost.get());
    assert!(ask("stolen", Ask::IfFree).await.0.is_some());
}

#[wasm_bindgen_test]
async fn a_browser_without_locks_or_with_broken_ones_runs_sessions() {
    for locks in [
        "undefined",
        "({ request() { throw new DOMException('', 'SecurityError'); } })",
        "({ request: () => Promise.reject(new DOMException('', 'InvalidStateError')) })",
    ] {
        let _stub = Stub::new("navigator", "locks", locks);
        let (lock, is_lost) = ask("broken", Ask::IfFree).await;
        assert!(lock.is_some(), "{locks}");
        drop(lock);
        sleep(50).await;
        assert!(!is_lost.get());
    }
}

#[wasm_bindgen_test]
async fn a_lock_stolen_while_it_is_given_back_is_not_lost() {
    // Grants at once, which is no time to tell it, and is stolen a little later.
    let locks = "({
        request(name, options, granted) {
            granted({});
            return new Promise((_, fail) =>
                setTimeout(() => fail(new DOMException('', 'AbortError')), 200));
        },
    })";
    let _stub = Stub::new("navigator", "locks", locks);
    let (kept, kept_lost) = ask("both", Ask::IfFree).await;
    let (released, released_lost) = ask("both", Ask::IfFree).await;
    drop(released);
    until("it is lost", || kept_lost.get()).await;
    drop(kept);
    sleep(300).await;
    assert!(!released_lost.get());
}

/// What is in the file that the picker's stub gives.
async fn in_file() -> String {
    let text = js_settled("return window.chosen.getFile().then(file => file.text())").await;
    text.as_string().expect("a text")
}

#[wasm_bindgen_test]
async fn a_copy_is_written_to_the_file_chosen_and_again_without_asking() {
    js_settled(
        "return navigator.storage.getDirectory()
             .then(folder => folder.getFileHandle('copy.json', { create: true }))
             .then(file => { window.chosen = file; })",
    )
    .await;
    let told = Told::opened().await;
    let store = &told.store;
    let write = async |text: &str| {
        let text = text.to_owned();
        later(|tell| copy_file::write(store, text, tell)).await
    };
    assert_eq!(write("nowhere").await, Err(CopyError::NotChosen));
    let choose = async |picker: &str, text: &str| {
        let _stub = Stub::new("window", "showSaveFilePicker", picker);
        assert!(copy_file::can_choose());
        let text = text.to_owned();
        later(|tell| copy_file::choose(store, "diary.json", text, tell)).await
    };
    let cancelled = "() => Promise.reject(new DOMException('', 'AbortError'))";
    assert_eq!(choose(cancelled, "x").await, Err(CopyError::NotChosen));
    let untapped = "() => { throw new DOMException('', 'SecurityError'); }";
    assert_eq!(choose(untapped, "x").await, Err(CopyError::NotAllowed));
    let picker = "async options => {
        if (options.suggestedName !== 'diary.json') throw new Error();
        return window.chosen;
    }";
    assert_eq!(choose(picker, "a long first text").await, Ok(()));
    assert_eq!(in_file().await, "a long first text");
    assert_eq!(write("second").await, Ok(()));
    assert_eq!(in_file().await, "second");

    {
        let _stub = Stub::new(
            "FileSystemWritableFileStream.prototype",
            "write",
            "async function () {
                 await real.call(this, 'half');
                 throw new DOMException('', 'QuotaExceededError');
             }",
        );
        assert_eq!(write("third").await, Err(CopyError::Failed));
        assert_eq!(in_file().await, "second", "not half written");
    }
    {
        let handle = "FileSystemHandle.prototype";
        let _query = Stub::new(handle, "queryPermission", "async () => 'prompt'");
        let asks = "async ({ mode }) => mode === 'readwrite' ? 'granted' : 'denied'";
        let _request = Stub::new(handle, "requestPermission", asks);
        assert_eq!(write("fourth").await, Err(CopyError::NotAllowed));
        assert_eq!(in_file().await, "second");
        let allowed = later(|tell| copy_file::allow(store, "fourth".to_owned(), tell)).await;
        assert_eq!(allowed, Ok(()));
        let _none = Stub::new(handle, "queryPermission", "undefined");
        assert_eq!(write("fifth").await, Ok(()), "no such method: just tried");
    }
    assert_eq!(in_file().await, "fifth");

    copy_file::forget(store);
    assert_eq!(write("sixth").await, Err(CopyError::NotChosen));
    store.keep_value("copy-file", Some(&js("return { createWritable: 1 }")));
    assert_eq!(write("sixth").await, Err(CopyError::NotChosen));
    assert_eq!(in_file().await, "fifth");
}

#[wasm_bindgen_test]
async fn a_file_is_shared_or_thought_better_of_or_cannot_be() {
    let share = async |can_share: &str, share: &str| {
        let _can_share = Stub::new("navigator", "canShare", can_share);
        let _share = Stub::new("navigator", "share", share);
        later(|tell| share_file("diary.csv", "a,b", tell)).await
    };
    let can = "({ files }) => files.length === 1 && files[0].type === 'text/csv'";
    let reads = "async ({ files: [file] }) => {
        if (file.name !== 'diary.csv' || await file.text() !== 'a,b') throw new Error();
    }";
    assert_eq!(share(can, reads).await, Shared::Done);
    let rejects = |name| format!("() => Promise.reject(new DOMException('', '{name}'))");
    for (can_share, shares, shared) in [
        (can, rejects("AbortError"), Shared::Cancelled),
        (can, rejects("NotAllowedError"), Shared::Unsupported),
        ("() => false", reads.to_owned(), Shared::Unsupported),
        ("undefined", reads.to_owned(), Shared::Unsupported),
        (can, "undefined".to_owned(), Shared::Unsupported),
    ] {
        assert_eq!(share(can_share, &shares).await, shared, "{shares}");
    }
}
