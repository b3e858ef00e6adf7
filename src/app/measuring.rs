//! What is measured apart from sessions: angles, and the one thing's score.

use super::{At, Effect, Model, Screen};
use crate::diary::{Angle, By, Found, Key, Measured, Scored};
use crate::stretch::{Leg, Note};

/// Where a stepper begins that has nothing to begin with, in degrees (choice: many
/// legs go about there).
const BEGINS: u8 = 60;

impl Model {
    /// The first press of a stepper shows the last angle, each other is a degree.
    pub(super) fn step_angle(&mut self, leg: Leg, by: By, up: bool) {
        let degrees = match self.draft.angle(leg, by).map(Angle::degrees) {
            Some(degrees) if up => (degrees + 1).min(Angle::MOST),
            Some(degrees) => degrees.saturating_sub(1),
            None => self.last_angle(leg, by).map_or(BEGINS, Angle::degrees),
        };
        let draft = self.draft.clone();
        self.draft = draft.with(leg, by, Angle::new(degrees));
    }

    /// The latest angle of a leg that was kept.
    pub fn last_angle(&self, leg: Leg, by: By) -> Option<Angle> {
        let mut latest = self.measured.iter().rev();
        latest.find_map(|measured| measured.angle(leg, by))
    }

    /// Keeps the angles that were entered, if any.
    pub(super) fn keep_measured(&mut self, at: At, effects: &mut Vec<Effect>) {
        let next = Measured::new(at.stamp, at.chance);
        let measured = std::mem::replace(&mut self.draft, next);
        if measured.is_empty() {
            return;
        }
        self.add_measured(measured, effects);
        self.screen = Screen::Progress;
        effects.push(Effect::GoInstead(Screen::Progress));
    }

    fn add_measured(&mut self, measured: Measured, effects: &mut Vec<Effect>) {
        let key = Key::Measured(measured.id.clone());
        self.store(key, measured.to_text(), effects);
        measured.add_to(&mut self.measured);
    }

    /// Takes over what only the safer store has.
    pub(super) fn recover_measured(&mut self, found: &Found, effects: &mut Vec<Effect>) {
        for measured in &found.measured {
            if self.measured.iter().all(|known| known.id != measured.id) {
                self.add_measured(measured.clone(), effects);
            }
        }
        for scored in &found.scored {
            if self.scored.iter().all(|known| known.id != scored.id) {
                self.add_scored(scored.clone(), effects);
            }
        }
        if self.thing.is_none() && found.thing.is_some() {
            self.name(found.thing.clone(), effects);
        }
    }

    /// Names the one thing, or no longer has one.
    pub(super) fn name(&mut self, thing: Option<Note>, effects: &mut Vec<Effect>) {
        match &thing {
            Some(thing) => self.store(Key::Thing, thing.words().to_owned(), effects),
            None => effects.push(Effect::Forget(Key::Thing)),
        }
        self.thing = thing;
    }

    /// This week's score of the one thing, if there is one.
    pub fn score_now(&self) -> Option<u8> {
        let last = self.scored.last()?;
        let is_of_it = Some(&last.what) == self.thing.as_ref();
        let is_of_the_week = last.at.day().monday() == self.today.monday();
        (is_of_it && is_of_the_week).then_some(last.score)
    }

    /// A score a week: another one in the same week takes the place of the first.
    pub(super) fn score(&mut self, score: u8, at: At, effects: &mut Vec<Effect>) {
        let Some(thing) = self.thing.clone() else {
            return;
        };
        let Some(mut scored) = Scored::new(thing, score, at.stamp, at.chance) else {
            return;
        };
        if self.score_now().is_some()
            && let Some(last) = self.scored.pop()
        {
            scored.id = last.id;
        }
        self.add_scored(scored, effects);
    }

    fn add_scored(&mut self, scored: Scored, effects: &mut Vec<Effect>) {
        let key = Key::Scored(scored.id.clone());
        self.store(key, scored.to_text(), effects);
        scored.add_to(&mut self.scored);
    }
}
