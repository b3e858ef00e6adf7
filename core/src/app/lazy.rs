//! What is wanted on the screens that a stretch does not need, and nowhere else. It is in
//! the wasm that those screens are in; before that has come, what is wanted of it waits
//! here.

use super::navigation::A_PAGE;
use super::persist::Undoable;
use super::{Effect, Exchange, LazyEffect, LazyEvent, LazyState, Model, Now, Screen, Sent};
use crate::diary::{Id, Key};
use crate::method::{Note, Offer, Routine, Tempo};
use std::sync::Arc;
use std::time::Duration;

/// [`Model::handle_lazy`], as the part that comes later brings it.
pub type LazyUpdate = fn(&mut Model, Arc<LazyEvent>, Now, &mut Vec<Effect>);

/// The part of the app that comes later.
#[derive(Clone, Debug, Default)]
pub struct Lazy {
    /// What handles its events, once it has come.
    update: Option<LazyUpdate>,
    /// Whether the last attempt to fetch it failed.
    has_failed: bool,
    /// What waits for it.
    waiting: Vec<Arc<LazyEvent>>,
}

impl Lazy {
    /// Whether it has come.
    pub fn state(&self) -> LazyState {
        match (self.update, self.has_failed) {
            (Some(_), _) => LazyState::Loaded,
            (None, true) => LazyState::Failed,
            (None, false) => LazyState::Loading,
        }
    }
}

impl Model {
    /// The person wants something of that part. Before it has come, it is fetched, and
    /// then this is done.
    pub(super) fn want_lazy(&mut self, event: Arc<LazyEvent>, at: Now, effects: &mut Vec<Effect>) {
        if self.lazy.state() != LazyState::Loaded {
            self.fetch_lazy(effects);
        }
        self.once_loaded(event, at, effects);
    }

    /// Has something done by that part: now, or once it has come.
    pub(super) fn once_loaded(
        &mut self,
        event: Arc<LazyEvent>,
        at: Now,
        effects: &mut Vec<Effect>,
    ) {
        if let Some(update) = self.lazy.update {
            update(self, event, at, effects);
            return;
        }
        // What is asked for twice is done once.
        let kind = std::mem::discriminant(&*event);
        let waiting = &mut self.lazy.waiting;
        waiting.retain(|other| std::mem::discriminant(&**other) != kind);
        waiting.push(event);
    }

    /// Fetches that part, where it could not be had before.
    pub(super) fn fetch_lazy(&mut self, effects: &mut Vec<Effect>) {
        if self.lazy.state() == LazyState::Failed {
            self.lazy.has_failed = false;
            effects.push(Effect::FetchLazy);
        }
    }

    /// That part was fetched, or could not be. What waits for it is done, or waits on.
    pub(super) fn lazy_came(
        &mut self,
        came: Option<LazyUpdate>,
        at: Now,
        effects: &mut Vec<Effect>,
    ) {
        self.lazy.has_failed = came.is_none();
        // One that was late may have come meanwhile.
        if let (None, Some(update)) = (self.lazy.update, came) {
            self.lazy.update = came;
            update(self, Arc::new(LazyEvent::Watch), at, effects);
            for event in std::mem::take(&mut self.lazy.waiting) {
                update(self, event, at, effects);
            }
        }
    }
}

impl Model {
    /// Takes an event of that part.
    pub fn handle_lazy(&mut self, event: Arc<LazyEvent>, at: Now, effects: &mut Vec<Effect>) {
        match Arc::unwrap_or_clone(event) {
            LazyEvent::Step(part, up) => {
                self.change(self.changing().stepped(part, up), at);
            }
            LazyEvent::BeginWith(first) => {
                self.change(self.changing().with_first(first), at);
            }
            LazyEvent::Note(words) => self.write_note(Note::new(&words), at),
            LazyEvent::CopyLink => effects.push(Effect::Lazy(LazyEffect::Copy(Sent::Link(
                self.sending_link(),
            )))),
            LazyEvent::Copied(is_copied) => self.forms.copied = Some(is_copied),
            LazyEvent::ShareLink => effects.push(Effect::Lazy(LazyEffect::Share(Sent::Link(
                self.sending_link(),
            )))),
            LazyEvent::TellNotes(are_told) => {
                self.forms.tells_notes = are_told;
                self.forms.copied = None;
            }
            LazyEvent::CopyText(text) => {
                effects.push(Effect::Lazy(LazyEffect::Copy(Sent::Text(text))))
            }
            LazyEvent::ShareText(text) => {
                effects.push(Effect::Lazy(LazyEffect::Share(Sent::Text(text))))
            }
            LazyEvent::NotShared(sent) => effects.push(Effect::Lazy(LazyEffect::Copy(sent))),
            LazyEvent::NotPrinted => self.device.lacks.printing = true,
            LazyEvent::NotHandedOut => self.device.lacks.files = true,
            LazyEvent::Print => effects.push(Effect::Lazy(LazyEffect::Print)),
            LazyEvent::TempoTap => {
                self.forms
                    .tempo
                    .tap(Duration::from_millis(at.stamp.utc_ms as u64));
            }
            LazyEvent::TempoAgain => self.forms.tempo = Tempo::default(),
            LazyEvent::KeepTempo => {
                (self.diary.mine.routine, _) = self.forms.tempo.applied(self.diary.mine.routine);
                self.store_routine(at);
                self.navigation.screen = Screen::Routine;
                effects.push(Effect::GoInstead(Screen::Routine));
            }
            LazyEvent::UsualRoutine => {
                self.diary.mine = Offer::default();
                self.store_routine(at);
            }
            LazyEvent::RemindAt(time) => {
                let mut settings = self.diary.settings;
                settings.chosen = Some(settings.reminders().at(&time));
                self.store_settings(settings, at);
            }
            LazyEvent::AddToCalendar => {
                let mut settings = self.diary.settings;
                let reminders = settings.reminders().known_by(at.nonce);
                settings.chosen = Some(reminders);
                self.store_settings(settings, at);
                effects.push(Effect::Lazy(LazyEffect::Remind(
                    reminders,
                    self.diary.mine.routine,
                    at.stamp,
                )));
            }
            LazyEvent::Clear(sign) => self.clear(sign, at),
            LazyEvent::Delete(id) => self.delete_session(id, at, effects),
            LazyEvent::StepAngle(leg, by, up) => self.step_angle(leg, by, up),
            LazyEvent::EnterAngle(leg, by, angle) => self.enter_angle(leg, by, angle),
            LazyEvent::KeepMeasured => self.keep_measured(at, effects),
            LazyEvent::CorrectMeasurement(id) => self.correct_measurement(&id),
            LazyEvent::DeleteMeasurement(id) => self.delete_measurement(id, at),
            LazyEvent::Name(thing) => self.name(thing, at),
            LazyEvent::Score(score) => self.score(score, at),
            LazyEvent::CorrectScore(id, score) => self.correct_score(&id, score, at),
            LazyEvent::HandOut(form) => self.hand_out(form, effects),
            LazyEvent::MakeCopy(way) => self.make_copy(way, effects),
            LazyEvent::WriteCopy => self.write_copy(effects),
            LazyEvent::CopyMade(is_kept_file) => self.copy_was_made(is_kept_file, at),
            LazyEvent::CopyNotMade(trouble) => self.copy_was_not_made(trouble),
            LazyEvent::Chose => effects.push(Effect::Lazy(LazyEffect::ReadFile)),
            LazyEvent::FileCame(text) => self.look_into(text, at),
            LazyEvent::TakeIn(brings_back) => self.take_in(brings_back, at, effects),
            LazyEvent::AskToErase(is_meant) => self.forms.exchange = Exchange::Erasing(is_meant),
            LazyEvent::Erase => self.erase(at, effects),
            LazyEvent::ShowOlder => self.navigation.listed += A_PAGE,
            LazyEvent::Undo => self.undo(at),
            LazyEvent::LeaveIt => self.forms.exchange = Exchange::Nothing,
            LazyEvent::Watch => self.watch(at, effects),
            LazyEvent::LookForBuild => self.look_for_build(at, effects),
            LazyEvent::BuildIs(build) => self.build_is(build, effects),
            LazyEvent::Update => self.ask_for_build(effects),
            LazyEvent::CanInstall(install) => self.device.extras.install = install,
            LazyEvent::Install => self.install(at, effects),
            LazyEvent::PutAway => self.put_away(at),
        }
    }

    /// Deletes a session; where it has the screen to itself, that leads back.
    fn delete_session(&mut self, id: Id, at: Now, effects: &mut Vec<Effect>) {
        if self.navigation.screen == Screen::Entry {
            self.navigation.screen = Screen::Progress;
            effects.push(Effect::GoInstead(Screen::Progress));
        }
        self.delete(Key::Entry(id), Undoable::SessionDeleted, at);
    }

    /// What goes with a routine for another person: kept as it is typed, until its
    /// screen is left.
    fn write_note(&mut self, note: Option<Note>, at: Now) {
        match &note {
            Some(note) => {
                let words = note.words().to_owned();
                self.diary.put(&Key::Note, words, at.write_time());
            }
            None => self.diary.delete(&Key::Note, at.write_time()),
        }
        self.forms.sending.note = note;
        self.forms.copied = None;
        self.storage.has_changed = true;
    }

    fn change(&mut self, routine: Routine, at: Now) {
        if self.navigation.screen == Screen::Share {
            self.forms.sending.routine = routine;
            self.forms.copied = None;
        } else {
            self.diary.mine.routine = routine;
            self.store_routine(at);
        }
    }
}
