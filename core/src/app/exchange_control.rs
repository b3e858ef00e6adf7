//! The diary as the person's own: handed out, told, taken in, erased.

use super::{
    CopyEffect, CopyWay, Effect, Exchange, ExchangeEffect, ExchangeEvent, Form, Forms, Model,
    Navigation, Now, Screen, SessionState,
};
use crate::diary::{FileError, Incoming, Speaker, Summary};
use crate::words;

/// What the person is told about the file that they chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileOutcome {
    /// It was refused, or taken in.
    Told(String),
    /// It can be taken in.
    Offered {
        /// What that would change.
        changes: Vec<String>,
        /// Whether it has anything that is not here.
        has_news: bool,
        /// Whether it has anything that was deleted here.
        has_deleted: bool,
    },
}

impl Model {
    pub(super) fn exchange_event(
        &mut self,
        event: ExchangeEvent,
        at: Now,
        effects: &mut Vec<Effect>,
    ) {
        match event {
            ExchangeEvent::HandOut(form) => {
                self.device.lacks.files = false;
                self.hand_out(form, effects);
            }
            ExchangeEvent::NotHandedOut => self.device.lacks.files = true,
            ExchangeEvent::Chose => effects.push(Effect::Exchange(ExchangeEffect::ReadFile)),
            ExchangeEvent::FileCame(text) => self.look_into(text, at),
            ExchangeEvent::TakeIn(brings_back) => self.take_in(brings_back, at, effects),
            ExchangeEvent::LeaveIt => self.forms.exchange = Exchange::Nothing,
            ExchangeEvent::AskToErase(is_meant) => {
                self.forms.exchange = Exchange::Erasing(is_meant);
            }
            ExchangeEvent::Erase => self.erase(at, effects),
        }
    }

    /// What became of the file that the person chose. It is said to be taken in once that is
    /// on the disk.
    pub fn file_outcome(&self) -> Option<FileOutcome> {
        match &self.forms.exchange {
            Exchange::Nothing | Exchange::Erasing(_) | Exchange::Erased => None,
            Exchange::Refused(refusal) => Some(FileOutcome::Told(words::file_error(*refusal))),
            Exchange::TakenIn => {
                let is_saved = self.storage.is_saved();
                is_saved.then(|| FileOutcome::Told(words::TAKEN_IN.to_owned()))
            }
            Exchange::Offered(_, words, plan) => Some(FileOutcome::Offered {
                changes: words.lines().map(str::to_owned).collect(),
                has_news: plan.is_news(),
                has_deleted: plan.deleted_here > 0,
            }),
        }
    }

    /// Whether all was erased, on the disk too.
    pub fn is_erased(&self) -> bool {
        self.forms.exchange == Exchange::Erased && self.storage.is_saved()
    }

    /// What a trainer is told, as it is shown and sent.
    pub fn summary(&self) -> String {
        let summary = Summary::of(&self.diary, self.today, self.forms.tells_notes);
        words::summary(&summary)
    }

    /// Whether there is anything to tell.
    pub fn has_history(&self) -> bool {
        self.diary.log.last().is_some()
            || !self.diary.measured.is_empty()
            || !self.diary.scored.is_empty()
    }

    fn hand_out(&mut self, form: Form, effects: &mut Vec<Effect>) {
        match form {
            // The same file, whichever way it is asked for.
            Form::Json => self.make_copy(CopyWay::HandOut, effects),
            Form::Table => {
                let (name, table) = (self.file_name(".csv"), self.diary.to_csv());
                effects.push(Effect::Exchange(ExchangeEffect::HandOut(name, table)));
            }
        }
    }

    /// A file was read, or refused at once.
    fn look_into(&mut self, text: Result<String, FileError>, at: Now) {
        let read = text.and_then(|text| Incoming::read(&text, at.write_time()));
        self.forms.exchange = match read {
            Err(refusal) => Exchange::Refused(refusal),
            Ok(incoming) => {
                let plan = self.diary.plan(&incoming);
                let words = words::would_change(&incoming, &plan);
                Exchange::Offered(incoming, words, plan)
            }
        };
    }

    fn take_in(&mut self, brings_back: bool, at: Now, effects: &mut Vec<Effect>) {
        let Exchange::Offered(incoming, ..) = std::mem::take(&mut self.forms.exchange) else {
            return;
        };
        let speaker = self.diary.settings.speaker;
        self.diary.take_in(&incoming, brings_back, at.write_time());
        self.speak_as(speaker, effects);
        self.forms.exchange = Exchange::TakenIn;
    }

    /// All is as on the first day, if the person has said that this is meant.
    fn erase(&mut self, at: Now, effects: &mut Vec<Effect>) {
        if !matches!(self.forms.exchange, Exchange::Erasing(true)) {
            return;
        }
        let speaker = self.diary.settings.speaker;
        let mut diary = std::mem::take(&mut self.diary);
        diary.erase(at.write_time());
        *self = Model {
            diary,
            storage: self.storage.after_erasing(),
            navigation: Navigation {
                screen: Screen::Data,
                drawn: self.navigation.drawn,
                ..Navigation::default()
            },
            session: SessionState::default(),
            device: self.device.clone(),
            forms: Forms {
                exchange: Exchange::Erased,
                ..Forms::default()
            },
            today: self.today,
        };
        effects.push(Effect::Copy(CopyEffect::ForgetFile));
        self.speak_as(speaker, effects);
    }

    /// The voice that is there is `speaker`'s: another may be wanted by now.
    pub(super) fn speak_as(&mut self, speaker: Speaker, effects: &mut Vec<Effect>) {
        if self.diary.settings.speaker != speaker {
            self.device.voice = None;
            self.want_voice(effects);
        }
    }
}
