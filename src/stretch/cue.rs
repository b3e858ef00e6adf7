//! What is heard and felt, and when.

use super::timeline::{Span, spans_from};
use super::{Leg, Moment, Phase, Place, Routine, ms, palette};
use std::time::Duration;

/// What a cue says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signal {
    /// A phase begins. In [`Phase::Pull`] it sounds until the phase ends.
    Begins(Phase),
    /// One of the last seconds before the leg has work to do.
    CountIn,
}

/// Something to be heard at a moment, for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// When its sound begins.
    pub at: Moment,
    /// How long it sounds.
    pub lasts: Duration,
    /// What it says.
    pub signal: Signal,
    /// Where in the session it belongs.
    pub place: Place,
}

impl Cue {
    /// When its sound has ended.
    pub fn end(&self) -> Moment {
        self.at + self.lasts
    }

    /// Whether any of it is still to be heard at `moment`.
    pub fn is_due_after(&self, moment: Moment) -> bool {
        self.end() > moment
    }
}

/// Cues to be put on a clock, so that `from` is heard when it reads `now`. A cue
/// that began before `from` is heard from its middle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The clock's reading at `from`.
    pub now: Duration,
    /// The session's moment at that reading.
    pub from: Moment,
    /// Everything that is still to be heard, in order.
    pub cues: Vec<Cue>,
}

/// The count-in is the last three seconds of getting ready and of changing legs.
const COUNT_IN: [u64; 3] = [3, 2, 1];

/// All cues of the phases from `place` on, in order, `place` having begun at `from`.
pub(super) fn cues_from(routine: &Routine, first: Leg, place: Place, from: Moment) -> Vec<Cue> {
    spans_from(routine, first, place, from)
        .flat_map(|span| cues_of(&span))
        .collect()
}

fn cues_of(span: &Span) -> Vec<Cue> {
    let cue = |at, lasts, signal| Cue {
        at,
        lasts,
        signal,
        place: span.place,
    };
    let phase = span.place.phase;
    let opening = palette::length(Signal::Begins(phase), span.length)
        .map(|lasts| cue(span.from, lasts, Signal::Begins(phase)));
    // A tick that would sound into the phase's opening gives way to it.
    let free_from = opening.map_or(span.from, |opening| opening.end());
    let ticks = COUNT_IN
        .iter()
        .filter(|_| matches!(phase, Phase::Ready | Phase::Change))
        .filter_map(|seconds| {
            let before_start = span.length.checked_sub(Duration::from_secs(*seconds))?;
            let at = span.from + before_start;
            let lasts = palette::length(Signal::CountIn, span.length)?;
            (at >= free_from).then(|| cue(at, lasts, Signal::CountIn))
        });
    opening.into_iter().chain(ticks).collect()
}

/// A vibration: milliseconds on, off, on, … as the Vibration API takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buzz(pub Vec<u32>);

impl Buzz {
    /// What the hands or the floor feel as a phase begins with `left` of it to
    /// go. No two phases feel the same; the pull is felt for as long as it lasts.
    pub fn of(phase: Phase, left: Duration) -> Option<Buzz> {
        let pattern: &[u32] = match phase {
            Phase::Roll => &[150, 100, 150],
            Phase::Ready => &[150],
            Phase::Lift => &[60],
            Phase::Pull => {
                let left = u32::try_from(ms(left)).unwrap_or(u32::MAX);
                return Some(Buzz(vec![left]));
            }
            Phase::Lower => &[70, 70, 70],
            Phase::Rest => return None,
            Phase::Change => &[300, 120, 300, 120, 300],
            Phase::Done => &[100, 80, 100, 80, 600],
        };
        Some(Buzz(pattern.to_vec()))
    }
}
