//! A browser as far as the app's records can tell: two stores that can fail, the lock of
//! the session, and tabs.

use hamstretch_core::app::{Event, StorageEvent};
use hamstretch_core::diary::Write;
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

/// Names and texts.
pub type Stored = Vec<(String, String)>;

/// The browser that several tabs share.
pub type Shared = Rc<RefCell<Browser>>;

#[derive(Clone, Debug, Default)]
pub struct Browser {
    pub local: LocalStorage,
    pub database: IndexedDb,
    /// What waits for each tab to be heard.
    pub inboxes: Vec<VecDeque<Event>>,
    /// The tab that has a session.
    pub lock: Option<usize>,
}

/// It answers at once, and writes to the disk some time later.
#[derive(Clone, Debug, Default)]
pub struct LocalStorage {
    stored: BTreeMap<String, String>,
    on_disk: BTreeMap<String, String>,
    pub is_blocked: bool,
    /// Nothing more fits.
    pub is_full: bool,
    /// The one write that does not fit, counted from 0.
    pub fails_at: Option<usize>,
    pub puts: usize,
}

/// It answers once it has written to the disk.
#[derive(Clone, Debug, Default)]
pub struct IndexedDb {
    stored: BTreeMap<String, String>,
    pub state: DatabaseState,
    /// The one batch that fails, counted from 0, and how.
    pub fails_at: Option<(usize, Fault)>,
    pub batches: usize,
    /// Batches are written only when the test says so.
    pub is_slow: bool,
    waiting: VecDeque<(usize, u32, Vec<Write>)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DatabaseState {
    #[default]
    Open,
    Closed,
    /// It gives no answer.
    Silent,
    Missing,
}

/// How a batch fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no room for it.
    Refused,
    /// The connection breaks before it is written.
    Throws,
    /// The connection breaks, and it was written (or not).
    Closes { is_stored: bool },
    /// No answer, until the database comes back.
    Silence,
}

fn write(stored: &mut BTreeMap<String, String>, (name, text): &Write) {
    match text {
        Some(text) => stored.insert(name.clone(), text.clone()),
        None => stored.remove(name),
    };
}

fn all(stored: &BTreeMap<String, String>) -> Stored {
    let texts = stored.iter();
    texts
        .map(|(name, text)| (name.clone(), text.clone()))
        .collect()
}

impl LocalStorage {
    pub fn all(&self) -> Stored {
        all(&self.stored)
    }

    /// As another build, or another time, has left it.
    pub fn set(&mut self, stored: Stored) {
        self.stored = stored.into_iter().collect();
        self.write_out();
    }

    /// What it holds is on the disk from now on.
    pub fn write_out(&mut self) {
        self.on_disk = self.stored.clone();
    }

    /// Writes in order; the names of what it did not take, from the first that failed.
    pub fn write(&mut self, writes: &[Write]) -> Vec<String> {
        let mut writes = writes.iter();
        for (name, text) in writes.by_ref() {
            let is_put = text.is_some();
            let fails = self.is_full || self.fails_at == Some(self.puts);
            self.puts += usize::from(is_put);
            if is_put && fails {
                let failed = [name.clone()].into_iter();
                return failed.chain(writes.map(|(name, _)| name.clone())).collect();
            }
            write(&mut self.stored, &(name.clone(), text.clone()));
        }
        Vec::new()
    }
}

impl IndexedDb {
    pub fn all(&self) -> Stored {
        all(&self.stored)
    }

    pub fn set(&mut self, stored: Stored) {
        self.stored = stored.into_iter().collect();
    }

    /// How it answers when it is opened; `None` while it does not.
    pub fn opened(&self) -> Option<StorageEvent> {
        match self.state {
            DatabaseState::Open => Some(StorageEvent::Opened(Arc::new(self.all()))),
            DatabaseState::Missing => Some(StorageEvent::Missing),
            DatabaseState::Closed | DatabaseState::Silent => None,
        }
    }

    fn commit(&mut self, writes: &[Write]) {
        writes.iter().for_each(|each| write(&mut self.stored, each));
    }

    /// Takes a batch of a tab; what that tab is told about it so far.
    pub fn write(&mut self, tab: usize, batch: u32, writes: &[Write]) -> Vec<StorageEvent> {
        let number = self.batches;
        self.batches += 1;
        let fault = self.fails_at.filter(|(at, _)| *at == number);
        match (self.state, fault.map(|(_, fault)| fault)) {
            (DatabaseState::Open, None) if !self.is_slow => {
                self.commit(writes);
                vec![StorageEvent::Saved(batch)]
            }
            (DatabaseState::Open | DatabaseState::Silent, None) => {
                self.waiting.push_back((tab, batch, writes.to_vec()));
                vec![]
            }
            (_, None | Some(Fault::Refused)) => vec![StorageEvent::Failed(batch)],
            (_, Some(Fault::Throws)) => {
                self.state = DatabaseState::Closed;
                vec![StorageEvent::Failed(batch), StorageEvent::Closed]
            }
            (_, Some(Fault::Closes { is_stored })) => {
                self.state = DatabaseState::Closed;
                if is_stored {
                    self.commit(writes);
                }
                vec![StorageEvent::Closed]
            }
            (_, Some(Fault::Silence)) => {
                self.state = DatabaseState::Silent;
                self.waiting.push_back((tab, batch, writes.to_vec()));
                vec![StorageEvent::Late]
            }
        }
    }
}

impl Browser {
    /// The database answers what it was asked. One that was closed is opened again by
    /// each tab.
    pub fn answer(&mut self) {
        let was = std::mem::take(&mut self.database.state);
        for (tab, batch, writes) in std::mem::take(&mut self.database.waiting) {
            self.database.commit(&writes);
            let saved = Event::Storage(StorageEvent::Saved(batch));
            self.inboxes[tab].push_back(saved);
        }
        if was == DatabaseState::Closed {
            self.open_again();
        }
    }

    /// The database answers that it takes nothing of what it was given.
    pub fn refuse(&mut self) {
        self.database.state = DatabaseState::Open;
        for (tab, batch, _) in std::mem::take(&mut self.database.waiting) {
            let failed = Event::Storage(StorageEvent::Failed(batch));
            self.inboxes[tab].push_back(failed);
        }
    }

    /// The database opens: each tab is told what it holds.
    pub fn open_again(&mut self) {
        self.database.state = DatabaseState::Open;
        let opened = self.database.opened().expect("it is open");
        for inbox in &mut self.inboxes {
            inbox.push_back(Event::Storage(opened.clone()));
        }
    }

    /// Every page is closed; the database writes what it was given.
    pub fn close_pages(&mut self) {
        for (_, _, writes) in std::mem::take(&mut self.database.waiting) {
            self.database.commit(&writes);
        }
        self.end_pages();
    }

    /// Every process is killed: what was not on the disk is gone.
    pub fn kill(&mut self) {
        self.database.waiting.clear();
        self.local.stored = self.local.on_disk.clone();
        self.end_pages();
    }

    fn end_pages(&mut self) {
        self.inboxes.clear();
        self.lock = None;
        self.database.fails_at = None;
        self.local.fails_at = None;
        if self.database.state == DatabaseState::Closed {
            self.database.state = DatabaseState::Open;
        }
    }
}
