//! Reminders that arrive: a repeating event that the person's own calendar
//! takes in, as RFC 5545 writes it. A page cannot wake a phone; a calendar does.
//!
//! The time is the local one of the person's time zone, by name and with the
//! zone written out, as RFC 5545 asks for each name: then six in the evening
//! stays six in the evening when the clocks change. In UTC it would not, and a
//! time without a zone is taken for UTC by some calendars.

use super::{Date, Day, Stamp};
use std::time::Duration;

const MINUTE: i64 = 60_000;
const WEEK: i64 = 7 * 24 * 60 * MINUTE;
/// How far ahead a zone's changes are written out. Most calendars know the zone
/// by its name and read none of them.
const WEEKS_AHEAD: i64 = 10 * 53;
/// In minutes.
const A_DAY: i64 = 24 * 60;
const EVENING: u16 = 18 * 60;
const DAY_NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// When a person wants to be reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminders {
    /// A bit a day, Monday's the lowest.
    days: u8,
    /// Of the day.
    minute: u16,
    /// By what calendars know it again; 0 until it was given to one.
    id: u32,
}

/// A time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// As the IANA names it; empty where the browser does not tell.
    name: String,
    /// As it is now, and each change of its clocks to come, as the format has it.
    changes: String,
}

/// What the calendar is told besides.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// When it is told.
    pub now: Stamp,
    /// Where.
    pub zone: &'a Zone,
    /// How long a session takes.
    pub lasts: Duration,
    /// What it is called.
    pub title: &'a str,
    /// What it is.
    pub about: &'a str,
    /// Where the app is.
    pub page: &'a str,
}

impl Zone {
    /// A zone by its name and by how many minutes its clocks are ahead of UTC at
    /// any instant, from one instant on.
    pub fn new(name: String, from_ms: i64, offset_min: &dyn Fn(i64) -> i32) -> Zone {
        let mut begin = from_ms / MINUTE * MINUTE;
        let mut from = offset_min(begin);
        let mut changes = change(i64::from(-from) * MINUTE, from, from);
        for _ in 0..WEEKS_AHEAD {
            let end = begin + WEEK;
            let to = offset_min(end);
            if to != from {
                let (mut before, mut after) = (begin, end);
                while after - before > MINUTE {
                    let between = before + (after - before) / MINUTE / 2 * MINUTE;
                    match offset_min(between) == from {
                        true => before = between,
                        false => after = between,
                    }
                }
                changes.push_str(&change(after, from, to));
            }
            (begin, from) = (end, to);
        }
        let name = if is_zone(&name) { name } else { String::new() };
        Zone { name, changes }
    }
}

/// Whether this may be a zone's name. Some browsers say how far the clock is ahead
/// instead (`+02:00`), or that they do not know.
fn is_zone(name: &str) -> bool {
    let is_of_names =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '/' | '_' | '-' | '+');
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(is_of_names)
        && name != "Etc/Unknown"
}

/// A change of a zone's clocks, from so many minutes ahead of UTC to so many.
fn change(utc_ms: i64, from: i32, to: i32) -> String {
    let kind = if to > from { "DAYLIGHT" } else { "STANDARD" };
    format!(
        "BEGIN:{kind}\nDTSTART:{}\nTZOFFSETFROM:{}\nTZOFFSETTO:{}\nEND:{kind}\n",
        date_time(utc_ms + i64::from(from) * MINUTE),
        offset(from),
        offset(to),
    )
}

impl Reminders {
    /// So many days of a week, as far from each other as they can be, in the
    /// evening.
    pub fn spread(days_a_week: u8) -> Reminders {
        let days = (0..days_a_week).fold(0, |days, day| days | 1 << (day * 7 / days_a_week));
        Reminders {
            days,
            minute: EVENING,
            id: 0,
        }
    }

    /// Reads what [`Reminders::to_number`] gives.
    pub(super) fn of_number(number: i64) -> Option<Reminders> {
        let (days, rest) = (number % 128, number / 128);
        Some(Reminders {
            days: days as u8,
            minute: (rest % A_DAY) as u16,
            id: u32::try_from(rest / A_DAY).ok()?,
        })
    }

    /// As stored: the days, the minute of the day and the id in one number, since
    /// each field more is code to download.
    pub(super) fn to_number(self) -> i64 {
        i64::from(self.days) + 128 * (i64::from(self.minute) + A_DAY * i64::from(self.id))
    }

    /// Whether they come on this day of the week, 0 being Monday.
    pub fn has(self, weekday: usize) -> bool {
        self.days & 1 << weekday != 0
    }

    /// Whether they never come.
    pub fn is_never(self) -> bool {
        self.days == 0
    }

    /// With one day more, or less.
    pub fn toggled(mut self, weekday: usize) -> Reminders {
        self.days ^= 1 << weekday;
        self
    }

    /// At another time: `18:30`. What is no time changes nothing.
    pub fn at(mut self, time: &str) -> Reminders {
        let number = |from: usize| time.get(from..from + 2)?.parse::<u16>().ok();
        let minute = match (time.len(), number(0), number(3)) {
            (5, Some(hour @ 0..24), Some(minute @ 0..60)) => Some(hour * 60 + minute),
            _ => None,
        };
        self.minute = minute.unwrap_or(self.minute);
        self
    }

    /// `18:30`
    pub fn time(self) -> String {
        format!("{:02}:{:02}", self.minute / 60, self.minute % 60)
    }

    /// With something that calendars know it by: what was given to one before is
    /// replaced then, rather than doubled.
    pub fn known_by(mut self, chance: u32) -> Reminders {
        if self.id == 0 {
            self.id = chance.max(1);
        }
        self
    }

    /// When the first is due, in milliseconds since 1970 by the wall clock:
    /// the next of the days, today only if the time is still to come.
    fn first(self, now: Stamp) -> Option<i64> {
        let Day(today) = now.day();
        for day in today..today + 8 {
            let due = (day * A_DAY + i64::from(self.minute)) * MINUTE;
            if self.has(Day(day).weekday()) && due > now.local_ms() {
                return Some(due);
            }
        }
        None
    }

    /// The calendar file; `None` where no day is chosen.
    pub fn to_calendar(self, event: &Event) -> Option<String> {
        let begins = date_time(self.first(event.now)?);
        let (named, zone) = match event.zone.name.is_empty() {
            false => {
                let Zone { name, changes } = event.zone;
                let zone = format!("BEGIN:VTIMEZONE\nTZID:{name}\n{changes}END:VTIMEZONE\n");
                (format!(";TZID={name}"), zone)
            }
            // The local time of wherever the calendar is.
            true => Default::default(),
        };
        let mut days = String::new();
        for (day, name) in DAY_NAMES.iter().enumerate() {
            if self.has(day) {
                days.push_str(if days.is_empty() { "" } else { "," });
                days.push_str(name);
            }
        }
        let minutes = event.lasts.as_secs().div_ceil(60);
        let title = escaped(event.title);
        let text = format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Hamstretch//Hamstretch//EN\n{zone}\
             BEGIN:VEVENT\nUID:{:08x}@hamstretch\nDTSTAMP:{}Z\nSEQUENCE:{}\n\
             DTSTART{named}:{begins}\nDURATION:PT{minutes}M\nRRULE:FREQ=WEEKLY;BYDAY={days}\n\
             SUMMARY:{title}\nDESCRIPTION:{}\nURL:{}\nTRANSP:TRANSPARENT\n\
             BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:PT0S\nDESCRIPTION:{title}\nEND:VALARM\n\
             END:VEVENT\nEND:VCALENDAR\n",
            self.id,
            date_time(event.now.utc_ms),
            // What is told later counts.
            event.now.utc_ms / MINUTE,
            escaped(event.about),
            event.page,
        );
        Some(folded(&text))
    }
}

/// `+0130`
fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.abs();
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// `20261123T183000`, of milliseconds since 1970.
fn date_time(ms: i64) -> String {
    let minutes = ms.div_euclid(MINUTE);
    let seconds = ms.rem_euclid(MINUTE) / 1000;
    let Date { year, month, day } = Day(minutes.div_euclid(24 * 60)).date();
    let (hour, minute) = (minutes.rem_euclid(24 * 60) / 60, minutes.rem_euclid(60));
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{seconds:02}")
}

/// A text as a value: what has a meaning there is marked as having none.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Lines as the format has them: none longer than 75 octets, and no character
/// cut in two.
fn folded(text: &str) -> String {
    const MOST: usize = 75;
    let mut folded = String::new();
    let mut length = 0;
    for c in text.chars() {
        if c == '\n' {
            folded.push('\r');
            length = 0;
        } else if length + c.len_utf8() > MOST {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += if c == '\n' { 0 } else { c.len_utf8() };
    }
    folded
}
