//! A time zone as a calendar file has it (VTIMEZONE, RFC 5545 3.6.5).
//!
//! One STANDARD and one DAYLIGHT where the clocks change by one rule each year, as
//! readers of calendars expect it: some take the first of each kind and no other. What
//! no such rule can say (a change that goes with the moon, or one that comes once) is
//! written out date by date for the next ten years.

use super::{Date, Day};

pub(super) const MINUTE: i64 = 60_000;
pub(super) const DAY_NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const DAY: i64 = 24 * 60 * MINUTE;
const WEEK: i64 = 7 * DAY;
/// From so far back on, so that each rule begins before what is told of.
const WEEKS_BEFORE: i64 = 54;
const WEEKS_AHEAD: i64 = 10 * 53;
/// In so many years a rule has shown itself on every date that it can have.
const YEARS_OF_A_RULE: usize = 9;
/// What browsers name a zone that they do not know.
const NO_NAMES: [&str; 4] = ["Etc/Unknown", "Factory", "undefined", "null"];

/// A time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// As the IANA names it; empty where the browser does not tell.
    name: String,
    /// What its clocks do, as the format has it.
    clocks: String,
}

/// Changes of the clocks that are alike.
struct Changes {
    /// Minutes ahead of UTC before, and after.
    from: i32,
    to: i32,
    /// When, by the clock that is changed, in milliseconds since 1970.
    at: Vec<i64>,
}

impl Zone {
    /// A zone by its name and by how many minutes its clocks are ahead of UTC at
    /// any instant. What cannot be a zone's name is none.
    pub fn new(name: String, now_ms: i64, offset_min: &dyn Fn(i64) -> i32) -> Zone {
        if !is_name(&name) {
            return Zone::default();
        }
        let now = now_ms / MINUTE * MINUTE;
        let begin = now - WEEKS_BEFORE * WEEK;
        let end = now + WEEKS_AHEAD * WEEK;
        let mut all: Vec<Changes> = Vec::new();
        let mut first = None;
        let mut from = offset_min(begin);
        for begin in (begin..end).step_by(WEEK as usize) {
            let to = offset_min(begin + WEEK);
            if to == from {
                continue;
            }
            let utc_ms = change(begin, from, offset_min);
            first = first.or(Some(utc_ms));
            let local_ms = utc_ms + i64::from(from) * MINUTE;
            match all
                .iter_mut()
                .find(|each| (each.from, each.to) == (from, to))
            {
                Some(alike) => alike.at.push(local_ms),
                None => all.push(Changes {
                    from,
                    to,
                    at: vec![local_ms],
                }),
            }
            from = to;
        }
        let mut clocks = String::new();
        if first.is_none_or(|first| first > now) {
            let now = offset_min(begin);
            let since_1970 = Changes {
                from: now,
                to: now,
                at: vec![0],
            };
            clocks = since_1970.written("");
        }
        // A rule without its counterpart would leave the clocks changed for good.
        let rules: Option<Vec<String>> = all.iter().map(|each| each.rule(end)).collect();
        let whens = rules.unwrap_or_else(|| all.iter().map(Changes::dates).collect());
        for (each, when) in all.iter().zip(whens) {
            clocks.push_str(&each.written(&when));
        }
        Zone { name, clocks }
    }

    /// Its name; empty where it has none.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// As a component of a calendar; nothing without a name.
    pub(super) fn component(&self) -> String {
        let Zone { name, clocks } = self;
        match name.as_str() {
            "" => String::new(),
            name => format!("BEGIN:VTIMEZONE\nTZID:{name}\n{clocks}END:VTIMEZONE\n"),
        }
    }
}

/// Whether calendars may know a zone by it: `+02:00` is an offset and no name, and
/// nothing that would have to be quoted is one.
fn is_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_+-/".contains(&byte);
    let begins = name
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_alphabetic());
    begins && name.len() <= 60 && name.bytes().all(is_part) && !NO_NAMES.contains(&name)
}

/// When in a week an offset ends, to the minute.
fn change(begin: i64, from: i32, offset_min: &dyn Fn(i64) -> i32) -> i64 {
    let (mut before, mut after) = (begin, begin + WEEK);
    while after - before > MINUTE {
        let between = before + (after - before) / MINUTE / 2 * MINUTE;
        match offset_min(between) == from {
            true => before = between,
            false => after = between,
        }
    }
    after
}

impl Changes {
    fn written(&self, when: &str) -> String {
        let Changes { from, to, at } = self;
        let kind = if to > from { "DAYLIGHT" } else { "STANDARD" };
        format!(
            "BEGIN:{kind}\nDTSTART:{}\n{when}TZOFFSETFROM:{}\nTZOFFSETTO:{}\nEND:{kind}\n",
            date_time(at[0]),
            offset(*from),
            offset(*to),
        )
    }

    /// When it happens besides the first time, date by date.
    fn dates(&self) -> String {
        match &self.at[1..] {
            [] => String::new(),
            others => {
                let others: Vec<String> = others.iter().map(|at| date_time(*at)).collect();
                format!("RDATE:{}\n", others.join(","))
            }
        }
    }

    /// The rule by which it comes each year, on one day of the week of one month, at
    /// one time.
    fn rule(&self, end_ms: i64) -> Option<String> {
        let last = *self.at.last()?;
        let is_regular = self.at.len() >= YEARS_OF_A_RULE && end_ms - last < 54 * WEEK;
        let alike = |of: &dyn Fn(i64) -> i64| {
            let first = of(self.at[0]);
            self.at.iter().all(|at| of(*at) == first).then_some(first)
        };
        let date = |at: i64| Day(at.div_euclid(DAY)).date();
        alike(&|at| at.rem_euclid(DAY))?;
        let weekday = alike(&|at| Day(at.div_euclid(DAY)).weekday() as i64)?;
        let month = alike(&|at| date(at).month.into())?;
        let mut years = self.at.windows(2);
        let is_yearly = years.all(|two| date(two[1]).year == date(two[0]).year + 1);
        if !is_regular || !is_yearly {
            return None;
        }
        let name = DAY_NAMES[weekday as usize];
        // A week later it is another month.
        let is_last = |at: &i64| i64::from(date(at + WEEK).month) != month;
        let week = alike(&|at| (i64::from(date(at).day) - 1) / 7 + 1);
        let days = || self.at.iter().map(|at| date(*at).day);
        let (least, most) = (days().min()?, days().max()?);
        let day = match week {
            _ if self.at.iter().all(is_last) => format!("BYDAY=-1{name}"),
            Some(week) => format!("BYDAY={week}{name}"),
            None if most - least == 6 => {
                let days: Vec<String> = (least..=most).map(|day| day.to_string()).collect();
                format!("BYMONTHDAY={};BYDAY={name}", days.join(","))
            }
            None => return None,
        };
        Some(format!("RRULE:FREQ=YEARLY;BYMONTH={month};{day}\n"))
    }
}

/// `+0130`
pub(super) fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.abs();
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// `20261123T183000`, of milliseconds since 1970.
pub(super) fn date_time(ms: i64) -> String {
    let minutes = ms.div_euclid(MINUTE);
    let seconds = ms.rem_euclid(MINUTE) / 1000;
    let Date { year, month, day } = Day(minutes.div_euclid(24 * 60)).date();
    let (hour, minute) = (minutes.rem_euclid(24 * 60) / 60, minutes.rem_euclid(60));
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{seconds:02}")
}
