//! The same file by a second parser, which shares nothing with the first.

use super::*;
use ical::IcalParser;
use ical::property::Property;

fn value<'a>(properties: &'a [Property], name: &str) -> &'a str {
    let found = properties.iter().find(|property| property.name == name);
    let value = found.and_then(|property| property.value.as_deref());
    value.unwrap_or_else(|| panic!("{name} in {properties:?}"))
}

#[test]
fn a_second_parser_finds_every_part_too() {
    for tz in [
        Tz::Europe__Berlin,
        Tz::Africa__Casablanca,
        Tz::America__Argentina__ComodRivadavia,
        Tz::Australia__Lord_Howe,
    ] {
        let text = calendar(
            Reminders::spread(3).at("18:30").known_by(0xbeef),
            stamp(tz, NOON),
            &zone(tz, NOON),
            "Stretch; both, legs",
            "15 reps each\nBeine, Füße; 🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵🦵",
        );
        let mut all = IcalParser::new(text.as_bytes());
        let calendar = all.next().expect("a calendar").expect("that is one");
        assert!(all.next().is_none());
        assert_eq!(value(&calendar.properties, "VERSION"), "2.0");
        let [event] = &calendar.events[..] else {
            panic!("{:?}", calendar.events);
        };
        assert_eq!(value(&event.properties, "UID"), "0000beef@hamstretch");
        assert_eq!(
            value(&event.properties, "RRULE"),
            "FREQ=WEEKLY;BYDAY=MO,WE,FR"
        );
        assert_eq!(
            value(&event.properties, "SUMMARY"),
            r"Stretch\; both\, legs"
        );
        assert_eq!(event.alarms.len(), 1);
        let starts = event.properties.iter().find(|each| each.name == "DTSTART");
        let params = starts
            .and_then(|starts| starts.params.clone())
            .expect("a zone");
        assert_eq!(params, [("TZID".to_owned(), vec![tz.name().to_owned()])]);
        let [zone] = &calendar.timezones[..] else {
            panic!("{:?}", calendar.timezones);
        };
        assert_eq!(value(&zone.properties, "TZID"), tz.name());
        assert!((1..=2).contains(&zone.transitions.len()), "{tz}");
        for transition in &zone.transitions {
            assert_eq!(value(&transition.properties, "DTSTART").len(), 15);
            assert!(value(&transition.properties, "TZOFFSETTO").starts_with(['+', '-']));
        }
    }
}
