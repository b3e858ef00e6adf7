//! What is wanted on the screens that a stretch does not need, and nowhere else.
//! A release build puts it into the wasm that those screens are in.

use super::model::A_PAGE;
use super::{Apart, At, Effect, Exchange, Intent, Model, Screen, Sent};
use crate::diary::Key;
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
            Intent::Withdraw => self.withdraw(effects),
            Intent::Step(part, up) => {
                self.change(self.changing().stepped(part, up), effects);
            }
            Intent::BeginWith(first) => {
                self.change(self.changing().with_first(first), effects);
            }
            Intent::Note(words) => {
                self.sending.note = Note::new(&words);
                self.copied = None;
            }
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
                (self.mine.routine, _) = self.tempo.applied(self.mine.routine);
                self.store_routine(effects);
                self.screen = Screen::Routine;
                effects.push(Effect::GoInstead(Screen::Routine));
            }
            Intent::UsualRoutine => {
                self.mine = Offer::default();
                self.store_routine(effects);
            }
            Intent::RemindAt(time) => {
                self.settings.chosen = Some(self.settings.reminders().at(&time));
                self.store_settings(effects);
            }
            Intent::AddToCalendar => {
                let reminders = self.settings.reminders().known_by(at.chance);
                self.settings.chosen = Some(reminders);
                self.store_settings(effects);
                effects.push(Effect::Remind(reminders, self.mine.routine, at.stamp));
            }
            Intent::Delete(id) => {
                if let Some(entry) = self.log.remove(&id) {
                    let key = Key::Entry(id);
                    self.unsaved.retain(|unsaved| *unsaved != key);
                    self.deleted = Some(entry);
                    effects.push(Effect::Forget(key));
                }
            }
            Intent::StepAngle(leg, by, up) => self.step_angle(leg, by, up),
            Intent::KeepMeasured => self.keep_measured(at, effects),
            Intent::Name(thing) => self.name(thing, effects),
            Intent::Score(score) => self.score(score, at, effects),
            Intent::HandOut(form) => self.hand_out(form, effects),
            Intent::Chose => effects.push(Effect::ReadFile),
            Intent::FileCame(text) => self.look_into(text),
            Intent::TakeIn => self.take_in(effects),
            Intent::AskToErase(is_meant) => self.exchange = Exchange::Erasing(is_meant),
            Intent::Erase => self.erase(at, effects),
            Intent::ShowOlder => self.listed += A_PAGE,
            Intent::Undo => {
                if let Some(entry) = self.deleted.take() {
                    self.keep(entry, effects);
                }
            }
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
            | Intent::RunsElsewhere(..)
            | Intent::Recovered(..)
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
            | Intent::NotStored(..)
            | Intent::NotSetAside(..)
            | Intent::StoreAgain
            | Intent::IsNewer(..)
            | Intent::ScreenNotHeld
            | Intent::IsKept => {}
        }
    }

    fn change(&mut self, routine: Routine, effects: &mut Vec<Effect>) {
        if self.screen == Screen::Share {
            self.sending.routine = routine;
            self.copied = None;
        } else {
            self.mine.routine = routine;
            self.store_routine(effects);
        }
    }
}
