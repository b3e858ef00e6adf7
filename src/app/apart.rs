//! What is wanted on the screens that a stretch does not need, and nowhere else.
//! A release build puts it into the wasm that those screens are in.

use super::keeping::Undoable;
use super::model::A_PAGE;
use super::{Apart, At, Effect, Exchange, Intent, Model, Screen, Sent};
use crate::diary::{Id, Key};
use crate::stretch::{Note, Offer, Routine, Tempo};
use std::time::Duration;

/// [`Model::handle_apart`], wherever it is. Where it has not come, those screens
/// have not, either, and nobody there has asked for anything.
pub(super) fn handle(model: &mut Model, intent: Intent, at: At, effects: &mut Vec<Effect>) {
    if model.apart != Apart::There {
        return;
    }
    #[cfg(apart)]
    crate::seam::handle(model, intent, at, effects);
    #[cfg(not(apart))]
    model.handle_apart(intent, at, effects);
}

impl Model {
    /// Takes an intent of one of those screens.
    pub(crate) fn handle_apart(&mut self, intent: Intent, at: At, effects: &mut Vec<Effect>) {
        match intent {
            Intent::Withdraw => self.withdraw(at),
            Intent::Step(part, up) => {
                self.change(self.changing().stepped(part, up), at);
            }
            Intent::BeginWith(first) => {
                self.change(self.changing().with_first(first), at);
            }
            Intent::Note(words) => self.write_note(Note::new(&words), at),
            Intent::CopyLink => effects.push(Effect::Copy(Sent::Link(self.sending_link()))),
            Intent::Copied(is_copied) => self.copied = Some(is_copied),
            Intent::ShareLink => effects.push(Effect::Share(Sent::Link(self.sending_link()))),
            Intent::TellNotes(are_told) => {
                self.tells_notes = are_told;
                self.copied = None;
            }
            Intent::CopyText(text) => effects.push(Effect::Copy(Sent::Text(text))),
            Intent::ShareText(text) => effects.push(Effect::Share(Sent::Text(text))),
            Intent::Print => effects.push(Effect::Print),
            Intent::TempoTap => {
                self.tempo
                    .tap(Duration::from_millis(at.stamp.utc_ms as u64));
            }
            Intent::TempoAgain => self.tempo = Tempo::default(),
            Intent::KeepTempo => {
                (self.diary.mine.routine, _) = self.tempo.applied(self.diary.mine.routine);
                self.store_routine(at);
                self.screen = Screen::Routine;
                effects.push(Effect::GoInstead(Screen::Routine));
            }
            Intent::UsualRoutine => {
                self.diary.mine = Offer::default();
                self.store_routine(at);
            }
            Intent::RemindAt(time) => {
                let mut settings = self.diary.settings;
                settings.chosen = Some(settings.reminders().at(&time));
                self.store_settings(settings, at);
            }
            Intent::AddToCalendar => {
                let mut settings = self.diary.settings;
                let reminders = settings.reminders().known_by(at.chance);
                settings.chosen = Some(reminders);
                self.store_settings(settings, at);
                effects.push(Effect::Remind(reminders, self.diary.mine.routine, at.stamp));
            }
            Intent::Delete(id) => self.delete_session(id, at, effects),
            Intent::StepAngle(leg, by, up) => self.step_angle(leg, by, up),
            Intent::ClearAngle(leg, by) => self.clear_angle(leg, by),
            Intent::KeepMeasured => self.keep_measured(at, effects),
            Intent::CorrectMeasurement(id) => self.correct_measurement(&id),
            Intent::DeleteMeasurement(id) => self.delete_measurement(id, at),
            Intent::Name(thing) => self.name(thing, at),
            Intent::Score(score) => self.score(score, at),
            Intent::CorrectScore(id, score) => self.correct_score(&id, score, at),
            Intent::HandOut(form) => self.hand_out(form, effects),
            Intent::MakeCopy(way) => self.make_copy(way, effects),
            Intent::WriteCopy => self.write_copy(effects),
            Intent::CopyMade(is_kept_file) => self.copy_was_made(is_kept_file, at),
            Intent::CopyNotMade(trouble) => self.copy_was_not_made(trouble),
            Intent::Chose => effects.push(Effect::ReadFile),
            Intent::FileCame(text) => self.look_into(text, at),
            Intent::TakeIn(brings_back) => self.take_in(brings_back, at, effects),
            Intent::AskToErase(is_meant) => self.exchange = Exchange::Erasing(is_meant),
            Intent::Erase => self.erase(at, effects),
            Intent::ShowOlder => self.listed += A_PAGE,
            Intent::Undo => self.undo(at),
            Intent::LeaveIt => self.exchange = Exchange::Nothing,
            Intent::ApartCame(..)
            | Intent::Returned
            | Intent::BuildIs(..)
            | Intent::Update
            | Intent::CanInstall(..)
            | Intent::Install
            | Intent::PutAway => self.handle_extras(intent, at, effects),
            // These are wanted elsewhere, too, and were taken before.
            Intent::Start
            | Intent::Tick(..)
            | Intent::Answered
            | Intent::HaveAsked
            | Intent::Continue
            | Intent::FinishHere
            | Intent::Claimed
            | Intent::RunsElsewhere
            | Intent::LookedForSession(..)
            | Intent::UseHere
            | Intent::SessionTaken
            | Intent::Storage(..)
            | Intent::Pause
            | Intent::Resume
            | Intent::Skip
            | Intent::BackOneRep
            | Intent::TakeLonger
            | Intent::HearNothing
            | Intent::AskToStop
            | Intent::KeepGoing
            | Intent::Stop(..)
            | Intent::Wake
            | Intent::SoundStopped
            | Intent::SoundFailed
            | Intent::Went(..)
            | Intent::KeepOffer
            | Intent::Set(..)
            | Intent::TrySound
            | Intent::Draw
            | Intent::VoiceIsDue
            | Intent::VoiceCame(..)
            | Intent::LearnCame(..)
            | Intent::Say(..)
            | Intent::PainBefore(..)
            | Intent::Escape
            | Intent::StoreAgain
            | Intent::ScreenNotHeld
            | Intent::IsKept => {}
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
