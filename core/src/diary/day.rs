//! Days where the person is.

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

    /// Whether it can be an instant of somebody's life.
    pub fn is_plausible(self) -> bool {
        (0..Stamp::MOST_UTC_MS).contains(&self.utc_ms)
            && self.offset_min.abs() <= Stamp::MOST_OFFSET_MIN
    }

    /// Milliseconds since 1970 as the wall clock there counted them.
    pub fn local_ms(self) -> i64 {
        self.utc_ms + i64::from(self.offset_min) * 60_000
    }

    /// `2026-11-22 18:05`, by the clock of that place.
    pub fn in_figures(self) -> String {
        let minutes = self.local_ms().div_euclid(60_000).rem_euclid(24 * 60);
        let (hours, minutes) = (minutes / 60, minutes % 60);
        self.day().in_figures() + &format!(" {hours:02}:{minutes:02}")
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

    /// `2026-11-22`
    pub fn in_figures(self) -> String {
        let Date { year, month, day } = self.date();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The Monday of its week.
    pub fn monday(self) -> Day {
        Day(self.0 - self.weekday() as i64)
    }
}

/// A day as a calendar names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: i64,
    /// The month, 1-12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// By the calendar in use, as if it had always been.
    pub fn date(self) -> Date {
        // In years that begin with March a leap day comes last, and then the
        // months' lengths are a line: 153 days for five of them.
        const DAYS_TO_1970: i64 = 719_468;
        const OF_400_YEARS: i64 = 146_097;
        let since = self.0 + DAYS_TO_1970;
        let (era, day) = (
            since.div_euclid(OF_400_YEARS),
            since.rem_euclid(OF_400_YEARS),
        );
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let from_march = (5 * day + 2) / 153;
        let month = (from_march + 2) % 12 + 1;
        Date {
            year: era * 400 + year + i64::from(month <= 2),
            month: month as u8,
            day: (day - (153 * from_march + 2) / 5 + 1) as u8,
        }
    }
}
