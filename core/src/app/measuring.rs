//! What is measured apart from sessions: angles, and the one thing's score.

use super::{Effect, MeasuringEvent, Model, Now, Screen, Undoable};
use crate::diary::{Angle, By, Id, Key, Measured, Scored};
use crate::method::{Leg, Note};

impl Model {
    pub(super) fn measuring_event(
        &mut self,
        event: MeasuringEvent,
        at: Now,
        effects: &mut Vec<Effect>,
    ) {
        match event {
            MeasuringEvent::StepAngle(leg, by, up) => self.step_angle(leg, by, up),
            MeasuringEvent::EnterAngle(leg, by, angle) => self.enter_angle(leg, by, angle),
            MeasuringEvent::KeepMeasured => self.keep_measured(at, effects),
            MeasuringEvent::CorrectMeasurement(id) => self.correct_measurement(&id),
            MeasuringEvent::DeleteMeasurement(id) => self.delete_measurement(id, at),
            MeasuringEvent::Name(thing) => self.name(thing, at),
            MeasuringEvent::Score(score) => self.score(score, at),
            MeasuringEvent::CorrectScore(id, score) => self.correct_score(&id, score, at),
        }
    }

    /// The first press of a stepper shows the last angle, each other is a degree. Where there
    /// is none to begin with, the person is to say one.
    fn step_angle(&mut self, leg: Leg, by: By, up: bool) {
        let degrees = match self.forms.draft.angle(leg, by).map(Angle::degrees) {
            Some(degrees) if up => Angle::new((degrees + 1).min(Angle::MOST)),
            Some(degrees) => Angle::new(degrees.saturating_sub(1)),
            None => self.last_angle(leg, by),
        };
        self.enter_angle(leg, by, degrees);
    }

    /// An angle as it was said, or none.
    fn enter_angle(&mut self, leg: Leg, by: By, angle: Option<Angle>) {
        let draft = self.forms.draft.clone();
        self.forms.draft = draft.with(leg, by, angle);
    }

    /// The latest angle of a leg that was kept.
    pub fn last_angle(&self, leg: Leg, by: By) -> Option<Angle> {
        let mut latest = self.diary.measured.iter().rev();
        latest.find_map(|measured| measured.angle(leg, by))
    }

    /// Whether the angles that are entered correct earlier ones.
    pub fn corrects_measurement(&self) -> bool {
        self.is_measured(&self.forms.draft.id)
    }

    /// Whether there are angles to keep, or earlier ones that all were cleared.
    pub fn has_measurement_to_keep(&self) -> bool {
        !self.forms.draft.is_empty() || self.corrects_measurement()
    }

    fn is_measured(&self, id: &Id) -> bool {
        self.diary.measured.iter().any(|each| each.id == *id)
    }

    /// Takes earlier angles to be corrected.
    fn correct_measurement(&mut self, id: &Id) {
        let found = self.diary.measured.iter().find(|each| each.id == *id);
        if let Some(found) = found {
            self.forms.draft = found.clone();
        }
    }

    /// Keeps the angles that were entered, if any. Without any, what they were to
    /// correct is deleted.
    fn keep_measured(&mut self, at: Now, effects: &mut Vec<Effect>) {
        let corrects = self.corrects_measurement();
        let next = Measured::new(at.stamp, at.nonce);
        let draft = std::mem::replace(&mut self.forms.draft, next);
        // The screen may have been open since yesterday.
        let measured = match corrects {
            true => draft,
            false => draft.made_at(at.stamp),
        };
        let key = Key::Measured(measured.id.clone());
        match (corrects, measured.is_empty()) {
            (true, true) => return self.delete(key, Undoable::MeasurementDeleted, at),
            (false, true) => return,
            (true, false) => {
                self.forms.undo = None;
                self.remember(key.clone(), Undoable::MeasurementChanged);
            }
            (false, false) => {
                self.navigation.screen = Screen::Progress;
                effects.push(Effect::GoInstead(Screen::Progress));
            }
        }
        self.diary.put(&key, measured.to_text(), at.write_time());
        self.storage.has_changed = true;
    }

    fn delete_measurement(&mut self, id: Id, at: Now) {
        if self.forms.draft.id == id {
            self.forms.draft = Measured::new(at.stamp, at.nonce);
        }
        self.delete(Key::Measured(id), Undoable::MeasurementDeleted, at);
    }

    /// Names the one thing, or no longer has one.
    fn name(&mut self, thing: Option<Note>, at: Now) {
        let words = thing.map(|thing| thing.words().to_owned());
        self.diary.set(&Key::Thing, words, at.write_time());
        self.storage.has_changed = true;
    }

    /// This week's score of the one thing, if there is one.
    pub fn score_now(&self) -> Option<u8> {
        self.scored_now().map(|scored| scored.score)
    }

    fn scored_now(&self) -> Option<&Scored> {
        // Not the last alone: a clock that was wrong may have dated another later.
        let mut latest_first = self.diary.scored.iter().rev();
        latest_first.find(|scored| {
            let is_of_it = Some(&scored.what) == self.diary.thing.as_ref();
            is_of_it && scored.at.day().monday() == self.today.monday()
        })
    }

    /// A score a week: another one in the same week takes the place of the first, and
    /// `None` takes it back.
    fn score(&mut self, score: Option<u8>, at: Now) {
        let now = self.scored_now().cloned();
        let (Some(thing), Some(score)) = (self.diary.thing.clone(), score) else {
            if let Some(now) = now {
                self.delete(Key::Scored(now.id), Undoable::ScoreDeleted, at);
            }
            return;
        };
        let scored = Scored::new(thing, score, at.stamp, at.nonce);
        if let Some(mut scored) = scored {
            if let Some(now) = now {
                scored.id = now.id;
            }
            let key = Key::Scored(scored.id.clone());
            self.diary.put(&key, scored.to_text(), at.write_time());
            self.storage.has_changed = true;
        }
    }

    /// Corrects an earlier score.
    fn correct_score(&mut self, id: &Id, score: Option<u8>, at: Now) {
        let found = self.diary.scored.iter().find(|each| each.id == *id);
        let Some(mut scored) = found.cloned() else {
            return;
        };
        let key = Key::Scored(id.clone());
        match score.filter(|score| *score <= Scored::MOST) {
            None => self.delete(key, Undoable::ScoreDeleted, at),
            Some(score) => {
                self.remember(key.clone(), Undoable::ScoreChanged);
                scored.score = score;
                self.diary.put(&key, scored.to_text(), at.write_time());
                self.storage.has_changed = true;
            }
        }
    }
}
