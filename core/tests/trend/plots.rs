//! Series as they are drawn, dates, and what all of it costs.

use super::*;
use hamstretch_core::figure::{chart, table, year};
use hamstretch_core::words;

#[test]
fn a_plot_of_nothing_is_none_and_one_point_stands_in_the_middle() {
    assert_eq!(Plot::of_angles(&[], &[]), None);
    assert_eq!(Plot::of_pain(&[]), None);
    let one = Plot::of_angles(&series(&[62]), &[]).expect("a point");
    let (left, right) = Plot::ACROSS;
    assert_eq!(one.dots[0].0, (left + right) / 2);
    let two = Plot::of_angles(&series(&[62, 70]), &[]).expect("points");
    assert_eq!([two.dots[0].0, two.dots[1].0], [left, right]);
    assert!(two.dots[1].1 < two.dots[0].1, "more is higher");
    let tenths: Vec<u16> = two.lines.iter().map(|(tenths, _)| *tenths).collect();
    assert_eq!(tenths, [500, 600, 700]);
    let pain = Plot::of_pain(&series(&[0, 10])).expect("points");
    let (top, bottom) = Plot::DOWN;
    assert_eq!([pain.dots[0].1, pain.dots[1].1], [bottom, top]);
    assert_eq!(pain.band, None);
}

#[test]
fn the_scale_has_a_line_for_10_20_or_50_degrees_the_wider_the_coarser() {
    let lines = |degrees: &[u16]| -> Vec<u16> {
        let plot = Plot::of_angles(&series(degrees), &[]).expect("points");
        plot.lines.iter().map(|(tenths, _)| tenths / 10).collect()
    };
    assert_eq!(lines(&[60, 80]), [50, 60, 70, 80]);
    // What is normal for 48 begins at 40.
    assert_eq!(lines(&[48, 80]), [40, 50, 60, 70, 80]);
    assert_eq!(lines(&[48, 81]), [40, 60, 80, 100]);
    assert_eq!(lines(&[28, 110]), [20, 40, 60, 80, 100, 120]);
    assert_eq!(lines(&[28, 111]), [0, 50, 100, 150]);
}

#[test]
fn a_value_is_written_where_its_line_does_not_run_and_there_is_room() {
    let (top, bottom) = Plot::DOWN;
    for (tenths, neighbour, is_above) in [
        (50, 20, true),
        (50, 50, true),
        (50, 80, false),
        // At the top there is room for it beneath alone, and at the bottom above.
        (100, 50, false),
        (92, 50, false),
        (91, 50, true),
        (17, 50, false),
        (16, 50, true),
        (0, 50, true),
    ] {
        let point = |(tenths, day)| Point {
            day: Day(MONDAY.0 + day),
            tenths,
        };
        let points = [(tenths, 0), (neighbour, 7)].map(point);
        let plot = Plot::of_pain(&points).expect("points");
        let written = plot.beside(0, 1);
        assert_eq!(written < plot.dots[0].1, is_above, "{tenths} {neighbour}");
        assert!((top..=bottom).contains(&written), "{tenths} {neighbour}");
    }
}

#[test]
fn both_legs_are_on_one_scale() {
    let (left, right) = (series(&[58, 67]), series(&[62, 95]));
    let plots = [(&left, &right), (&right, &left)]
        .map(|(one, other)| Plot::of_angles(one, other).expect("points"));
    assert_eq!(plots[0].lines, plots[1].lines);
    assert!(
        plots[0].dots[0].1 > plots[1].dots[0].1,
        "58 lies beneath 62"
    );
    // The other leg alone is no reason to draw this one.
    assert_eq!(Plot::of_angles(&[], &right), None);
}

fn count(text: &str, piece: &str) -> usize {
    text.matches(piece).count()
}

#[test]
fn a_chart_has_its_values_and_days_at_its_ends() {
    for degrees in [&[62][..], &[62, 70], &[62, 70, 55]] {
        let points = series(degrees);
        let plot = Plot::of_angles(&points, &[]).expect("there are points");
        let text = chart(&plot, words::angle);
        assert_eq!(count(&text, "class=value"), degrees.len().min(2));
        for end in [0, degrees.len() - 1] {
            let value = format!(">{}°</text>", degrees[end]);
            let day = format!(">{}</text>", words::date(points[end].day));
            assert!(text.contains(&value) && text.contains(&day), "{text}");
        }
    }
}

#[test]
fn a_table_has_a_row_for_each_point_and_one_that_says_what_the_columns_are_of() {
    for degrees in [&[62][..], &[62, 70, 55]] {
        let points = series(degrees);
        let text = table(&points, words::ANGLE_COLUMNS, words::angle);
        assert_eq!(count(&text, "<tr>"), degrees.len() + 1);
        assert!(text.starts_with("<tr><th scope=col>Day<th scope=col>Angle<tr>"));
        for (point, degrees) in points.iter().zip(degrees) {
            let row = format!("{}<td>{degrees}°", words::date(point.day));
            assert!(text.contains(&row), "{row} in {text}");
        }
    }
}

#[test]
fn a_chart_of_ten_years_is_no_longer_than_a_screen_can_bear() {
    let points: Vec<Point> = (0..3650)
        .map(|day| Point {
            day: Day(MONDAY.0 + day),
            tenths: 600 + (day % 90) as u16,
        })
        .collect();
    let plot = Plot::of_angles(&points, &[]).expect("there are points");
    assert!(plot.points.len() <= Plot::MOST && chart(&plot, words::angle).len() < 5_000);
}

#[test]
fn what_is_too_much_for_a_chart_is_drawn_as_the_means_of_as_few_weeks_as_fit() {
    for (weeks, together) in [(20, 1), (118, 1), (119, 2), (236, 2), (237, 3)] {
        // Every day of some weeks is the same, and of the next ones a tenth more.
        let part = |day: i64| 600 + (day / 7 / together) as u16;
        let days = 7 * weeks;
        let points = (0..days).map(|day| Point {
            day: Day(MONDAY.0 + day),
            tenths: part(day),
        });
        let points: Vec<Point> = points.collect();
        let plot = Plot::of_angles(&points, &[]).expect("points");
        let drawn: Vec<u16> = plot.points.iter().map(|point| point.tenths).collect();
        let mut means: Vec<u16> = (part(0)..=part(days - 1)).collect();
        // The first day and the last are drawn by themselves.
        means.insert(0, part(0));
        means.push(part(days - 1));
        assert_eq!(drawn, means, "{weeks} weeks");
    }
}

#[test]
fn the_year_has_a_square_a_day() {
    let weeks = Weeks::of(&log([-1, -3, -200]), MONDAY);
    let text = year(&weeks, MONDAY);
    // And one around today.
    assert_eq!(count(&text, "h5v5h-5z"), 365 + 1);
    let (_, done) = text.split_once("year-done").expect("a path");
    let (done, _) = done.split_once("year-today").expect("another");
    assert_eq!(count(done, "h5v5h-5z"), 3);
    assert_eq!((weeks.since(), weeks.days_done()), (Day(MONDAY.0 - 364), 3));
}

proptest! {
    #[test]
    fn whatever_was_measured_lies_on_its_plot(
        steps in prop::collection::vec((1..400_i64, 0..=150_u16), 1..600),
        as_pain in any::<bool>(),
    ) {
        let mut day = MONDAY;
        let points: Vec<Point> = steps.into_iter().map(|(days, degrees)| {
            day = Day(day.0 + days);
            let most = if as_pain { 100 } else { 1500 };
            Point { day, tenths: (degrees * 10).min(most) }
        }).collect();
        let plot = match as_pain {
            true => Plot::of_pain(&points),
            false => Plot::of_angles(&points, &[]),
        };
        let plot = plot.expect("there are points");
        prop_assert!(plot.points.len() <= Plot::MOST);
        prop_assert_eq!(plot.points.first(), points.first());
        prop_assert_eq!(plot.points.last(), points.last());
        prop_assert!(plot.points.is_sorted_by(|one, two| one.day < two.day));
        prop_assert!((2..=7).contains(&plot.lines.len()), "{:?}", plot.lines);
        let (left, right) = Plot::ACROSS;
        let (top, bottom) = Plot::DOWN;
        for (across, down) in &plot.dots {
            prop_assert!((left..=right).contains(across) && (top..=bottom).contains(down));
        }
        if let Some((begins, ends)) = plot.band {
            prop_assert!(top <= begins && begins < ends && ends <= bottom);
        }
        for dot in [0, plot.dots.len() - 1] {
            let written = plot.beside(dot, plot.dots.len() / 2);
            prop_assert!((0..=bottom).contains(&written));
        }
    }
}

/// Printed with `--release -- --nocapture trend_of_ten_years`.
#[test]
fn the_trend_of_ten_years_of_days_has_them_all() {
    let days = 0..3650_i64;
    let entries: Vec<Entry> = days
        .clone()
        .map(|day| with_pain(day - 3650, (day % 7) as u8))
        .collect();
    let log = Log::new(entries);
    let in_order = |day: i64| {
        lifted(at(Day(MONDAY.0 - 300 + day % 300), day / 300, 0), 60).with(
            Leg::Right,
            By::Assisted,
            Angle::new(80),
        )
    };
    let mut measured: Vec<Measured> = days.map(in_order).collect();
    measured.sort_unstable_by_key(|measured| measured.at);
    let weeks = Weeks::of(&log, MONDAY);
    let totals = Totals::of(&log);
    let done = weeks.year().filter(|(_, _, is_done)| *is_done).count();
    let streak = weeks.streak(3);
    let drawn = pain_charts(&log, MONDAY).len() + angle_charts(&measured, MONDAY).len();
    assert_eq!((totals.sessions, done, drawn), (3650, 364, 3));
    assert_eq!(streak, 522);
}
