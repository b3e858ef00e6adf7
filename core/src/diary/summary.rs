//! What a trainer is told: the facts, out of the whole diary.
//!
//! It is to fit one sheet of paper, so of what grows with the years there is the
//! first and the latest, and how much was left out. Days are those of the place
//! where a thing was written down, as everywhere.

use super::trend::is_in_order;
use super::{
    By, Change, Concern, Day, Diary, Entry, Felt, Finding, Log, Pains, Point, Totals, Weeks,
    angles, change, differing_sides, findings,
};
use crate::method::{Ending, Leg, Note, PainStop, Routine};

/// How many stops, and how many notes, are told.
const LISTED: usize = 5;
/// How many weeks of pain are told besides the first of each series.
const WEEKS_OF_PAIN: usize = 7;
/// What is looked back on, in weeks.
const LOOKS_BACK: [u8; 2] = [4, 12];

/// All that a trainer is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The first day of which anything is told; `None` where that is not known.
    pub from: Option<Day>,
    /// The last: today.
    pub until: Day,
    /// What the person does.
    pub routine: Routine,
    /// What the trainer said with it.
    pub note: Option<Note>,
    /// Whether the other knee is bent in it.
    pub is_bent: bool,
    /// On how many days a week they mean to.
    pub days_a_week: u8,
    /// How often they did, the shorter span first; none where they never did.
    pub spans: Vec<Span>,
    /// Weeks running in which the plan was met.
    pub streak: u32,
    /// What was done in all.
    pub totals: Totals,
    /// How high the legs went.
    pub heights: Vec<Height>,
    /// By how many tenths of a degree the sides differ, where that is to be told.
    pub sides: Vec<(By, u16)>,
    /// Pain before and after sessions, week by week: the first week of each, the one with
    /// the least, and the latest ones.
    pub weeks_of_pain: Vec<PainOfWeek>,
    /// What is to be told of pain.
    pub findings: Vec<Finding>,
    /// How the legs' stretch felt, session by session.
    pub felt: Latest<(Day, Vec<(Leg, Felt)>)>,
    /// The sessions that were stopped for pain; `None` where there was no session.
    pub stops: Option<Latest<Stop>>,
    /// The one thing that the person wants back.
    pub thing: Option<Thing>,
    /// What they wrote down, where that is to be told.
    pub notes: Latest<(Day, Note)>,
}

/// How often something was done in a span of time that ends today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many weeks it has.
    pub weeks: u8,
    /// The day of the first session of all, where that is what the span begins with.
    pub since: Option<Day>,
    /// Sessions with at least one rep.
    pub sessions: u32,
    /// Days with one.
    pub days: u32,
    /// Days that the plan has for it.
    pub planned: u32,
}

/// How high a leg went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Height {
    /// The leg.
    pub leg: Leg,
    /// By what it was lifted.
    pub by: By,
    /// At first.
    pub first: Point,
    /// The last time, and how that is from the first; `None` where it was once.
    pub latest: Option<(Point, Change)>,
}

/// Pain in one week: means, in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PainOfWeek {
    /// The week's Monday.
    pub monday: Day,
    /// Whether weeks before it are left out.
    pub is_after_others: bool,
    /// Before sessions, where it was said.
    pub before: Option<u16>,
    /// After them.
    pub after: Option<u16>,
}

/// A session that was stopped for pain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Its day.
    pub day: Day,
    /// What hurt and where in the session that was; `None` in the oldest records.
    pub stop: Option<PainStop>,
}

/// The one thing that the person wants back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// What it is.
    pub what: Note,
    /// How well it went, 0-10: at first, and the last time, where there was one.
    pub scores: Vec<(Day, u8)>,
}

/// The latest of many, and how many there were before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest<T> {
    /// The newest first.
    pub told: Vec<T>,
    /// How many are left out.
    pub earlier: u32,
}

impl<T> Latest<T> {
    fn of(newest_first: impl Iterator<Item = T>) -> Latest<T> {
        let mut told: Vec<T> = newest_first.collect();
        let earlier = told.len().saturating_sub(LISTED) as u32;
        told.truncate(LISTED);
        Latest { told, earlier }
    }
}

impl Summary {
    /// Of a whole diary, today; the person's notes among it where they want that.
    pub fn of(diary: &Diary, today: Day, with_notes: bool) -> Summary {
        let (log, settings) = (&diary.log, &diary.settings);
        let routine = diary.mine.routine;
        let noted = |entry: &Entry| {
            let words = entry.notes.words.clone().filter(|_| with_notes)?;
            Some((entry.day(), words))
        };
        // What a note is about is told where notes are.
        let is_told =
            |finding: &Finding| with_notes || *finding != Finding::Stop(Concern::Numbness);
        let findings = findings(log, None, today).into_iter().filter(is_told);
        Summary {
            from: first_day(diary, today),
            until: today,
            routine: match settings.gentle {
                true => routine.gentle(),
                false => routine,
            },
            note: diary.mine.note.clone(),
            is_bent: settings.bent || settings.gentle,
            days_a_week: settings.days_a_week,
            spans: spans(log, today, settings.days_a_week),
            streak: Weeks::of(log, today).streak(settings.days_a_week),
            totals: Totals::of(log),
            heights: heights(diary, today),
            sides: differing_sides(&diary.measured, today),
            weeks_of_pain: weeks_of_pain(&Pains::before(log, today), &Pains::of(log, today)),
            findings: findings.collect(),
            felt: Latest::of(log.entries().iter().filter_map(felt)),
            stops: stops(log),
            thing: thing(diary, today),
            notes: Latest::of(log.entries().iter().filter_map(noted)),
        }
    }
}

/// The first day of anything, as far as its clock can be believed.
fn first_day(diary: &Diary, today: Day) -> Option<Day> {
    let entries = diary.log.entries().iter().map(Entry::day);
    let measured = diary.measured.iter().map(|measured| measured.at.day());
    let scored = diary.scored.iter().map(|scored| scored.at.day());
    let all = entries.chain(measured).chain(scored);
    all.filter(|day| is_in_order(*day, today)).min()
}

/// How often something was done. Where everything was done within a span, that one
/// begins with the first session, since before it there was no plan to keep to; a
/// longer one would say the same.
fn spans(log: &Log, today: Day, days_a_week: u8) -> Vec<Span> {
    let done = log.entries().iter().filter(|entry| entry.has_reps());
    let days: Vec<Day> = done
        .map(Entry::day)
        .filter(|day| is_in_order(*day, today))
        .collect();
    let mut spans = Vec::new();
    let Some(&first) = days.iter().min() else {
        return spans;
    };
    for weeks in LOOKS_BACK {
        let begins = Day(today.0 + 1 - i64::from(weeks) * 7);
        let since = (first > begins).then_some(first);
        let begins = since.unwrap_or(begins);
        let mut within: Vec<Day> = days.iter().copied().filter(|day| *day >= begins).collect();
        let sessions = within.len() as u32;
        within.sort_unstable();
        within.dedup();
        // The first session can be tomorrow's, by the calendar of where it was done.
        let length = (today.0 + 1 - begins.0).max(1) as u32;
        spans.push(Span {
            weeks,
            since,
            sessions,
            days: within.len() as u32,
            // Part of a day is a day: on the first one there is one to be kept.
            planned: (length * u32::from(days_a_week)).div_ceil(7),
        });
        if since.is_some() {
            break;
        }
    }
    spans
}

fn heights(diary: &Diary, today: Day) -> Vec<Height> {
    let mut heights = Vec::new();
    for &leg in &Leg::BOTH {
        for &by in &By::BOTH {
            let points = angles(&diary.measured, leg, by, today);
            if let Some(&first) = points.first() {
                heights.push(Height {
                    leg,
                    by,
                    first,
                    latest: points.last().copied().zip(change(&points)),
                });
            }
        }
    }
    heights
}

/// The two series side by side, with the weeks that what has changed is told from.
fn weeks_of_pain(before: &Pains, after: &Pains) -> Vec<PainOfWeek> {
    let compared = [before, after].map(Pains::compared_with);
    let (before, after) = (before.points(), after.points());
    let mut mondays: Vec<Day> = before.iter().chain(&after).map(|point| point.day).collect();
    mondays.sort_unstable();
    mondays.dedup();
    let latest = mondays.len().saturating_sub(WEEKS_OF_PAIN);
    let of = |points: &[Point], monday| {
        let point = points.iter().find(|point| point.day == monday)?;
        Some(point.tenths)
    };
    let mut weeks = Vec::new();
    let mut is_after_others = false;
    for (place, monday) in mondays.into_iter().enumerate() {
        if place < latest && !compared.as_flattened().contains(&Some(monday)) {
            is_after_others = true;
            continue;
        }
        weeks.push(PainOfWeek {
            monday,
            is_after_others: std::mem::take(&mut is_after_others),
            before: of(&before, monday),
            after: of(&after, monday),
        });
    }
    weeks
}

fn felt(entry: &Entry) -> Option<(Day, Vec<(Leg, Felt)>)> {
    let felt = entry.felt();
    (!felt.is_empty()).then(|| (entry.day(), felt))
}

fn stops(log: &Log) -> Option<Latest<Stop>> {
    log.last()?;
    let stopped = |entry: &&Entry| entry.outcome.ending == Ending::StoppedForPain;
    let stop = |entry: &Entry| Stop {
        day: entry.day(),
        stop: entry.outcome.stop,
    };
    Some(Latest::of(log.entries().iter().filter(stopped).map(stop)))
}

fn thing(diary: &Diary, today: Day) -> Option<Thing> {
    let what = diary.thing.clone()?;
    let of_it = diary.scored.iter().filter(|scored| scored.what == what);
    let mut scores: Vec<(Day, u8)> = of_it
        .map(|scored| (scored.at.day(), scored.score))
        .filter(|(day, _)| is_in_order(*day, today))
        .collect();
    if scores.len() > 2 {
        scores.drain(1..scores.len() - 1);
    }
    Some(Thing { what, scores })
}
