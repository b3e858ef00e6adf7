//! Reminders as a calendar reads them: by parsers and time zones that are not
//! this app's.

mod choosing;
mod other_readers;
mod zones;

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use expect_test::expect;
use hamstretch_core::diary::{CalendarEvent, Reminders, Stamp, Zone};
use icalendar::parser::{Component, read_calendar_simple, unfold};
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
    let event = CalendarEvent {
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
    let shown = lines.join("\n");
    expect![[r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Hamstretch//Hamstretch//EN
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:STANDARD
        DTSTART:20251026T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20260329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
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
