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
/// offset from then on, until so many years ahead.
fn changes_written(zone: &Component) -> Vec<(i64, i32)> {
    let minutes = |text: String| {
        let number: i32 = text[1..].parse().expect("a number");
        let minutes = number / 100 * 60 + number % 100;
        match text.starts_with('-') {
            true => -minutes,
            false => minutes,
        }
    };
    let changes = zone.components.iter().flat_map(|change| {
        let from = minutes(says(change, "TZOFFSETFROM"));
        let to = minutes(says(change, "TZOFFSETTO"));
        let parts = ["RRULE", "RDATE"].map(|name| (name, change.find_prop(name)));
        let mut lines = vec![format!("DTSTART:{}Z", says(change, "DTSTART"))];
        for (name, found) in parts {
            let value = found.map(|found| found.val.as_str().to_owned());
            match (name, value) {
                ("RDATE", Some(dates)) => {
                    // Before any version of the rule's reader that takes no list.
                    let dates = dates.split(',').map(|date| format!("{date}Z"));
                    lines.push(format!("RDATE:{}", dates.collect::<Vec<_>>().join(",")));
                }
                (name, Some(value)) => lines.push(format!("{name}:{value}")),
                (_, None) => {}
            }
        }
        let local: Vec<i64> = match lines.len() {
            1 => vec![at_local(&says(change, "DTSTART"))],
            _ => {
                let rule: RRuleSet = lines.join("\n").parse().expect("a rule");
                let dates = rule.all(14).dates;
                let dates = dates.iter().map(|date| date.timestamp_millis());
                // A list of dates is none of the first date, and a rule is.
                dates.chain([at_local(&says(change, "DTSTART"))]).collect()
            }
        };
        local
            .into_iter()
            .map(move |local| (local - i64::from(from) * 60_000, to))
    });
    changes.collect()
}

fn at_local(text: &str) -> i64 {
    let local = NaiveDateTime::parse_from_str(text, FORMAT).expect("a date");
    local.and_utc().timestamp_millis()
}

/// The parts of a zone's rules that are there: one letter a component, its kind's or
/// small where it is written out date by date.
fn kinds(zone: &Component) -> String {
    let kinds = zone.components.iter().map(|change| {
        let is_a_list = change.find_prop("RDATE").is_some();
        let is_a_rule = change.find_prop("RRULE").is_some();
        match (change.name.as_str(), is_a_rule, is_a_list) {
            ("DAYLIGHT", true, false) => 'D',
            ("DAYLIGHT", false, _) => 'd',
            ("STANDARD", true, false) => 'S',
            ("STANDARD", false, true) => 's',
            ("STANDARD", false, false) => '.',
            other => panic!("{other:?}"),
        }
    });
    let mut kinds: Vec<char> = kinds.collect();
    kinds.sort_unstable();
    kinds.into_iter().collect()
}

#[test]
fn every_zone_there_is_says_what_the_zone_does() {
    for tz in chrono_tz::TZ_VARIANTS {
        for begun in [NOON, NOON + 150 * 24 * HOUR] {
            let text = calendar(
                Reminders::spread(1),
                stamp(tz, begun),
                &zone(tz, begun),
                "",
                "",
            );
            let text = unfold(&text);
            let calendar = parsed(&text);
            let written = inside(&calendar, "VTIMEZONE");
            let kinds = kinds(written);
            assert!(matches!(kinds.as_str(), "." | "DS" | "ds"), "{tz}: {kinds}");
            let written = changes_written(written);
            for hour in (0..10 * 365 * 24).step_by(61) {
                let utc_ms = begun + hour * HOUR;
                // Of the changes until then the last one counts.
                let until_then = written.iter().filter(|(since, _)| *since <= utc_ms);
                let (_, offset) = until_then.max().expect("one begins before all");
                assert_eq!(*offset, offset_min(tz, utc_ms), "{tz}, {utc_ms}\n{text}");
            }
        }
    }
}

#[test]
fn clocks_that_change_by_a_rule_are_one_of_it_each_way_and_others_are_written_out() {
    for (tz, expected, rules) in [
        (Tz::UTC, ".", &[][..]),
        (Tz::Asia__Kolkata, ".", &[]),
        (Tz::Etc__GMTPlus5, ".", &[]),
        (Tz::America__Argentina__ComodRivadavia, ".", &[]),
        (
            Tz::Europe__Berlin,
            "DS",
            &["BYMONTH=3;BYDAY=-1SU", "BYMONTH=10;BYDAY=-1SU"],
        ),
        (Tz::Europe__Dublin, "DS", &[]),
        (
            Tz::America__New_York,
            "DS",
            &["BYMONTH=3;BYDAY=2SU", "BYMONTH=11;BYDAY=1SU"],
        ),
        (
            Tz::Australia__Sydney,
            "DS",
            &["BYMONTH=10;BYDAY=1SU", "BYMONTH=4;BYDAY=1SU"],
        ),
        // Half an hour of summer time.
        (Tz::Australia__Lord_Howe, "DS", &["TZOFFSETTO:+1030"]),
        // At midnight, on the first Sunday after the first of a month.
        (
            Tz::America__Santiago,
            "DS",
            &["BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU"],
        ),
        // Back for Ramadan, which goes with the moon.
        (Tz::Africa__Casablanca, "ds", &["RDATE:"]),
        (Tz::Asia__Gaza, "ds", &["RDATE:"]),
    ] {
        let text = calendar(
            Reminders::spread(1),
            stamp(tz, NOON),
            &zone(tz, NOON),
            "",
            "",
        );
        let text = unfold(&text);
        let calendar = parsed(&text);
        let kinds = kinds(inside(&calendar, "VTIMEZONE"));
        assert_eq!(kinds, expected, "{tz}\n{text}");
        for rule in rules {
            assert!(text.contains(rule), "{tz}: {rule}\n{text}");
        }
    }
}

#[test]
fn what_is_no_zones_name_leaves_the_time_that_of_wherever_the_calendar_is() {
    for name in [
        "",
        "+02:00",
        "-05:30",
        "Etc/Unknown",
        "undefined",
        "Europe/Berlin;X=Y",
        "Europe,Berlin",
        "Europe/Ber\"lin",
        "Europe/Berlin\r\nBEGIN:VALARM",
        "Europe/\u{1}",
        "Europe/Bérlin",
        &"x".repeat(1000),
    ] {
        let zone = Zone::new(name.to_owned(), NOON, &|ms| {
            offset_min(Tz::Europe__Berlin, ms)
        });
        let now = stamp(Tz::Europe__Berlin, NOON);
        let text = calendar(Reminders::spread(2), now, &zone, "", "");
        assert!(text.contains("\r\nDTSTART:20261026T180000\r\n"), "{text}");
        assert!(!text.contains("TZ"), "{text}");
    }
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
