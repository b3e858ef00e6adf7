//! How often it was done, by whose calendar, and whose clock is believed.

use super::*;

#[test]
fn days_are_those_of_the_place_where_it_was_done() {
    // Half past midnight in Berlin is the evening before in London; in Samoa it is
    // tomorrow, in Los Angeles still yesterday.
    let night = |offset_min| {
        let utc_ms = TODAY.0 * DAY_MS - 30 * 60 * 1000;
        entry_at(utc_ms, offset_min, offset_min as u32)
    };
    for (offset_min, date) in [
        (60, "22 Nov 2026"),
        (0, "21 Nov 2026"),
        (-480, "21 Nov 2026"),
    ] {
        let text = told(&diary_of([night(offset_min)]), false);
        let since = format!("Since the first session, {date}: 1 session on 1 day, 1 planned");
        assert!(text.contains(&since), "{offset_min}: {text}");
    }
    let at = Stamp {
        utc_ms: TODAY.0 * DAY_MS + 12 * 60 * 60 * 1000,
        offset_min: 13 * 60,
    };
    let samoa = diary_of([entry_at(at.utc_ms, at.offset_min, 1)]);
    let text = told(&samoa, false);
    assert!(
        text.contains("Since the first session, 23 Nov 2026: 1 session on 1 day, 1 planned"),
        "{text}"
    );
    // Twice on one day is one day of the plan.
    let twice = diary_of([
        session(28),
        session(27),
        entry_at(ago(27).utc_ms + 1, 60, 9),
    ]);
    let text = told(&twice, false);
    assert!(
        text.contains("Last 4 weeks: 2 sessions on 1 day, 12 planned"),
        "{text}"
    );
}

#[test]
fn a_clock_that_was_wrong_is_no_beginning() {
    let at = |day: i64| entry_at(day * DAY_MS, 0, 5);
    let text = told(&diary_of([at(1), session(3), at(TODAY.0 + 400)]), false);
    assert!(
        text.starts_with("Hamstretch summary\n19 Nov 2026 to 22 Nov 2026\n"),
        "{text}"
    );
    assert!(text.contains("In all: 3 sessions"), "{text}");
    let text = told(&diary_of([at(1)]), false);
    assert!(
        text.starts_with("Hamstretch summary\n22 Nov 2026\n"),
        "{text}"
    );
}

#[test]
fn who_has_paused_for_long_did_nothing_of_late() {
    let text = told(&diary_of([session(200)]), false);
    assert!(
        text.contains("Last 4 weeks: no session, 12 days planned"),
        "{text}"
    );
    assert!(
        text.contains("Last 12 weeks: no session, 36 days planned"),
        "{text}"
    );
}
