//! What has become of pain. Better and worse follow one rule: a weekly mean counts as
//! changed where it is at least 2 points and 30 % away from the mean it is compared with.

use super::{Point, is_in_order, mean};
use crate::diary::{Concern, Day, Entry, Log, Pain, When};

/// Something to be told of pain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The stop rule is to be shown.
    Stop(Concern),
    /// Pain is up by 2 or more, two sessions running.
    Up(When),
    /// By so many tenths more than in the week with the least pain.
    Worse(When, u16),
    /// By so many tenths less than in the first week.
    Better(When, u16),
}

impl Finding {
    /// Whether the stop rule is to be shown with it.
    pub fn is_stop(self) -> bool {
        matches!(self, Finding::Stop(_))
    }

    /// Whether it asks for a pause.
    pub fn is_grave(self) -> bool {
        !matches!(self, Finding::Better(..))
    }
}

/// All that is to be told of pain, the gravest first: at home, on Progress and in the
/// summary for the trainer. `before` is pain before the session to come, where it was said.
pub fn findings(log: &Log, before: Option<Pain>, today: Day) -> Vec<Finding> {
    let concerns = log.present_concerns(before, today);
    let mut findings: Vec<Finding> = concerns.into_iter().map(Finding::Stop).collect();
    let of = |when| (when, Pains::said(log, when, today));
    let pains = [When::Before, When::After].map(of);
    let up = pains.iter().filter(|(_, pains)| pains.is_up);
    findings.extend(up.map(|(when, _)| Finding::Up(*when)));
    let worse = pains.iter().filter_map(|(when, pains)| {
        let by = pains.is_worse_by()?;
        Some(Finding::Worse(*when, by))
    });
    findings.extend(worse);
    let better = pains.iter().filter_map(|(when, pains)| {
        let by = pains.is_better_by()?;
        Some(Finding::Better(*when, by))
    });
    findings.extend(better);
    findings
}

/// Pain as it was said: after sessions, which is what everybody is asked, or before
/// them, which only those say who want to. Each is a series of its own, and the two
/// are never mixed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pains {
    weeks: Vec<PainWeek>,
    /// Whether it is up by 2 or more, two sessions running: against the least pain of the
    /// four weeks before it rose, and for as long as it stays so.
    pub is_up: bool,
}

/// How the weekly means went, by the same rule as [`findings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// One week says nothing of a change.
    TooEarly,
    /// The latest mean is below the first by what counts.
    Better(Means),
    /// It is above the least since the start by what counts.
    Worse(Means),
    /// Neither, but up by 2 or more, two sessions running.
    Up,
    /// Neither.
    Unclear(Means),
}

impl Course {
    /// What [`findings`] tell of it.
    pub fn finding(self, when: When) -> Option<Finding> {
        match self {
            Course::Worse(Means { from, to, .. }) => Some(Finding::Worse(when, to - from)),
            Course::Up => Some(Finding::Up(when)),
            Course::Better(Means { from, to, .. }) => Some(Finding::Better(when, from - to)),
            Course::TooEarly | Course::Unclear(_) => None,
        }
    }
}

/// Two weekly means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Means {
    /// The one the latest is compared with, in tenths.
    pub from: u16,
    /// The latest, in tenths.
    pub to: u16,
    /// How many weeks lie between them.
    pub weeks: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PainWeek {
    monday: Day,
    sum: u32,
    count: u32,
}

impl Pains {
    /// Of pain after sessions, from every one in which it was said.
    pub fn of(log: &Log, today: Day) -> Pains {
        Pains::said(log, When::After, today)
    }

    /// Of pain before them.
    pub fn before(log: &Log, today: Day) -> Pains {
        Pains::said(log, When::Before, today)
    }

    fn said(log: &Log, when: When, today: Day) -> Pains {
        let said = |entry: &Entry| Some((entry.day(), entry.notes.pain(when)?.number()));
        let said = log.entries().iter().rev().filter_map(said);
        let said = said.filter(|(day, _)| is_in_order(*day, today));
        let mut weeks: Vec<PainWeek> = Vec::new();
        let mut rise = Rise::default();
        for (day, pain) in said {
            rise.add(day, pain);
            let monday = day.monday();
            let (sum, count) = (u32::from(pain), 1);
            match weeks.last_mut() {
                Some(week) if week.monday >= monday => {
                    week.sum += sum;
                    week.count += count;
                }
                _ => weeks.push(PainWeek { monday, sum, count }),
            }
        }
        let is_up = rise.running >= 2;
        Pains { weeks, is_up }
    }

    /// A point a week in which it was said: its mean.
    pub fn points(&self) -> Vec<Point> {
        self.weeks.iter().map(PainWeek::point).collect()
    }

    /// The Mondays of the weeks that the latest one is compared with: the first, and the
    /// one with the least pain.
    pub fn compared_with(&self) -> [Option<Day>; 2] {
        [self.weeks.first(), self.least()].map(|week| Some(week?.monday))
    }

    /// By how many tenths it is better: the mean of the latest week with one is that much
    /// below the first's. `None` where it is no better, or only by what does not count.
    pub fn is_better_by(&self) -> Option<u16> {
        let now = self.weeks.last()?;
        let change = now.counted_change_from(self.weeks.first()?)?;
        (change < 0).then_some(change.unsigned_abs())
    }

    /// By how many tenths it is worse: above the least mean since the start. The first
    /// week alone would be no measure, since who got better first and is worse now is
    /// worse.
    pub fn is_worse_by(&self) -> Option<u16> {
        let now = self.weeks.last()?;
        let change = now.counted_change_from(self.least()?)?;
        (change > 0).then_some(change.unsigned_abs())
    }

    /// Whether it is getting better; `None` where it was never said.
    pub fn course(&self) -> Option<Course> {
        let [first, .., now] = self.weeks.as_slice() else {
            return self.weeks.first().map(|_| Course::TooEarly);
        };
        let since = |week: &PainWeek| Means {
            from: week.point().tenths,
            to: now.point().tenths,
            weeks: ((now.monday.0 - week.monday.0) / 7) as u32,
        };
        let course = match self.least().filter(|_| self.is_worse_by().is_some()) {
            Some(least) => Course::Worse(since(least)),
            None if self.is_up => Course::Up,
            None if self.is_better_by().is_some() => Course::Better(since(first)),
            None => Course::Unclear(since(first)),
        };
        Some(course)
    }

    fn least(&self) -> Option<&PainWeek> {
        // Of equal ones the earliest.
        let weeks = self.weeks.iter();
        weeks.min_by(|a, b| (a.sum * b.count).cmp(&(b.sum * a.count)))
    }
}

impl PainWeek {
    fn point(&self) -> Point {
        Point {
            day: self.monday,
            tenths: mean(self.sum * 10, self.count),
        }
    }

    /// The rule: the change in tenths where it is at least 2 points and 30 % of the other
    /// mean. Reckoned with the sums, since a mean that was rounded can come out on the
    /// other side.
    fn counted_change_from(&self, other: &PainWeek) -> Option<i16> {
        let (sum, other_sum) = (self.sum * other.count, other.sum * self.count);
        let change = sum.abs_diff(other_sum);
        let counts = change >= 2 * self.count * other.count && change * 10 >= other_sum * 3;
        let tenths = |week: &PainWeek| week.point().tenths as i16;
        counts.then(|| tenths(self) - tenths(other))
    }
}

/// Follows pain from session to session. What it rose from is the least of four weeks
/// (a choice of this project): the session before alone would rise with what creeps up,
/// and the least of all time would be one good day years ago.
#[derive(Default)]
struct Rise {
    /// The sessions in which it was not up.
    not_up: Vec<(Day, u8)>,
    rose_from: u8,
    running: u32,
}

impl Rise {
    const UP: u8 = 2;
    const DAYS: i64 = 28;

    fn add(&mut self, day: Day, pain: u8) {
        if self.running == 0 || pain < self.rose_from + Rise::UP {
            self.running = 0;
            self.rose_from = self.least_before(day);
        }
        match pain >= self.rose_from + Rise::UP {
            true => self.running += 1,
            false => self.not_up.push((day, pain)),
        }
    }

    /// The least pain of the four weeks before a day; after a longer gap the last one's.
    fn least_before(&self, day: Day) -> u8 {
        let mut least = None;
        for &(then, pain) in self.not_up.iter().rev() {
            if least.is_some() && day.0 - then.0 > Rise::DAYS {
                break;
            }
            least = Some(least.unwrap_or(pain).min(pain));
        }
        least.unwrap_or(Pain::MOST)
    }
}
