//! A copy of the diary outside the browser: when it is offered, and what is not in it.

use super::copy_state::Copying;
use super::{CopyEffect, CopyEvent, CopyTrouble, CopyWay, Effect, Model, Now};
use crate::diary::{Copied, Entry, Key};
use crate::words;

/// A copy is offered from so many sessions on.
const FROM_SESSIONS: usize = 3;
/// It is offered again when so many days of sessions are in no file.
const AFTER_DAYS: i64 = 14;

impl Model {
    pub(super) fn copy_event(&mut self, event: CopyEvent, at: Now, effects: &mut Vec<Effect>) {
        match event {
            CopyEvent::Make(way) => self.make_copy(way, effects),
            CopyEvent::Made(is_kept_file) => self.copy_was_made(is_kept_file, at),
            CopyEvent::NotMade(trouble) => self.copy_was_not_made(trouble),
        }
    }

    /// Sessions that are in no copy.
    pub fn sessions_not_copied(&self) -> usize {
        self.not_copied().count()
    }

    fn not_copied(&self) -> impl Iterator<Item = &Entry> {
        let entries = self.diary.log.entries().iter();
        entries.filter(|entry| !self.diary.is_copied(&Key::Entry(entry.id.clone())))
    }

    /// Angles and scores that are in no copy.
    pub fn measurements_not_copied(&self) -> usize {
        let measured = self.diary.measured.iter();
        let measured = measured.map(|each| Key::Measured(each.id.clone()));
        let scored = self.diary.scored.iter();
        let scored = scored.map(|each| Key::Scored(each.id.clone()));
        let all = measured.chain(scored);
        all.filter(|key| !self.diary.is_copied(key)).count()
    }

    /// Whether a copy is to be offered.
    pub fn offers_copy(&self) -> bool {
        let entries = self.diary.log.entries().len();
        let is_due = match self.diary.copied {
            None => entries >= FROM_SESSIONS,
            Some(_) => {
                let oldest = self.not_copied().map(Entry::day).min();
                oldest.is_some_and(|day| self.today.0 - day.0 >= AFTER_DAYS)
            }
        };
        is_due && !self.is_in_session()
    }

    /// Whether nothing was ever done here, and a copy may be elsewhere.
    pub fn may_have_copy(&self) -> bool {
        self.is_first_time() && self.session.unfinished.is_none()
    }

    /// Makes a copy.
    pub(super) fn make_copy(&mut self, way: CopyWay, effects: &mut Vec<Effect>) {
        let file = self.diary.to_json();
        let name = self.file_name(".json");
        let is_file = way != CopyWay::HandOut;
        *self.storage.copying.of(is_file) = Some(self.diary.records().newest());
        effects.push(Effect::Copy(CopyEffect::Make(way, name, file)));
    }

    /// What a file of the diary is called, with this ending.
    pub(super) fn file_name(&self, ending: &str) -> String {
        words::FILE_NAME.to_owned() + "-" + &self.today.in_figures() + ending
    }

    /// After a session: where a file was chosen, it is written again.
    pub(super) fn write_copy(&mut self, effects: &mut Vec<Effect>) {
        if self.diary.copied.is_some_and(|copied| copied.is_kept_file) {
            self.make_copy(CopyWay::WriteFile, effects);
        }
    }

    /// A copy was made; whether to a file that can be written again.
    fn copy_was_made(&mut self, is_kept_file: bool, at: Now) {
        let Some(up_to) = self.storage.copying.of(is_kept_file).take() else {
            return;
        };
        let was_kept_file = self.diary.copied.is_some_and(|copied| copied.is_kept_file);
        let copied = Copied {
            at: at.stamp,
            up_to,
            is_kept_file: is_kept_file || was_kept_file,
        };
        self.storage.copy_trouble = None;
        self.diary
            .put(&Key::Copied, copied.to_text(), at.write_time());
    }

    /// A copy was not made; `None` where the person did not want it after all.
    fn copy_was_not_made(&mut self, trouble: Option<CopyTrouble>) {
        // Which one is not told, and what is not known to be copied is not.
        self.storage.copying = Copying::default();
        self.storage.copy_trouble = trouble.or(self.storage.copy_trouble);
    }
}
