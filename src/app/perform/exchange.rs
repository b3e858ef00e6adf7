//! Files: the diary handed out, copied and taken in, and reminders for a calendar.

use super::super::App;
use super::Platform;
use crate::platform::copy_file::{self, CopyError};
use crate::platform::files::{self, HandedOut};
use crate::platform::share_file::{Shared, share_file};
use crate::platform::{address, clock, page};
use hamstretch_core::app::{CopyEvent, CopyTrouble, CopyWay, ExchangeEffect, ExchangeEvent};
use hamstretch_core::diary::{CalendarEvent, Reminders, Stamp};
use hamstretch_core::method::Routine;
use hamstretch_core::words;

impl Platform {
    pub(super) fn perform_exchange(&mut self, effect: ExchangeEffect, app: App) {
        match effect {
            ExchangeEffect::HandOut(name, text) => {
                self.handed_out = files::hand_out(&name, &text);
                self.tell_if_not_handed_out(app);
            }
            ExchangeEffect::Remind(reminders, routine, now) => {
                self.handed_out = remind(reminders, &routine, now);
                self.tell_if_not_handed_out(app);
            }
            ExchangeEffect::ReadFile => {
                files::read(move |read| app.dispatch(ExchangeEvent::FileCame(read)));
            }
            ExchangeEffect::MakeCopy(way, name, file) => self.make_copy(way, &name, file, app),
            ExchangeEffect::ForgetCopyFile => self.database.iter().for_each(copy_file::forget),
        }
    }

    /// Makes a copy of the diary outside the browser, and tells what came of it.
    fn make_copy(&mut self, way: CopyWay, name: &str, file: String, app: App) {
        let of_file = move |made: Result<(), CopyError>| {
            app.dispatch(match made {
                Ok(()) => CopyEvent::Made(true),
                Err(CopyError::NotChosen) if way == CopyWay::ChooseFile => CopyEvent::NotMade(None),
                Err(CopyError::NotAllowed) => CopyEvent::NotMade(Some(CopyTrouble::NotAllowed)),
                // One that was chosen earlier is not known any more.
                Err(CopyError::NotChosen | CopyError::Failed) => {
                    CopyEvent::NotMade(Some(CopyTrouble::Failed))
                }
            });
        };
        match (way, &self.database) {
            (CopyWay::HandOut, _) => {
                let (later, name) = (file.clone(), name.to_owned());
                share_file(&name.clone(), &file, move |shared| match shared {
                    Shared::Done => app.dispatch(CopyEvent::Made(false)),
                    Shared::Cancelled => app.dispatch(CopyEvent::NotMade(None)),
                    Shared::Unsupported => app.hand_out_copy(name, later),
                });
            }
            (CopyWay::ChooseFile, Some(store)) => copy_file::choose(store, name, file, of_file),
            (CopyWay::WriteFile, Some(store)) => copy_file::write(store, file, of_file),
            (CopyWay::AllowFile, Some(store)) => copy_file::allow(store, file, of_file),
            (_, None) => page::soon(move || of_file(Err(CopyError::Failed))),
        }
    }

    fn tell_if_not_handed_out(&self, app: App) {
        if self.handed_out.is_none() {
            app.dispatch(ExchangeEvent::NotHandedOut);
        }
    }

    /// Hands out a copy as a download; whether the browser has it.
    pub(crate) fn hand_out_copy(&mut self, name: &str, file: &str) -> bool {
        self.handed_out = files::hand_out(name, file);
        self.handed_out.is_some()
    }
}

/// Hands the person a calendar file.
fn remind(reminders: Reminders, routine: &Routine, now: Stamp) -> Option<HandedOut> {
    let event = CalendarEvent {
        now,
        zone: &clock::zone(),
        lasts: routine.total(),
        title: words::NAME,
        about: &words::about_routine(routine),
        page: &address::page(),
    };
    let name = words::FILE_NAME.to_owned() + ".ics";
    files::hand_out(&name, &reminders.to_calendar(&event)?)
}
