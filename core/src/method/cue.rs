//! What is heard and felt, and when.

use super::timeline::{Span, spans_from};
use super::voice::{Speech, Word};
use super::{Leg, Moment, Phase, Place, Routine, ms, palette, script};
use std::time::Duration;

/// What a cue says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signal {
    /// A phase begins. In [`Phase::Pull`] it sounds until the phase ends.
    Begins(Phase),
    /// One of the last seconds before the leg has work to do.
    Tick,
    /// A word is said.
    Says(Word),
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

    /// Whether it is still to be heard at `moment`: a tone in mid-course is, a
    /// word is not.
    pub fn is_due_after(&self, moment: Moment) -> bool {
        match self.signal {
            Signal::Says(_) => self.at >= moment,
            _ => self.end() > moment,
        }
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
    /// Everything that is still to be heard, phase by phase.
    pub cues: Vec<Cue>,
}

/// The last three seconds before the leg has work to do are ticked off.
const TICKS: [u64; 3] = [3, 2, 1];

/// All cues of the phases from `place` on, a phase's sounds before its words, `place` having begun at `from`.
pub(super) fn cues_from(
    routine: &Routine,
    first: Leg,
    place: Place,
    from: Moment,
    speech: Option<&Speech>,
) -> Vec<Cue> {
    let mut cues = Vec::new();
    for span in spans_from(routine, first, place, from) {
        let tones = tones_of(&span);
        let said = speech.map(|speech| script::said_in(&span, routine, &tones, speech));
        cues.extend(tones);
        cues.append(&mut said.unwrap_or_default());
    }
    cues
}

/// From word of a tap's being waited for to its first sound: time to put that on a clock,
/// and for a wireless link to wake up.
const BEFORE_WAITING: Duration = Duration::from_millis(500);

/// What is heard while a tap is waited for at `place`, from `from` on; at the start of a first
/// session also whether it is.
pub(super) fn cues_of_waiting(
    place: Place,
    from: Moment,
    speech: Option<&Speech>,
    is_at_start: bool,
) -> Vec<Cue> {
    let at = from + BEFORE_WAITING;
    let signal = Signal::Begins(place.phase);
    let lasts = palette::length(signal, Duration::from_secs(1)).unwrap_or_default();
    let mut cues = vec![Cue {
        at,
        lasts,
        signal,
        place,
    }];
    if let Some(speech) = speech {
        cues.append(&mut script::said_in_waiting(place, at, speech, is_at_start));
    }
    cues
}

fn tones_of(span: &Span) -> Vec<Cue> {
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
    let ticks = TICKS
        .iter()
        .filter(|_| phase.gets_ready())
        .filter_map(|seconds| {
            let before_start = span.length.checked_sub(Duration::from_secs(*seconds))?;
            let at = span.from + before_start;
            let lasts = palette::length(Signal::Tick, span.length)?;
            (at >= free_from).then(|| cue(at, lasts, Signal::Tick))
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
            Phase::Ready | Phase::CountIn => &[150],
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
