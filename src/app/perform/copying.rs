//! Copies of the diary outside the browser.

use super::super::App;
use crate::app::capabilities::Platform;
use crate::platform::copy_file::{self, CopyError};
use crate::platform::share_file::{Shared, share_file};
use crate::platform::{files, page};
use hamstretch_core::app::{CopyEffect, CopyEvent, CopyTrouble, CopyWay};

impl Platform {
    pub(super) fn perform_copy(&mut self, effect: CopyEffect, app: App) {
        match effect {
            CopyEffect::Make(way, name, file) => self.make_copy(way, &name, file, app),
            CopyEffect::ForgetFile => self.database.iter().for_each(copy_file::forget),
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

    /// Hands out a copy as a download; whether the browser has it.
    pub(crate) fn hand_out_copy(&mut self, name: &str, file: &str) -> bool {
        self.handed_out = files::hand_out(name, file);
        self.handed_out.is_some()
    }
}
