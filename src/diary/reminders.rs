//! Reminders that arrive: a repeating event that the person's own calendar
//! takes in, as RFC 5545 writes it. A page cannot wake a phone; a calendar does.
//!
//! The time is the local one of the person's time zone, by name and with the
//! zone written out, as RFC 5545 asks for each name: then six in the evening
//! stays six in the evening when the clocks change. In UTC it would not, and a
//! time without a zone is taken for UTC by some calendars.

use super::{Day, Stamp};
use std::time::Duration;

const MINUTE: i64 = 60_000;
const WEEK: i64 = 7 * 24 * 60 * MINUTE;
/// How far ahead a zone's changes are written out. Most calendars know the zone
/// by its name and read none of them.
const WEEKS_AHEAD: i64 = 10 * 53;
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

/// A change of a zone's clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// When, in UTC.
    pub utc_ms: i64,
    /// How far local time was ahead of UTC before it, in minutes.
    pub from_min: i32,
    /// And after it.
    pub to_min: i32,
}

/// A time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// As the IANA names it; empty where the browser does not tell.
    pub name: String,
    /// The next years' changes of its clocks.
    pub changes: Vec<Change>,
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
    /// A zone by its name and by what its clocks say at any instant, from one
    /// instant on.
    pub fn new(name: String, from_ms: i64, offset_min: &dyn Fn(i64) -> i32) -> Zone {
        let from = from_ms.div_euclid(MINUTE) * MINUTE;
        let weeks = (0..WEEKS_AHEAD).map(|week| from + week * WEEK);
        let change = |begin: i64| {
            let (from_min, to_min) = (offset_min(begin), offset_min(begin + WEEK));
            if from_min == to_min {
                return None;
            }
            let (mut before, mut after) = (begin, begin + WEEK);
            while after - before > MINUTE {
                let between = before + (after - before) / MINUTE / 2 * MINUTE;
                match offset_min(between) == from_min {
                    true => before = between,
                    false => after = between,
                }
            }
            Some(Change {
                utc_ms: after,
                from_min,
                to_min,
            })
        };
        let changes = weeks.filter_map(change).collect();
        Zone { name, changes }
    }

    /// Whether a calendar file can name it.
    fn is_known(&self) -> bool {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte);
        !self.name.is_empty() && self.name.bytes().all(is_plain)
    }

    /// The zone written out: as it is now, and each change to come.
    fn to_text(&self, now_min: i32) -> String {
        let mut text = format!("BEGIN:VTIMEZONE\nTZID:{}\n", self.name);
        let ever = Change {
            utc_ms: i64::from(now_min) * -MINUTE,
            from_min: now_min,
            to_min: now_min,
        };
        for change in std::iter::once(&ever).chain(&self.changes) {
            let kind = match change.to_min > change.from_min {
                true => "DAYLIGHT",
                false => "STANDARD",
            };
            text.push_str(&format!(
                "BEGIN:{kind}\nDTSTART:{}\nTZOFFSETFROM:{}\nTZOFFSETTO:{}\nEND:{kind}\n",
                date_time(change.utc_ms + i64::from(change.from_min) * MINUTE),
                offset(change.from_min),
                offset(change.to_min),
            ));
        }
        text + "END:VTIMEZONE\n"
    }
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

    /// Reads what [`Reminders::to_numbers`] gives.
    pub(super) fn read(days: i64, minute: i64, id: i64) -> Option<Reminders> {
        let is_so = (0..1 << 7).contains(&days) && (0..24 * 60).contains(&minute);
        is_so.then_some(Reminders {
            days: days as u8,
            minute: minute as u16,
            id: u32::try_from(id).ok()?,
        })
    }

    /// As stored: the days, the minute of the day, and the id.
    pub(super) fn to_numbers(self) -> [i64; 3] {
        [self.days.into(), self.minute.into(), self.id.into()]
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
        let minute = time.split_once(':').and_then(|(hour, minute)| {
            let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
            (hour < 24 && minute < 60).then_some(hour * 60 + minute)
        });
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
        (today..=today + 7)
            .filter(|day| self.has(Day(*day).weekday()))
            .map(|day| (day * 24 * 60 + i64::from(self.minute)) * MINUTE)
            .find(|due| *due > now.local_ms())
    }

    /// The calendar file; `None` where no day is chosen.
    pub fn to_calendar(self, event: &Event) -> Option<String> {
        let begins = date_time(self.first(event.now)?);
        let (named, zone) = match event.zone.is_known() {
            true => (
                format!(";TZID={}", event.zone.name),
                event.zone.to_text(event.now.offset_min),
            ),
            // The local time of wherever the calendar is.
            false => Default::default(),
        };
        let days = DAY_NAMES.iter().enumerate();
        let days = days.filter(|(day, _)| self.has(*day));
        let days: Vec<&str> = days.map(|(_, name)| *name).collect();
        let minutes = event.lasts.as_secs().div_ceil(60);
        let title = escaped(event.title);
        let text = format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Hamstretch//Hamstretch//EN\n{zone}\
             BEGIN:VEVENT\nUID:{:08x}@hamstretch\nDTSTAMP:{}Z\nSEQUENCE:{}\n\
             DTSTART{named}:{begins}\nDURATION:PT{minutes}M\nRRULE:FREQ=WEEKLY;BYDAY={}\n\
             SUMMARY:{title}\nDESCRIPTION:{}\nURL:{}\nTRANSP:TRANSPARENT\n\
             BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:PT0S\nDESCRIPTION:{title}\nEND:VALARM\n\
             END:VEVENT\nEND:VCALENDAR\n",
            self.id,
            date_time(event.now.utc_ms),
            // What is told later counts.
            event.now.utc_ms / MINUTE,
            days.join(","),
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
    let [year, month, day] = Day(minutes.div_euclid(24 * 60)).date();
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
    for line in text.lines() {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > MOST {
                folded.push_str("\r\n ");
                length = 1;
            }
            folded.push(c);
            length += c.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}
