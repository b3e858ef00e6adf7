//! A routine as a link: what is read, what is refused, and in which words.

use expect_test::{Expect, expect};
use hamstretch::stretch::Offer;
use hamstretch::words;

fn check(text: &str, expected: Expect) {
    let (offer, problems) = Offer::parse(text);
    let mut out = offer.to_text();
    for problem in problems {
        out.push_str(&format!("\n{}", words::problem(&problem)));
    }
    expected.assert_eq(&out);
}

#[test]
fn nothing_given_is_the_methods_own_routine() {
    check(
        "",
        expect!["reps=15&lift=2&pull=2&lower=3&rest=1&ready=15&change=20&roll=0&first=right"],
    );
}

#[test]
fn every_part_is_optional_and_in_any_order() {
    check(
        "first=alternate&pull=2.5&reps=20",
        expect!["reps=20&lift=2&pull=2.5&lower=3&rest=1&ready=15&change=20&roll=0&first=alternate"],
    );
}

#[test]
fn a_bad_value_is_named_and_the_rest_is_kept() {
    check(
        "reps=500&lift=3",
        expect![[r#"
        reps=15&lift=3&pull=2&lower=3&rest=1&ready=15&change=20&roll=0&first=right
        reps=500: the most is 30"#]],
    );
    check(
        "reps=0&pull=0.5&rest=-1&ready=121",
        expect![[r#"
        reps=15&lift=2&pull=2&lower=3&rest=1&ready=15&change=20&roll=0&first=right
        reps=0: the least is 1
        pull=0.5: the least is 1 s
        rest=-1: the least is 0 s
        ready=121: the most is 120 s"#]],
    );
    check(
        "reps=7.5&lift=2.25&pull=1e1&lower=&change=NaN",
        expect![[r#"
        reps=15&lift=2&pull=2&lower=3&rest=1&ready=15&change=20&roll=0&first=right
        reps=7.5: it must be a whole number
        lift=2.25: it goes in half seconds
        pull=1e1: not a number
        lower=: not a number
        change=NaN: not a number"#]],
    );
    check(
        "lift=99999999999999999999&roll=181",
        expect![[r#"
        reps=15&lift=2&pull=2&lower=3&rest=1&ready=15&change=20&roll=0&first=right
        lift=99999999999999999999: the most is 10 s
        roll=181: the most is 180 s"#]],
    );
    check(
        "first=both&speed=3&reps=8&reps=9",
        expect![[r#"
            reps=8&lift=2&pull=2&lower=3&rest=1&ready=15&change=20&roll=0&first=right
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
            "reps=15&lift=2&pull=2&lower=3&rest=1&ready=15&change=20&roll=0&first=right&note=Slowly%2C+Anna%21+Every+day"
        ],
    );
    check(
        "note=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        expect![
            "reps=15&lift=2&pull=2&lower=3&rest=1&ready=15&change=20&roll=0&first=right&note=%3Cscript%3Ealert%281%29%3C%2Fscript%3E"
        ],
    );
    check(
        &format!("reps=9&note={}", "x".repeat(141)),
        expect![[r#"
        reps=9&lift=2&pull=2&lower=3&rest=1&ready=15&change=20&roll=0&first=right
        note: 141 characters, the most is 140"#]],
    );
    check(
        "note=%FF%FE",
        expect![
            "reps=15&lift=2&pull=2&lower=3&rest=1&ready=15&change=20&roll=0&first=right&note=%EF%BF%BD%EF%BF%BD"
        ],
    );
}
