//! Reminders as a calendar reads them: by parsers and time zones that are not
//! this app's.

mod support;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeZone, Timelike};
use chrono_tz::Tz;
use expect_test::expect;
use hamstretch::diary::{Day, Event, Reminders, Setting, Settings, Stamp, Zone};
use icalendar::parser::{Component, read_calendar_simple, unfold};
use proptest::prelude::*;
use rrule::RRuleSet;
use std::time::Duration;

const FORMAT: &str = "%Y%m%dT%H%M%S";
const HOUR: i64 = 3_600_000;
/// Saturday 24 October 2026, noon in Berlin; next night the clocks go back.
const NOON: i64 = 1_792_836_000_000;

fn offset_min(zone: Tz, utc_ms: i64) -> i32 {
    let then = DateTime::from_timestamp_millis(utc_ms).expect("a date");
    let offset = zone.offset_from_utc_datetime(&then.naive_utc());
    offset.fix().local_minus_utc() / 60
}

fn stamp(zone: Tz, utc_ms: i64) -> Stamp {
    let offset_min = offset_min(zone, utc_ms);
    Stamp { utc_ms, offset_min }
}

/// As the app makes it of what the browser says.
fn zone(zone: Tz, from_ms: i64) -> Zone {
    Zone::new(zone.name().to_owned(), from_ms, &|ms| offset_min(zone, ms))
}

fn calendar(reminders: Reminders, now: Stamp, zone: &Zone, title: &str, about: &str) -> String {
    let event = Event {
        now,
        zone,
        lasts: Duration::from_secs(275),
        title,
        about,
        page: "https://example.org/hamstretch/",
    };
    reminders.to_calendar(&event).expect("a day is chosen")
}

fn parsed(text: &str) -> Component<'_> {
    let mut all = read_calendar_simple(text).expect("a calendar");
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn inside<'a, 'b>(component: &'a Component<'b>, name: &str) -> &'a Component<'b> {
    let mut inside = component.components.iter().filter(|it| it.name == name);
    let found = inside.next().expect(name);
    assert!(inside.next().is_none(), "one {name}");
    found
}

fn says(component: &Component, name: &str) -> String {
    let found = component.find_prop(name).expect(name);
    found.val.as_str().to_owned()
}

fn unescaped(component: &Component, name: &str) -> String {
    let found = component.find_prop(name).expect(name).clone();
    found.val.unescape_text().as_str().to_owned()
}

#[test]
fn a_file_is_what_the_format_asks_for() {
    let reminders = Reminders::spread(3).at("18:30").known_by(0xbeef);
    let berlin = zone(Tz::Europe__Berlin, NOON);
    let text = calendar(
        reminders,
        stamp(Tz::Europe__Berlin, NOON),
        &berlin,
        "Stretch",
        "Both legs, 15 reps each; slowly\nNothing that hurts, and nothing that jerks",
    );
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let lines: Vec<&str> = text.lines().collect();
    let event = lines.iter().position(|line| *line == "BEGIN:VEVENT");
    let event = event.expect("an event");
    // Of the zone, how it is now and the change next night.
    let shown = lines[..15].join("\n") + "\n…\n" + &lines[event - 1..].join("\n");
    expect![[r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Hamstretch//Hamstretch//EN
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0200
        END:STANDARD
        BEGIN:STANDARD
        DTSTART:20261025T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        …
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:0000beef@hamstretch
        DTSTAMP:20261024T100000Z
        SEQUENCE:29880600
        DTSTART;TZID=Europe/Berlin:20261026T183000
        DURATION:PT5M
        RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR
        SUMMARY:Stretch
        DESCRIPTION:Both legs\, 15 reps each\; slowly\nNothing that hurts\, and not
         hing that jerks
        URL:https://example.org/hamstretch/
        TRANSP:TRANSPARENT
        BEGIN:VALARM
        ACTION:DISPLAY
        TRIGGER:PT0S
        DESCRIPTION:Stretch
        END:VALARM
        END:VEVENT
        END:VCALENDAR"#]]
    .assert_eq(&shown);
}

#[test]
fn a_parser_that_is_not_ours_reads_every_part() {
    let title = r"Stretch; both, legs \ slowly";
    let about = "15 reps each\nBeine, Füße; 🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵";
    let reminders = Reminders::spread(7).at("06:05").known_by(7);
    let now = stamp(Tz::Europe__Berlin, NOON);
    let text = calendar(
        reminders,
        now,
        &zone(Tz::Europe__Berlin, NOON),
        title,
        about,
    );
    let text = unfold(&text);
    let calendar = parsed(&text);
    assert_eq!(says(&calendar, "VERSION"), "2.0");
    assert!(calendar.find_prop("PRODID").is_some());
    let event = inside(&calendar, "VEVENT");
    assert_eq!(unescaped(event, "SUMMARY"), title);
    assert_eq!(unescaped(event, "DESCRIPTION"), about);
    assert_eq!(says(event, "UID"), "00000007@hamstretch");
    assert_eq!(says(event, "DTSTAMP"), "20261024T100000Z");
    assert_eq!(says(event, "DTSTART"), "20261025T060500");
    assert_eq!(says(event, "DURATION"), "PT5M");
    assert_eq!(
        says(event, "RRULE"),
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"
    );
    assert_eq!(says(event, "URL"), "https://example.org/hamstretch/");
    let starts = event.find_prop("DTSTART").expect("a start");
    let [named] = starts.params.as_slice() else {
        panic!("one parameter")
    };
    assert_eq!(named.key, "TZID");
    let zone = inside(&calendar, "VTIMEZONE");
    let name = named.val.as_ref().expect("a zone");
    assert_eq!(says(zone, "TZID"), name.as_str());
    let alarm = inside(event, "VALARM");
    assert_eq!(says(alarm, "ACTION"), "DISPLAY");
    assert_eq!(says(alarm, "TRIGGER"), "PT0S");
    assert_eq!(unescaped(alarm, "DESCRIPTION"), title);
}

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
    for time in ["", "25:00", "18:60", "18", "18:30:00", "-1:00"] {
        assert_eq!(reminders.at(time), reminders, "{time}");
    }
    assert_eq!(reminders.at("07:05").time(), "07:05");
    assert_eq!(reminders.at("00:00").time(), "00:00");
}

#[test]
fn what_was_chosen_is_kept_and_what_was_not_goes_with_the_days_a_week() {
    let mut settings = Settings::default();
    settings.set(Setting::MoreDays(false));
    assert_eq!(settings.reminders(), Reminders::spread(2));
    assert!(!settings.to_text().contains("remind"));
    settings.set(Setting::RemindOn(6));
    settings.set(Setting::MoreDays(true));
    let chosen = Reminders::spread(2).toggled(6);
    assert_eq!(settings.reminders(), chosen);
    settings.chosen = Some(chosen.at("23:59").known_by(u32::MAX));
    assert_eq!(Settings::parse(&settings.to_text()), Some(settings));
    let text = settings.to_text();
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
    let event = Event {
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
