//! One connection to the database, from the request to open it until it is closed.

use super::transaction::OBJECTS;
use crate::platform::window;
use gloo_events::EventListener;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbOpenDbRequest};

#[wasm_bindgen]
extern "C" {
    // To web-sys it never throws.
    type Database;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Database) -> Result<(), JsValue>;
}

const NAME: &str = "hamstretch";
const VERSION: u32 = 1;

/// What becomes of a connection.
pub(super) enum ConnectionEvent {
    /// The request has answered; nothing is read yet.
    Connected(IdbDatabase),
    /// The request has failed.
    Refused,
    /// The browser has closed it, or another tab needs it to be closed.
    Lost,
}

/// A connection, or the request for one.
#[must_use = "dropping it closes it"]
pub(super) struct Connection {
    /// Tells it from the others of this page.
    pub id: u32,
    database: Option<IdbDatabase>,
    listeners: Vec<EventListener>,
}

/// Why a connection could not be asked for.
pub(super) enum Unasked {
    /// There is no IndexedDB.
    Missing,
    /// The browser threw.
    Refused,
}

impl Connection {
    /// Asks for a connection, and tells `tell` what becomes of it, later. It may
    /// never answer (WebKit 226547); `blocked` is no answer either.
    ///
    /// # Errors
    /// [`Unasked`].
    pub fn request(
        id: u32,
        tell: impl Fn(ConnectionEvent) + Clone + 'static,
    ) -> Result<Connection, Unasked> {
        let factory = window().indexed_db().map_err(|_| Unasked::Refused)?;
        let factory = factory.ok_or(Unasked::Missing)?;
        let request = factory
            .open_with_u32(NAME, VERSION)
            .map_err(|_| Unasked::Refused)?;
        let (asked, refused, upgraded) = (request.clone(), tell.clone(), request.clone());
        let listeners = vec![
            EventListener::new(&request, "upgradeneeded", move |_| {
                if let Ok(database) = database(&upgraded) {
                    // It throws where the store is there already.
                    let _ = database.create_object_store(OBJECTS);
                }
            }),
            EventListener::new(&request, "success", move |_| {
                tell(match database(&asked) {
                    Ok(database) => ConnectionEvent::Connected(database),
                    Err(_) => ConnectionEvent::Refused,
                });
            }),
            EventListener::new(&request, "error", move |_| {
                refused(ConnectionEvent::Refused);
            }),
        ];
        Ok(Connection {
            id,
            database: None,
            listeners,
        })
    }

    /// Takes the database that the request was answered with.
    pub fn connect(
        &mut self,
        database: IdbDatabase,
        tell: impl Fn(ConnectionEvent) + Clone + 'static,
    ) {
        for event in ["close", "versionchange"] {
            let tell = tell.clone();
            let listener = EventListener::new(&database, event, move |_| {
                tell(ConnectionEvent::Lost);
            });
            self.listeners.push(listener);
        }
        self.database = Some(database);
    }

    /// The database, once the request was answered.
    pub fn database(&self) -> Option<&IdbDatabase> {
        self.database.as_ref()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(database) = &self.database {
            // Transactions under way go on to their end. What does not close is closed
            // with the page.
            let _ = database.unchecked_ref::<Database>().close();
        }
    }
}

fn database(request: &IdbOpenDbRequest) -> Result<IdbDatabase, JsValue> {
    request.result()?.dyn_into()
}
