//! Reminders that arrive: a repeating event that the person's own calendar
//! takes in, as RFC 5545 writes it. A page cannot wake a phone; a calendar does.
//!
//! The time is the local one of the person's time zone, by name and with the
//! zone written out, as RFC 5545 asks for each name: then six in the evening
//! stays six in the evening when the clocks change. In UTC it would not, and a
//! time without a zone is taken for UTC by some calendars.

use super::zone::{DAY_NAMES, MINUTE, date_time};
use super::{Day, Stamp, Zone};
use std::time::Duration;

/// In minutes.
const A_DAY: i64 = 24 * 60;
const EVENING: u16 = 18 * 60;

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

/// What the calendar is told besides.
#[derive(Clone, Copy, Debug)]
pub struct CalendarEvent<'a> {
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

    /// At another time: `18:30`, or with seconds, which some browsers add. What is no
    /// time changes nothing.
    pub fn at(mut self, time: &str) -> Reminders {
        let figure = |at: usize| {
            let figure = time.as_bytes().get(at).filter(|byte| byte.is_ascii_digit());
            figure.map(|figure| u16::from(figure - b'0'))
        };
        let number = |at: usize| Some(figure(at)? * 10 + figure(at + 1)?);
        let is_parted = |at: usize| time.as_bytes().get(at).is_none_or(|byte| *byte == b':');
        let is_long_enough = time.len() == 5 || (time.len() >= 8 && number(6).is_some());
        let minute = match (number(0), number(3)) {
            (Some(hour @ 0..24), Some(minute @ 0..60)) => Some(hour * 60 + minute),
            _ => None,
        };
        let minute = minute.filter(|_| is_long_enough && is_parted(2) && is_parted(5));
        self.minute = minute.unwrap_or(self.minute);
        self
    }

    /// `18:30`
    pub fn time(self) -> String {
        format!("{:02}:{:02}", self.minute / 60, self.minute % 60)
    }

    /// With something that calendars know it by: what was given to one before is
    /// replaced then, rather than doubled.
    pub fn known_by(mut self, nonce: u32) -> Reminders {
        if self.id == 0 {
            self.id = nonce.max(1);
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
    pub fn to_calendar(self, event: &CalendarEvent) -> Option<String> {
        let begins = date_time(self.first(event.now)?);
        // Without a name it is the local time of wherever the calendar is.
        let named = match event.zone.name() {
            "" => String::new(),
            name => format!(";TZID={name}"),
        };
        let zone = event.zone.component();
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
