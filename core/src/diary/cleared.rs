//! On which days the person said that a clinician had cleared a sign of the safety check.

use super::Day;
use super::fields::Fields;
use crate::method::{Answers, Sign};

/// A day for each of the signs that were ticked and cleared, also where since then it is
/// open again: whether nothing has changed is asked each time a sign is ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cleared([u16; Sign::CAN_BE_CLEARED.len()]);

impl Cleared {
    /// When a sign was cleared, if it was.
    pub fn day(&self, sign: Sign) -> Option<Day> {
        let days = Sign::CAN_BE_CLEARED.into_iter().zip(self.0);
        let mut days = days.filter(|(known, day)| *known == sign && *day != 0);
        days.next().map(|(_, day)| Day(day.into()))
    }

    /// The same with a sign cleared on this day, or never. A day that no clock can mean is
    /// the first that can be written.
    pub fn with(mut self, sign: Sign, day: Option<Day>) -> Cleared {
        let place = Sign::CAN_BE_CLEARED
            .into_iter()
            .position(|known| known == sign);
        if let Some(known) = place.and_then(|place| self.0.get_mut(place)) {
            *known = day.map_or(0, |day| day.0.clamp(1, u16::MAX.into()) as u16);
        }
        self
    }

    /// What is still known of it once these are the answers: a sign that is not ticked any
    /// more, and is again later, is a new one.
    pub fn still(mut self, answers: Answers) -> Cleared {
        for (sign, day) in Sign::CAN_BE_CLEARED.into_iter().zip(&mut self.0) {
            if !answers.has_sign(sign) {
                *day = 0;
            }
        }
        self
    }

    /// Whether of no sign anything is known.
    pub fn is_none(&self) -> bool {
        *self == Cleared::default()
    }

    /// Each day in a field that is called after its sign.
    pub(super) fn write(&self, mut fields: Fields) -> Fields {
        for (sign, day) in Sign::CAN_BE_CLEARED.into_iter().zip(self.0) {
            if day != 0 {
                fields = fields.with_number(&sign.name(), day.into());
            }
        }
        fields
    }

    pub(super) fn read(fields: &Fields) -> Cleared {
        let mut cleared = Cleared::default();
        for (sign, day) in Sign::CAN_BE_CLEARED.into_iter().zip(&mut cleared.0) {
            let known = fields.number(&sign.name(), 1, u16::MAX.into());
            *day = known.unwrap_or_default() as u16;
        }
        cleared
    }
}
