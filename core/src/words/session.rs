//! A session in words: what to do, what comes next, what came of it.

use super::english::{self, *};
use super::{about, leg, phase, place, reps, side};
use crate::method::{Leg, Phase, Place, Session, ms};

/// What to do with body and strap, one step after the other as the picture
/// shows them, or all of it while a tap is waited for; nothing where nothing is to be
/// set up.
pub fn set_up(session: &Session, is_bent: bool) -> String {
    let Place { phase, leg, .. } = session.place();
    let on_your_back = match is_bent {
        true => ON_YOUR_BACK_BENT,
        false => ON_YOUR_BACK,
    };
    let (strap, roll) = match leg {
        Leg::Left => (STRAP_LEFT, ON_THE_ROLLER_LEFT),
        Leg::Right => (STRAP_RIGHT, ON_THE_ROLLER_RIGHT),
    };
    let steps = match phase {
        Phase::Roll => [roll; 3],
        Phase::Ready => [on_your_back, strap, HOLD_BOTH_ENDS],
        Phase::Change => [STRAP_OFF, strap, HOLD_BOTH_ENDS],
        _ => return String::new(),
    };
    if session.waits() {
        let all = if phase == Phase::Roll { 1 } else { 3 };
        return steps[..all].join(". ");
    }
    let third = 3 * ms(session.elapsed()) / ms(session.length()).max(1);
    steps[(third as usize).min(2)].to_owned()
}

/// What comes next.
pub fn beneath(session: &Session) -> String {
    let Place { phase, rep, .. } = session.place();
    let next = session.next_place();
    let words = match phase {
        _ if session.waits() => TAP_WHEN_READY,
        Phase::Roll | Phase::Ready | Phase::Change => TAP_FOR_TIME,
        Phase::Pull => THEN_LET_GO,
        _ => match next.phase {
            Phase::Lift if next.rep == session.routine().reps() => THEN_LAST,
            Phase::Lift if next.rep != rep || phase == Phase::CountIn => {
                return then_rep(next.rep);
            }
            Phase::Done => THEN_DONE,
            other => return then(self::phase(other)),
        },
    };
    words.to_owned()
}

/// `7 of 15`; nothing where no rep is under way.
pub fn rep_of(session: &Session) -> String {
    let Place { phase, rep, .. } = session.place();
    let of = session.routine().reps();
    let goes_on = phase == Phase::Ready && rep > 1;
    if phase.is_of_a_rep() || phase == Phase::CountIn || goes_on {
        english::rep_of(rep, of)
    } else {
        reps(of)
    }
}

/// What stands on the phone's lock screen: `Left leg · 7 of 15`.
pub fn outside(session: &Session) -> String {
    let place = session.place();
    let [one, two] = match place.phase {
        Phase::Roll | Phase::Ready | Phase::Change => {
            [phase(place.phase).to_owned(), leg(place.leg).to_owned()]
        }
        Phase::Done => return DONE.to_owned(),
        _ => [leg(place.leg).to_owned(), rep_of(session)],
    };
    one + " · " + &two
}

/// Where a session stands still: `Paused at left leg, rep 9`.
pub fn paused_at(session: &Session) -> String {
    english::paused_at(&place(session.place()))
}

/// What a screen reader says as a phase begins.
pub fn spoken(session: &Session, is_bent: bool) -> String {
    let place = session.place();
    let word = phase(place.phase);
    match place.phase {
        _ if session.waits() => [word, &set_up(session, is_bent), TAP_WHEN_READY].join(". "),
        Phase::Lift => now(leg(place.leg), &rep_of(session), word),
        Phase::Roll | Phase::Ready | Phase::Change => {
            word.to_owned() + ": " + &set_up(session, is_bent)
        }
        _ => word.to_owned(),
    }
}

/// One sentence of what was done.
pub fn done(session: &Session) -> String {
    let (one, two) = (session.first(), session.first().other());
    let (first, second) = (session.reps_done(one), session.reps_done(two));
    let took = about(session.moment().since_start());
    match (first, second) {
        (0, 0) => did_nothing(&took),
        _ if first == second => did_both(&reps(first), &took),
        _ => did(&reps(first), side(one), second, side(two), &took),
    }
}
