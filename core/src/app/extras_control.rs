//! What is offered besides a stretch, one thing at a time and never in a session:
//! a newer version, what is new in this one, and to have the app installed.

use super::{Build, Effect, ExtrasEffect, ExtrasEvent, Install, Model, Now, Saving};
use crate::diary::{Key, Seen};
use crate::method::Ending;
use crate::words;

/// What is offered at present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extra {
    /// Nothing.
    #[default]
    Nothing,
    /// To change to the newer version.
    Update,
    /// The same, once the session of another tab is over.
    UpdateLater,
    /// To change to the version that has taken over.
    Reload,
    /// What is new.
    News,
    /// To install the app.
    Install,
    /// The same, and how.
    InstallByHand,
    /// No offer: that it works offline, said after the very first session.
    Offline,
}

/// A newer version is looked for once an hour at most (choice).
const LOOK_AFTER_MS: i64 = 60 * 60 * 1000;

impl Model {
    pub(super) fn extras_event(&mut self, event: ExtrasEvent, at: Now, effects: &mut Vec<Effect>) {
        match event {
            ExtrasEvent::BuildIs(build) => self.build_is(build, effects),
            ExtrasEvent::Update => self.ask_for_build(effects),
            ExtrasEvent::CanInstall(install) => self.device.extras.install = install,
            ExtrasEvent::Install => self.install(at, effects),
            ExtrasEvent::PutAway => self.put_away(at),
        }
    }

    /// What is offered now. One thing: whoever comes to stretch is not to read.
    pub fn extra(&self) -> Extra {
        if self.is_in_session() {
            return Extra::Nothing;
        }
        // What storage did not take is lost with the page.
        let may_reload = self.storage.is_saved();
        match self.device.extras.build {
            Build::Ready | Build::Asked if may_reload => return Extra::Update,
            Build::Refused if may_reload => return Extra::UpdateLater,
            Build::Outdated if may_reload => return Extra::Reload,
            _ => {}
        }
        let seen = self.diary.seen;
        if seen.is_some_and(|seen| seen.news < words::NEWS.0) {
            return Extra::News;
        }
        let last = self.diary.log.last();
        // Whoever had to stop has other things to read.
        if last.is_none_or(|last| last.outcome.ending != Ending::Finished) {
            return Extra::Nothing;
        }
        let was_told = seen.is_some_and(|seen| seen.install);
        match self.device.extras.install {
            Install::Prompt if !was_told => Extra::Install,
            Install::ByHand if !was_told => Extra::InstallByHand,
            _ if self.device.works_offline
                && self.session.entry.is_some()
                && self.diary.log.entries().len() == 1 =>
            {
                Extra::Offline
            }
            _ => Extra::Nothing,
        }
    }

    /// The person wants the newer version.
    fn ask_for_build(&mut self, effects: &mut Vec<Effect>) {
        match self.extra() {
            Extra::Update | Extra::UpdateLater => {
                self.device.extras.build = Build::Asked;
                effects.push(Effect::Extras(ExtrasEffect::TakeOver));
            }
            Extra::Reload => effects.push(Effect::Extras(ExtrasEffect::Reload)),
            Extra::Nothing
            | Extra::News
            | Extra::Install
            | Extra::InstallByHand
            | Extra::Offline => {}
        }
    }

    /// The person wants to install the app.
    fn install(&mut self, at: Now, effects: &mut Vec<Effect>) {
        self.put_away(at);
        // It is offered once; the browser tells when it may be again.
        self.device.extras.install = Install::No;
        effects.push(Effect::Extras(ExtrasEffect::Install));
    }

    /// Looks for a newer version, unless that was done lately.
    pub(super) fn look_for_build(&mut self, at: Now, effects: &mut Vec<Effect>) {
        let now = at.stamp.utc_ms;
        // A clock that was set back is no reason never to look again.
        let age = (now - self.device.extras.looked_at).abs();
        if self.is_in_session() {
            return;
        }
        if age >= LOOK_AFTER_MS {
            self.device.extras.looked_at = now;
            effects.push(Effect::Extras(ExtrasEffect::LookForBuild));
        }
        // What was kept may be gone since.
        effects.push(Effect::Extras(ExtrasEffect::CheckOffline));
    }

    fn build_is(&mut self, build: Build, effects: &mut Vec<Effect>) {
        if build == Build::Taken {
            self.device.extras.build = Build::Outdated;
            self.device.extras.reloads_once_saved = true;
            self.reload_once_saved(effects);
        } else if self.device.extras.build != Build::Outdated {
            // What is outdated stays so: a reload gives what has taken over.
            self.device.extras.build = build;
        }
    }

    /// A build takes over while no tab has a session, and finds each tab in its own build. A
    /// session that has begun here since is not cut off, and what no store takes is not lost:
    /// then the person is told instead.
    pub(super) fn reload_once_saved(&mut self, effects: &mut Vec<Effect>) {
        let is_free = !self.is_in_session() && self.session.starting.is_none();
        let is_due = std::mem::take(&mut self.device.extras.reloads_once_saved) && is_free;
        match self.storage.saving() {
            Saving::Saved if is_due => effects.push(Effect::Extras(ExtrasEffect::Reload)),
            Saving::UnderWay => self.device.extras.reloads_once_saved = is_due,
            Saving::Saved | Saving::Late | Saving::Failed => {}
        }
    }

    /// What is shown is not shown again, nor are news of a version that the person
    /// begins with.
    pub(super) fn put_away(&mut self, at: Now) {
        let seen = self.diary.seen.unwrap_or_default();
        let is_hint = matches!(self.extra(), Extra::Install | Extra::InstallByHand);
        let seen = Seen {
            news: seen.news.max(words::NEWS.0),
            install: seen.install || is_hint,
        };
        if self.diary.seen != Some(seen) {
            self.diary.put(&Key::Seen, seen.to_text(), at.write_time());
        }
    }
}
