//! The diary as the person's own: handed out, told, taken in, erased.

use super::{At, Effect, Model, Screen, Storing};
use crate::diary::{Found, Incoming, Plan, Refusal, Speaker, Summary};
use crate::words;

/// What the diary is handed out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All of it, to be kept and taken in again.
    Json,
    /// The sessions, for a spreadsheet.
    Table,
}

/// What the person is about to do with all of the diary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Exchange {
    /// Nothing.
    #[default]
    Nothing,
    /// A file was chosen that is refused.
    Refused(Refusal),
    /// A file was read: what it holds, what that would change, in words, and
    /// whether that is anything. Nothing has changed yet.
    Offered(Incoming, String, bool),
    /// It was taken in.
    TakenIn,
    /// All is to be erased; whether the person has said that this is meant.
    Erasing(bool),
    /// All is erased.
    Erased,
}

impl Model {
    /// All that is the person's own.
    fn diary(&self) -> Found {
        Found {
            settings: self.settings,
            mine: self.mine.clone(),
            log: self.log.clone(),
            measured: self.measured.clone(),
            scored: self.scored.clone(),
            thing: self.thing.clone(),
            strange: self.strange.clone(),
            newer: self.newer.clone(),
            running: self.unfinished.clone(),
            ..Found::default()
        }
    }

    /// What a trainer is told, as it is shown and sent.
    pub fn summary(&self) -> String {
        let summary = Summary::of(&self.diary(), self.today, self.tells_notes);
        words::summary(&summary)
    }

    /// Whether there is anything to tell.
    pub fn has_history(&self) -> bool {
        self.log.last().is_some() || !self.measured.is_empty() || !self.scored.is_empty()
    }

    pub(super) fn hand_out(&self, form: Form, effects: &mut Vec<Effect>) {
        let diary = self.diary();
        let (ending, text) = match form {
            Form::Json => (".json", diary.to_json()),
            Form::Table => (".csv", diary.to_csv()),
        };
        let name = words::FILE_NAME.to_owned() + "-" + &self.today.in_figures() + ending;
        effects.push(Effect::HandOut(name, text));
    }

    /// A file was read, or refused at once.
    pub(super) fn look_into(&mut self, text: Result<String, Refusal>) {
        let read = text.and_then(|text| Incoming::read(&text));
        self.exchange = match read {
            Err(refusal) => Exchange::Refused(refusal),
            Ok(incoming) => {
                let plan = incoming.plan(&self.diary());
                let words = words::would_change(&incoming, &plan);
                Exchange::Offered(incoming, words, !plan.writes.is_empty())
            }
        };
    }

    pub(super) fn take_in(&mut self, effects: &mut Vec<Effect>) {
        let Exchange::Offered(incoming, ..) = std::mem::take(&mut self.exchange) else {
            return;
        };
        // Reckoned anew: the diary may have changed since.
        let plan = incoming.plan(&self.diary());
        let speaker = self.settings.speaker;
        let Plan { merged, writes, .. } = plan;
        self.settings = merged.settings;
        self.mine = merged.mine;
        self.log = merged.log;
        self.measured = merged.measured;
        self.scored = merged.scored;
        self.thing = merged.thing;
        self.strange = merged.strange;
        for (key, text) in writes {
            self.store(key, text, effects);
        }
        self.speak_as(speaker, effects);
        self.exchange = Exchange::TakenIn;
    }

    /// All is as on the first day, if the person has said that this is meant.
    pub(super) fn erase(&mut self, at: At, effects: &mut Vec<Effect>) {
        if !matches!(self.exchange, Exchange::Erasing(true)) {
            return;
        }
        let storing = match self.storing {
            Storing::Blocked => Storing::Blocked,
            Storing::Works | Storing::Full => Storing::Works,
        };
        let (mut fresh, _) = Model::new(Found::default(), storing, self.lacks, at.stamp.day());
        fresh.screen = Screen::Data;
        fresh.apart = self.apart;
        fresh.drawn = self.drawn;
        fresh.is_kept = self.is_kept;
        fresh.voice = self.voice;
        fresh.exchange = Exchange::Erased;
        fresh.extras = self.extras_as_new();
        fresh.is_erased = true;
        let speaker = self.settings.speaker;
        *self = fresh;
        effects.push(Effect::Erase);
        self.speak_as(speaker, effects);
    }

    /// The voice that is there is `speaker`'s: another may be wanted by now.
    fn speak_as(&mut self, speaker: Speaker, effects: &mut Vec<Effect>) {
        if self.settings.speaker != speaker {
            self.voice = None;
            self.want_voice(effects);
        }
    }
}
