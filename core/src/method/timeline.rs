//! A whole session laid out in time.

use super::{Leg, Moment, Phase, Place, Routine};
use std::time::Duration;

/// A place, and when it is if nobody interferes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// What is done there.
    pub place: Place,
    /// When it begins.
    pub from: Moment,
    /// How long it lasts.
    pub length: Duration,
}

impl Span {
    /// When it ends.
    pub fn end(&self) -> Moment {
        self.from + self.length
    }
}

/// Every phase of an undisturbed session, in order; the last is
/// [`Phase::Done`], which has no length.
pub fn timeline(routine: &Routine, first: Leg) -> Vec<Span> {
    let start = Place::first(routine, first);
    spans_from(routine, first, start, Moment::START).collect()
}

/// Every phase from `place` on, `place` itself beginning at `from`.
pub(super) fn spans_from(
    routine: &Routine,
    first: Leg,
    place: Place,
    from: Moment,
) -> impl Iterator<Item = Span> {
    let span = |place: Place, from| Span {
        place,
        from,
        length: routine.length(place.phase),
    };
    std::iter::successors(Some(span(place, from)), move |here| {
        (here.place.phase != Phase::Done).then(|| span(here.place.next(routine, first), here.end()))
    })
}

impl Routine {
    /// The whole session's length, from Start to Done, without pauses.
    pub fn total(&self) -> Duration {
        // Which leg begins makes no difference to the time.
        let spans = timeline(self, Leg::Right);
        spans.iter().map(|span| span.length).sum()
    }
}
