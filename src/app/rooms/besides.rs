//! What the rooms do for the screens that a stretch does not need, and nothing
//! else. A release build puts it into the wasm that those screens are in.

use super::super::{App, Build, Effect, Install, Intent, Sent};
use super::Rooms;
use crate::browser::files::{self, HandedOut};
use crate::browser::install::{self, Way};
use crate::browser::offline::{Builds, Turn};
use crate::browser::{address, clock, page, sharing};
use crate::diary::{Event, Reminders, Stamp};
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
            Effect::Erase => {
                if let Some(store) = &self.store {
                    store.erase();
                }
                if let Some(vault) = &self.vault {
                    vault.erase();
                }
            }
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
            | Effect::Store(..)
            | Effect::Persist
            | Effect::Forget(..)
            | Effect::SetAside(..)
            | Effect::Go(..)
            | Effect::GoInstead(..)
            | Effect::ReturnToSession => {}
        }
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
