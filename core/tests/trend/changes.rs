//! What may be called a change, of angles and of pain.

use super::*;

#[test]
fn a_change_of_angle_is_called_what_the_method_calls_it() {
    assert_eq!(verdict(&[]), None);
    assert_eq!(verdict(&[60]), None);
    for (degrees, by, called) in [
        (&[60, 60][..], 0, Verdict::Normal),
        (&[60, 67], 7, Verdict::Normal),
        (&[60, 53], -7, Verdict::Normal),
        (&[60, 68], 8, Verdict::Possible),
        (&[60, 71], 11, Verdict::Possible),
        (&[60, 49], -11, Verdict::Possible),
        (&[60, 72], 12, Verdict::LikelyReal),
        (&[60, 48], -12, Verdict::LikelyReal),
        // The next repeats it.
        (&[60, 68, 68], 8, Verdict::LikelyReal),
        (&[60, 75, 69], 9, Verdict::LikelyReal),
        (&[60, 51, 52], -8, Verdict::LikelyReal),
        // It does not: it was between, on the other side, or less.
        (&[60, 68, 67, 68], 8, Verdict::Possible),
        (&[60, 52, 68], 8, Verdict::Possible),
        (&[60, 68, 67], 7, Verdict::Normal),
        (&[60, 80, 62], 2, Verdict::Normal),
    ] {
        assert_eq!(verdict(degrees), Some((by, called)), "{degrees:?}");
    }
}

#[test]
fn of_one_day_the_last_counts_and_repeats_nothing() {
    let days = [(0, 9, 60), (7, 9, 68), (7, 10, 69)];
    let measured =
        days.map(|(day, hour, degrees)| lifted(at(Day(MONDAY.0 + day), hour, 0), degrees));
    let today = Day(MONDAY.0 + 8);
    assert_eq!(left_lifted(&measured, today), [(0, 60), (7, 69)]);
    let points = angles(&measured, Leg::Left, By::Lifted, today);
    assert_eq!(
        change(&points).map(|change| change.verdict),
        Some(Verdict::Possible)
    );
    assert_eq!(angles(&measured, Leg::Right, By::Lifted, today), []);
    assert_eq!(angles(&measured, Leg::Left, By::Assisted, today), []);
}

#[test]
fn sides_are_compared_where_both_were_measured_the_same_day() {
    assert_eq!(sides_differ(&series(&[60]), &series(&[71])), None);
    assert_eq!(sides_differ(&series(&[60]), &series(&[72])), Some(120));
    assert_eq!(sides_differ(&series(&[72]), &series(&[60])), Some(120));
    assert_eq!(
        sides_differ(&series(&[60, 60]), &series(&[90])),
        None,
        "not of one day"
    );
    assert_eq!(sides_differ(&series(&[60]), &[]), None);
}

#[test]
fn pain_is_less_only_by_two_points_and_by_a_third_nearly() {
    let is_less = |start: &[u8], now: &[u8]| {
        let start = start
            .iter()
            .zip(0..)
            .map(|(pain, day)| with_pain(day, *pain));
        let now = now
            .iter()
            .zip(0..)
            .map(|(pain, day)| with_pain(70 + day, *pain));
        let log = Log::new(start.chain(now).collect());
        Pains::of(&log, Day(MONDAY.0 + 80)).is_better_by().is_some()
    };
    assert!(is_less(&[6], &[4]));
    assert!(!is_less(&[7], &[5]), "29 %");
    assert!(is_less(&[7, 7, 7], &[5, 5, 4]));
    assert!(!is_less(&[3], &[2]), "one point");
    assert!(is_less(&[2], &[0]));
    assert!(!is_less(&[4], &[6]));
    // 6 and 2/3, less by exactly 30 %, as no rounded mean would have it.
    assert!(is_less(&[6, 7, 7], &[5, 5, 4, 5, 4, 5]));
    assert!(!is_less(&[6, 7, 7], &[5, 5, 5, 5, 4, 5]));
    assert!(!is_less(&[6], &[]), "there is but the start");
}

#[test]
fn pain_goes_week_by_week_as_it_was_said_after_sessions() {
    let mut before = with_pain(1, 0);
    (before.notes.before, before.notes.after) = (Pain::new(10), None);
    let said = [
        with_pain(0, 4),
        with_pain(2, 5),
        with_pain(6, 4),
        with_pain(21, 2),
        before,
    ];
    let pains = Pains::of(&Log::new(said.into()), Day(MONDAY.0 + 30));
    let week = |day: i64, tenths| Point {
        day: Day(MONDAY.0 + day),
        tenths,
    };
    assert_eq!(pains.points(), [week(0, 43), week(21, 20)]);
}

#[test]
fn pain_up_by_two_in_two_sessions_running_asks_for_a_pause() {
    for (said, is_up) in [
        (&[][..], false),
        (&[8], false),
        (&[8, 8], false),
        (&[2, 4], false),
        (&[2, 4, 4], true),
        (&[2, 4, 3], false),
        (&[2, 5, 4], true),
        (&[2, 4, 6], true),
        (&[2, 3, 4], false),
        (&[2, 4, 4, 4], true),
        (&[2, 4, 4, 3], false),
        (&[2, 4, 3, 5], false),
        (&[9, 10, 10], false),
        // However it creeps up.
        (&[0, 1, 2, 2], true),
        (&[2, 3, 3, 4], false),
        (&[2, 3, 3, 4, 5], true),
        (&[2, 1, 2, 3, 3], true),
    ] {
        assert_eq!(pains(said).is_up, is_up, "{said:?}");
    }
}

#[test]
fn what_pain_rose_from_is_no_good_day_of_more_than_four_weeks_ago() {
    for (days, is_up) in [([0, 14, 28, 30], true), ([0, 20, 40, 42], false)] {
        let said = days.into_iter().zip([0, 1, 2, 2]);
        let said = said.map(|(day, pain)| with_pain(day, pain));
        let pains = Pains::of(&Log::new(said.collect()), Day(MONDAY.0 + 50));
        assert_eq!(pains.is_up, is_up, "{days:?}");
    }
}
