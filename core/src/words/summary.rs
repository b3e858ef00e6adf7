//! What a trainer is told, in words: one text, which is shown, printed and sent as
//! it is.

use super::direction::isolated;
use super::english::{self, *};
use super::{
    about, angle, both_legs, by, by_note, changed, count, date, finding, how_it_felt, hurt, in_all,
    leg, mean_pain, phase, place, plural, time,
};
use crate::diary::{Height, Latest, PainOfWeek, Point, Span, Stop, Summary, Thing};
use crate::method::{Note, PainStop, Phase, Place, Routine};

/// The whole text: blocks with an empty line between them, each a heading and the
/// lines beneath it. The first block is what stands over all of it.
pub fn summary(summary: &Summary) -> String {
    let mut text = SUMMARY_TITLE.to_owned() + "\n" + &dates(summary);
    let mut block = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text.push_str("\n\n");
            text.push_str(heading);
            for line in lines {
                text.push('\n');
                text.push_str(&line);
            }
        }
    };
    let mut done = vec![routine(&summary.routine, summary.is_bent)];
    let note = summary.note.iter().map(Note::words).map(isolated);
    done.extend(note.map(|note| told_of(FROM_TRAINER, &note)));
    block(ROUTINE, done);
    block(SESSIONS, sessions(summary));
    block(MEASURE, heights(summary));
    block(PAIN_BY_WEEK, pain(summary));
    let felt = |(day, felt): &(_, Vec<_>)| told_of(&date(*day), &how_it_felt(felt));
    block(HOW_IT_FELT, latest(&summary.felt, felt));
    block(STOPS, stops(summary));
    block(THE_ONE_THING, summary.thing.iter().map(thing).collect());
    let note = |(day, words): &(_, Note)| told_of(&date(*day), &isolated(words.words()));
    block(NOTES, latest(&summary.notes, note));
    text
}

fn dates(summary: &Summary) -> String {
    let until = date(summary.until);
    match summary.from {
        Some(from) if from < summary.until => from_to(&date(from), &until),
        _ => until,
    }
}

/// `Both legs, 15 reps each · lift 2 s, pull 2 s, lower 3 s, rest 1 s · 4 min 50 s ·
/// right leg first`
fn routine(routine: &Routine, is_bent: bool) -> String {
    let phases = [
        Phase::Roll,
        Phase::Lift,
        Phase::Pull,
        Phase::Lower,
        Phase::Rest,
    ];
    let phases = phases.into_iter().filter_map(|each| {
        let length = routine.length(each);
        (!length.is_zero()).then(|| phase_takes(phase(each), &time(length)))
    });
    let mut parts = vec![
        both_legs(routine).join(" "),
        phases.collect::<Vec<_>>().join(", "),
        about(routine.total()),
        super::first(routine.first()).to_owned(),
    ];
    if is_bent {
        parts.push(OTHER_KNEE.to_ascii_lowercase());
    }
    parts.join(" · ")
}

fn sessions(summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    if summary.stops.is_none() {
        lines.push(NO_SESSIONS_YET.to_owned());
        return lines;
    }
    let days = summary.days_a_week;
    lines.push(plan(days, plural(days.into())));
    lines.extend(summary.spans.iter().map(span));
    if summary.streak > 0 {
        lines.push(told_of(WEEKS_IN_A_ROW, &count(summary.streak)));
    }
    let totals = &summary.totals;
    lines.push(done_in_all(
        &counted(totals.sessions, english::sessions),
        &counted(totals.reps, reps_in_all),
        &in_all(totals.lasted),
    ));
    lines
}

fn span(span: &Span) -> String {
    let when = match span.since {
        None => last_weeks(span.weeks),
        Some(day) => since_first(&date(day)),
    };
    let done = match span.sessions {
        0 => none_of_planned(&counted(span.planned, days)),
        sessions => done_of_planned(
            &counted(sessions, english::sessions),
            &counted(span.days, days),
            &count(span.planned),
        ),
    };
    told_of(&when, &done)
}

fn counted(number: u32, of: fn(&str, super::Plural) -> String) -> String {
    of(&count(number), plural(number))
}

fn heights(summary: &Summary) -> Vec<String> {
    let mut lines: Vec<String> = summary.heights.iter().map(height).collect();
    for (lifted_by, differ) in &summary.sides {
        lines.push(sides_differ_by(by(*lifted_by), &angle(*differ)));
    }
    if summary.heights.iter().any(|it| it.latest.is_some()) {
        lines.push(SMALL_CHANGES.to_owned());
    }
    lines
}

/// `Left leg, by the leg alone: 62° (12 Jun 2026) → 71° (20 Nov 2026) · +9° since the
/// start: possible change`
fn height(height: &Height) -> String {
    let at = |point: Point| on_the_day(&angle(point.tenths), &date(point.day));
    let what = and(leg(height.leg), by_note(height.by));
    let first = at(height.first);
    match height.latest {
        None => told_of(&what, &first),
        Some((latest, change)) => {
            let both = then_now(&first, &at(latest));
            told_of(&what, &both) + " · " + &changed(Some(change))
        }
    }
}

fn pain(summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    for each in &summary.weeks_of_pain {
        if each.is_after_others {
            lines.push(LEFT_OUT.to_owned());
        }
        lines.push(week(each));
    }
    lines.extend(summary.findings.iter().copied().map(finding));
    lines
}

/// `From 2 Nov 2026: 4.3 before, 3.7 after`
fn week(week: &PainOfWeek) -> String {
    let [before, after] = [week.before, week.after].map(|mean| mean.map(mean_pain));
    let means = match (before, after) {
        (Some(before), Some(after)) => before_after(&before, &after),
        (Some(before), None) => only_before(&before),
        (None, after) => only_after(&after.unwrap_or_default()),
    };
    told_of(&week_from(&date(week.monday)), &means)
}

fn stops(summary: &Summary) -> Vec<String> {
    match &summary.stops {
        None => Vec::new(),
        Some(stops) if stops.told.is_empty() => vec![NO_STOPS.to_owned()],
        Some(stops) => latest(stops, stopped),
    }
}

/// `20 Nov 2026: pins and needles, pull, left leg, rep 9`
fn stopped(stopped: &Stop) -> String {
    let what = match stopped.stop {
        None => STOPPED_FOR_PAIN.to_owned(),
        Some(PainStop { hurt: what, place }) => and_in_line(hurt(what), &phase_of(place)),
    };
    told_of(&date(stopped.day), &what)
}

/// `pull, left leg, rep 9`
fn phase_of(at: Place) -> String {
    match at.phase.is_of_a_rep() {
        true => and_in_line(phase(at.phase), &place(at)),
        false => place(at),
    }
}

/// `Tying my shoes: 4 (12 Jun 2026) → 7 (20 Nov 2026)`
fn thing(thing: &Thing) -> String {
    let score = |(day, score): &(_, u8)| on_the_day(&count((*score).into()), &date(*day));
    let what = &isolated(thing.what.words());
    match thing.scores.as_slice() {
        [] => what.to_owned(),
        [once] => told_of(what, &score(once)),
        [first, .., latest] => told_of(what, &then_now(&score(first), &score(latest))),
    }
}

/// A line each, and how many are left out.
fn latest<T>(of: &Latest<T>, line: fn(&T) -> String) -> Vec<String> {
    let mut lines: Vec<String> = of.told.iter().map(line).collect();
    if of.earlier > 0 {
        lines.push(and_earlier(&count(of.earlier)));
    }
    lines
}
