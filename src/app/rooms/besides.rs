//! What the rooms do for the screens that a stretch does not need, and nothing
//! else. A release build puts it into the wasm that those screens are in.

use super::super::{App, Build, CopyTrouble, CopyWay, Effect, Install, Intent, Sent};
use super::Rooms;
use crate::browser::files::{self, HandedOut};
use crate::browser::install::{self, Way};
use crate::browser::offline::{Builds, Turn};
use crate::browser::{address, clock, page, sharing};
use crate::diary::{Event, Reminders, Stamp};
use crate::platform::copy_file::{self, CopyError};
use crate::platform::share_file::{Shared, share_file};
use crate::stretch::Routine;
use crate::words;

impl Rooms {
    /// [`Rooms::carry_out_apart`], wherever it is.
    pub(super) fn besides(&mut self, effect: Effect, app: App) {
        #[cfg(apart)]
        crate::seam::carry_out(self, effect, app);
        #[cfg(not(apart))]
        self.carry_out_apart(effect, app);
    }

    /// Carries out an effect that only those screens have.
    pub(crate) fn carry_out_apart(&mut self, effect: Effect, app: App) {
        #[cfg(feature = "panics")]
        crate::browser::panics::at("apart");
        match effect {
            Effect::HandOut(name, text) => self.handed_out = files::hand_out(&name, &text),
            Effect::ReadFile => {
                files::read(move |read| app.dispatch(Intent::FileCame(read)));
            }
            Effect::MakeCopy(way, name, file) => self.make_copy(way, &name, file, app),
            Effect::ForgetCopyFile => self.database.iter().for_each(copy_file::forget),
            Effect::Remind(reminders, routine, now) => {
                self.handed_out = remind(reminders, &routine, now);
            }
            Effect::Copy(sent) => {
                let (text, shown) = match sent {
                    Sent::Link(fragment) => (whole(&fragment), page::LINK),
                    Sent::Text(text) => (text, page::TEXT),
                };
                sharing::copy(&text, move |is_copied| {
                    if !is_copied {
                        page::select(shown);
                    }
                    app.dispatch(Intent::Copied(is_copied));
                });
            }
            Effect::Share(Sent::Link(fragment)) => sharing::share_link(&whole(&fragment)),
            Effect::Share(Sent::Text(text)) => sharing::share_text(&text),
            Effect::Print => page::print(),
            Effect::Watch => {
                self.builds = Some(Builds::watch(move |turn| {
                    app.dispatch(Intent::BuildIs(match turn {
                        Turn::Waits => Build::Ready,
                        Turn::Refused => Build::Refused,
                        Turn::Taken => Build::Outdated,
                    }));
                }));
                self.installing = Some(install::watch(move |way| {
                    app.dispatch(Intent::CanInstall(match way {
                        Way::None => Install::No,
                        Way::Asking => Install::Prompt,
                        Way::ByHand => Install::ByHand,
                    }));
                }));
            }
            Effect::LookForBuild => self.builds.iter().for_each(Builds::look),
            Effect::TakeOver => self.builds.iter().for_each(Builds::take),
            Effect::Reload => address::reload(),
            Effect::Install => install::ask(),
            // These come from elsewhere, too, and were carried out before.
            Effect::Schedule(..)
            | Effect::Claim
            | Effect::DrawNext
            | Effect::WarmSound
            | Effect::RingOut
            | Effect::Show(..)
            | Effect::FetchApart
            | Effect::FetchLearn
            | Effect::FetchVoice(..)
            | Effect::Silence
            | Effect::Buzz(..)
            | Effect::HoldScreen
            | Effect::HoldScreenAgain
            | Effect::ReleaseScreen
            | Effect::LookForSession
            | Effect::TakeSession
            | Effect::WriteLocal(..)
            | Effect::WriteDatabase(..)
            | Effect::TellTabs(..)
            | Effect::ReadLocal
            | Effect::Persist
            | Effect::Go(..)
            | Effect::GoInstead(..)
            | Effect::ReturnToSession => {}
        }
    }
}

impl Rooms {
    /// Makes a copy of the diary outside the browser, and tells what came of it.
    fn make_copy(&mut self, way: CopyWay, name: &str, file: String, app: App) {
        let of_file = move |made: Result<(), CopyError>| {
            app.dispatch(match made {
                Ok(()) => Intent::CopyMade(true),
                Err(CopyError::NotChosen) if way == CopyWay::ChooseFile => {
                    Intent::CopyNotMade(None)
                }
                Err(CopyError::NotAllowed) => Intent::CopyNotMade(Some(CopyTrouble::NotAllowed)),
                // One that was chosen earlier is not known any more.
                Err(CopyError::NotChosen | CopyError::Failed) => {
                    Intent::CopyNotMade(Some(CopyTrouble::Failed))
                }
            });
        };
        match (way, &self.database) {
            (CopyWay::HandOut, _) => {
                let (later, name) = (file.clone(), name.to_owned());
                share_file(&name.clone(), &file, move |shared| match shared {
                    Shared::Done => app.dispatch(Intent::CopyMade(false)),
                    Shared::Cancelled => app.dispatch(Intent::CopyNotMade(None)),
                    Shared::Unsupported => app.hand_out_copy(name, later),
                });
            }
            (CopyWay::ChooseFile, Some(store)) => copy_file::choose(store, name, file, of_file),
            (CopyWay::WriteFile, Some(store)) => copy_file::write(store, file, of_file),
            (CopyWay::AllowFile, Some(store)) => copy_file::allow(store, file, of_file),
            (_, None) => page::soon(move || of_file(Err(CopyError::Failed))),
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
    let event = Event {
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
