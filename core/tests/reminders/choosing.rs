//! Days and a time as they are chosen and kept, and any of them as it is read back.

use super::*;
use crate::support::diary::settings_before_versions;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use hamstretch_core::diary::{Day, Setting, Settings};
use proptest::prelude::*;

#[test]
fn days_are_spread_over_the_week() {
    let spread = |days: u8| -> String {
        let reminders = Reminders::spread(days);
        let letter = |day: usize| if reminders.has(day) { 'x' } else { '.' };
        (0..7).map(letter).collect()
    };
    let all: Vec<String> = (1..=7).map(spread).collect();
    assert_eq!(
        all,
        [
            "x......", "x..x...", "x.x.x..", "xx.x.x.", "xxx.xx.", "xxxxxx.", "xxxxxxx"
        ]
    );
}

#[test]
fn a_time_that_is_none_changes_nothing() {
    let reminders = Reminders::spread(3);
    for time in [
        "", "25:00", "18:60", "18", "18:3", "-1:00", "+1:05", "18x30", "1８:30", "18:30x",
        "18:30:", "18:30:xx", "😀😀", ":::::",
    ] {
        assert_eq!(reminders.at(time), reminders, "{time}");
    }
    assert_eq!(reminders.at("07:05").time(), "07:05");
    assert_eq!(reminders.at("00:00").time(), "00:00");
    for time in ["23:59:00", "23:59:30.000"] {
        assert_eq!(reminders.at(time).time(), "23:59");
    }
}

#[test]
fn what_was_chosen_is_kept_and_what_was_not_goes_with_the_days_a_week() {
    let mut settings = Settings::default();
    settings.set(Setting::MoreDays(false));
    assert_eq!(settings.reminders(), Reminders::spread(2));
    assert!(!settings_before_versions(&settings).contains("remind"));
    settings.set(Setting::RemindOn(6));
    settings.set(Setting::MoreDays(true));
    let chosen = Reminders::spread(2).toggled(6);
    assert_eq!(settings.reminders(), chosen);
    settings.chosen = Some(chosen.at("23:59").known_by(u32::MAX));
    let text = settings_before_versions(&settings);
    assert_eq!(Settings::parse(&text), Some(settings));
    let good = "remind=791648371998665";
    assert!(text.contains(good), "{text}");
    for bad in ["", "-1", "791648371998720", "9223372036854775807", "x"] {
        let bad = text.replace(good, &format!("remind={bad}"));
        assert_eq!(Settings::parse(&bad), None, "{bad}");
    }
}

#[test]
fn without_a_day_there_is_no_file() {
    let never = Reminders::spread(1).toggled(0);
    assert!(never.is_never());
    let event = CalendarEvent {
        now: stamp(Tz::UTC, NOON),
        zone: &Zone::default(),
        lasts: Duration::ZERO,
        title: "",
        about: "",
        page: "",
    };
    assert_eq!(never.to_calendar(&event), None);
}

fn any_reminders() -> impl Strategy<Value = Reminders> {
    (1..128_u8, 0..24_u8, 0..60_u8, any::<u32>()).prop_map(|(days, hour, minute, id)| {
        let never = Reminders::spread(1).toggled(0);
        (0..7)
            .filter(|day| days & 1 << day != 0)
            .fold(never, Reminders::toggled)
            .at(&format!("{hour:02}:{minute:02}"))
            .known_by(id)
    })
}

proptest! {
    #[test]
    fn the_first_is_the_next_chosen_day_and_time_to_come(
        reminders in any_reminders(),
        utc_ms in 0..4_000_000_000_000_i64,
        offset_min in -840..=840_i32,
    ) {
        let now = Stamp { utc_ms, offset_min };
        let text = calendar(reminders, now, &Zone::default(), "", "");
        let text = unfold(&text);
        let calendar = parsed(&text);
        let event = inside(&calendar, "VEVENT");
        let first = NaiveDateTime::parse_from_str(&says(event, "DTSTART"), FORMAT).expect("a date");
        let local = DateTime::from_timestamp_millis(now.local_ms()).expect("a date").naive_utc();
        prop_assert!(first > local);
        prop_assert!(reminders.has(first.weekday().num_days_from_monday() as usize));
        prop_assert_eq!(first.format("%H:%M").to_string(), reminders.time());
        // None that is sooner was left out.
        let mut sooner = first - chrono::Duration::days(1);
        while sooner > local {
            prop_assert!(!reminders.has(sooner.weekday().num_days_from_monday() as usize));
            sooner -= chrono::Duration::days(1);
        }
    }

    #[test]
    fn any_words_are_read_back_and_no_line_is_too_long(
        title in "[^\\p{Cc}]{0,200}",
        about in "([^\\p{Cc}]|\n){0,200}",
    ) {
        let now = stamp(Tz::Europe__Berlin, NOON);
        let berlin = zone(Tz::Europe__Berlin, NOON);
        let text = calendar(Reminders::spread(3), now, &berlin, &title, &about);
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
            prop_assert!(!line.contains(['\r', '\n']));
        }
        // The parser takes what is blank before a value for no part of it.
        let unfolded = text.replace("\r\n ", "");
        let value = |name: &str| {
            let mut lines = unfolded.split("\r\n").filter_map(|line| line.strip_prefix(name));
            lines.next().map(str::to_owned)
        };
        prop_assert!(read_calendar_simple(&unfolded).is_ok());
        let read = |value: String| value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";");
        if !title.contains('\\') {
            prop_assert_eq!(value("SUMMARY:").map(read), Some(title));
        }
        if !about.contains('\\') {
            prop_assert_eq!(value("DESCRIPTION:").map(read), Some(about));
        }
    }

    #[test]
    fn a_day_has_the_calendars_date(day in -1_000_000..3_000_000_i64) {
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a date");
        let date = epoch + chrono::Duration::days(day);
        let ours = Day(day).date();
        prop_assert_eq!(ours.year, i64::from(date.year()));
        prop_assert_eq!((ours.month.into(), ours.day.into()), (date.month(), date.day()));
        prop_assert_eq!(Day(day).weekday(), date.weekday().num_days_from_monday() as usize);
    }
}
