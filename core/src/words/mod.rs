//! Every word a person sees or hears. [`english`] has the words; here they are
//! put together from what is: phases, counts, times.

mod diary;
mod direction;
pub mod english;
mod exchange;
mod keeping;
mod numbers;
mod painted;
mod sending;
mod session;
mod sources;
mod summary;
mod summary_page;

pub use diary::{angle, changed, count, course, date, finding, in_all, mean_pain};
pub use direction::isolated;
pub use english::*;
pub use exchange::{refusal, would_change};
pub use keeping::{copy_fact, saving, undoable};
pub use numbers::{Plural, decimal, tenths};
pub use painted::painted;
pub use sending::{about_routine, all_beyond, beyond, differences, length, sent_you};
pub use session::{beneath, done, outside, paused_at, rep_of, set_up, spoken};
pub use sources::{EVIDENCE_SOURCES, PAIN_SOURCES, Source};
pub use summary::summary;
pub use summary_page::{SummaryFact, SummaryPage, SummarySection};

use crate::app::Screen;
use crate::diary::{Angle, By, Checked, Day, Entry, Felt, Notes, Unfinished};
use crate::method::{
    Ending, First, Group, Hurt, Leg, Note, Part, Phase, Place, Problem, Refused, Routine, Sign,
    Why, ms,
};
use std::time::Duration;

/// `4 min 50 s`, `2 s`, `2.5 s`, `5 min`: to the half second, which is the
/// finest a routine knows.
pub fn time(time: Duration) -> String {
    let halves = ((ms(time) + 250) / 500) as u32;
    let (minutes, halves) = (halves / 120, halves % 120);
    let seconds = english::seconds(&decimal(halves));
    match (minutes, halves) {
        (0, _) => seconds,
        (_, 0) => english::minutes(&decimal(minutes * 2)),
        _ => english::minutes(&decimal(minutes * 2)) + " " + &seconds,
    }
}

/// `4 min 50 s`, without half seconds.
pub fn about(length: Duration) -> String {
    time(Duration::from_secs((ms(length) + 500) / 1000))
}

/// What the document is called while a screen is shown: after its heading, but for home,
/// whose heading is what is to be done today.
pub fn title(screen: Screen, heading: &str) -> String {
    let name = match screen {
        Screen::Home => TODAY,
        _ => heading,
    };
    titled(name)
}

/// `Left leg`
pub fn leg(leg: Leg) -> &'static str {
    match leg {
        Leg::Left => LEFT_LEG,
        Leg::Right => RIGHT_LEG,
    }
}

/// `left`
pub fn side(leg: Leg) -> &'static str {
    match leg {
        Leg::Left => LEFT,
        Leg::Right => RIGHT,
    }
}

/// `right leg first`
pub fn first(first: First) -> &'static str {
    match first {
        First::Left => LEFT_FIRST,
        First::Right => RIGHT_FIRST,
        First::Alternate => LEGS_TAKE_TURNS,
    }
}

/// `1 rep`, `15 reps`
pub fn reps(count: u8) -> String {
    english::reps(count, plural(count.into()))
}

/// `Both legs,` and `15 reps each`, which stand on a line each.
pub fn both_legs(routine: &Routine) -> [String; 2] {
    english::both_legs(&reps(routine.reps()))
}

/// `2 of 3 days`
pub fn days_of(done: u8, of: u8) -> String {
    english::days_of(done, of, plural(of.into()))
}

/// `1 day done`, `87 days done`
pub fn days_done(count: u32) -> String {
    english::days_done(count, plural(count))
}

/// The one word of a phase.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Roll => ROLL,
        Phase::Ready | Phase::CountIn => GET_READY,
        Phase::Lift => LIFT,
        Phase::Pull => PULL,
        Phase::Lower => LOWER,
        Phase::Rest => REST,
        Phase::Change => CHANGE_LEGS,
        Phase::Done => DONE,
    }
}

/// `left leg, rep 9`, or `change legs, left leg`
pub fn place(place: Place) -> String {
    let Place { phase, leg, rep } = place;
    let side = side(leg);
    if phase.is_of_a_rep() || phase == Phase::CountIn {
        at_rep(side, rep)
    } else {
        at_phase(self::phase(phase), side)
    }
}

/// Where a session would go on: `left leg, rep 9 of 15`.
pub fn goes_on_at(unfinished: &Unfinished) -> String {
    let Place { leg, rep, .. } = unfinished.place;
    at_rep_of(side(leg), rep, unfinished.entry.outcome.routine.reps())
}

/// What a part of the routine is called where it is changed.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Reps => REPS_PER_LEG,
        Part::Lift => LIFT,
        Part::Pull => PULL,
        Part::Lower => LOWER,
        Part::Rest => REST_ON_THE_FLOOR,
        Part::Ready => GET_READY,
        Part::Change => CHANGE_LEGS,
        Part::Roll => FOAM_ROLL_PER_LEG,
    }
}

/// The number of a part, with its unit.
pub fn amount(routine: &Routine, part: Part) -> String {
    let amount = routine.amount(part);
    match part {
        Part::Reps => decimal(amount.in_halves().into()),
        Part::Roll if amount.in_halves() == 0 => OFF.to_owned(),
        _ => time(amount.seconds()),
    }
}

/// `4 min 50 s · right leg first`
pub fn line(routine: &Routine) -> String {
    about(routine.total()) + " · " + first(routine.first())
}

/// `15 right, 15 left`, in the order they were done.
pub fn reps_done(entry: &Entry) -> String {
    let one = entry.outcome.first;
    let two = one.other();
    english::reps_done(entry.reps(one), side(one), entry.reps(two), side(two))
}

/// What hurt.
pub fn hurt(hurt: Hurt) -> &'static str {
    HURTS[hurt as usize]
}

/// What whoever stops for that is told about the next time.
pub fn after_hurt(hurt: Hurt) -> &'static str {
    AFTER_HURTS[hurt as usize]
}

/// `pain 4, then 2`; nothing where nothing was said of pain after the session.
pub fn pain(notes: &Notes) -> String {
    match (notes.before, notes.after) {
        (_, None) => String::new(),
        (Some(before), Some(after)) => pain_then(before.number(), after.number()),
        (None, Some(after)) => pain_after(after.number()),
    }
}

/// `62°`
pub fn degrees(angle: Angle) -> String {
    english::degrees(angle.degrees())
}

/// `last 62°`
pub fn last(angle: Angle) -> String {
    english::last(&degrees(angle))
}

/// By what a leg is lifted.
pub fn by(by: By) -> &'static str {
    match by {
        By::Lifted => LIFTED,
        By::Assisted => ASSISTED,
    }
}

/// The same, of one leg.
pub fn angle_of(whose: Leg, what: By) -> String {
    format!("{}: {}", leg(whose), by(what))
}

/// The same, explained.
pub fn by_note(by: By) -> &'static str {
    match by {
        By::Lifted => LIFTED_NOTE,
        By::Assisted => ASSISTED_NOTE,
    }
}

/// How the stretch felt.
pub fn felt(felt: Felt) -> &'static str {
    FELT[felt as usize]
}

/// `Right leg: just right · Left leg: too much`, in the order they were done; nothing where
/// nothing was said.
pub fn how_it_felt(felt: &[(Leg, Felt)]) -> String {
    let felt = felt.iter().map(|(leg, felt)| {
        let felt = self::felt(*felt).to_ascii_lowercase();
        told_of(self::leg(*leg), &felt)
    });
    felt.collect::<Vec<_>>().join(" · ")
}

/// How it ended, in a few words; nothing where it ended as it should.
pub fn ending(entry: &Entry) -> String {
    let stop = entry.outcome.stop;
    match (entry.outcome.ending, stop) {
        (Ending::Finished, _) => String::new(),
        (Ending::EndedEarly, _) => ENDED_EARLY.to_owned(),
        (Ending::StoppedForPain, None) => STOPPED_FOR_PAIN.to_owned(),
        (Ending::StoppedForPain, Some(stop)) => stopped_for(hurt(stop.hurt), &place(stop.place)),
    }
}

/// What the list of sessions says of one besides what was done: how it ended, pain, and
/// how it felt. A line each; none for what was not said.
pub fn remarks(entry: &Entry) -> Vec<String> {
    let remarks = [
        ending(entry),
        pain(&entry.notes),
        how_it_felt(&entry.felt()),
    ];
    let said = remarks.into_iter().filter(|words| !words.is_empty());
    said.collect()
}

/// What stands over what was done.
pub fn over(ending: Option<Ending>) -> &'static str {
    match ending {
        Some(Ending::StoppedForPain) => STOPPED,
        Some(Ending::EndedEarly) => ENOUGH,
        Some(Ending::Finished) | None => DONE,
    }
}

/// The signs of a group of the safety check.
pub fn signs(group: Group) -> &'static [&'static str] {
    match group {
        Group::Emergency => &EMERGENCY_SIGNS,
        Group::Urgent => &URGENT_SIGNS,
        Group::AskFirst => &ASK_FIRST_SIGNS,
        Group::NoRolling => &ROLLING_SIGNS,
    }
}

/// A sign of the safety check.
pub fn sign(sign: Sign) -> &'static str {
    signs(sign.group())[sign.index()]
}

/// What a group of the safety check asks for.
pub fn asks_for(group: Group) -> &'static str {
    match group {
        Group::Emergency => EMERGENCY,
        Group::Urgent => URGENT,
        Group::AskFirst => ASK_FIRST,
        Group::NoRolling => SKIP_ROLLING,
    }
}

/// What stands in the way of a session; or nothing does any more.
pub fn in_the_way(group: Option<Group>) -> &'static str {
    group.map_or(CLEARED, asks_for)
}

/// That a clinician has cleared a sign, to be said for the first time, or as it was said on
/// an earlier day.
pub fn cleared(sign: Sign, earlier: Option<Day>) -> String {
    let sign = self::sign(sign);
    match earlier {
        Some(day) => said_cleared(sign, &date(day)),
        None => cleared_for_me(sign),
    }
}

/// What is to be known besides, where it is grave.
pub fn besides(group: Group) -> &'static str {
    match group {
        Group::Emergency => CALL_EMERGENCY,
        Group::Urgent => CLOT_WITH,
        Group::AskFirst | Group::NoRolling => "",
    }
}

/// What was ticked: the signs, those that a clinician has cleared with the day on which
/// that was said, or of an earlier version's answers what they ask for.
pub fn ticked(checked: &Checked) -> String {
    let answers = checked.answers;
    let one = |sign| match checked.cleared.day(sign) {
        Some(day) if answers.has_cleared(sign) => sign_cleared(self::sign(sign), &date(day)),
        _ => self::sign(sign).to_owned(),
    };
    let groups = Group::ALL.into_iter().filter(|group| answers.has(*group));
    let ticked: Vec<String> = groups
        .flat_map(|group| match answers.is_whole(group) {
            true => vec![asks_for(group).to_owned()],
            false => answers.signs(group).map(one).collect(),
        })
        .collect();
    match ticked.is_empty() {
        true => NONE_APPLIED.to_owned(),
        false => ticked.join(" · "),
    }
}

/// What is wrong with a link.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::NotANumber { part, given } => not_a_number(part.name(), given),
        Problem::Refused(refused) => self::refused(refused),
        Problem::NotALeg(given) => not_a_leg(given),
        Problem::Unknown(given) => unknown_part(given),
        Problem::Twice(name) => given_twice(name),
        Problem::LongNote(count) => long_note(&self::count(*count as u32), Note::MOST),
        Problem::More(count) => more_unknown(&self::count(*count as u32)),
        Problem::LongLink(most) => long_link(&self::count(*most as u32)),
    }
}

fn refused(refused: &Refused) -> String {
    let Refused { part, given, why } = refused;
    let bound = |halves: u16| match part.is_time() {
        // In the link's own unit.
        true => english::seconds(&decimal(halves.into())),
        false => decimal(halves.into()),
    };
    match why {
        Why::TooLittle => too_little(part.name(), given, &bound(part.least().in_halves())),
        Why::TooMuch => too_much(part.name(), given, &bound(part.most().in_halves())),
        Why::TooFine if part.is_time() => half_seconds_only(part.name(), given),
        Why::TooFine => whole_numbers_only(part.name(), given),
    }
}
