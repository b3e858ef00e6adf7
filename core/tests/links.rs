//! A routine as a link: what is read, what is refused, and in which words.

use crate::support::diary::any_offer;
use crate::support::{any_routine, routine};
use expect_test::{Expect, expect};
use hamstretch_core::app::{Address, Screen};
use hamstretch_core::method::{Forwarded, Offer, Part};
use hamstretch_core::words;
use proptest::prelude::*;

fn check(text: &str, expected: Expect) {
    let (offer, problems) = Offer::parse(text);
    let mut out = offer.to_text();
    for problem in problems {
        out.push_str(&format!("\n{}", words::link_error(&problem)));
    }
    expected.assert_eq(&out);
}

#[test]
fn nothing_given_is_the_methods_own_routine() {
    check(
        "",
        expect!["reps=15&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right"],
    );
}

#[test]
fn every_part_is_optional_and_in_any_order() {
    check(
        "first=alternate&pull=2.5&reps=20",
        expect!["reps=20&lift=2&pull=2.5&lower=3&rest=1&ready=30&change=20&roll=0&first=alternate"],
    );
}

#[test]
fn a_bad_value_is_named_and_the_rest_is_kept() {
    check(
        "reps=500&lift=3",
        expect![[r#"
        reps=15&lift=3&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right
        reps=500: the most is 30"#]],
    );
    check(
        "reps=0&pull=0.5&rest=-1&ready=121",
        expect![[r#"
        reps=15&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right
        reps=0: the least is 1
        pull=0.5: the least is 1 s
        rest=-1: the least is 0 s
        ready=121: the most is 120 s"#]],
    );
    check(
        "reps=7.5&lift=2.25&pull=1e1&lower=&change=NaN",
        expect![[r#"
        reps=15&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right
        reps=7.5: it must be a whole number
        lift=2.25: it goes in half seconds
        pull=1e1: not a number
        lower=: not a number
        change=NaN: not a number"#]],
    );
    check(
        "lift=99999999999999999999&roll=181",
        expect![[r#"
        reps=15&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right
        lift=99999999999999999999: the most is 10 s
        roll=181: the most is 180 s"#]],
    );
    check(
        "first=both&speed=3&reps=8&reps=9",
        expect![[r#"
            reps=8&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right
            first=both: it can be right, left or alternate
            speed=3: not a part of a routine
            reps: given twice, the first is kept"#]],
    );
}

#[test]
fn a_note_is_plain_text_of_140_characters_at_most() {
    check(
        "note=Slowly%2C+Anna%21%0AEvery+day",
        expect![
            "reps=15&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right&note=Slowly%2C+Anna%21+Every+day"
        ],
    );
    check(
        "note=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        expect![
            "reps=15&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right&note=%3Cscript%3Ealert%281%29%3C%2Fscript%3E"
        ],
    );
    check(
        &format!("reps=9&note={}", "x".repeat(141)),
        expect![[r#"
        reps=9&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right
        note: 141 characters, the most is 140"#]],
    );
    check(
        "note=%FF%FE",
        expect![
            "reps=15&lift=2&pull=2&lower=3&rest=1&ready=30&change=20&roll=0&first=right&note=%EF%BF%BD%EF%BF%BD"
        ],
    );
}

/// What a person gets from an address: the routine, or a screen, and what is said of it.
fn got(address: &str) -> String {
    let address = Address::read(address);
    let Some(Forwarded {
        offer, problems, ..
    }) = address.offer
    else {
        return match address.nowhere {
            Some(nowhere) => format!("nowhere: {nowhere}"),
            None => address.screen.address().to_owned(),
        };
    };
    let usual = Offer::default().to_text();
    let usual: Vec<&str> = usual.split('&').collect();
    let text = offer.to_text();
    let parts = text.split('&').filter(|part| !usual.contains(part));
    let problems = problems.iter().map(words::link_error);
    let parts: Vec<&str> = parts.collect();
    let all = [parts.join("&")].into_iter().chain(problems);
    all.collect::<Vec<_>>().join(" | ")
}

/// As it was sent, and what has become of it, each with what a person gets.
const HANDED_ON: &[(&str, &str)] = &[
    // As they should be.
    ("#/routine?reps=8", "reps=8"),
    (
        "#/routine?reps=8&lift=2.5&first=left",
        "reps=8&lift=2.5&first=left",
    ),
    ("#/routine?", ""),
    // The name of the screen.
    ("#/routine%3Freps%3D8", "reps=8"),
    ("#/routine/?reps=8", "reps=8"),
    ("#routine?reps=8", "reps=8"),
    ("#/Routine?reps=8", "reps=8"),
    ("#/ROUTINE?REPS=8", "reps=8"),
    ("#!/routine?reps=8", "reps=8"),
    ("#!routine?reps=8", "reps=8"),
    ("##/routine?reps=8", "reps=8"),
    ("#//routine//?reps=8", "reps=8"),
    ("#%2Froutine?reps=8", "reps=8"),
    ("#%2Froutine%3Freps=8", "reps=8"),
    (
        "#%252Froutine%253Freps%253D8%2526pull%253D3",
        "reps=8&pull=3",
    ),
    ("%23/routine?reps=8", "reps=8"),
    ("#/routine&reps=8", "reps=8"),
    ("#/routine;reps=8;pull=3", "reps=8&pull=3"),
    ("#/routine/reps=8", "reps=8"),
    ("#/routine#reps=8", "reps=8"),
    ("#/routine#?reps=8", "reps=8"),
    ("#/routine??reps=8", "reps=8"),
    ("#/rou\u{200b}tine?reps=8", "reps=8"),
    ("#/%E2%80%8Broutine%20?reps=8", "reps=8"),
    ("#/routine？reps＝8＆pull＝3", "reps=8&pull=3"),
    ("#/routine%EF%BC%9Freps%EF%BC%9D8", "reps=8"),
    ("#?reps=8", "reps=8"),
    ("#/?reps=8", "reps=8"),
    ("#reps=8&pull=3", "reps=8&pull=3"),
    ("#/reps=8&pull=3", "reps=8&pull=3"),
    // What stands between the parts.
    ("#/routine?reps=8&amp;pull=3", "reps=8&pull=3"),
    ("#/routine?reps=8&amp;amp;pull=3", "reps=8&pull=3"),
    ("#/routine?reps=8&#38;pull=3", "reps=8&pull=3"),
    ("#/routine?reps=8%26pull=3", "reps=8&pull=3"),
    ("#/routine?reps=8%26amp%3Bpull=3", "reps=8&pull=3"),
    ("#/routine?reps%3D8%26pull%3D3", "reps=8&pull=3"),
    ("#/routine?reps=8%2526pull%253D3", "reps=8&pull=3"),
    ("#/routine?reps%253D8&pull%253D3", "reps=8&pull=3"),
    ("#/routine?reps=8\\u0026pull\\u003d3", "reps=8&pull=3"),
    ("#/routine?reps=8;pull=3", "reps=8&pull=3"),
    ("#/routine?reps=8%3Bpull=3", "reps=8&pull=3"),
    ("#/routine?reps=8?pull=3", "reps=8&pull=3"),
    ("#/routine?reps=8,pull=3", "reps=8&pull=3"),
    ("#/routine?reps=8%20pull=3", "reps=8&pull=3"),
    ("#/routine?reps=8&&pull=3&", "reps=8&pull=3"),
    ("#/routine?reps=3D8&pull=3D3", "reps=8&pull=3"),
    // What is glued on behind.
    ("#/routine?reps=8.", "reps=8"),
    ("#/routine?reps=8)", "reps=8"),
    ("#/routine?reps=8).", "reps=8"),
    ("#/routine?reps=8%3E", "reps=8"),
    ("#/routine?reps=8&gt;", "reps=8"),
    ("#/routine?reps=8&quot;", "reps=8"),
    ("#/routine?reps=8%E2%80%9D", "reps=8"),
    ("#/routine?reps=%E2%80%9C8%E2%80%9D", "reps=8"),
    ("#/routine?reps=8&first=left!", "reps=8&first=left"),
    ("#/routine?reps=8&first=left%C2%BB", "reps=8&first=left"),
    ("#/routine?reps=8…", "reps=8"),
    ("#/routine?reps=8/", "reps=8"),
    ("#/routine?reps=8#/", "reps=8"),
    ("#/routine?reps=8**", "reps=8"),
    ("#/routine?reps=8。", "reps=8"),
    ("#/routine?reps=8」", "reps=8"),
    ("#/routine?reps=8🙂", "reps=8"),
    ("#/routine?reps=8\u{f8ff}", "reps=8"),
    // White space, and what is not seen.
    ("#/routine?reps=+8+", "reps=8"),
    ("#/routine?reps=%208%20&+pull=3", "reps=8&pull=3"),
    ("#/routine?reps=8%C2%A0", "reps=8"),
    ("#/routine?reps=8%E2%80%8B", "reps=8"),
    ("#/routine?reps=%EF%BB%BF8&%E2%81%A0pull=3", "reps=8&pull=3"),
    ("#/routine?reps=1%0D%0A2&pu%0All=3", "reps=12&pull=3"),
    ("#/routine?reps=1%0A+2", "reps=12"),
    // Letters and digits.
    (
        "#/routine?Reps=8&LIFT=3&First=LEFT",
        "reps=8&lift=3&first=left",
    ),
    ("#/routine?reps=８", "reps=8"),
    ("#/routine?ｒｅｐｓ=８", "reps=8"),
    ("#/routine?reps=%D9%A8", "reps=8"),
    ("#/routine?reps=۸&lift=٢٫٥", "reps=8&lift=2.5"),
    ("#/routine?reps=१०", "reps=10"),
    ("#/routine?reps=\u{1d7e0}", "reps=8"),
    ("#/routine?lift=2,5", "lift=2.5"),
    ("#/routine?lift=2%2C50", "lift=2.5"),
    ("#/routine?reps=1,000", " | reps=1,000: not a number"),
    ("#/routine?lift=2,x", " | lift=2,x: not a number"),
    ("#/routine?rest=−1", " | rest=-1: the least is 0 s"),
    ("#/routine?reps=8%25", " | reps=8%: not a number"),
    ("#/routine?reps=1%205", " | reps=1 5: not a number"),
    // Before the fragment, and what others add.
    ("?reps=8#/routine", "reps=8"),
    ("?reps=8&utm_source=x#/routine?pull=3", "reps=8&pull=3"),
    ("?reps=8", "reps=8"),
    ("?fbclid=IwAR0x#/routine?reps=8", "reps=8"),
    (
        "#/routine?utm_source=whatsapp&utm_medium=social&reps=8&fbclid=1&gclid=2",
        "reps=8",
    ),
    ("#/routine?reps=8?utm_source=whatsapp", "reps=8"),
    ("#/routine?utm_source=x", "#/routine"),
    ("?utm_source=x#/routine", "#/routine"),
    ("?fbclid=x", "#/"),
    ("?reps=8#/", "#/"),
    (
        "?speed=3#/routine?reps=8",
        "reps=8 | speed=3: not a part of a routine",
    ),
    // A note is text: only what was encoded once too often is undone.
    ("#/routine?note=A%26B%3B+c%3D1", "note=A%26B%3B+c%3D1"),
    (
        "#/routine?note=slow;+easy;reps=8",
        "reps=8&note=slow%3B+easy",
    ),
    ("#/routine%3Fnote%3DA%2526B%26reps%3D8", "reps=8&note=A%26B"),
    (
        "#/routine?reps=8&note=Slowly%252C%2520Anna",
        "reps=8&note=Slowly%2C+Anna",
    ),
    ("#/routine?note=100%25+of+it", "note=100%25+of+it"),
    ("#/routine?note=Reps%3D8%3F", "note=Reps%3D8%3F"),
    // What is wrong is said, and said once.
    (
        "#/routine?reps=500)&lift=abc",
        " | reps=500: the most is 30 | lift=abc: not a number",
    ),
    ("#/routine?reps", " | reps=: not a number"),
    ("#/routine?speed", " | speed: not a part of a routine"),
    (
        "#/routine?Reps=8&reps=9&REPS=10",
        "reps=8 | reps: given twice, the first is kept",
    ),
    // The other screens.
    ("", "#/"),
    ("#", "#/"),
    ("#/", "#/"),
    ("#/home", "#/"),
    ("#/Progress", "#/progress"),
    ("#/learn/", "#/learn"),
    ("#%2Fsettings", "#/settings"),
    ("#settings", "#/settings"),
    ("#!/SAFETY).", "#/safety"),
    ("#/measure?utm_source=x", "#/measure"),
    ("#/data#", "#/data"),
    ("#/nowhere", "nowhere: #/nowhere"),
    ("#/rotine?reps=8", "nowhere: #/rotine?reps=8"),
    ("#/pro%67res", "nowhere: #/progres"),
    ("#/%FF%FE", "nowhere: #/\u{fffd}\u{fffd}"),
];

#[test]
fn a_link_that_was_handed_on_is_the_link_that_was_sent() {
    let wrong = HANDED_ON.iter().filter_map(|(address, expected)| {
        let got = got(address);
        (got != *expected).then(|| format!("{address}\n  is {got}\n not {expected}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_entry_is_found_whatever_was_added_to_its_address() {
    for address in [
        "#/entry?019a-7",
        "#/Entry/?019a-7&utm_source=x",
        "#%2Fentry%3F019a-7",
    ] {
        let read = Address::read(address);
        assert_eq!(read.screen, Screen::Entry, "{address}");
        assert_eq!(read.query.split('&').next(), Some("019a-7"), "{address}");
    }
}

#[test]
fn twenty_thousand_unknown_parts_are_ten_and_a_count() {
    let parts: String = (0..20_000)
        .map(|part| format!("&part{part}={part}"))
        .collect();
    let link = format!("#/routine?reps=8{parts}&lift=99");
    let all = got(&link);
    let problems: Vec<&str> = all.split(" | ").collect();
    assert_eq!(problems[0], "reps=8");
    assert_eq!(problems[1], "part0=0: not a part of a routine");
    assert_eq!(
        problems[11..],
        [
            "lift=99: the most is 10 s",
            "and 19,990 more: not parts of a routine",
        ]
    );
}

#[test]
fn a_note_may_have_140_characters() {
    let note = "x".repeat(140);
    let (offer, problems) = Offer::parse(&format!("note={note}"));
    assert_eq!(problems, []);
    assert_eq!(offer.note.expect("it is kept").words(), note);
}

#[test]
fn a_number_of_any_size_is_what_it_is() {
    for given in ["31", "16383", "16384", "32776", "65535", "65544"] {
        let expected = format!(" | reps={given}: the most is 30");
        assert_eq!(got(&format!("#/routine?reps={given}")), expected);
    }
}

#[test]
fn what_is_named_is_cut_after_24_characters_and_that_is_seen() {
    let whole = "abcdefghijklmnopqrstuv=1";
    for (given, named) in [(whole, whole), (&format!("{whole}2"), &format!("{whole}…"))] {
        let expected = format!("{named}: not a part of a routine");
        let (_, problems) = Offer::parse(given);
        assert_eq!(words::link_error(&problems[0]), expected);
    }
}

#[test]
fn ten_unknown_parts_are_named_and_none_is_counted() {
    let parts: String = (0..10).map(|part| format!("&part{part}={part}")).collect();
    let all = got(&format!("#/routine?reps=8{parts}"));
    let problems: Vec<&str> = all.split(" | ").collect();
    assert_eq!(problems.len(), 11, "{all}");
    assert_eq!(problems[10], "part9=9: not a part of a routine");
}

#[test]
fn what_is_huge_is_read_so_far_and_that_is_said() {
    for piece in [
        "9", "%25", "&", ";", "=", "%3D", "reps=8;", "&amp;", "x", "\u{200b}", "%26", "?", "#",
    ] {
        // One as long as any browser takes, and then some.
        let length = if piece == "9" { 10_000_000 } else { 1_100_000 };
        let link = format!(
            "#/routine?reps=8&lift={}",
            piece.repeat(length / piece.len())
        );
        let all = got(&link);
        assert!(all.len() < 2_000, "{piece}: {} letters", all.len());
        let says = "the link is too long: only its first 1,000,000 characters were read";
        assert!(all.ends_with(says), "{piece}: {all}");
        assert!(all.starts_with("reps=8"), "{piece}: {all}");
        let path = format!("#/{}", piece.repeat(200_000 / piece.len()));
        assert!(got(&path).len() < 2_000, "{piece}");
    }
    let long = format!("#/routine?note={}", "x".repeat(900_000));
    assert_eq!(got(&long), " | note: 900,000 characters, the most is 140");
}

#[test]
fn a_link_of_a_million_bytes_is_read_to_its_end_and_one_more_is_said_to_be_too_long() {
    let query = |bytes: usize| {
        let (begins, ends) = ("utm_source=", "&reps=8");
        let between = bytes - begins.len() - ends.len();
        format!("{begins}{}{ends}", "x".repeat(between))
    };
    let whole = Forwarded::read(&query(Forwarded::MOST_BYTES));
    assert_eq!((whole.offer.routine.reps(), whole.problems), (8, vec![]));
    let cut = Forwarded::read(&query(Forwarded::MOST_BYTES + 1));
    let problems: Vec<String> = cut.problems.iter().map(words::link_error).collect();
    let said = "the link is too long: only its first 1,000,000 characters were read";
    assert_eq!(problems.last().map(String::as_str), Some(said));
}

/// A part to which another is glued, and to that the next, each by a sign that is seen
/// only once the part is read that it is glued to.
fn glued(parts: &[&str]) -> String {
    let part = |(depth, part): (usize, &&str)| format!("{part}%{}26", "25".repeat(4 * depth));
    let parts: String = parts.iter().enumerate().map(part).collect();
    parts + "roll=60"
}

#[test]
fn parts_that_are_glued_to_each_other_are_read_three_deep_and_the_next_is_counted() {
    let read = Forwarded::read(&glued(&["reps=8", "lift=3"]));
    assert_eq!(read.offer.to_text(), offered("reps=8&lift=3&roll=60"));
    assert_eq!((read.known, read.unknown), (3, 0));
    let read = Forwarded::read(&glued(&["reps=8", "lift=3", "pull=3"]));
    let all = offered("reps=8&lift=3&pull=3&roll=60");
    assert_eq!(read.offer.to_text(), all);
    assert_eq!((read.known, read.unknown), (4, 0));
    let read = Forwarded::read(&glued(&["reps=8", "lift=3", "pull=3", "lower=4"]));
    let all_but_the_last = offered("reps=8&lift=3&pull=3&lower=4");
    assert_eq!(read.offer.to_text(), all_but_the_last);
    assert_eq!((read.known, read.unknown), (4, 1));
}

fn offered(text: &str) -> String {
    Offer::parse(text).0.to_text()
}

#[test]
fn however_deep_parts_are_glued_to_each_other_the_work_grows_with_the_link_alone() {
    let link = glued(&["reps=8"; 100]);
    let read = Forwarded::read(&link);
    // Four deep, and at each depth every byte is looked at six times at the most.
    assert!(read.work <= 25 * link.len(), "{}", read.work);
    assert_eq!((read.known, read.unknown), (4, 1));
}

#[track_caller]
fn check_differences(mine: &str, offered: &str, expected: Expect) {
    let [mine, offered] = [mine, offered].map(routine);
    expected.assert_eq(&words::differences(&mine, &offered).join("\n"));
}

#[test]
fn what_an_offer_would_change_is_told_part_by_part() {
    check_differences("", "", expect![]);
    check_differences("reps=9&roll=30", "roll=30&reps=9.0", expect![]);
    check_differences("", "reps=20", expect!["Reps per leg: 15 → 20"]);
    check_differences(
        "reps=8&pull=2.5&first=left",
        "lift=3&roll=60&change=90&first=alternate",
        expect![[r#"
            Reps per leg: 8 → 15
            Lift: 2 s → 3 s
            Pull: 2.5 s → 2 s
            Change legs: 20 s → 1 min 30 s
            Foam roll, per leg: off → 1 min
            First leg: Left leg → Take turns"#]],
    );
}

/// What links are made of, and what becomes of them.
const PIECES: [&str; 30] = [
    "reps",
    "lift",
    "first",
    "note",
    "=",
    "&",
    ";",
    "?",
    "#",
    "/",
    "%",
    "%25",
    "%3D",
    "%26",
    "%3B",
    "amp;",
    "8",
    "2,5",
    "left",
    "+",
    "\u{200b}",
    "＝",
    "٨",
    "\\u0026",
    "utm_source",
    "routine",
    "progress",
    "\u{fffd}",
    "🦵",
    "\r\n",
];

proptest! {
    #[test]
    fn any_address_is_read_in_so_many_steps_and_said_in_so_many_words(
        pieces in prop::collection::vec(0..PIECES.len(), 0..40),
        times in 1..40_usize,
        begins in 0..4_usize,
    ) {
        let pieces: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        let begins = ["", "#/routine?", "#/", "?"][begins];
        let address = begins.to_owned() + &pieces.repeat(times);
        let read = Address::read(&address);
        let offer = read.offer.unwrap_or_default();
        prop_assert!(offer.work <= 25 * address.len() + 20, "{} of {}", offer.work, address.len());
        prop_assert!(offer.problems.len() <= 40, "{:?}", offer.problems);
        for problem in &offer.problems {
            prop_assert!(words::link_error(problem).chars().count() < 120);
        }
        prop_assert!(read.nowhere.is_none_or(|nowhere| nowhere.chars().count() <= 25));
        // Of the whole query once more, so that the work is counted in any case.
        let offer = Forwarded::read(&address);
        prop_assert!(offer.work <= 25 * address.len() + 20, "{} of {}", offer.work, address.len());
    }

    #[test]
    fn a_link_of_ours_says_what_it_said_however_often_it_was_encoded(
        offer in any_offer().prop_filter("a code in a note is undone", |offer| {
            offer.note.as_ref().is_none_or(|note| !note.words().contains('%'))
        }),
        times in 0..3_usize,
    ) {
        let mut text = offer.to_text();
        for _ in 0..times {
            text = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        }
        let read = Address::read(&format!("#/routine?{text}")).offer.expect("a routine");
        prop_assert_eq!(read.offer, offer);
        prop_assert_eq!(read.problems, []);
    }

    #[test]
    fn there_is_a_difference_where_routines_differ_and_nowhere_else(
        mine in any_routine(),
        offered in any_routine(),
    ) {
        let differing = Part::ALL.into_iter().filter(|part| mine.amount(*part) != offered.amount(*part));
        let count = differing.count() + usize::from(mine.first() != offered.first());
        prop_assert_eq!(words::differences(&mine, &offered).len(), count);
        prop_assert_eq!(words::differences(&mine, &mine), Vec::<String>::new());
    }
}
