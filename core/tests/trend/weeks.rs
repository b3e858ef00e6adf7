//! Weeks, streaks and sums, by the calendar of where the person was.

use super::*;

#[test]
fn all_that_was_done_is_counted_but_sessions_without_a_rep() {
    let mut none = entry(at(MONDAY, 9, 0));
    (none.outcome.left, none.outcome.right) = (0, 0);
    let mut log = log([0, 2, -7]);
    log.add(entry(at(Day(MONDAY.0 + 2), 19, 0)));
    log.add(none);
    let totals = Totals::of(&log);
    assert_eq!((totals.sessions, totals.reps), (4, 4 * 29));
    assert_eq!(totals.lasted, Duration::from_secs(4 * 275));
    assert_eq!(
        Weeks::of(&log, Day(MONDAY.0 + 6)).this_week(),
        2,
        "days, not sessions"
    );
    assert_eq!(Totals::of(&Log::default()), Totals::default());
}

#[test]
fn records_that_say_they_lasted_for_ever_add_up_to_for_ever() {
    let forever = |day: i64| {
        let mut entry = entry(at(Day(MONDAY.0 + day), 9, 0));
        entry.outcome.lasted = Duration::MAX;
        entry
    };
    let totals = Totals::of(&Log::new(vec![forever(0), forever(1)]));
    assert_eq!(totals.lasted, Duration::MAX);
}

#[test]
fn a_week_in_which_the_plan_was_met_lengthens_the_streak() {
    let three_weeks = log([-14, -12, -10, -7, -5, -3, 0, 2, 4]);
    assert_eq!(streak(&three_weeks, 4, 3), 3);
    assert_eq!(streak(&three_weeks, 3, 1), 3);
    assert_eq!(streak(&three_weeks, 4, 4), 0);
    assert_eq!(streak(&Log::default(), 4, 3), 0);
}

#[test]
fn the_present_week_breaks_nothing_until_it_is_over() {
    let log = log([-14, -12, -10, -7, -5, -3]);
    for today in 0..7 {
        assert_eq!(streak(&log, today, 3), 2, "day {today}");
    }
    assert_eq!(streak(&log, 7, 3), 0, "a whole week without");
}

#[test]
fn a_rest_day_breaks_nothing_and_a_week_short_of_the_plan_does() {
    assert_eq!(
        streak(&log([-7, -1, 0]), 6, 2),
        1,
        "Monday and Sunday were enough"
    );
    assert_eq!(
        streak(&log([-14, -13, -7, 0, 1]), 6, 2),
        1,
        "one day was too little"
    );
}

#[test]
fn a_session_at_half_past_midnight_is_that_days() {
    // In Berlin it is Monday, by UTC still Sunday.
    let night = Stamp {
        utc_ms: MONDAY.0 * DAY_MS - 30 * 60_000,
        offset_min: 60,
    };
    let log = Log::new(vec![entry(night)]);
    assert_eq!(Weeks::of(&log, MONDAY).this_week(), 1);
    let year: Vec<_> = Weeks::of(&log, MONDAY).year().collect();
    assert_eq!(year.last(), Some(&(52, 0, true)));
}

#[test]
fn a_flight_across_time_zones_changes_no_day() {
    // Monday evening in Tokyo, then Monday morning in Los Angeles, later.
    let tokyo = Stamp {
        offset_min: 540,
        ..at(MONDAY, 10, 0)
    };
    let los_angeles = Stamp {
        offset_min: -480,
        ..at(MONDAY, 18, 0)
    };
    let log = Log::new(vec![entry(tokyo), entry(los_angeles)]);
    assert_eq!(Weeks::of(&log, MONDAY).this_week(), 1);
    // Tuesday morning in Tokyo comes before Monday evening in Los Angeles.
    let tokyo = Stamp {
        offset_min: 540,
        ..at(MONDAY, 20, 0)
    };
    let los_angeles = Stamp {
        offset_min: -480,
        ..at(Day(MONDAY.0 + 1), 2, 0)
    };
    let measured = [lifted(tokyo, 60), lifted(los_angeles, 70)];
    assert_eq!(
        left_lifted(&measured, MONDAY),
        [(1, 70)],
        "the days still rise"
    );
    let log = Log::new(vec![entry(tokyo), entry(los_angeles)]);
    assert_eq!(Weeks::of(&log, MONDAY).this_week(), 2);
}

#[test]
fn the_hour_of_summer_time_moves_no_day() {
    // Berlin, 25 October 2026: 02:30 comes twice, and 23:30 is an hour later by UTC.
    let sunday = Day(MONDAY.0 - 8);
    let before = Stamp {
        offset_min: 120,
        ..at(sunday, 0, 30)
    };
    let after = Stamp {
        offset_min: 60,
        ..at(sunday, 1, 30)
    };
    let late = Stamp {
        offset_min: 60,
        ..at(sunday, 22, 30)
    };
    for stamp in [before, after, late] {
        assert_eq!(stamp.day(), sunday);
    }
    let log = Log::new(vec![entry(before), entry(after), entry(late)]);
    assert_eq!(Weeks::of(&log, sunday).this_week(), 1);
}

#[test]
fn the_31st_is_a_day_like_others() {
    let (october, november) = (Day(MONDAY.0 - 2), Day(MONDAY.0 - 1));
    assert_eq!((october.date().month, october.date().day), (10, 31));
    assert_eq!((november.date().month, november.date().day), (11, 1));
    let new_year = Day(20_819);
    assert_eq!(
        (
            new_year.date().year,
            new_year.date().month,
            new_year.date().day
        ),
        (2027, 1, 1)
    );
    assert_eq!(Day(new_year.0 - 1).date().day, 31);
    let log = Log::new(vec![
        entry(at(Day(new_year.0 - 1), 18, 0)),
        entry(at(new_year, 18, 0)),
    ]);
    assert_eq!(
        Weeks::of(&log, new_year).this_week(),
        2,
        "of one week, and two years"
    );
}

#[test]
fn a_wrong_clock_spoils_no_streak_and_no_series() {
    let wrong = [Day(0), Day(400), Day(MONDAY.0 + 2000), Day(2_932_896)];
    let mut with_wrong = log([-7, -5, 0]);
    for day in wrong {
        let mut entry = entry(at(day, 12, 0));
        entry.notes.after = Pain::new(9);
        with_wrong.add(entry);
    }
    assert_eq!(streak(&with_wrong, 0, 2), 1);
    assert_eq!(Weeks::of(&with_wrong, MONDAY).this_week(), 1);
    assert_eq!(
        Totals::of(&with_wrong).sessions,
        7,
        "they were done, whenever it was"
    );
    assert_eq!(Pains::of(&with_wrong, MONDAY), Pains::default());
    let days = [Day(0), Day(MONDAY.0 - 7), MONDAY, Day(MONDAY.0 + 2000)];
    let measured = days.map(|day| lifted(at(day, 12, 0), 60));
    assert_eq!(left_lifted(&measured, MONDAY), [(-7, 60), (0, 60)]);
    // And where it is this clock that is wrong, nothing fails.
    for today in [Day(0), Day(2_932_896)] {
        let weeks = Weeks::of(&with_wrong, today);
        assert_eq!((weeks.streak(3), weeks.year().count()), (0, 365));
    }
}

#[test]
fn the_year_ends_today_and_has_room_in_its_weeks() {
    for today in 0..14 {
        let today = Day(MONDAY.0 + today);
        let log = Log::new(vec![
            entry(at(Day(today.0 - 364), 12, 0)),
            entry(at(Day(today.0 - 365), 12, 0)),
            entry(at(today, 12, 0)),
        ]);
        let year: Vec<_> = Weeks::of(&log, today).year().collect();
        assert_eq!(year.len(), 365);
        let done: Vec<_> = year.iter().filter(|(_, _, is_done)| *is_done).collect();
        assert_eq!(done.len(), 2, "a year ago is not in it");
        assert_eq!(year[364], (52, today.weekday(), true));
        assert!(year.is_sorted() && year.iter().all(|(week, day, _)| *week < 53 && *day < 7));
    }
}
