//! The effects of the second wasm: what only its screens ask for.

use super::super::App;
use super::Platform;
use crate::platform::copy_file::{self, CopyError};
use crate::platform::files::{self, HandedOut};
use crate::platform::install::{self, Way};
use crate::platform::offline::{Builds, WorkerEvent};
use crate::platform::share_file::{Shared, share_file};
use crate::platform::{address, clock, page, sharing};
use hamstretch_core::app::{
    Build, CopyTrouble, CopyWay, DeviceEvent, Event, Install, LazyEffect, LazyEvent, Sent,
};
use hamstretch_core::diary::{CalendarEvent, Reminders, Stamp};
use hamstretch_core::method::Routine;
use hamstretch_core::words;

impl Platform {
    /// Carries out an effect that only those screens have.
    pub(crate) fn perform_lazy(&mut self, effect: LazyEffect, app: App) {
        match effect {
            LazyEffect::HandOut(name, text) => {
                self.handed_out = files::hand_out(&name, &text);
                self.tell_if_not_handed_out(app);
            }
            LazyEffect::ReadFile => {
                files::read(move |read| app.dispatch(LazyEvent::FileCame(read)));
            }
            LazyEffect::MakeCopy(way, name, file) => self.make_copy(way, &name, file, app),
            LazyEffect::ForgetCopyFile => self.database.iter().for_each(copy_file::forget),
            LazyEffect::Remind(reminders, routine, now) => {
                self.handed_out = remind(reminders, &routine, now);
                self.tell_if_not_handed_out(app);
            }
            LazyEffect::Copy(sent) => {
                let (text, shown) = match sent {
                    Sent::Link(fragment) => (whole(&fragment), page::LINK),
                    Sent::Text(text) => (text, page::TEXT),
                };
                sharing::copy(&text, move |is_copied| {
                    if !is_copied {
                        page::select(shown);
                    }
                    app.dispatch(LazyEvent::Copied(is_copied));
                });
            }
            LazyEffect::Share(sent) => {
                let again = sent.clone();
                let failed = move || app.dispatch(LazyEvent::NotShared(again));
                match sent {
                    Sent::Link(fragment) => sharing::share_link(&whole(&fragment), failed),
                    Sent::Text(text) => sharing::share_text(&text, failed),
                }
            }
            LazyEffect::Print => page::print(move || app.dispatch(LazyEvent::NotPrinted)),
            LazyEffect::Watch => {
                self.builds = Some(Builds::watch(move |told| {
                    app.dispatch(match told {
                        WorkerEvent::Kept(is_kept) => {
                            Event::Device(DeviceEvent::WorksOffline(is_kept))
                        }
                        WorkerEvent::Waits => LazyEvent::BuildIs(Build::Ready).into(),
                        WorkerEvent::Refused => LazyEvent::BuildIs(Build::Refused).into(),
                        WorkerEvent::Taken => LazyEvent::BuildIs(Build::Taken).into(),
                        WorkerEvent::IsOther => LazyEvent::BuildIs(Build::Outdated).into(),
                    });
                }));
                self.installing = Some(install::watch(move |way| {
                    app.dispatch(LazyEvent::CanInstall(match way {
                        Way::None => Install::No,
                        Way::Asking => Install::Prompt,
                        Way::ByHand => Install::ByHand,
                    }));
                }));
            }
            LazyEffect::LookForBuild => self.builds.iter().for_each(Builds::look),
            LazyEffect::CheckOffline => self.builds.iter().for_each(Builds::ask),
            LazyEffect::TakeOver => self.builds.iter().for_each(Builds::take),
            LazyEffect::Reload => address::reload(),
            LazyEffect::Install => install::ask(),
        }
    }
}

impl Platform {
    /// Makes a copy of the diary outside the browser, and tells what came of it.
    fn make_copy(&mut self, way: CopyWay, name: &str, file: String, app: App) {
        let of_file = move |made: Result<(), CopyError>| {
            app.dispatch(match made {
                Ok(()) => LazyEvent::CopyMade(true),
                Err(CopyError::NotChosen) if way == CopyWay::ChooseFile => {
                    LazyEvent::CopyNotMade(None)
                }
                Err(CopyError::NotAllowed) => LazyEvent::CopyNotMade(Some(CopyTrouble::NotAllowed)),
                // One that was chosen earlier is not known any more.
                Err(CopyError::NotChosen | CopyError::Failed) => {
                    LazyEvent::CopyNotMade(Some(CopyTrouble::Failed))
                }
            });
        };
        match (way, &self.database) {
            (CopyWay::HandOut, _) => {
                let (later, name) = (file.clone(), name.to_owned());
                share_file(&name.clone(), &file, move |shared| match shared {
                    Shared::Done => app.dispatch(LazyEvent::CopyMade(false)),
                    Shared::Cancelled => app.dispatch(LazyEvent::CopyNotMade(None)),
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
            app.dispatch(LazyEvent::NotHandedOut);
        }
    }

    /// Hands out a copy as a download; whether the browser has it.
    pub(crate) fn hand_out_copy(&mut self, name: &str, file: &str) -> bool {
        self.handed_out = files::hand_out(name, file);
        self.handed_out.is_some()
    }
}

/// A whole address that leads to a part of the app.
fn whole(fragment: &str) -> String {
    address::page() + fragment
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
