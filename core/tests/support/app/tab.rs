//! The app in one tab of that browser.

use super::at;
use super::browser::{DatabaseState, Shared, Stored};
use hamstretch_core::app::{
    Database, DeviceEvent, Effect, Event, Lacks, Local, Model, Now, Saving, SessionEvent,
    StorageEvent,
};
use hamstretch_core::diary::Diary;
use std::ops::Deref;
use std::sync::Arc;

/// The app in one tab: a model whose effects on the stores are carried out.
#[derive(Debug)]
pub struct App {
    model: Model,
    browser: Shared,
    tab: usize,
    /// Whether it was ever told what the database holds, or that there is none.
    knows_database: bool,
    has_written: bool,
}

impl Deref for App {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.model
    }
}

impl Clone for App {
    /// The same app in a browser of its own.
    fn clone(&self) -> App {
        let browser = Shared::new(self.browser.borrow().clone().into());
        App {
            model: self.model.clone(),
            browser,
            ..*self
        }
    }
}

impl App {
    /// Opens a tab: reads the stores, as far as they answer.
    pub fn open(browser: &Shared, at: Now) -> App {
        let (stored, opened, tab) = {
            let mut browser = browser.borrow_mut();
            browser.inboxes.push(Default::default());
            let stored = (!browser.local.is_blocked).then(|| browser.local.all());
            let opened = browser.database.opened();
            (stored, opened, browser.inboxes.len() - 1)
        };
        let mut app = App {
            model: Model::new(stored, Lacks::default(), at),
            browser: browser.clone(),
            tab,
            knows_database: false,
            has_written: false,
        };
        let _ = app.update(DeviceEvent::LazyCame(true), at);
        if let Some(opened) = opened {
            app.tell(opened, at);
        }
        app
    }

    /// The browser that the app is in.
    pub fn browser(&self) -> &Shared {
        &self.browser
    }

    /// The model alone.
    pub fn into_model(self) -> Model {
        self.model
    }

    /// Takes an event and carries out what comes of it, as the app's driver does.
    pub fn update(&mut self, event: impl Into<Event>, at: Now) -> Vec<Effect> {
        let nonce = at.nonce.wrapping_add(1000 * self.tab as u32);
        let at = Now { nonce, ..at };
        let effects = self.take(event.into(), at);
        self.hear(at);
        self.check_what_is_said_of_saving();
        effects
    }

    /// A store tells something.
    pub fn tell(&mut self, event: StorageEvent, at: Now) {
        let _ = self.update(Event::Storage(event), at);
    }

    /// Hears what the browser has to say.
    pub fn hear(&mut self, at: Now) {
        while self.hear_next(at) {}
    }

    /// Hears the first of it; whether there was any.
    pub fn hear_next(&mut self, at: Now) -> bool {
        let next = self.browser.borrow_mut().inboxes[self.tab].pop_front();
        let is_any = next.is_some();
        if let Some(event) = next {
            let _ = self.take(event, at);
            self.check_what_is_said_of_saving();
        }
        is_any
    }

    fn take(&mut self, event: Event, at: Now) -> Vec<Effect> {
        use StorageEvent::{Missing, Opened};
        match &event {
            Event::Session(SessionEvent::SessionLocked) => {
                self.browser.borrow_mut().lock = Some(self.tab)
            }
            Event::Storage(Opened(_) | Missing) => self.knows_database = true,
            _ => {}
        }
        let effects = self.model.update(event, at);
        let results: Vec<StorageEvent> = effects
            .iter()
            .filter_map(|effect| self.perform(effect))
            .collect();
        // Whatever comes back is handled after all of it.
        for result in results {
            let _ = self.take(Event::Storage(result), at);
        }
        effects
    }

    fn perform(&mut self, effect: &Effect) -> Option<StorageEvent> {
        let mut browser = self.browser.borrow_mut();
        let tab = self.tab;
        match effect {
            Effect::WriteLocal(writes) => {
                assert!(!browser.local.is_blocked, "{writes:?}");
                self.has_written = true;
                let failed = browser.local.write(writes);
                return (!failed.is_empty()).then_some(StorageEvent::LocalFailed(failed));
            }
            Effect::ReadLocal if !browser.local.is_blocked => {
                return Some(StorageEvent::LocalRead(Arc::new(browser.local.all())));
            }
            Effect::WriteDatabase(batch, writes) => {
                let told = browser.database.write(tab, *batch, writes);
                let told = told.into_iter().map(Event::Storage);
                browser.inboxes[tab].extend(told);
            }
            Effect::TellTabs(writes) => {
                self.has_written = true;
                let texts = writes.iter().cloned();
                let texts: Stored = texts
                    .filter_map(|(name, text)| Some((name, text?)))
                    .collect();
                let heard = Event::Storage(StorageEvent::Heard(Arc::new(texts)));
                for (other, inbox) in browser.inboxes.iter_mut().enumerate() {
                    if other != tab {
                        inbox.push_back(heard.clone());
                    }
                }
            }
            Effect::LookForSession => {
                let is_free = browser.lock.is_none();
                browser.inboxes[tab].push_back(SessionEvent::LookedForSession(is_free).into());
            }
            Effect::StealSession => {
                if let Some(other) = browser.lock.replace(tab) {
                    browser.inboxes[other].push_back(SessionEvent::Taken.into());
                }
                browser.inboxes[tab].push_back(SessionEvent::SessionLocked.into());
            }
            Effect::EndSession if browser.lock == Some(tab) => browser.lock = None,
            _ => {}
        }
        None
    }

    /// "Saved" is said only where a store has acknowledged all there is; and where no
    /// store fails, it is said.
    fn check_what_is_said_of_saving(&self) {
        let browser = self.browser.borrow();
        if browser.inboxes.len() != 1 {
            // What another tab writes is that tab's to say.
            return;
        }
        let said = self.storage.saving();
        let database = &browser.database;
        let acknowledged = match database.state {
            DatabaseState::Missing => browser.local.all(),
            _ => database.all(),
        };
        if said == Saving::Saved && self.knows_database {
            let missing = self.diary.records().missing_in(&acknowledged);
            assert_eq!(missing, [], "said to be saved");
        } else if said == Saving::Saved {
            assert!(!self.has_written, "said to be saved before a store could");
        }
        let is_sound = database.state == DatabaseState::Open
            && (database.fails_at.is_none() && !database.is_slow)
            && self.storage.database == Database::Open;
        if is_sound && browser.inboxes[self.tab].is_empty() {
            assert_eq!(said, Saving::Saved, "no store fails");
            if !browser.local.is_full && self.storage.local == Local::Works {
                let missing = self.diary.records().missing_in(&browser.local.all());
                assert_eq!(missing, [], "the first copy is whole");
            }
        }
    }

    /// The app after every page was closed.
    pub fn reopened(self, at: Now) -> App {
        self.browser.borrow_mut().close_pages();
        App::open(&self.browser, at)
    }

    /// The app after the browser was killed.
    pub fn killed(self, at: Now) -> App {
        self.browser.borrow_mut().kill();
        App::open(&self.browser, at)
    }

    /// What the database holds, as it would be read.
    pub fn saved(&self) -> Diary {
        let stored = self.browser.borrow().database.all();
        Diary::read(stored, at(0.0).write_time())
    }
}
