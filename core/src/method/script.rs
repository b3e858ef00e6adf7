//! What is said when.
//!
//! Time belongs to the phases, and the word gives way: a word is said only
//! where it ends before the next sound begins, and never over a sound's onset.
//! Each phase has versions of what could be said in it, the fullest first; the
//! first one that fits is said.

use super::timeline::Span;
use super::voice::{Speech, Talk, Word};
use super::{Cue, Leg, Moment, Phase, Place, Routine, Signal, palette};
use std::time::Duration;

/// Between a word's end and the next onset.
const BEFORE_ONSET: Duration = Duration::from_millis(60);
/// From one word to the next of the same breath, in milliseconds, …
const SOON: u16 = 120;
/// … to the next sentence, …
const NEXT: u16 = 400;
/// … and to something else.
const LATER: u16 = 1500;
/// Before the ticks begin, the person knows which leg it is.
const TICKING: Duration = Duration::from_millis(3_200);
/// A rest of this length is worth a word.
const LONG: Duration = Duration::from_secs(3);
/// "Five more" only where "halfway" is not about the same rep.
const MANY_REPS: u8 = 12;

/// What may be said, and when.
#[derive(Clone, Copy)]
struct Wish {
    what: What,
    /// How long after the word before, in milliseconds; `None` for as late as it
    /// ends before the ticks.
    after: Option<u16>,
}

/// What may be said, wherever one is.
#[derive(Clone, Copy)]
enum What {
    Always(Word),
    /// "Left leg"
    Leg,
    /// "Strap on your left foot"
    Strap,
    /// "Seven", "Last one"
    Number,
    /// "Halfway", "Five more"; unsaid where there is nothing of the kind to say.
    HowFar,
}

/// What could be said in a phase, the fullest version first.
type Versions = &'static [&'static [Wish]];

const fn after(after: u16, what: What) -> Wish {
    Wish {
        what,
        after: Some(after),
    }
}

const fn say(wait: u16, word: Word) -> Wish {
    after(wait, What::Always(word))
}

/// Which leg, right before it has work to do.
const CALL: Wish = Wish {
    what: What::Leg,
    after: None,
};
const ASK: Wish = say(SOON, Word::CAN_YOU_HEAR);
const NUMBER: Wish = after(SOON, What::Number);
const LOWER: Wish = say(SOON, Word::LOWER);
const BREATHE_IN: Wish = say(NEXT, Word::BREATHE_IN);

const ROLL: Versions = &[&[say(SOON, Word::FOAM_ROLL), after(NEXT, What::Leg)]];
const READY: Versions = &[
    &[
        say(SOON, Word::GET_READY),
        say(NEXT, Word::LIE_DOWN),
        after(NEXT, What::Strap),
        say(LATER, Word::HEAD_DOWN),
        CALL,
    ],
    &[say(SOON, Word::LIE_DOWN), after(NEXT, What::Strap), CALL],
    &[after(SOON, What::Strap), CALL],
    &[CALL],
];
/// The first time, with the question whether it can be heard at all.
const READY_ASKING: Versions = &[
    &[
        ASK,
        say(NEXT, Word::GET_READY),
        say(NEXT, Word::LIE_DOWN),
        after(NEXT, What::Strap),
        CALL,
    ],
    &[
        ASK,
        say(NEXT, Word::LIE_DOWN),
        after(NEXT, What::Strap),
        CALL,
    ],
    &[ASK, CALL],
    &[CALL],
];
const CHANGE: Versions = &[
    &[
        say(SOON, Word::CHANGE_LEGS),
        after(NEXT, What::Strap),
        say(LATER, Word::HIPS_DOWN),
        say(NEXT, Word::KNEE_STRAIGHT),
        CALL,
    ],
    &[say(SOON, Word::CHANGE_LEGS), after(NEXT, What::Strap), CALL],
    &[after(SOON, What::Strap), CALL],
    &[CALL],
];
const COUNT_IN: Versions = &[&[say(SOON, Word::GOING_ON), CALL], &[CALL]];
/// Before the leg's first rep there is nothing to go on with.
const FIRST_COUNT_IN: Versions = &[&[say(SOON, Word::GET_READY), CALL], &[CALL]];
const FIRST_LIFT: Versions = &[&[NUMBER, say(NEXT, Word::BREATHE_OUT)], &[NUMBER]];
const LIFT: Versions = &[&[NUMBER]];
const PULL: Versions = &[&[say(SOON, Word::PULL)]];
const FIRST_LOWER: Versions = &[
    &[say(SOON, Word::LET_GO), LOWER, BREATHE_IN],
    &[LOWER, BREATHE_IN],
    &[LOWER],
];
/// Where the rest is too short for it, how far one is, is said before.
const LOWER_BEFORE_A_SHORT_REST: Versions = &[&[LOWER, after(NEXT, What::HowFar)], &[LOWER]];
const LOWERS: Versions = &[&[LOWER]];
const LONG_REST: Versions = &[&[say(SOON, Word::REST), after(SOON, What::HowFar)]];
const REST: Versions = &[&[after(SOON, What::HowFar)]];
const DONE: Versions = &[&[say(SOON, Word::DONE)]];
const ONLY_THE_LEG: Versions = &[&[after(SOON, What::Leg)]];
const ONLY_THE_CALL: Versions = &[&[CALL]];

/// What is said in a phase, `tones` being what sounds in it.
pub(super) fn said_in(span: &Span, routine: &Routine, tones: &[Cue], speech: &Speech) -> Vec<Cue> {
    let versions = match speech.talk {
        Talk::Full => full(span, routine, speech),
        Talk::Counts => counts(span.place.phase),
        Talk::Nothing => &[],
    };
    versions
        .iter()
        .find_map(|wishes| place_all(wishes, span, routine, tones, speech))
        .unwrap_or_default()
}

/// What is said as a session stands still at a place, from `from` on.
pub(super) fn said_at_pause(place: Place, from: Moment, speech: &Speech) -> Vec<Cue> {
    if speech.talk == Talk::Nothing {
        return Vec::new();
    }
    let rep = match place.phase {
        Phase::Roll | Phase::Ready | Phase::Change | Phase::Done => None,
        _ => Some(Word::number(place.rep)),
    };
    let words = [Some(Word::PAUSED), Some(Word::leg(place.leg)), rep];
    let from = from + Duration::from_millis(NEXT.into());
    in_turn(&words, from, SOON, place, speech)
}

/// What is said while a tap is waited for at a place whose tone begins at `from`.
pub(super) fn said_in_waiting(
    place: Place,
    from: Moment,
    speech: &Speech,
    is_at_start: bool,
) -> Vec<Cue> {
    let ask = Some(Word::CAN_YOU_HEAR).filter(|_| speech.asks && is_at_start);
    let tap = Some(Word::TAP_WHEN_READY);
    let words = match (speech.talk, place.phase) {
        (Talk::Nothing, _) => return Vec::new(),
        (Talk::Counts, _) => [ask, tap, None, None],
        (Talk::Full, Phase::Roll) => {
            let leg = Some(Word::leg(place.leg));
            [ask, Some(Word::FOAM_ROLL), leg, tap]
        }
        (Talk::Full, _) => {
            let strap = Some(Word::strap(place.leg));
            [ask, Some(Word::LIE_DOWN), strap, tap]
        }
    };
    let from = from + palette::speech_from(Signal::Begins(place.phase));
    in_turn(&words, from, NEXT, place, speech)
}

/// One word after the other, so many milliseconds apart.
fn in_turn(
    words: &[Option<Word>],
    from: Moment,
    apart: u16,
    place: Place,
    speech: &Speech,
) -> Vec<Cue> {
    let mut said = Vec::new();
    let mut at = from;
    for word in words.iter().flatten() {
        let cue = spoken(*word, at, place, speech);
        at = cue.end() + Duration::from_millis(apart.into());
        said.push(cue);
    }
    said
}

/// A sound to try the loudspeaker with, and what is asked over it: the first
/// wakes up a wireless link, the others are to be heard.
pub fn sound_check(speech: Option<&Speech>) -> Vec<Cue> {
    let place = Place {
        phase: Phase::Ready,
        leg: Leg::Left,
        rep: 1,
    };
    let tone = |phase, at| {
        let lasts = palette::length(Signal::Begins(phase), Duration::from_secs(1));
        Cue {
            at,
            lasts: lasts.unwrap_or_default(),
            signal: Signal::Begins(phase),
            place,
        }
    };
    let mut cues = vec![tone(Phase::Ready, Moment::START)];
    let asked = Moment::at(Duration::from_millis(1200));
    cues.extend(speech.map(|speech| spoken(Word::CAN_YOU_HEAR, asked, place, speech)));
    cues.push(tone(Phase::Lift, asked + Duration::from_millis(1300)));
    cues
}

fn full(span: &Span, routine: &Routine, speech: &Speech) -> Versions {
    let Place { phase, rep, .. } = span.place;
    match phase {
        Phase::Roll => ROLL,
        Phase::Ready if speech.asks => READY_ASKING,
        Phase::Ready => READY,
        Phase::Change => CHANGE,
        Phase::CountIn if rep == 1 => FIRST_COUNT_IN,
        Phase::CountIn => COUNT_IN,
        Phase::Lift if rep == 1 => FIRST_LIFT,
        Phase::Lift => LIFT,
        Phase::Pull => PULL,
        Phase::Lower if rep == 1 => FIRST_LOWER,
        Phase::Lower => {
            let rest = routine.length(Phase::Rest);
            let needs = |word| speech.voice.length(word) + 2 * BEFORE_ONSET;
            match how_far(rep, routine) {
                Some(word) if rest < needs(word) => LOWER_BEFORE_A_SHORT_REST,
                _ => LOWERS,
            }
        }
        Phase::Rest if span.length >= LONG => LONG_REST,
        Phase::Rest => REST,
        Phase::Done => DONE,
    }
}

fn counts(phase: Phase) -> Versions {
    match phase {
        Phase::Roll => ONLY_THE_LEG,
        Phase::Ready | Phase::CountIn | Phase::Change => ONLY_THE_CALL,
        Phase::Lift => LIFT,
        Phase::Done => DONE,
        Phase::Pull | Phase::Lower | Phase::Rest => &[],
    }
}

/// The word for what is meant, at a place.
fn word(what: What, place: Place, routine: &Routine) -> Option<Word> {
    let Place { leg, rep, .. } = place;
    Some(match what {
        What::Always(word) => word,
        What::Leg => Word::leg(leg),
        What::Strap => Word::strap(leg),
        What::Number if rep == routine.reps() && rep > 1 => Word::LAST_ONE,
        What::Number => Word::number(rep),
        What::HowFar => return how_far(rep, routine),
    })
}

/// What is worth saying once this many reps of a leg are over.
fn how_far(rep: u8, routine: &Routine) -> Option<Word> {
    let reps = routine.reps();
    match reps - rep {
        5 if reps >= MANY_REPS => Some(Word::FIVE_MORE),
        _ if reps >= 4 && rep == reps.div_ceil(2) => Some(Word::HALFWAY),
        _ => None,
    }
}

/// Every wish in turn, each as early as it may be; `None` where one has no room.
fn place_all(
    wishes: &[Wish],
    span: &Span,
    routine: &Routine,
    tones: &[Cue],
    speech: &Speech,
) -> Option<Vec<Cue>> {
    let mut said = Vec::new();
    let mut last = span.from;
    for wish in wishes {
        let Some(word) = word(wish.what, span.place, routine) else {
            continue;
        };
        let lasts = speech.voice.length(word);
        let late = || span.from + span.length.saturating_sub(TICKING + lasts);
        let earliest = match wish.after {
            Some(wait) => last + Duration::from_millis(wait.into()),
            None => late().max(last + Duration::from_millis(SOON.into())),
        };
        let cue = spoken(word, free_from(earliest, lasts, tones), span.place, speech);
        last = cue.end();
        if span.place.phase != Phase::Done && last + BEFORE_ONSET > span.end() {
            return None;
        }
        said.push(cue);
    }
    Some(said)
}

/// The first moment from which a word of this length meets no sound's onset.
fn free_from(earliest: Moment, lasts: Duration, tones: &[Cue]) -> Moment {
    tones.iter().fold(earliest, |at, tone| {
        let free = tone.at + palette::speech_from(tone.signal);
        let meets = at < free && at + lasts + BEFORE_ONSET > tone.at;
        if meets { free } else { at }
    })
}

fn spoken(word: Word, at: Moment, place: Place, speech: &Speech) -> Cue {
    Cue {
        at,
        lasts: speech.voice.length(word),
        signal: Signal::Says(word),
        place,
    }
}
