//! Newer versions of the app, and installing it.

use super::super::App;
use crate::app::capabilities::Platform;
use crate::platform::address;
use crate::platform::install::{self, Way};
use crate::platform::offline::{Builds, WorkerEvent};
use hamstretch_core::app::{Build, DeviceEvent, ExtrasEffect, ExtrasEvent, Install};

impl Platform {
    pub(super) fn perform_extras(&mut self, effect: ExtrasEffect) {
        match effect {
            ExtrasEffect::LookForBuild => self.builds.iter().for_each(Builds::look),
            ExtrasEffect::CheckOffline => self.builds.iter().for_each(Builds::ask),
            ExtrasEffect::TakeOver => self.builds.iter().for_each(Builds::take),
            ExtrasEffect::Reload => address::reload(),
            ExtrasEffect::Install => install::ask(),
        }
    }

    /// Tells of newer versions, and whether the app can be installed, from now on.
    pub fn watch_extras(&mut self, app: App) {
        self.builds = Some(Builds::watch(move |told| {
            let build = match told {
                WorkerEvent::Kept(is_kept) => {
                    return app.dispatch(DeviceEvent::WorksOffline(is_kept));
                }
                WorkerEvent::Waits => Build::Ready,
                WorkerEvent::Refused => Build::Refused,
                WorkerEvent::Taken => Build::Taken,
                WorkerEvent::IsOther => Build::Outdated,
            };
            app.dispatch(ExtrasEvent::BuildIs(build));
        }));
        self.installing = Some(install::watch(move |way| {
            app.dispatch(ExtrasEvent::CanInstall(match way {
                Way::None => Install::No,
                Way::Asking => Install::Prompt,
                Way::ByHand => Install::ByHand,
            }));
        }));
    }
}
