//! What is wanted on the screens that a stretch does not need, and nowhere else.
//! A release build puts it into the wasm that those screens are in; before that has
//! come, what is wanted of it waits here.

use super::keeping::Undoable;
use super::model::A_PAGE;
use super::{Apart, At, Effect, Exchange, LazyEffect, LazyIntent, Model, Screen, Sent};
use crate::diary::{Id, Key};
use crate::method::{Note, Offer, Routine, Tempo};
use std::sync::Arc;
use std::time::Duration;

/// [`Model::handle_lazy`], in whichever wasm it is: called only once that has come.
pub type LazyUpdate = fn(&mut Model, Arc<LazyIntent>, At, &mut Vec<Effect>);

/// What waits for the part that comes later.
#[derive(Clone, Debug, Default)]
pub(super) struct Waiting {
    intents: Vec<Arc<LazyIntent>>,
    /// Whether the person has asked for any of it.
    is_wanted: bool,
}

impl Model {
    /// The person wants something of that part. Before it has come, it is fetched, and
    /// then this is done.
    pub(super) fn want_lazy(&mut self, intent: Arc<LazyIntent>, at: At, effects: &mut Vec<Effect>) {
        if self.apart != Apart::There {
            self.waiting.is_wanted = true;
            self.fetch_lazy(effects);
        }
        self.once_there(intent, at, effects);
    }

    /// Has something done by that part: now, or once it has come.
    pub(super) fn once_there(
        &mut self,
        intent: Arc<LazyIntent>,
        at: At,
        effects: &mut Vec<Effect>,
    ) {
        if self.apart == Apart::There {
            handle(self, intent, at, effects);
            return;
        }
        // What is asked for twice is done once.
        let kind = std::mem::discriminant(&*intent);
        let waiting = &mut self.waiting.intents;
        waiting.retain(|other| std::mem::discriminant(&**other) != kind);
        waiting.push(intent);
    }

    /// Fetches that part, where it could not be had before.
    pub(super) fn fetch_lazy(&mut self, effects: &mut Vec<Effect>) {
        if self.apart == Apart::Missing {
            self.apart = Apart::Coming;
            effects.push(Effect::FetchApart);
        }
    }

    /// That part was fetched, or could not be. What waits for it is done, or waits on.
    pub(super) fn lazy_came(&mut self, has_come: bool, at: At, effects: &mut Vec<Effect>) {
        match (self.apart, has_come) {
            // It was late, and has come meanwhile.
            (Apart::There, _) => {}
            (_, false) => self.apart = Apart::Missing,
            (_, true) => {
                self.apart = Apart::There;
                handle(self, Arc::new(LazyIntent::Watch), at, effects);
                for intent in std::mem::take(&mut self.waiting).intents {
                    handle(self, intent, at, effects);
                }
            }
        }
    }

    /// Whether the person waits for something of that part.
    pub fn waits_for_lazy(&self) -> bool {
        self.waiting.is_wanted
    }
}

fn handle(model: &mut Model, intent: Arc<LazyIntent>, at: At, effects: &mut Vec<Effect>) {
    (model.lazy_update)(model, intent, at, effects);
}

impl Model {
    /// Takes an intent of that part.
    pub fn handle_lazy(&mut self, intent: Arc<LazyIntent>, at: At, effects: &mut Vec<Effect>) {
        match Arc::unwrap_or_clone(intent) {
            LazyIntent::Step(part, up) => {
                self.change(self.changing().stepped(part, up), at);
            }
            LazyIntent::BeginWith(first) => {
                self.change(self.changing().with_first(first), at);
            }
            LazyIntent::Note(words) => self.write_note(Note::new(&words), at),
            LazyIntent::CopyLink => effects.push(Effect::Lazy(LazyEffect::Copy(Sent::Link(
                self.sending_link(),
            )))),
            LazyIntent::Copied(is_copied) => self.copied = Some(is_copied),
            LazyIntent::ShareLink => effects.push(Effect::Lazy(LazyEffect::Share(Sent::Link(
                self.sending_link(),
            )))),
            LazyIntent::TellNotes(are_told) => {
                self.tells_notes = are_told;
                self.copied = None;
            }
            LazyIntent::CopyText(text) => {
                effects.push(Effect::Lazy(LazyEffect::Copy(Sent::Text(text))))
            }
            LazyIntent::ShareText(text) => {
                effects.push(Effect::Lazy(LazyEffect::Share(Sent::Text(text))))
            }
            LazyIntent::NotShared(sent) => effects.push(Effect::Lazy(LazyEffect::Copy(sent))),
            LazyIntent::NotPrinted => self.lacks.printing = true,
            LazyIntent::NotHandedOut => self.lacks.files = true,
            LazyIntent::Print => effects.push(Effect::Lazy(LazyEffect::Print)),
            LazyIntent::TempoTap => {
                self.tempo
                    .tap(Duration::from_millis(at.stamp.utc_ms as u64));
            }
            LazyIntent::TempoAgain => self.tempo = Tempo::default(),
            LazyIntent::KeepTempo => {
                (self.diary.mine.routine, _) = self.tempo.applied(self.diary.mine.routine);
                self.store_routine(at);
                self.screen = Screen::Routine;
                effects.push(Effect::GoInstead(Screen::Routine));
            }
            LazyIntent::UsualRoutine => {
                self.diary.mine = Offer::default();
                self.store_routine(at);
            }
            LazyIntent::RemindAt(time) => {
                let mut settings = self.diary.settings;
                settings.chosen = Some(settings.reminders().at(&time));
                self.store_settings(settings, at);
            }
            LazyIntent::AddToCalendar => {
                let mut settings = self.diary.settings;
                let reminders = settings.reminders().known_by(at.chance);
                settings.chosen = Some(reminders);
                self.store_settings(settings, at);
                effects.push(Effect::Lazy(LazyEffect::Remind(
                    reminders,
                    self.diary.mine.routine,
                    at.stamp,
                )));
            }
            LazyIntent::Clear(sign) => self.clear(sign, at),
            LazyIntent::Delete(id) => self.delete_session(id, at, effects),
            LazyIntent::StepAngle(leg, by, up) => self.step_angle(leg, by, up),
            LazyIntent::EnterAngle(leg, by, angle) => self.enter_angle(leg, by, angle),
            LazyIntent::KeepMeasured => self.keep_measured(at, effects),
            LazyIntent::CorrectMeasurement(id) => self.correct_measurement(&id),
            LazyIntent::DeleteMeasurement(id) => self.delete_measurement(id, at),
            LazyIntent::Name(thing) => self.name(thing, at),
            LazyIntent::Score(score) => self.score(score, at),
            LazyIntent::CorrectScore(id, score) => self.correct_score(&id, score, at),
            LazyIntent::HandOut(form) => self.hand_out(form, effects),
            LazyIntent::MakeCopy(way) => self.make_copy(way, effects),
            LazyIntent::WriteCopy => self.write_copy(effects),
            LazyIntent::CopyMade(is_kept_file) => self.copy_was_made(is_kept_file, at),
            LazyIntent::CopyNotMade(trouble) => self.copy_was_not_made(trouble),
            LazyIntent::Chose => effects.push(Effect::Lazy(LazyEffect::ReadFile)),
            LazyIntent::FileCame(text) => self.look_into(text, at),
            LazyIntent::TakeIn(brings_back) => self.take_in(brings_back, at, effects),
            LazyIntent::AskToErase(is_meant) => self.exchange = Exchange::Erasing(is_meant),
            LazyIntent::Erase => self.erase(at, effects),
            LazyIntent::ShowOlder => self.listed += A_PAGE,
            LazyIntent::Undo => self.undo(at),
            LazyIntent::LeaveIt => self.exchange = Exchange::Nothing,
            LazyIntent::Watch => self.watch(at, effects),
            LazyIntent::LookForBuild => self.look_for_build(at, effects),
            LazyIntent::BuildIs(build) => self.build_is(build, effects),
            LazyIntent::Update => self.update(effects),
            LazyIntent::CanInstall(install) => self.extras.install = install,
            LazyIntent::Install => self.install(at, effects),
            LazyIntent::PutAway => self.put_away(at),
        }
    }

    /// Deletes a session; where it has the screen to itself, that leads back.
    fn delete_session(&mut self, id: Id, at: At, effects: &mut Vec<Effect>) {
        if self.screen == Screen::Entry {
            self.screen = Screen::Progress;
            effects.push(Effect::GoInstead(Screen::Progress));
        }
        self.delete(Key::Entry(id), Undoable::SessionDeleted, at);
    }

    /// What goes with a routine for another person: kept as it is typed, until its
    /// screen is left.
    fn write_note(&mut self, note: Option<Note>, at: At) {
        match &note {
            Some(note) => {
                let words = note.words().to_owned();
                self.diary.put(&Key::Note, words, at.write_time());
            }
            None => self.diary.delete(&Key::Note, at.write_time()),
        }
        self.sending.note = note;
        self.copied = None;
        self.storage.has_changed = true;
    }

    fn change(&mut self, routine: Routine, at: At) {
        if self.screen == Screen::Share {
            self.sending.routine = routine;
            self.copied = None;
        } else {
            self.diary.mine.routine = routine;
            self.store_routine(at);
        }
    }
}
