//! The hour where the person is, whatever the clocks do.

use super::*;
use chrono::{NaiveDateTime, Timelike};
use rrule::RRuleSet;

/// What a calendar makes of it, by the zone's name.
fn occurrences(text: &str, count: u16) -> Vec<DateTime<rrule::Tz>> {
    let text = unfold(text);
    let event = text.split("BEGIN:VEVENT").nth(1).expect("an event");
    let asked = |line: &&str| line.starts_with("DTSTART") || line.starts_with("RRULE");
    let lines: Vec<&str> = event.lines().filter(asked).collect();
    let rule: RRuleSet = lines.join("\n").parse().expect("a rule");
    rule.all(count).dates
}

#[test]
fn the_hour_stays_what_it_is_when_the_clocks_change() {
    let reminders = Reminders::spread(3).at("18:00");
    let now = stamp(Tz::Europe__Berlin, NOON - 7 * 24 * HOUR);
    let berlin = zone(Tz::Europe__Berlin, now.utc_ms);
    let text = calendar(reminders, now, &berlin, "Stretch", "");
    let dates = occurrences(&text, 3 * 52);
    let local: Vec<_> = dates
        .iter()
        .map(|date| (date.hour(), date.minute()))
        .collect();
    assert_eq!(local, vec![(18, 0); dates.len()]);
    let in_utc: Vec<u32> = dates.iter().map(|date| date.naive_utc().hour()).collect();
    // The last one of summer time, and the first one after.
    assert_eq!(dates[2].naive_local().to_string(), "2026-10-23 18:00:00");
    assert_eq!(in_utc[..4], [16, 16, 16, 17]);
    let changes = in_utc.windows(2).filter(|pair| pair[0] != pair[1]);
    assert_eq!(changes.count(), 2, "back in October, and on again in March");
}

/// A zone as a calendar has it that reads its changes itself: when in UTC, and the
/// offset from then on.
fn changes_written(zone: &Component) -> Vec<(i64, i32)> {
    let minutes = |text: String| {
        let number: i32 = text[1..].parse().expect("a number");
        let minutes = number / 100 * 60 + number % 100;
        match text.starts_with('-') {
            true => -minutes,
            false => minutes,
        }
    };
    let changes = zone.components.iter().map(|change| {
        let local = NaiveDateTime::parse_from_str(&says(change, "DTSTART"), FORMAT);
        let from = minutes(says(change, "TZOFFSETFROM"));
        let utc = local.expect("a date").and_utc().timestamp_millis() - i64::from(from) * 60_000;
        (utc, minutes(says(change, "TZOFFSETTO")))
    });
    changes.collect()
}

#[test]
fn a_zone_written_out_says_what_the_zone_does() {
    let zones = [
        Tz::Europe__Berlin,
        Tz::Europe__Dublin,
        Tz::America__New_York,
        Tz::America__St_Johns,
        Tz::America__Santiago,
        // Half an hour of summer time.
        Tz::Australia__Lord_Howe,
        // Back for Ramadan.
        Tz::Africa__Casablanca,
        Tz::Asia__Kolkata,
        Tz::UTC,
    ];
    for tz in zones {
        let now = stamp(tz, NOON);
        let text = calendar(Reminders::spread(1), now, &zone(tz, NOON), "", "");
        let text = unfold(&text);
        let calendar = parsed(&text);
        let written = changes_written(inside(&calendar, "VTIMEZONE"));
        for hour in (0..10 * 365 * 24).step_by(7) {
            let utc_ms = NOON + hour * HOUR;
            // Of the changes until then the last one counts.
            let until_then = written.iter().filter(|(since, _)| *since <= utc_ms);
            let (_, offset) = until_then.max().expect("the first is in 1970");
            assert_eq!(*offset, offset_min(tz, utc_ms), "{tz}, {utc_ms}");
        }
    }
}

#[test]
fn without_a_zones_name_the_time_is_that_of_wherever_the_calendar_is() {
    let zone = Zone::new(String::new(), NOON, &|_| 0);
    let now = stamp(Tz::Europe__Berlin, NOON);
    let text = calendar(Reminders::spread(2), now, &zone, "", "");
    assert!(text.contains("\r\nDTSTART:20261026T180000\r\n"), "{text}");
    assert!(!text.contains("TZ"), "{text}");
}

#[test]
fn what_is_no_name_of_a_zone_is_none() {
    let nameless = Zone::new(String::new(), NOON, &|_| 120);
    for name in [
        "+02:00",
        "Etc/Unknown",
        "Europe/Berlin\r\nX-EVIL:1",
        "12",
        "é",
    ] {
        let zone = Zone::new(name.to_owned(), NOON, &|_| 120);
        assert_eq!(zone, nameless, "{name}");
    }
    for name in [
        "Etc/GMT+2",
        "America/Port-au-Prince",
        "UTC",
        "Europe/Isle_of_Man",
    ] {
        let zone = Zone::new(name.to_owned(), NOON, &|_| 120);
        assert_ne!(zone, nameless, "{name}");
    }
}
