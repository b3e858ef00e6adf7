//! A routine as a link: what is read, what is refused, and in which words.

mod support;

use expect_test::{Expect, expect};
use hamstretch::stretch::{Offer, Part};
use hamstretch::words;
use proptest::prelude::*;
use support::{any_routine, routine};

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
            First leg: Left → Take turns"#]],
    );
}

proptest! {
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
