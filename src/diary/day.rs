//! Days where the person is.

use super::fields::Fields;

/// An instant, and how the clocks stood where the person was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    pub utc_ms: i64,
    /// How far local time was ahead of UTC, in minutes.
    pub offset_min: i32,
}

impl Stamp {
    /// The largest offset that is in use anywhere is 14 hours.
    const MOST_OFFSET_MIN: i32 = 14 * 60;
    /// The year 9999, far beyond any clock that is merely wrong.
    const MOST_UTC_MS: i64 = 253_402_300_800_000;

    /// Reads the two fields that every record has it in; `None` where they say
    /// what cannot be an instant of somebody's life.
    pub(super) fn read(fields: &Fields) -> Option<Stamp> {
        let stamp = Stamp {
            utc_ms: fields.number("utc_ms", i64::MIN, i64::MAX)?,
            offset_min: fields.number("offset_min", -1440, 1440)? as i32,
        };
        stamp.is_plausible().then_some(stamp)
    }

    /// Whether it can be an instant of somebody's life.
    pub fn is_plausible(self) -> bool {
        (0..Stamp::MOST_UTC_MS).contains(&self.utc_ms)
            && self.offset_min.abs() <= Stamp::MOST_OFFSET_MIN
    }

    /// Milliseconds since 1970 as the wall clock there counted them.
    pub fn local_ms(self) -> i64 {
        self.utc_ms + i64::from(self.offset_min) * 60_000
    }

    /// The calendar day there and then.
    pub fn day(self) -> Day {
        Day(self.local_ms().div_euclid(24 * 60 * 60 * 1000))
    }
}

/// A calendar day where the person is, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// Days since the week's Monday, 0 to 6.
    pub fn weekday(self) -> usize {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7) as usize
    }

    /// Year, month and day of the calendar.
    pub fn date(self) -> [i64; 3] {
        // Years begin in March here, so that a leap day ends one; 400 of them are
        // always 146,097 days long.
        let days = self.0 + 719_468;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, later) = if month < 10 {
            (month + 3, 0)
        } else {
            (month - 9, 1)
        };
        [era * 400 + year + later, month, day]
    }

    /// The Monday of its week.
    pub fn monday(self) -> Day {
        Day(self.0 - self.weekday() as i64)
    }
}
