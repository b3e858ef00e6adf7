//! The series that Progress draws, each with what it comes to.

use super::{
    By, Change, Course, Day, Finding, Log, Measured, Pains, Plot, When, angles, change,
    sides_differ,
};
use crate::method::Leg;

/// How high one leg went, measured in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AngleChart {
    /// The leg.
    pub leg: Leg,
    /// By what it was lifted.
    pub by: By,
    /// The picture.
    pub plot: Plot,
    /// The change since the first measurement; `None` of one measurement.
    pub change: Option<Change>,
}

/// A chart for each leg and each way of measuring that has a measurement. Left and right
/// are neighbours, since they are compared.
pub fn angle_charts(measured: &[Measured], today: Day) -> Vec<AngleChart> {
    let legs = By::BOTH.map(|by| Leg::BOTH.map(|leg| (leg, by)));
    let charts = legs.into_iter().flatten().filter_map(|(leg, by)| {
        let points = angles(measured, leg, by, today);
        let other = angles(measured, leg.other(), by, today);
        Some(AngleChart {
            leg,
            by,
            plot: Plot::of_angles(&points, &other)?,
            change: change(&points),
        })
    });
    charts.collect()
}

/// By how many tenths of a degree the legs differ, for each way of measuring in which
/// that is worth a word.
pub fn differing_sides(measured: &[Measured], today: Day) -> Vec<(By, u16)> {
    let points = |leg, by| angles(measured, leg, by, today);
    let differ = |by| {
        let differ = sides_differ(&points(Leg::Left, by), &points(Leg::Right, by));
        differ.map(|differ| (by, differ))
    };
    By::BOTH.into_iter().filter_map(differ).collect()
}

/// How pain went, before sessions or after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PainChart {
    /// Which pain.
    pub when: When,
    /// How its weekly means went.
    pub course: Course,
    /// The picture.
    pub plot: Plot,
}

impl PainChart {
    /// What follows from its course, in the words used everywhere.
    pub fn finding(&self) -> Option<Finding> {
        self.course.finding(self.when)
    }
}

/// A chart for each of the two in which pain was said: after sessions, then before them.
pub fn pain_charts(log: &Log, today: Day) -> Vec<PainChart> {
    let after = (When::After, Pains::of(log, today));
    let before = (When::Before, Pains::before(log, today));
    let charts = [after, before].into_iter().filter_map(|(when, pains)| {
        Some(PainChart {
            when,
            course: pains.course()?,
            plot: Plot::of_pain(&pains.points())?,
        })
    });
    charts.collect()
}
