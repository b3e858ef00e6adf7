//! Words put together from what is: phases, counts, times.

use crate::diary::{Entry, Unfinished};
use crate::stretch::{Ending, First, Leg, Part, Phase, Place, Routine, Session, ms};
use std::time::Duration;

/// `4 min 35 s`, `2 s`, `2.5 s`, `5 min`: to the half second, which is the
/// finest a routine knows.
pub fn time(time: Duration) -> String {
    let halves = (ms(time) + 250) / 500;
    let (minutes, halves) = (halves / 120, halves % 120);
    let half = if halves % 2 == 1 { ".5" } else { "" };
    match (minutes, halves) {
        (0, _) => format!("{}{half} s", halves / 2),
        (_, 0) => format!("{minutes} min"),
        _ => format!("{minutes} min {}{half} s", halves / 2),
    }
}

/// `4 min 35 s`, without half seconds.
pub fn about(length: Duration) -> String {
    time(Duration::from_secs((ms(length) + 500) / 1000))
}

/// `Left leg`
pub fn leg(leg: Leg) -> &'static str {
    match leg {
        Leg::Left => "Left leg",
        Leg::Right => "Right leg",
    }
}

/// `right leg first`
pub fn first(first: First) -> &'static str {
    match first {
        First::Left => "left leg first",
        First::Right => "right leg first",
        First::Alternate => "legs take turns",
    }
}

/// `1 rep`, `15 reps`
pub fn reps(count: u8) -> String {
    match count {
        1 => "1 rep".to_owned(),
        _ => format!("{count} reps"),
    }
}

/// The one word of a phase.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Roll => "Roll",
        Phase::Ready | Phase::CountIn => "Get ready",
        Phase::Lift => "Lift",
        Phase::Pull => "Pull",
        Phase::Lower => "Lower",
        Phase::Rest => "Rest",
        Phase::Change => "Change legs",
        Phase::Done => "Done",
    }
}

/// What to do besides, or what comes next.
pub fn beneath(session: &Session) -> String {
    let Place { phase, leg, rep } = session.place();
    let next = session.next_place();
    let foot = leg.name();
    match phase {
        Phase::Roll => format!("under your {foot} thigh"),
        Phase::Ready | Phase::Change => format!("strap on your {foot} foot"),
        Phase::Pull => "then let go, lower".to_owned(),
        _ => match next.phase {
            Phase::Lift if next.rep == session.routine().reps() => "then the last one".to_owned(),
            Phase::Lift if next.rep != rep || phase == Phase::CountIn => {
                format!("then rep {}", next.rep)
            }
            Phase::Done => "then you are done".to_owned(),
            other => format!("then {}", self::phase(other).to_ascii_lowercase()),
        },
    }
}

/// `7 of 15`; nothing where no rep is under way.
pub fn rep_of(session: &Session) -> String {
    let Place { phase, rep, .. } = session.place();
    let of = session.routine().reps();
    if phase.is_of_a_rep() || phase == Phase::CountIn {
        format!("{rep} of {of}")
    } else {
        reps(of)
    }
}

/// What stands on the phone's lock screen: `Left leg · 7 of 15`.
pub fn outside(session: &Session) -> String {
    let place = session.place();
    match place.phase {
        Phase::Roll | Phase::Ready | Phase::Change => {
            format!("{} · {}", phase(place.phase), leg(place.leg))
        }
        Phase::Done => phase(Phase::Done).to_owned(),
        _ => format!("{} · {}", leg(place.leg), rep_of(session)),
    }
}

/// Where a session stands still: `Paused at left leg, rep 9`.
pub fn paused_at(session: &Session) -> String {
    let Place { phase, leg, rep } = session.place();
    let leg = leg.name();
    if phase.is_of_a_rep() || phase == Phase::CountIn {
        format!("Paused at {leg} leg, rep {rep}")
    } else {
        let phase = self::phase(phase).to_ascii_lowercase();
        format!("Paused at {phase}, {leg} leg")
    }
}

/// Where a session would go on: `left leg, rep 9 of 15`.
pub fn goes_on_at(unfinished: &Unfinished) -> String {
    let Place { leg, rep, .. } = unfinished.place;
    let of = unfinished.entry.outcome.routine.reps();
    format!("{} leg, rep {rep} of {of}", leg.name())
}

/// What a screen reader says as a phase begins.
pub fn spoken(session: &Session) -> String {
    let place = session.place();
    let word = phase(place.phase);
    match place.phase {
        Phase::Lift => format!("{}, {}. {word}", leg(place.leg), rep_of(session)),
        Phase::Roll | Phase::Ready | Phase::CountIn | Phase::Change => {
            format!("{word}: {}", beneath(session))
        }
        _ => word.to_owned(),
    }
}

/// What a part of the routine is called where it is changed.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Reps => "Reps per leg",
        Part::Lift => "Lift",
        Part::Pull => "Pull",
        Part::Lower => "Lower",
        Part::Rest => "Rest on the floor",
        Part::Ready => "Get ready",
        Part::Change => "Change legs",
        Part::Roll => "Foam roll, per leg",
    }
}

/// The number of a part, with its unit.
pub fn amount(routine: &Routine, part: Part) -> String {
    let amount = routine.amount(part);
    match part {
        Part::Reps => amount.to_string(),
        Part::Roll if amount.in_halves() == 0 => "off".to_owned(),
        _ => time(amount.seconds()),
    }
}

/// `4 min 35 s · right leg first`
pub fn line(routine: &Routine) -> String {
    format!("{} · {}", about(routine.total()), first(routine.first()))
}

/// `15 right, 15 left`, in the order they were done.
pub fn reps_done(entry: &Entry) -> String {
    let one = entry.outcome.first;
    let two = one.other();
    format!(
        "{} {}, {} {}",
        entry.reps(one),
        one.name(),
        entry.reps(two),
        two.name()
    )
}

/// How it ended, in a few words; nothing where it ended as it should.
pub fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Finished => "",
        Ending::EndedEarly => "ended early",
        Ending::StoppedForPain => "stopped for pain",
    }
}

/// What stands over what was done.
pub fn over(ending: Option<Ending>) -> &'static str {
    match ending {
        Some(Ending::StoppedForPain) => "Stopped",
        Some(Ending::EndedEarly) => "Enough for today",
        Some(Ending::Finished) | None => "Done",
    }
}

/// One sentence of what was done.
pub fn done(session: &Session) -> String {
    let (one, two) = (session.first(), session.first().other());
    let (first, second) = (session.reps_done(one), session.reps_done(two));
    let took = about(session.moment().since_start());
    match (first, second) {
        (0, 0) => format!("No reps this time, {took}."),
        _ if first == second => format!("{} with each leg, {took}.", reps(first)),
        _ => format!(
            "{} with the {} leg, {second} with the {}, {took}.",
            reps(first),
            one.name(),
            two.name()
        ),
    }
}
